// Tested by tests/cpp/segment/regions_test.cpp.
#include <stdexcept>

#include "onrecord/data/data.hpp"
#include "onrecord/segment/regions/lines.hpp"
#include "onrecord/segment/regions/region_finder.hpp"
#include "onrecord/text/table.hpp"

namespace onrecord::segment::regions {
namespace {

constexpr std::string_view table_name = "en/byline_words.tsv";
constexpr std::uint32_t last_line = 8;        // lines from the top in which a by-line is looked for
constexpr std::uint32_t longest_byline = 20;  // tokens

}  // namespace

Bylines::Bylines() {
  text::for_each_row(table_name, data::table(table_name), [&](const text::Row& row) {
    if (row[1] == "begins")
      words_.add(row[0], Role::begins);
    else if (row[1] == "joins")
      words_.add(row[0], Role::joins);
    else if (row[1] == "ends")
      words_.add(row[0], Role::ends);
    else
      throw std::invalid_argument(std::string(table_name) + ":" + std::to_string(row.line()) +
                                  ": want begins, joins or ends");
  });
}

bool Bylines::has(const Token& token, Role role) const {
  const Role* found = words_.find(token);
  return found != nullptr && *found == role;
}

namespace {

// A mark that no line of names has, but for a full stop at its end.
bool breaks_names(std::string_view text, const Token& token, bool is_last) {
  const char mark = text[token.begin];
  return token.kind == TokenKind::quote_mark || mark == '?' || mark == '!' || (mark == '.' && !is_last);
}

}  // namespace

bool Bylines::is_byline(std::string_view text, const std::vector<Token>& tokens, TokenRange line) const {
  const Token& first = tokens[line.begin];
  if (line.size() < 2 || line.size() > longest_byline || !first.is(TokenShape::capitalized) ||
      !has(first, Role::begins))
    return false;
  std::uint32_t names = 0;
  for (std::uint32_t i = line.begin + 1; i < line.end; ++i) {
    const Token& one = tokens[i];
    const bool is_name = one.is_word() && one.is(TokenShape::capitalized);
    if (one.is_word() && !is_name && words_.find(one) == nullptr) return false;
    if (one.kind == TokenKind::number && names == 0) return false;
    if (breaks_names(text, one, i + 1 == line.end)) return false;
    names += is_name ? 1 : 0;
  }
  return names > 0;
}

// Names end at a comma, a bar, a bracket, a dash or a word that introduces a paper.
std::uint32_t Bylines::names_end(std::string_view text, const std::vector<Token>& tokens, TokenRange names) const {
  for (std::uint32_t i = names.begin; i < names.end; ++i) {
    const bool is_mark = std::string_view(",|(/.").find(text[tokens[i].begin]) != std::string_view::npos;
    if (is_mark || is_dash(text, tokens[i]) || has(tokens[i], Role::ends)) return i;
  }
  return names.end;
}

void Bylines::find(std::string_view text, const Segments& segments, Findings& found) const {
  for (std::uint32_t p = 0; p < segments.paragraphs.size() && p < last_line; ++p) {
    const TokenRange line = segments.paragraphs[p].tokens;
    if (found.claimed[p] || !is_byline(text, segments.tokens, line)) continue;
    const std::uint32_t end = names_end(text, segments.tokens, {line.begin + 1, line.end});
    if (end == line.begin + 1) continue;
    const TextSpan names = span_of(segments.tokens, line.begin + 1, end);
    found.regions.push_back(
        {.span = segments.paragraphs[p].span, .kind = RegionKind::byline, .content = names, .author = names});
    found.claimed[p] = true;
  }
}

}  // namespace onrecord::segment::regions
