#include "onrecord/text/utf8.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace onrecord::text;

TEST_CASE("well-formed text passes, and the first ill-formed byte is named") {
  CHECK_FALSE(first_invalid("plain ASCII, caf\xC3\xA9, \xE2\x80\x9Cquoted\xE2\x80\x9D, \xF0\x9F\x98\x80"));
  CHECK(first_invalid("ab\x80").value() == 2);
  CHECK(first_invalid("ab\xC3").value() == 2);
  CHECK(first_invalid("\xC0\xAF").value() == 0);              // overlong
  CHECK(first_invalid("12345678\xED\xA0\x80").value() == 8);  // surrogate
  CHECK(first_invalid("\xF4\x90\x80\x80").value() == 0);      // above U+10FFFF
}

TEST_CASE("encoding is undone by decoding") {
  for (const char32_t c : {U'a', U'\u00e9', U'\u201c', U'\U0001F600', U'\U0010FFFF'}) {
    std::string bytes;
    append(bytes, c);
    CHECK(decode(bytes, 0).code_point == c);
    CHECK(decode(bytes, 0).length == bytes.size());
    CHECK(decode_before(bytes, bytes.size()).code_point == c);
  }
}

TEST_CASE("code points are counted right across blocks") {
  std::string text;
  for (int i = 0; i < 100; ++i) text += i % 3 == 0 ? "\xF0\x9F\x98\x80" : i % 3 == 1 ? "\xC3\xA9" : "x";
  const CodePointIndex index(text);
  std::uint32_t code_point = 0;
  for (std::uint32_t byte = 0; byte < text.size(); byte += decode(text, byte).length, ++code_point) {
    CHECK(index.to_code_point(byte) == code_point);
    CHECK(index.to_byte(code_point) == byte);
  }
  CHECK(index.to_code_point(static_cast<std::uint32_t>(text.size())) == 100);
  CHECK(index.to_byte(100) == text.size());
}

TEST_CASE("ASCII needs no index") {
  const CodePointIndex index("said");
  CHECK(index.to_code_point(4) == 4);
  CHECK(index.to_byte(9) == 4);
}
