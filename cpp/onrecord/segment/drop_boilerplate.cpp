// The normalization step `boilerplate`: what the publisher added goes: "Read more: …", "Sign up for …", "© 2019 …".
// It lies here and not in normalize/, which declares it, because only regions tell what is boilerplate. A region that
// fills its line takes the line's end along, and a lead-in the headline of the other article it leads to. A text much
// longer than an article is segmented piece by piece, so that its tokens need little memory however long it is. Tested
// by tests/cases/normalize.jsonl and tests/cpp/normalize/normalizer_test.cpp.
#include <algorithm>
#include <vector>

#include "onrecord/normalize/steps.hpp"
#include "onrecord/segment/segments.hpp"

namespace onrecord::normalize {
namespace {

constexpr std::size_t piece_size = std::size_t{1} << 17U;  // bytes, at least; articles are shorter

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// The span with the blanks around it and, where nothing else is in its line, one line end.
TextSpan with_its_line(std::string_view text, TextSpan span, std::uint32_t least) {
  std::uint32_t begin = span.begin;
  std::uint32_t end = span.end;
  while (begin > least && is_blank(text[begin - 1])) --begin;
  while (end < text.size() && is_blank(text[end])) ++end;
  const bool at_line_begin = begin == 0 || text[begin - 1] == '\n';
  const bool at_line_end = end == text.size() || text[end] == '\n';
  if (at_line_begin && at_line_end) {
    if (end < text.size()) return {begin, end + 1};
    return {begin > least ? begin - 1 : begin, end};
  }
  // Inside a line the blanks of one side stay.
  if (at_line_end) return {begin, end};
  return {span.begin, end};
}

bool only_blanks(std::string_view text) { return std::ranges::all_of(text, is_blank); }

// Where the piece that begins at `begin` ends: behind the first blank line once it is long enough, else with the text.
std::uint32_t piece_end(std::string_view text, std::uint32_t begin) {
  constexpr std::string_view blank_line = "\n\n";
  const std::size_t found = text.find(blank_line, begin + piece_size);
  return static_cast<std::uint32_t>(found == std::string_view::npos ? text.size() : found + blank_line.size());
}

// The regions of a text that are boilerplate, each with the headline behind it.
std::vector<TextSpan> furniture_of(std::string_view text, const std::vector<segment::Region>& regions) {
  std::vector<TextSpan> spans;
  for (const segment::Region& region : regions) {
    if (region.kind == segment::RegionKind::boilerplate) {
      spans.push_back(region.span);
    } else if (region.kind == segment::RegionKind::headline && !spans.empty() &&
               spans.back().end <= region.span.begin &&
               only_blanks(slice(text, TextSpan{spans.back().end, region.span.begin}))) {
      spans.back().end = region.span.end;
    }
  }
  return spans;
}

}  // namespace

void steps::boilerplate(std::string_view input, text::Rewriter& out) {
  static const segment::Segmenter segmenter;
  std::uint32_t done = 0;
  for (std::uint32_t begin = 0; begin < input.size();) {
    const std::uint32_t end = piece_end(input, begin);
    const std::string_view piece = slice(input, TextSpan{begin, end});
    for (const TextSpan in_piece : furniture_of(piece, segmenter.segment(piece).regions)) {
      const TextSpan furniture{begin + in_piece.begin, begin + in_piece.end};
      if (furniture.end <= done) continue;
      const TextSpan span = with_its_line(input, {std::max(furniture.begin, done), furniture.end}, done);
      out.replace(span.begin, span.end, "");
      done = span.end;
    }
    begin = end;
  }
}

}  // namespace onrecord::normalize
