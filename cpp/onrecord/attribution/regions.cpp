// Tested by tests/python/test_attribution.py on tests/cases/attribution.jsonl.
#include "onrecord/attribution/regions.hpp"

namespace onrecord::attribution {
namespace {

// The colon of a turn's label, which carries its attribution.
std::optional<TextSpan> colon_of(const Reading& reading, const segment::Region& turn) {
  const auto at = static_cast<std::uint32_t>(reading.evidence.text.rfind(':', turn.content.begin));
  if (!turn.author || at < turn.author->end || at >= turn.content.begin) return std::nullopt;
  return TextSpan{at, at + 1};
}

}  // namespace

std::vector<quotes::Quote> region_quotes(const Reading& reading) {
  using quotes::QuoteKind;
  std::vector<quotes::Quote> found;
  for (const auto& region : reading.evidence.segments.regions) {
    const bool is_post = region.kind == segment::RegionKind::post;
    if ((!is_post && region.kind != segment::RegionKind::turn) || region.content.empty()) continue;
    found.push_back({.span = region.content,
                     .parts = {region.content},
                     .kind = is_post ? QuoteKind::post : QuoteKind::indirect,
                     .speaker = region.author,
                     .cue = is_post ? std::nullopt : colon_of(reading, region),
                     .rule = is_post ? "post" : "turn",
                     .speech = is_post ? 0.95F : 0.9F,
                     .confidence = is_post ? 0.95F : 0.9F});
  }
  return found;
}

}  // namespace onrecord::attribution
