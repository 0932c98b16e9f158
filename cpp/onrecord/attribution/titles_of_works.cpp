// Titles of works among marked words: by the words before and behind them, and by the title that a list opens with.
// Tested by tests/python/test_quotes.py on tests/cases/quotes.jsonl.
#include "onrecord/attribution/titles_of_works.hpp"

#include <algorithm>

#include "onrecord/attribution/phrases.hpp"
#include "onrecord/attribution/speech.hpp"
#include "onrecord/attribution/telling_words.hpp"
#include "onrecord/text/chars.hpp"

namespace onrecord::attribution {
namespace {

using segment::TokenRange;
using Word = WordClass;

// “Blue Harbor”, “Today”: several words with capitals, or one.
bool may_be_title(const Features& features) {
  return features.has("title-case") || (features.has("words=1") && features.has("first=upper"));
}

// told |“Good Morning Britain”| that, told |the “Mail”| that: who is told something.
bool is_told_of(const Reading& reading, const Place& place, const Features& features) {
  if (!may_be_title(features) || place.after().empty() || reading.word(place.tokens.end) != "that") return false;
  const std::uint32_t before = place.tokens.begin - 1;
  return reading.word(reading.is(before, Word::determiner) ? before - 1 : before) == "told";
}

// said on “Meet the Press.” And with whose it is: on NBC’s “Morning Light,” in the Globe’s “Late Edition”.
bool is_programme(const Reading& reading, const Place& place, const Features& features) {
  const bool is_word = features.has("words=1") && features.has("first=upper") &&
                       reading.is(place.tokens.begin - 1, Word::possessive);  // on NBC's “Today”
  if (!is_word && !features.has("title-case")) return false;
  constexpr std::uint32_t longest_owner = 5;
  std::uint32_t i = place.tokens.begin;
  const std::uint32_t limit = std::max(place.sentence.begin + 1, i - std::min(i, longest_owner));
  if (i > limit && reading.is(i - 1, Word::possessive) && !reading.token(i - 1).is_word()) {
    --i;
    while (i > limit && reading.is(i - 1, Word::name_like)) --i;
  }
  if (i <= limit) return false;
  const bool is_owned = i < place.tokens.begin;  // told |CNN’s| “State of the Union”
  return reading.word(i - 1) == "on" || (is_owned && reading.word(i - 1) == "told");
}

// Is there a verb in the range that reports more often than not?
bool has_cue_between(const std::vector<Cue>& cues, TokenRange range) {
  for (std::uint32_t i = first_cue_from(cues, range.begin); i < cues.size() && cues[i].tokens.begin < range.end; ++i) {
    if (cues[i].strength() >= 0.45F) return true;
  }
  return false;
}

// |a book called| “Damp”: behind a thing with its article.
bool is_called(const Reading& reading, std::uint32_t word) {
  return word >= 2 && reading.is(word - 1, Word::noun) && !reading.is(word - 1, Word::person_noun) &&
         reading.is(word - 2, Word::determiner) && !reading.is(word, Word::noun);
}

// nicknamed |the crane| “Long Tom”, |the single| “Stoop”: a noun right behind its article or owner.
bool is_owned_noun(const Reading& reading, std::uint32_t word) {
  return word >= 2 && reading.is(word, Word::noun) && reading.is(word - 1, Word::determiner | Word::possessive);
}

// The dish is called “Angels on Horseback”: by nobody.
bool is_called_so(const Reading& reading, const Place& place) {
  return reading.word(place.tokens.begin - 1) == "called" && reading.is(place.tokens.begin - 2, Word::be) &&
         !has_by_behind(reading, place);
}

// opened with “The Lark”|, and| “Night Sky”: where the words between two titles begin, behind their comma.
std::uint32_t link_between(const Reading& reading, TokenRange between) {
  return !between.empty() && is_comma(reading, between.begin) ? between.begin + 1 : between.begin;
}

// |the single| “Stoop.”, |a book called| “Damp”: a thing right before the word in the marks, which may name it.
bool is_behind_thing(const Reading& reading, const Place& place) {
  const std::uint32_t noun = place.tokens.begin - 1;
  if (is_comma(reading, noun - 1)) return true;  // the spot, |titled| “Hope”
  return is_called(reading, noun) ? place.last_inside != U'!' : is_owned_noun(reading, noun);
}

// “Who's next?” asks the poster |for “Night Fall”|: no words of saying are left for it. He slept |through “What's Up,
// Doc?”| and left.
bool is_governed(const Place& place, const Features& features, bool is_reported) {
  if (!features.has("before=preposition")) return false;
  if (place.after().empty()) return features.has("marks-before") && features.has("last=none");
  return !is_reported && features.has("last=question");
}

// opened with “Lark” |and closed with| “Dove”: what begins at `link` between two titles goes on with a list of such.
bool goes_on_with_titles(const Reading& reading, const std::vector<Cue>& cues, const Features& features,
                         TokenRange between, std::uint32_t link) {
  // closed with “The Lark”|, then came back for| “Night Sky”
  const bool goes_on = link > between.begin || reading.is(link, Word::coordinator);
  if (goes_on && reading.word(between.end - 1) == "with") return true;
  if (goes_on && features.has("before=preposition") && !has_cue_between(cues, between)) return true;
  constexpr std::uint32_t verb = Word::finite | Word::verb_ing | Word::verb_participle;
  return reading.is(link, Word::coordinator) && !reading.any({link, between.end}, verb);
}

// Her novels |include| “What Now?”
bool is_include(const Reading& reading, std::uint32_t i) {
  const std::uint32_t verb = reading.token(i).folded;
  return verb == text::hash_of("include") || verb == text::hash_of("included");
}

}  // namespace

bool has_by_behind(const Reading& reading, const Place& place) {
  return !place.after().empty() && reading.word(place.tokens.end) == "by";
}

bool is_tied_title(const Reading& reading, const std::vector<Cue>& cues, const Place& place, const Features& features) {
  const std::uint32_t before = place.tokens.begin - 1;
  if (!may_be_title(features) || place.before().size() < 2 || !reading.token(before).is_word()) return false;
  if (place.last_inside == U'!' || place.last_inside == U'?') return false;
  if (reading.token(before).is(segment::TokenShape::capitalized) || reading.word(before) == "as") return false;
  if (TellingWords::english().has(reading.token(before), TellingWords::doing)) return true;
  const std::uint32_t next = first_cue_from(cues, place.tokens.begin);
  const bool is_cue = next > 0 && cues[next - 1].tokens.end == place.tokens.begin && cues[next - 1].strength() >= 0.1F;
  constexpr std::uint32_t other = Word::be | Word::auxiliary | Word::noun | Word::complementizer;
  if (is_cue || reading.is(before, other)) return false;
  return is_finite_verb(reading, before) ||
         (reading.is(before, Word::preposition | Word::any_verb) && !reading.is(before, Word::adjective));
}

// opened with “The Lark” |and an encore of| “Night Sky”: one more title of a list.
bool SpeechModel::is_next_title(const Reading& reading, const std::vector<Cue>& cues, const Place& before,
                                const Place& place, const Features& features) {
  constexpr std::uint32_t longest = 7;  // tokens between the two
  const TokenRange between{before.tokens.end, place.tokens.begin};
  if (between.begin > between.end || between.size() > longest || place.before().empty()) return false;
  const bool is_pair = between.size() == 1 && reading.is(between.begin, Word::coordinator);
  if (!may_be_title(features) || (features.has("last=question") && !is_pair)) return false;
  if (between.begin >= place.sentence.end || before.tokens.begin < place.sentence.begin) return false;
  const std::uint32_t link = link_between(reading, between);
  if (link == between.end) return link > between.begin || before.last_inside == U',';
  return goes_on_with_titles(reading, cues, features, between, link);
}

// the BBC’s “Today” |programme|, “You” |magazine|: the word for a work right behind a title.
bool SpeechModel::is_before_work(const Reading& reading, const Place& place, const Features& features) const {
  const TokenRange after = place.after();
  if (after.empty() || !features.has("last=none") || !features.has("first=upper") || !may_be_title(features))
    return false;
  const auto* naming = naming_.find(reading.token(after.begin));
  return naming != nullptr && *naming == "naming=work" && !reading.is(after.begin, Word::verb_past | Word::verb_third);
}

// NBC’s “Morning Light”, known as “Dead Man’s Mile”, the film “Blue Harbor”, said on “Meet the Press”.
bool SpeechModel::is_title(const Reading& reading, const Place& place, const Features& features,
                           bool is_reported) const {
  if (is_programme(reading, place, features) || is_told_of(reading, place, features) ||
      is_before_work(reading, place, features))
    return true;
  if (features.has("words=1") && features.has("first=upper"))  // the single “Stoop.”
    return is_behind_thing(reading, place) && names_a_work(reading, place.tokens.begin - 1);
  return features.has("title-case") && is_title_in_capitals(reading, place, features, is_reported);
}

// NBC’s |“Morning Light”|, but not “morning light”: what may be a title by its capitals, by the words beside it.
bool SpeechModel::is_title_in_capitals(const Reading& reading, const Place& place, const Features& features,
                                       bool is_reported) const {
  if (is_called_so(reading, place)) return true;
  const std::uint32_t word = place.tokens.begin - 1;
  if (!is_reported && reading.is(word, Word::possessive)) return true;
  const bool is_named = reading.word(word) == "as" || is_owned_noun(reading, word);
  // The choir closed with “Silent Night”
  if (reading.word(word) == "with" && !features.has("last=question")) return true;
  if (is_governed(place, features, is_reported)) return true;
  if (is_include(reading, word) && names_a_work(reading, word - 1)) return true;
  return (is_named && features.has("naming=term")) || is_version(reading, word) ||
         is_met_as_work(reading, word, place.tokens.end) || names_a_work(reading, word);
}

}  // namespace onrecord::attribution
