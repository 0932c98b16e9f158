// Telling words: what stands around words said and tells who says them, or where they end.
//   taxes would rise, |citing| the deficit      an aside: back to who says it
//   the claim that it was “rotten” was |made| by Lee
//   “Wait.” Lee |rose|. “We won.”               a gesture of the speaker
//   “Never” was Lee’s |answer|.                an utterance
//   Schools ‘on their knees’ – |union|          a body that speaks in headlines
//   he |saw| profits fall                       a verb of perception: what one sees happen is no report
//   in a |video| |posted| on Telegram           a document, and what was done with it
//   After the |match| Lee said …                a venue: a name behind it begins a phrase of its own
//   he paid nothing, |something| Lee denies     a resumption: what takes up the clause before
//   seated according to |rank|                 a measure, and no source
//   the firm found |itself| alone              a reflexive: what one finds oneself to be is no report
//   the |data| show rents fell                 many: a plural without its ending
//   “We won,” said Lee |after| the match.       a time, a manner, an occasion: of the verb, and no part of the name
//   |Said| Lee: “We won.”                       an opening verb: who speaks stands between it and the colon
//   |Hardly| anyone said so                     nearly: how many of all or of none
//   “Never,” |came| the reply from Lee          an arrival: a verb of what is said, whose subject stands behind it
//   |Breaking|: rents fall, Lee says            a heading: a word before a colon that names nobody (not_speakers.tsv)
//   “Who is there?” |Nobody| answered.          nobody: who is denied to have spoken
//   the |court| heard that Lee left             a hearing: what it hears, others say
//   the king is |said| to be ill                a rumour: whoever is spoken of, others say it
//   said |more than| forty had left             counting: how exact a number behind it is
//   the watchdog |received| complaints that …   receiving: its subject hears what others say
//   “Never” |became| the phrase of the year     linking: a verb that says what something is, and nobody speaks
//   said it was over, but the judge |disagreed| dissent: what somebody else says to it
//   said the data were thin and |showed| bias   proof: what things do, too
//   Lee |heard| from Moss that rents rose       a learning: what it tells comes from whom “from” names
//   the driver, |identified| as Lee, said       an identifying: a name follows “as”
//   “Yes,” she |replied|.                        a replying: who was asked speaks
//   residents |told| to leave                   bidding: it must have somebody it is said to
//   Norvane closed. The |firm| said …           an epithet: may mean whoever was named before
//   Kent |Police| came. The |force| said …      policing: what a body of police is called
//   “We stay.” The |speaker| was Ann Lee.        an utterer: who said the words right before
//   the bank |moved| it into a “special vehicle” doing: what is done to things, and no report
#pragma once

#include <cstdint>

#include "onrecord/segment/word_table.hpp"

namespace onrecord::attribution {

class TellingWords {
 public:
  static constexpr std::uint32_t aside = 1U << 0;
  static constexpr std::uint32_t maker = 1U << 1;
  static constexpr std::uint32_t gesture = 1U << 2;
  static constexpr std::uint32_t time = 1U << 3;
  static constexpr std::uint32_t manner = 1U << 4;
  static constexpr std::uint32_t occasion = 1U << 5;
  static constexpr std::uint32_t utterance = 1U << 6;
  static constexpr std::uint32_t body = 1U << 7;
  static constexpr std::uint32_t perception = 1U << 8;
  static constexpr std::uint32_t document = 1U << 9;
  static constexpr std::uint32_t published = 1U << 10;
  static constexpr std::uint32_t venue = 1U << 11;
  static constexpr std::uint32_t resumption = 1U << 12;
  static constexpr std::uint32_t measure = 1U << 13;
  static constexpr std::uint32_t reflexive = 1U << 14;
  static constexpr std::uint32_t many = 1U << 15;
  static constexpr std::uint32_t opening = 1U << 16;
  static constexpr std::uint32_t nearly = 1U << 17;
  static constexpr std::uint32_t arrival = 1U << 18;
  static constexpr std::uint32_t heading = 1U << 19;
  static constexpr std::uint32_t hearing = 1U << 20;
  static constexpr std::uint32_t nobody = 1U << 21;
  static constexpr std::uint32_t counting = 1U << 22;
  static constexpr std::uint32_t receiving = 1U << 23;
  static constexpr std::uint32_t dissent = 1U << 24;
  static constexpr std::uint32_t proof = 1U << 25;
  static constexpr std::uint32_t linking = 1U << 26;
  static constexpr std::uint32_t rumour = 1U << 27;
  static constexpr std::uint32_t identifying = 1U << 28;
  static constexpr std::uint32_t replying = 1U << 29;
  static constexpr std::uint32_t learning = 1U << 30;
  static constexpr std::uint32_t epithet = 1U << 31;
  static constexpr std::uint64_t departing = std::uint64_t{1} << 32;
  static constexpr std::uint64_t making = std::uint64_t{1} << 33;
  static constexpr std::uint64_t bidding = std::uint64_t{1} << 34;
  static constexpr std::uint64_t policing = std::uint64_t{1} << 35;
  static constexpr std::uint64_t utterer = std::uint64_t{1} << 36;
  static constexpr std::uint64_t doing = std::uint64_t{1} << 37;

  // Those of en/telling_words.tsv and en/not_speakers.tsv, read once.
  static const TellingWords& english();

  bool has(const segment::Token& token, std::uint64_t role) const { return (roles_.of(token) & role) != 0; }

 private:
  TellingWords();

  segment::WordTable<std::uint64_t> roles_;
};

}  // namespace onrecord::attribution
