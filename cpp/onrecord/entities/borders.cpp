// Where a name may begin and end; declared in surface.hpp.
// Tested by tests/cpp/entities/gazetteer_test.cpp.
#include <algorithm>
#include <array>

#include "onrecord/entities/surface.hpp"
#include "onrecord/text/chars.hpp"

namespace onrecord::entities {
namespace {

constexpr Character nothing{U' ', 0, Sign::blank};  // what lies before and behind the text

Character at(std::string_view text, std::uint32_t position) {
  return position < text.size() ? read(text, position) : nothing;
}
Character before(std::string_view text, std::uint32_t position) {
  return position > 0 ? read_before(text, position) : nothing;
}

bool is_word(Character c) { return c.sign == Sign::word || c.sign == Sign::mark; }
bool is_digit(Character c) { return text::is_digit(c.code); }

// Whether the character that ends at `end` is a letter alone between others that are none: the S of U.S.
bool is_single_letter(std::string_view text, std::uint32_t end) {
  const Character letter = before(text, end);
  return text::is_letter(letter.code) && !is_word(before(text, end - letter.length));
}

// Whether the text at `position`, behind an apostrophe, is a possessive or a contraction of a name: Trump's, Trump'll.
bool is_clitic(std::string_view text, std::uint32_t position) {
  static constexpr std::array<std::string_view, 6> clitics{"s", "d", "m", "ll", "re", "ve"};
  return std::ranges::any_of(clitics, [&](std::string_view clitic) {
    const auto compared = compare(clitic, text, position);
    return compared && !is_word(at(text, compared->end));
  });
}

}  // namespace

bool may_begin_behind_sign(std::string_view text, std::uint32_t begin) {
  const Character last = before(text, begin);
  if (last.length == 0) return true;
  const Character first = at(text, begin);
  if (first.sign == Sign::other && first.code < 0x80) return !is_word(last);
  if (!is_word(first)) return true;
  const Character one_more = before(text, begin - last.length);
  switch (last.code) {
    case U'@':
      return false;
    case U'\'':
    case U'&':
      return !is_word(one_more);
    case U',':
      return !(is_digit(first) && is_digit(one_more));
    case U'.':
      if (is_digit(first) && is_digit(one_more)) return false;
      return !(is_word(one_more) && at(text, begin + first.length).code == U'.');
    default:
      return true;
  }
}

bool may_end_before_sign(std::string_view text, std::uint32_t end) {
  const Character next = at(text, end);
  if (next.sign == Sign::mark) return false;
  const Character last = before(text, end);
  if (last.sign == Sign::other && last.code < 0x80) return !is_word(next);  // U.S. in U.S.A; an emoji is a border
  if (!is_word(last)) return true;
  const std::uint32_t after = end + next.length;
  const Character one_more = at(text, after);
  if (!is_word(one_more)) return true;
  switch (next.code) {
    case U'@':
    case U'&':
      return false;
    case U'\'':
      return is_clitic(text, after);
    case U',':
      return !(is_digit(last) && is_digit(one_more));
    case U'.':
      if (is_digit(last) && is_digit(one_more)) return false;
      return !text::is_lower(one_more.code) && !is_single_letter(text, end);
    default:
      return true;
  }
}

}  // namespace onrecord::entities
