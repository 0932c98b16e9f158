#include "onrecord/text/chars.hpp"

#include <doctest/doctest.h>

using namespace onrecord::text;

TEST_CASE("classes hold beyond ASCII") {
  CHECK(is_upper(U'\u00c9'));
  CHECK(is_lower(U'\u0436'));
  CHECK(is_mark(U'\u0301'));
  CHECK(is_space(U'\u00a0'));
  CHECK(is_word_character(U'\u0905'));
  CHECK_FALSE(is_word_character(U'\u2019'));
  CHECK(is_spaceless_script(U'\u65e5'));
}

TEST_CASE("one word has one hash, however it is written") {
  CHECK(folded_hash("Said") == folded_hash("SAID"));
  CHECK(folded_hash("don\xE2\x80\x99t") == folded_hash("Don't"));
  CHECK(folded_hash("said") != folded_hash("says"));
  CHECK(fold("\xC3\x89t\xC3\xA9") == "\xC3\xA9t\xC3\xA9");
}

TEST_CASE("a letter without its accents") {
  CHECK(base_letter(U'é') == U'e');
  CHECK(base_letter(U'Ł') == U'L');
  CHECK(base_letter(U'ğ') == U'g');
  CHECK(base_letter(U'ế') == U'e');
  CHECK(base_letter(U'김') == U'김');
  CHECK(base_letter(U'x') == U'x');
}
