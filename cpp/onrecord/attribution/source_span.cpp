// Tested by tests/python/test_attribution.py on tests/cases/attribution.jsonl.
#include "onrecord/attribution/source_span.hpp"

#include <algorithm>

#include "onrecord/attribution/phrases.hpp"
#include "onrecord/attribution/telling_words.hpp"

namespace onrecord::attribution {

namespace {

// Said Lee of |his partner|, of |the plan|: what is spoken of, and not whose (Lee of |the Treasury|, of |the union|).
bool is_subject_matter(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  using Word = WordClass;
  if (reading.is(i, Word::possessive)) return reading.token(i).kind == segment::TokenKind::word;
  const auto matter = phrase_at(reading, i, last);
  if (!matter || !reading.is(i, Word::determiner) || reading.any(matter->core, Word::name_like)) return false;
  return !TellingWords::english().has(reading.token(matter->core.end - 1), TellingWords::body);
}

}  // namespace

segment::TokenRange without_adjuncts(const Reading& reading, segment::TokenRange phrase) {
  using Word = WordClass;
  constexpr std::uint32_t reach = 12;
  const auto& words = TellingWords::english();
  const std::uint32_t last = std::min(phrase.end, phrase.begin + reach);
  for (std::uint32_t i = phrase.begin + 1; i + 1 < last; ++i) {
    const auto& token = reading.token(i);
    if (!reading.is(i, Word::preposition)) continue;
    const bool is_named = reading.is(i - 1, Word::name_like);
    if (!is_named && !reading.is(i - 1, Word::person_noun)) return phrase;
    // In |a| statement, in |her| letter; but Lee in Paris, Lee at the Treasury.
    const std::string_view next = reading.word(i + 1);
    const bool is_occasion = next == "a" || next == "an" || reading.is(i + 1, Word::possessive);
    const bool is_matter = is_named && reading.word(i) == "of" && is_subject_matter(reading, i + 1, phrase.end);
    const bool is_adjunct = is_matter || words.has(token, TellingWords::time) ||
                            (is_named && words.has(token, TellingWords::manner)) ||
                            (is_named && is_occasion && words.has(token, TellingWords::occasion));
    if (is_adjunct) return {phrase.begin, i};
  }
  return phrase;
}

}  // namespace onrecord::attribution
