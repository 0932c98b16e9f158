// Tested by tests/python/test_attribution.py on tests/cases/attribution.jsonl.
#include "onrecord/attribution/mentions.hpp"

#include <algorithm>
#include <iterator>

namespace onrecord::attribution {

using entities::Mention;

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

}  // namespace onrecord::attribution
