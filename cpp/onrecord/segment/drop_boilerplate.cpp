// The normalization step `boilerplate`: what the publisher added goes: "Read more: …", "Sign up for …", "© 2019 …".
// It lies here and not in normalize/, which declares it, because only regions tell what is boilerplate. A region that
// fills its line takes the line's end along, and a lead-in the headline of the other article it leads to. Tested by
// tests/cases/normalize.jsonl.
#include <algorithm>
#include <vector>

#include "onrecord/normalize/steps.hpp"
#include "onrecord/segment/segments.hpp"

namespace onrecord::normalize {
namespace {

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

// The regions that are boilerplate, each with the headline behind it.
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
  for (const TextSpan furniture : furniture_of(input, segmenter.segment(input).regions)) {
    if (furniture.end <= done) continue;
    const TextSpan span = with_its_line(input, {std::max(furniture.begin, done), furniture.end}, done);
    out.replace(span.begin, span.end, "");
    done = span.end;
  }
}

}  // namespace onrecord::normalize
