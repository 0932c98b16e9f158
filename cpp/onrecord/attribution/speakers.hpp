// Speakers: the entity behind the words that name a source. A name is its mention; “he” and “she” are the last agreeing
// person who acted or spoke; “the mayor, Ann Lee,” is the mention behind it, “the senator” the one person the document
// introduces as a senator. Where more than one could be meant there is none: never a guess dressed as a fact.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "onrecord/attribution/reading.hpp"
#include "onrecord/quotes/quote.hpp"

namespace onrecord::attribution {

// How the entity of a speaker was found, or why there is none.
enum class Link : std::uint8_t {
  no_speaker,      // the quote names none
  name,            // the mention that holds the name's head
  role,            // “the senator”: one person alone is introduced as one
  last_speaker,    // the pronoun goes on with who spoke last
  actor,           // the pronoun's nearest agreeing mention that acts
  only_one,        // the only agreeing mention near the pronoun
  antecedent,      // whom the clause of a relative pronoun belongs to
  outer_speaker,   // “I”: who speaks the words around it
  apposition,      // the mention that stands right behind the words for him
  no_mention,      // no known name, and no role of one person alone
  several_names,   // the words name more than one
  several_bear,    // several persons are introduced by this role
  nobody,          // the pronoun stands for nobody the text names
  no_antecedent,   // no known name, or more than one, is whom the relative pronoun's clause belongs to
  unnamed_before,  // it goes on with a speaker without a name
  none_agrees,     // nobody near agrees with the pronoun
  several_agree,   // more than one near agrees, and none of them acts
  any_group,       // one group near agrees, but “they” may be one without a name
};
std::string_view name(Link link);  // "last-speaker"

struct Referent {
  std::optional<std::uint32_t> entity;
  Link link = Link::no_speaker;
  std::optional<TextSpan> by;     // the mention, or the last speaker's words, that it was found by or might have been
  std::optional<TextSpan> other;  // where several might have been: a mention of another one
};

// The referents of pronouns and roles of a language, read from en/pronouns.tsv.
class SpeakerLinker {
 public:
  SpeakerLinker();

  // Sets `speaker_entity` of each quote that has a speaker. `quotes` by begin. Linear. `referents`: receives, by
  // quote, how.
  void link(const Reading& reading, std::vector<quotes::Quote>& quotes,
            std::vector<Referent>* referents = nullptr) const;

  // What a pronoun asks of its referent.
  enum class Pronoun : std::uint8_t { male, female, plural, thing, relative, relative_thing, nobody, own };

 private:
  segment::WordTable<Pronoun> pronouns_;
};

}  // namespace onrecord::attribution
