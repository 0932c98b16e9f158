// UTF-8: validation, decoding, and the way from bytes to code points.
// Everything behind the door of the library works on valid UTF-8; `first_invalid` is the doorkeeper.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::text {

// Byte offset of the first byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7), or nullopt.
std::optional<std::size_t> first_invalid(std::string_view bytes);

struct Decoded {
  char32_t code_point;
  std::uint32_t length;  // in bytes, 1 to 4
};

// The code point that begins at `position`. The text must be valid and `position` the start of a code point before its
// end.
Decoded decode_beyond_ascii(std::string_view text, std::size_t position);
inline Decoded decode(std::string_view text, std::size_t position) {
  const auto first = static_cast<unsigned char>(text[position]);
  return first < 0x80 ? Decoded{first, 1} : decode_beyond_ascii(text, position);
}

// The code point that ends before `position` (> 0), in valid text.
Decoded decode_before(std::string_view text, std::size_t position);

// As `decode` for any bytes: an ill-formed maximal subpart (as WHATWG's decoder cuts it) gives U+FFFD and its length.
Decoded decode_lenient(std::string_view bytes, std::size_t position);

// Appends `code_point` (a Unicode scalar value) to `out`.
void append(std::string& out, char32_t code_point);

bool is_ascii(std::string_view bytes);

// Number of code points of valid text.
std::size_t count_code_points(std::string_view text);

// Byte offsets to code points and back, in constant and logarithmic time. Memory: 4 bytes for each 64 bytes of text
// that is not ASCII, nothing for ASCII. Keeps a view of the text, which must outlive it.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);

  // Code points before byte `offset` (0 … size).
  std::uint32_t to_code_point(std::uint32_t offset) const;
  // Byte offset of code point `index` (0 … count); an index past the end gives the text's size.
  std::uint32_t to_byte(std::uint32_t index) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> before_block_;  // code points before each block of 64 bytes; empty for ASCII
};

}  // namespace onrecord::text
