// What a line looks like: the questions the region rules share. Private to segment/.
#pragma once

#include <string_view>
#include <vector>

#include "onrecord/segment/segments.hpp"

namespace onrecord::segment::regions {

struct LineLook {
  std::uint32_t words = 0;         // words and numbers
  std::uint32_t long_words = 0;    // words of four letters or more: those a title writes with a capital
  std::uint32_t capital_long = 0;  // of these
  std::uint32_t upper_words = 0;   // words in capitals throughout
  bool ends_with_stop = false;     // a full stop, before closing marks
  bool ends_with_colon = false;
};

// Looks at the tokens of `range`; linear in it.
LineLook look_at(std::string_view text, const std::vector<Token>& tokens, TokenRange range);

// Title Case or CAPITALS: two thirds of the long words have a capital.
inline bool is_title(const LineLook& look) {
  return look.long_words > 0 && look.capital_long * 3 >= look.long_words * 2;
}

// Whether the token is a dash that stands apart: "—", "–", "--" or "-" after a space, or a long dash anywhere.
bool is_dash(std::string_view text, const Token& token);

// The span of tokens [begin, end), which must not be empty.
inline TextSpan span_of(const std::vector<Token>& tokens, std::uint32_t begin, std::uint32_t end) {
  return {tokens[begin].begin, tokens[end - 1].end};
}

}  // namespace onrecord::segment::regions
