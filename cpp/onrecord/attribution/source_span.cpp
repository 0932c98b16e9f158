// Tested by tests/python/test_attribution.py on tests/cases/attribution.jsonl.
#include "onrecord/attribution/source_span.hpp"

#include <algorithm>

#include "onrecord/attribution/telling_words.hpp"

namespace onrecord::attribution {

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
    const bool is_adjunct = words.has(token, TellingWords::time) ||
                            (is_named && words.has(token, TellingWords::manner)) ||
                            (is_named && is_occasion && words.has(token, TellingWords::occasion));
    if (is_adjunct) return {phrase.begin, i};
  }
  return phrase;
}

}  // namespace onrecord::attribution
