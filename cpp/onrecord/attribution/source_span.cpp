// Tested by tests/python/test_attribution.py on tests/cases/attribution.jsonl.
#include "onrecord/attribution/source_span.hpp"

#include <algorithm>

#include "onrecord/attribution/mentions.hpp"
#include "onrecord/attribution/phrases.hpp"
#include "onrecord/attribution/telling_words.hpp"

namespace onrecord::attribution {

namespace {

// Said Lee of |his partner|, of |Ann Ray|, of |the plan|: what is spoken of, and not whose (Lee of |the Treasury|, of
// |the union|).
bool is_subject_matter(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  using Word = WordClass;
  if (reading.is(i, Word::possessive)) return reading.token(i).kind == segment::TokenKind::word;
  const entities::Mention* const mention = mention_at(reading, reading.token(i).begin);
  if (mention != nullptr && mention->type == entities::EntityType::person) return true;
  const auto matter = phrase_at(reading, i, last);
  if (!matter || !reading.is(i, Word::determiner) || reading.any(matter->core, Word::name_like)) return false;
  return !is_body(reading, matter->core);
}

// Said the bank |in a statement|, |in its annual report|: what somebody says it in, whoever he is.
bool names_document(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  constexpr std::uint32_t longest = 3;  // tokens before the document
  const auto& words = TellingWords::english();
  for (std::uint32_t k = i; k < std::min(last, i + longest + 1); ++k) {
    if (words.has(reading.token(k), TellingWords::document)) return true;
  }
  return false;
}

// The bank |on Friday|, |in May|: a day or a month belongs to the verb, whatever the noun before it.
bool is_day(const Reading& reading, std::uint32_t i) {
  using Word = WordClass;
  const bool is_month = reading.word(i) == "in" && reading.token(i + 1).is(segment::TokenShape::capitalized);
  if ((reading.word(i) != "on" && !is_month) || !reading.is(i + 1, Word::time_word)) return false;
  return i + 2 >= reading.tokens().size() || !reading.is(i + 2, Word::possessive);  // for |Thursday’s| meeting
}

// Vows bank |after| outage: a body of one word, and when.
bool is_time_of_body(const Reading& reading, std::uint32_t first, std::uint32_t i) {
  const auto& words = TellingWords::english();
  return i == first + 1 && words.has(reading.token(first), TellingWords::body) &&
         words.has(reading.token(i), TellingWords::time);
}

constexpr std::uint32_t reach = 12;  // tokens

// A user called |“barfly77”| posted: the name in marks right behind “called” goes with the phrase.
segment::TokenRange with_marked_name(const Reading& reading, segment::TokenRange phrase) {
  const auto count = static_cast<std::uint32_t>(reading.tokens().size());
  std::uint32_t end = phrase.end;
  if (end >= count || reading.word(end - 1) != "called" || reading.marked[end] == 0) return phrase;
  const std::uint32_t mark = reading.marked[end];
  while (end < count && reading.marked[end] == mark) ++end;
  return {phrase.begin, end};
}

}  // namespace

segment::TokenRange without_day(const Reading& reading, segment::TokenRange phrase) {
  const std::uint32_t last = std::min(phrase.end, phrase.begin + reach);
  for (std::uint32_t i = phrase.begin + 1; i + 1 < last; ++i) {
    if (is_day(reading, i)) return {phrase.begin, i};
  }
  return with_marked_name(reading, phrase);
}

namespace {

// Shouted Lee |at the referee|, |at Ann Ray|: at whom.
bool is_target(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  if (reading.word(i) != "at") return false;
  const auto target = phrase_at(reading, i + 1, last);
  return target && is_somebody(reading, *target);
}

// Shouted Lee |from the dock|, |on the stairs|: where he stood.
bool is_spot(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  if (i + 2 >= last || !reading.is(i + 1, WordClass::determiner | WordClass::possessive)) return false;
  const auto spot = core_at(reading, i + 1, last);  // from the delivery |room|
  return TellingWords::english().has(reading.token(i + 2), TellingWords::venue) ||
         (spot && TellingWords::english().has(reading.token(spot->core.end - 1), TellingWords::venue));
}

// Wrote the actor |under a picture|, |beneath a photograph| of her wife: where the words stand.
bool is_below(const Reading& reading, std::uint32_t i) {
  const std::string_view word = reading.word(i);
  return (word == "under" || word == "beneath" || word == "below" || word == "beside" || word == "alongside") &&
         reading.is(i + 1, WordClass::determiner | WordClass::possessive);
}

// Is the preposition at `i` the verb's? `is_somebody`: whether only people and names stand before it.
bool begins_adjunct(const Reading& reading, segment::TokenRange phrase, std::uint32_t i, bool is_somebody) {
  const auto& words = TellingWords::english();
  const auto& token = reading.token(i);
  if (is_day(reading, i) || is_time_of_body(reading, phrase.begin, i)) return true;
  // In |a| statement, in |her| letter; but Lee in Paris, Lee at the Treasury.
  const std::string_view next = reading.word(i + 1);
  const bool is_occasion = words.has(token, TellingWords::occasion) &&
                           (next == "a" || next == "an" || reading.is(i + 1, WordClass::possessive));
  if (is_occasion && names_document(reading, i + 2, phrase.end)) return true;
  if (!is_somebody) return false;
  if (words.has(token, TellingWords::time) || is_target(reading, i, phrase.end)) return true;
  if (is_below(reading, i)) return true;
  if (!reading.is(i - 1, WordClass::name_like)) return false;
  if (reading.word(i) == "of" && is_subject_matter(reading, i + 1, phrase.end)) return true;
  return is_occasion || words.has(token, TellingWords::manner) || is_spot(reading, i, phrase.end);
}

// Tweeted Lee |Friday|, wrote Lee |Friday| in a letter: where a day right behind who does it begins; the end of the
// phrase where none does.
std::uint32_t before_weekday(const Reading& reading, segment::TokenRange phrase) {
  const std::uint32_t last = std::min(phrase.end, phrase.begin + reach);
  for (std::uint32_t i = phrase.begin + 1; i < last; ++i) {
    if (!is_weekday(reading, i) || !reading.is(i - 1, WordClass::name_like | WordClass::person_noun)) continue;
    if (i + 1 == phrase.end || reading.is(i + 1, WordClass::preposition)) return i;
  }
  return phrase.end;
}

}  // namespace

segment::TokenRange without_adjuncts(const Reading& reading, segment::TokenRange phrase) {
  phrase.end = before_weekday(reading, phrase);
  const std::uint32_t last = std::min(phrase.end, phrase.begin + reach);
  bool is_somebody = true;  // so far: “a report for Oxfam |on| the dam” is none
  for (std::uint32_t i = phrase.begin + 1; i + 1 < last; ++i) {
    if (!reading.is(i, WordClass::preposition)) continue;
    if (reading.token(i - 1).kind == segment::TokenKind::handle) return {phrase.begin, i};  // @ann |at| noon
    is_somebody = is_somebody && reading.is(i - 1, WordClass::name_like | WordClass::person_noun);
    if (begins_adjunct(reading, phrase, i, is_somebody)) return {phrase.begin, i};
  }
  return phrase;
}

segment::TokenRange source_of_report(const Reading& reading, const Cue& cue, segment::TokenRange phrase) {
  const bool is_inverted = phrase.begin >= cue.tokens.end && cue.kind == CueClass::verb;
  return is_inverted ? without_adjuncts(reading, phrase) : without_day(reading, phrase);
}

}  // namespace onrecord::attribution
