// utf8: ill-formed bytes become U+FFFD, one for each maximal subpart (WHATWG Encoding, UTF-8 decoder); or what they are
// in windows-1252, where their line shows that it is that: "caf\xE9", "\x93No,\x94 he said". A line shows it by having
// no well-formed sequence beyond ASCII and no truncated one, by bytes that all have a character there, and by more than
// half of them standing where that character does: a letter beside one of ASCII, a mark at a word's end. Valid text
// stays. Tested by tests/cpp/normalize/utf8_step_test.cpp.
#include "onrecord/text/utf8.hpp"

#include <algorithm>
#include <string>

#include "onrecord/normalize/steps.hpp"
#include "onrecord/normalize/windows_1252.hpp"
#include "onrecord/text/chars.hpp"

namespace onrecord::normalize {
namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr unsigned char first_of_marks = 0xE2;  // begins “ ” ‘ ’ – — … in UTF-8

// The line around a position; `done` bounds it to the left.
std::string_view line_at(std::string_view input, std::size_t position, std::size_t done) {
  const std::size_t before = input.substr(done, position - done).rfind('\n');
  const std::size_t begin = before == std::string_view::npos ? done : done + before + 1;
  return input.substr(begin, std::min(input.find('\n', position), input.size()) - begin);
}

// The character of a neighbour byte; blank at the line's ends.
char32_t beside(std::string_view line, std::size_t at) {
  return at < line.size() ? Windows1252::get().read(static_cast<unsigned char>(line[at])).value_or(replacement) : U' ';
}

bool is_ascii_letter(char32_t c) { return c < 0x80 && text::is_letter(c); }

bool stands_well(std::string_view line, std::size_t at, char32_t c) {
  const char32_t before = at == 0 ? U' ' : beside(line, at - 1);
  const char32_t after = beside(line, at + 1);
  if (c == 0xFE || c == 0xFF) return false;  // bytes of a byte order mark
  if (text::is_letter(c)) {
    if (text::is_upper(c) && text::is_lower(before)) return false;
    return is_ascii_letter(before) || is_ascii_letter(after);
  }
  if (c == 0x2018 || c == 0x201C) return !text::is_word_character(before) && !text::is_space(after);
  if (c == 0x2019 || c == 0x201D) return !text::is_space(before);
  return before < 0x80 && after < 0x80;
}

bool is_windows_1252(std::string_view line, bool is_last) {
  std::size_t bytes = 0;
  std::size_t well = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const auto byte = static_cast<unsigned char>(line[i]);
    if (byte < 0x80) continue;
    const text::Decoded next = text::decode_lenient(line, i);
    const auto c = Windows1252::get().read(byte);
    // The first byte of a truncated mark may end a text.
    if (next.length > 1 || !c || (is_last && i + 1 == line.size() && byte == first_of_marks)) return false;
    ++bytes;
    well += stands_well(line, i, *c) ? 1 : 0;
  }
  return 2 * well > bytes;
}

}  // namespace

void steps::utf8(std::string_view input, text::Rewriter& out) {
  std::size_t done = 0;
  while (const auto invalid = text::first_invalid(input.substr(done))) {
    const std::string_view line = line_at(input, done + *invalid, done);
    const auto begin = static_cast<std::size_t>(line.data() - input.data());
    const std::size_t end = begin + line.size();
    const bool as_windows_1252 = is_windows_1252(line, end == input.size());
    for (std::size_t i = done + *invalid; i < end;) {
      const text::Decoded next = text::decode_lenient(input, i);
      if (text::first_invalid(input.substr(i, next.length))) {
        const auto byte = static_cast<unsigned char>(input[i]);
        std::string with;
        text::append(with, as_windows_1252 ? Windows1252::get().read(byte).value_or(replacement) : replacement);
        out.replace(static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + next.length), with);
      }
      i += next.length;
    }
    done = end;
  }
}

Normalized repair_utf8(std::string_view bytes) { return Normalizer({"utf8"}).apply(bytes); }

}  // namespace onrecord::normalize
