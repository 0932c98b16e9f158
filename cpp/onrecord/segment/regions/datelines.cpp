// Datelines: "WASHINGTON (Reuters) -", "COLUMBIA, S.C. (AP) —", "MEXICO CITY, Feb. 8 (UPI) —", "LONDON 1996-08-30".
// A place in capitals, or any place with an agency in brackets, and a dash; or a line that is a place in capitals and a
// date. The content is the place; empty where there is none ("Aug 27 (Reuters) -"). Tested by
// tests/cpp/segment/regions_test.cpp.
#include <algorithm>

#include "onrecord/segment/regions/lines.hpp"
#include "onrecord/segment/regions/region_finder.hpp"

namespace onrecord::segment::regions {
namespace {

constexpr std::uint32_t longest_dateline = 16;  // tokens
constexpr std::uint32_t last_line = 12;         // lines from the top in which a dateline is looked for
constexpr std::uint32_t longest_place = 3;      // words before the first comma, bracket or dash; more is a heading

struct Dateline {
  std::uint32_t end = 0;  // one past its last token
  TokenRange place;
};

std::uint32_t words_of(const std::vector<Token>& tokens, TokenRange range, TokenKind kind) {
  std::uint32_t count = 0;
  for (std::uint32_t i = range.begin; i < range.end; ++i) count += tokens[i].kind == kind ? 1 : 0;
  return count;
}

// Prose follows: one of the next words has a lower case letter.
bool prose_follows(const std::vector<Token>& tokens, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t i = begin; i < end && i < begin + 6; ++i) {
    if (tokens[i].is_word() && tokens[i].is(TokenShape::has_lower)) return true;
  }
  return false;
}

bool in_capitals(const std::vector<Token>& tokens, TokenRange place) {
  for (std::uint32_t i = place.begin; i < place.end; ++i) {
    const bool is_joiner = !tokens[i].is_word() || tokens[i].is(TokenShape::dotted);
    if (!is_joiner && !tokens[i].is(TokenShape::all_upper)) return false;
  }
  return tokens[place.begin].is(TokenShape::all_upper);
}

// "LONDON 1996-08-30", the whole line.
std::optional<Dateline> place_and_date(std::string_view text, const std::vector<Token>& tokens, TokenRange line) {
  if (line.size() < 6 || line.size() > 5 + 2 * longest_place) return std::nullopt;
  const std::uint32_t date = line.end - 5;
  const auto dash = [&](std::uint32_t i) { return slice(text, tokens[i].span()) == "-"; };
  const bool is_date = tokens[date].kind == TokenKind::number && tokens[date].end - tokens[date].begin == 4 &&
                       dash(date + 1) && tokens[date + 2].kind == TokenKind::number && dash(date + 3) &&
                       tokens[date + 4].kind == TokenKind::number;
  const TokenRange place{line.begin, date};
  return is_date && in_capitals(tokens, place) ? std::optional(Dateline{line.end, place}) : std::nullopt;
}

// May the token stand in a dateline? Once an agency has been named, every one may.
bool is_allowed(std::string_view text, const Token& token) {
  constexpr std::string_view marks = ",()/-.";
  return (token.is_word() && token.is(TokenShape::capitalized)) || token.kind == TokenKind::number ||
         marks.find(text[token.begin]) != std::string_view::npos;
}

// The dateline that ends with the dash at `dash`.
std::optional<Dateline> dateline_before(const std::vector<Token>& tokens, TokenRange place, std::uint32_t dash,
                                        std::uint32_t end, bool has_agency) {
  if (words_of(tokens, place, TokenKind::word) > longest_place || !prose_follows(tokens, dash + 1, end))
    return std::nullopt;
  return in_capitals(tokens, place) || has_agency ? std::optional(Dateline{dash + 1, place}) : std::nullopt;
}

// The words of `line` before the first comma, bracket or, else, the dash.
TokenRange place_of(std::string_view text, const std::vector<Token>& tokens, TokenRange line, std::uint32_t dash) {
  for (std::uint32_t i = line.begin; i < dash; ++i) {
    const char first = text[tokens[i].begin];
    if (first == ',' || first == '(') return {line.begin, i};
  }
  return {line.begin, dash};
}

std::optional<Dateline> dateline_of(std::string_view text, const std::vector<Token>& tokens, TokenRange line) {
  if (const auto whole = place_and_date(text, tokens, line)) return whole;
  if (line.empty() || !tokens[line.begin].is(TokenShape::capitalized)) return std::nullopt;
  bool has_agency = false;
  for (std::uint32_t i = line.begin; i < std::min(line.end, line.begin + longest_dateline); ++i) {
    const bool behind_first = i > line.begin;
    if (behind_first && is_dash(text, tokens[i]))
      return dateline_before(tokens, place_of(text, tokens, line, i), i, line.end, has_agency);
    has_agency = has_agency || (behind_first && text[tokens[i].begin] == '(');
    if (!has_agency && !is_allowed(text, tokens[i])) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

void find_datelines(std::string_view text, const Segments& segments, Findings& found) {
  for (std::uint32_t p = 0; p < segments.paragraphs.size() && p < last_line; ++p) {
    if (found.claimed[p]) continue;
    const TokenRange line = segments.paragraphs[p].tokens;
    const auto dateline = dateline_of(text, segments.tokens, line);
    if (!dateline) continue;
    Region region{.span = span_of(segments.tokens, line.begin, dateline->end),
                  .kind = RegionKind::dateline,
                  .content = span_of(segments.tokens, dateline->place.begin, dateline->place.end)};
    const bool only_date = words_of(segments.tokens, dateline->place, TokenKind::number) > 0;  // Aug 27 (Reuters) -
    if (only_date) region.content.end = region.content.begin;
    found.regions.push_back(region);
    if (dateline->end == line.end)
      found.claimed[p] = true;
    else
      found.cuts.push_back(dateline->end);
  }
}

}  // namespace onrecord::segment::regions
