// Ill-formed bytes: U+FFFD, or windows-1252 where the line shows it.
#include <doctest/doctest.h>

#include "onrecord/normalize/normalizer.hpp"

using namespace onrecord;

namespace {

std::string read(const std::string& bytes) {
  const auto result = normalize::repair_utf8(bytes);
  return result.changed ? result.text : bytes;
}

}  // namespace

TEST_CASE("bytes of windows-1252 are read as such where letters and marks stand as they should") {
  CHECK(read("caf\xE9") == "café");
  CHECK(read("\x93No,\x94 he said \x96 the na\xEFve don\x92t\x85") == "“No,” he said – the naïve don’t…");
  CHECK(read("\x80 5, \xA3 3") == "€ 5, £ 3");
  CHECK(read("M\xFCnchen\nMünchen") == "München\nMünchen");
}

TEST_CASE("damaged UTF-8 is not taken for windows-1252") {
  CHECK(read("“caf\xE9”") == "“caf\uFFFD”");
  CHECK(read("cut \xE2\x80") == "cut \uFFFD");
  CHECK(read("cut\xE2") == "cut\uFFFD");
  CHECK(read("caf\xC3") == "caf\uFFFD");
  CHECK(read("\xFF\xFE plain") == "\uFFFD\uFFFD plain");
  CHECK(read("a\x81 b\xE9") == "a\uFFFD b\uFFFD");
  CHECK(read("\xFF\"Yes\"") == "\uFFFD\"Yes\"");
}

TEST_CASE("one replacement for a maximal subpart") {
  const auto repaired = normalize::repair_utf8("a\xE2\x80z\xFF\xC0");
  CHECK(repaired.text == "a\uFFFDz\uFFFD\uFFFD");
}
