// Tested by tests/cpp/segment/wraps_test.cpp.
#include "onrecord/segment/wraps.hpp"

#include <algorithm>

namespace onrecord::segment {
namespace {

constexpr std::uint32_t fewest_tokens = 4;     // of a line that goes on in lower case: shorter ones may be a list
constexpr std::size_t widest = 120;            // code points: longer lines are not wrapped
constexpr std::uint32_t sure_after = 3;        // breaks of the first kind that make a text a wrapped one
constexpr std::string_view stops = ".!?:;)]";  // a line that ends with one may be a paragraph's last

// How a line ends and the next begins.
enum class Break : std::uint8_t { hard, goes_on, open, stopped };

// Code points, at most one more than the widest.
std::size_t width_of(std::string_view text, TextSpan span) {
  const std::string_view line = slice(text, span);
  if (line.size() > 4 * widest) return widest + 1;
  return static_cast<std::size_t>(std::ranges::count_if(line, [](char c) { return (c & 0xC0) != 0x80; }));
}

bool is_single_break(std::string_view text, const Token& last, const Token& next) {
  const std::string_view gap = text.substr(last.end, next.begin - last.end);
  return std::ranges::count(gap, '\n') == 1;
}

Break break_after(std::string_view text, const Segments& segments, std::size_t line) {
  const TokenRange tokens = segments.paragraphs[line].tokens;
  const Token& last = segments.tokens[tokens.end - 1];
  const Token& next = segments.tokens[tokens.end];
  if (tokens.size() < fewest_tokens || !is_single_break(text, last, next)) return Break::hard;
  const bool is_stopped =
      last.kind == TokenKind::quote_mark || last.is(TokenShape::dotted) ||
      (last.kind == TokenKind::punctuation && stops.find(text[last.begin]) != std::string_view::npos);
  if (is_stopped) return Break::stopped;
  const bool is_lower = next.kind == TokenKind::word && next.is(TokenShape::has_lower) &&
                        !next.is(TokenShape::capitalized) && !next.is(TokenShape::inner_upper);
  return is_lower ? Break::goes_on : Break::open;
}

// The breaks of a text, and what they tell of its width.
struct Breaks {
  std::vector<Break> after;  // by line, but the last
  std::size_t width = 0;     // of the widest line that goes on
  std::uint32_t sure = 0;    // how many go on
};

Breaks breaks_of(std::string_view text, const Segments& segments) {
  Breaks breaks;
  breaks.after.reserve(segments.paragraphs.size());
  for (std::size_t line = 0; line + 1 < segments.paragraphs.size(); ++line) {
    breaks.after.push_back(break_after(text, segments, line));
    if (breaks.after.back() != Break::goes_on) continue;
    breaks.width = std::max(breaks.width, width_of(text, segments.paragraphs[line].span));
    ++breaks.sure;
  }
  return breaks;
}

bool is_wrap(std::string_view text, const Segments& segments, const Breaks& breaks, std::size_t line) {
  const Break kind = breaks.after[line];
  if (kind == Break::hard || kind == Break::goes_on) return kind == Break::goes_on;
  if (breaks.sure < (kind == Break::open ? 1 : sure_after) || breaks.width > widest) return false;
  const auto& paragraphs = segments.paragraphs;
  const std::size_t width = width_of(text, paragraphs[line].span);
  const Token& next = segments.tokens[paragraphs[line + 1].tokens.begin];
  const std::size_t word_end = std::min(text.find_first_of(" \n", next.begin), text.size());
  const std::size_t with_next = width + 1 + width_of(text, {next.begin, static_cast<std::uint32_t>(word_end)});
  return width <= breaks.width + 1 && with_next > breaks.width;
}

}  // namespace

void join_wrapped_lines(std::string_view text, Segments& segments) {
  const Breaks breaks = breaks_of(text, segments);
  if (breaks.sure == 0) return;
  std::vector<Paragraph> joined;
  joined.reserve(segments.paragraphs.size());
  for (std::size_t line = 0; line < segments.paragraphs.size(); ++line) {
    const Paragraph& paragraph = segments.paragraphs[line];
    if (line == 0 || !is_wrap(text, segments, breaks, line - 1)) {
      joined.push_back(paragraph);
      continue;
    }
    segments.tokens[paragraph.tokens.begin].shape &= static_cast<std::uint16_t>(~TokenShape::line_before);
    joined.back().span.end = paragraph.span.end;
    joined.back().tokens.end = paragraph.tokens.end;
  }
  segments.paragraphs = std::move(joined);
}

}  // namespace onrecord::segment
