// Headlines: the document's first line, and decks below it, before prose begins. A line without a full stop, or one in
// Title Case with it; prose is a longer line that ends as a sentence does. Tested by
// tests/cpp/segment/regions_test.cpp.
#include <algorithm>

#include "onrecord/segment/regions/lines.hpp"
#include "onrecord/segment/regions/region_finder.hpp"

namespace onrecord::segment::regions {
namespace {

constexpr std::uint32_t longest_headline = 40;  // tokens
constexpr std::uint32_t most_lines = 4;         // headline and decks
constexpr std::uint32_t shortest_prose = 12;    // words

bool is_headline(std::string_view text, const Segments& segments, const Paragraph& paragraph) {
  if (paragraph.tokens.size() > longest_headline) return false;
  const LineLook look = look_at(text, segments.tokens, paragraph.tokens);
  if (look.words < 2 || look.ends_with_colon) return false;
  if (!look.ends_with_stop) return true;
  // A sentence full of names has many capitals, too; a title has hardly a long word without one.
  const bool is_strict_title = look.long_words > 1 && look.capital_long * 8 >= look.long_words * 7;
  return is_strict_title && paragraph.last_sentence - paragraph.first_sentence == 1;
}

bool has_word(const Segments& segments, const Paragraph& paragraph) {
  const auto begin = segments.tokens.begin();
  return std::any_of(begin + paragraph.tokens.begin, begin + paragraph.tokens.end,
                     [](const Token& token) { return token.is_word(); });
}

bool is_prose(std::string_view text, const Segments& segments, const Paragraph& paragraph) {
  const LineLook look = look_at(text, segments.tokens, paragraph.tokens);
  return look.words >= shortest_prose && !is_title(look);
}

}  // namespace

void find_headlines(std::string_view text, const Segments& segments, Findings& found) {
  std::uint32_t count = 0;
  std::uint32_t p = 0;
  std::vector<std::uint32_t> lines;
  for (; p < segments.paragraphs.size() && count < most_lines; ++p) {
    if (found.claimed[p] || !has_word(segments, segments.paragraphs[p])) continue;
    if (!is_headline(text, segments, segments.paragraphs[p])) break;
    lines.push_back(p);
    ++count;
  }
  while (p < segments.paragraphs.size() && found.claimed[p]) ++p;
  const bool prose_follows = p < segments.paragraphs.size() && is_prose(text, segments, segments.paragraphs[p]);
  if (!prose_follows) return;
  for (const std::uint32_t line : lines) {
    const TextSpan span = segments.paragraphs[line].span;
    found.regions.push_back({.span = span, .kind = RegionKind::headline, .content = span});
    found.claimed[line] = true;
  }
}

}  // namespace onrecord::segment::regions
