// Tested by tests/python/test_attribution.py on tests/cases/attribution.jsonl.
#include "onrecord/attribution/regions.hpp"

#include <algorithm>

namespace onrecord::attribution {
namespace {

// The colon of a turn's label, which carries its attribution.
std::optional<TextSpan> colon_of(const Reading& reading, const segment::Region& turn) {
  const auto at = static_cast<std::uint32_t>(reading.evidence.text.rfind(':', turn.content.begin));
  if (!turn.author || at < turn.author->end || at >= turn.content.begin) return std::nullopt;
  return TextSpan{at, at + 1};
}

// What stands between the marks around all of a turn: A: “|Because it does.|”; none where no marks are around it.
std::optional<TextSpan> between_marks(const Reading& reading, TextSpan content) {
  const auto& marked = reading.evidence.marked;
  const auto found =
      std::ranges::lower_bound(marked, content.begin, {}, [](const quotes::Marked& one) { return one.outer.begin; });
  if (found == marked.end() || found->outer != content || found->inner.empty()) return std::nullopt;
  return found->inner;
}

quotes::Quote turn_of(const Reading& reading, const segment::Region& region) {
  const auto inner = between_marks(reading, region.content);
  const TextSpan content = inner.value_or(region.content);
  quotes::Quote quote{.span = content,
                      .parts = {content},
                      .kind = inner ? quotes::QuoteKind::direct : quotes::QuoteKind::indirect,
                      .speaker = region.author,
                      .cue = colon_of(reading, region),
                      .rule = "turn",
                      .speech = 0.9F,
                      .confidence = 0.9F};
  if (inner) quote.marked = {*inner};
  return quote;
}

quotes::Quote post_of(const segment::Region& region) {
  return {.span = region.content,
          .parts = {region.content},
          .kind = quotes::QuoteKind::post,
          .speaker = region.author,
          .rule = "post",
          .speech = 0.95F,
          .confidence = 0.95F};
}

}  // namespace

std::vector<quotes::Quote> region_quotes(const Reading& reading) {
  std::vector<quotes::Quote> found;
  for (const auto& region : reading.evidence.segments.regions) {
    if (region.content.empty()) continue;
    if (region.kind == segment::RegionKind::post) found.push_back(post_of(region));
    if (region.kind == segment::RegionKind::turn) found.push_back(turn_of(reading, region));
  }
  return found;
}

}  // namespace onrecord::attribution
