// Tested by tests/cpp/segment/segments_test.cpp.
#include "onrecord/segment/segments.hpp"

#include "onrecord/segment/splitter.hpp"

namespace onrecord::segment {

std::string_view name(RegionKind kind) {
  constexpr std::array<std::string_view, 6> names{"headline", "byline", "dateline", "boilerplate", "post", "turn"};
  return names[static_cast<std::size_t>(kind)];
}

Segmenter::Segmenter() : splitter_(std::make_shared<const Splitter>()) {}

Segments Segmenter::segment(std::string_view text) const {
  Segments segments;
  segments.tokens = tokenizer_.tokenize(text);
  Splitter::split_lines(segments);
  splitter_->split_sentences(text, segments, {});
  return segments;
}

}  // namespace onrecord::segment
