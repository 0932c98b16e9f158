// Tested by tests/python/test_attribution.py on tests/cases/attribution.jsonl.
#include "onrecord/attribution/mentions.hpp"

#include <algorithm>
#include <iterator>

#include "onrecord/attribution/phrases.hpp"
#include "onrecord/attribution/places.hpp"

namespace onrecord::attribution {

using entities::Mention;
using segment::TokenRange;
using Word = WordClass;

const Mention* mention_at(const Reading& reading, std::uint32_t offset) {
  const auto& mentions = reading.evidence.found.mentions;
  const auto next = std::ranges::upper_bound(mentions, offset, {}, [](const Mention& m) { return m.span.begin; });
  if (next == mentions.begin() || !std::prev(next)->span.contains(offset)) return nullptr;
  return &*std::prev(next);
}

const Mention* mention_ending(const Reading& reading, std::uint32_t token) {
  const TextSpan word = reading.token(token).span();
  const Mention* const mention = mention_at(reading, word.begin);
  return mention != nullptr && mention->span.end == word.end ? mention : nullptr;
}

bool acts(const Reading& reading, const Mention& mention) {
  const TokenRange tokens = tokens_in(reading, mention.span);
  if (tokens.empty()) return false;
  const std::uint32_t limit = tokens.begin - std::min(tokens.begin, reach);
  std::uint32_t first = tokens.begin;
  while (first > limit &&
         reading.is(first - 1, Word::name_like | Word::noun | Word::person_noun | Word::determiner | Word::adjective))
    --first;
  if (first > 0 && reading.is(first - 1, Word::preposition | Word::infinitive_to)) return false;
  const std::uint32_t last = std::min(tokens.end + reach, static_cast<std::uint32_t>(reading.tokens().size()));
  std::uint32_t next = tokens.end;
  while (next < last && reading.is(next, Word::adverb)) ++next;
  if (next >= last) return false;
  if (reading.is(next, Word::finite | Word::auxiliary)) return true;
  // “Ray met |Lee|, who …”: whom somebody else met.
  const bool is_object = first > 1 && is_finite_verb(reading, first - 1) &&
                         reading.is(first - 2, Word::name_like | Word::noun | Word::subject_pronoun);
  return reading.word(next) == "," && !is_object;
}

}  // namespace onrecord::attribution
