// Tested by tests/cpp/segment/regions_test.cpp.
#include "onrecord/segment/regions/lines.hpp"

namespace onrecord::segment::regions {

LineLook look_at(std::string_view text, const std::vector<Token>& tokens, TokenRange range) {
  LineLook look;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const Token& one = tokens[i];
    if (one.kind == TokenKind::number) ++look.words;
    if (!one.is_word()) continue;
    ++look.words;
    if (one.is(TokenShape::all_upper)) ++look.upper_words;
    if (one.end - one.begin < 4) continue;
    ++look.long_words;
    if (one.is(TokenShape::capitalized)) ++look.capital_long;
  }
  std::uint32_t last = range.end;
  while (last > range.begin + 1 &&
         (tokens[last - 1].kind == TokenKind::quote_mark || text[tokens[last - 1].begin] == ')'))
    --last;
  if (last > range.begin) {
    const char mark = text[tokens[last - 1].begin];
    look.ends_with_stop = mark == '.';
    look.ends_with_colon = mark == ':';
  }
  return look;
}

bool is_dash(std::string_view text, const Token& token) {
  const std::string_view mark = slice(text, token.span());
  if (mark == "—" || mark == "―" || mark == "--" || mark == "---") return true;
  return (mark == "–" || mark == "-") && token.is(TokenShape::space_before);
}

}  // namespace onrecord::segment::regions
