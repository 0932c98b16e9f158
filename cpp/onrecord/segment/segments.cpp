// Tested by tests/cpp/segment/splitter_test.cpp.
#include "onrecord/segment/segments.hpp"

#include <algorithm>

#include "onrecord/segment/regions/region_finder.hpp"
#include "onrecord/segment/splitter.hpp"
#include "onrecord/segment/wraps.hpp"

namespace onrecord::segment {

std::string_view name(RegionKind kind) {
  static constexpr std::array<std::string_view, 6> names{"headline",    "byline", "dateline",
                                                         "boilerplate", "post",   "turn"};
  return names[static_cast<std::size_t>(kind)];
}

struct Segmenter::Rules {
  explicit Rules(const Tokenizer& tokenizer) : regions(tokenizer) {}
  Splitter splitter;
  regions::RegionFinder regions;
};

Segmenter::Segmenter() : rules_(std::make_shared<const Rules>(tokenizer_)) {}

Segments Segmenter::segment(std::string_view text) const {
  Segments segments;
  segments.tokens = tokenizer_.tokenize(text);
  Splitter::split_lines(segments);
  join_wrapped_lines(text, segments);
  const auto first_word = std::ranges::find_if(segments.tokens, &Token::is_word);
  const auto at = static_cast<std::uint32_t>(first_word - segments.tokens.begin());
  const auto& lines = segments.paragraphs;
  segments.opening = static_cast<std::uint32_t>(
      std::ranges::find_if(lines, [at](const Paragraph& line) { return line.tokens.end > at; }) - lines.begin());
  rules_->splitter.split_sentences(text, segments);
  auto found = rules_->regions.find(text, segments);
  segments.regions = std::move(found.regions);
  Splitter::cut_sentences(segments, found.cuts);
  return segments;
}

}  // namespace onrecord::segment
