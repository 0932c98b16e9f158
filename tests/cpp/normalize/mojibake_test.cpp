#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "onrecord/normalize/normalizer.hpp"
#include "onrecord/text/utf8.hpp"
#include "support/cases.hpp"

using namespace onrecord;
using normalize::Normalized;
using normalize::Normalizer;

namespace {

Normalized applied(const std::string& text) { return Normalizer({"mojibake"}).apply(text); }

std::string repaired(const std::string& text) {
  auto result = applied(text);
  return result.changed ? result.text : text;
}

// UTF-8 read as ISO-8859-1.
std::string misread(const std::string& text) {
  std::string wrong;
  for (const char byte : text) text::append(wrong, static_cast<unsigned char>(byte));
  return wrong;
}

std::string repeated(const std::string& unit, std::size_t times) {
  std::string text;
  for (; times > 0; --times) text += unit;
  return text;
}

}  // namespace

TEST_CASE("mojibake: every case of the table holds, and what is repaired stays") {
  for (const auto& one : tests::cases("mojibake")) {
    CAPTURE(one["why"].string);
    CAPTURE(one["text"].string);
    CHECK(repaired(one["text"].string) == one["expected"].string);
    CHECK(repaired(one["expected"].string) == one["expected"].string);
  }
}

TEST_CASE("mojibake: every case holds when its text was misread once more") {
  for (const auto& one : tests::cases("mojibake")) {
    CAPTURE(one["why"].string);
    CAPTURE(one["text"].string);
    CHECK(repaired(misread(one["text"].string)) == one["expected"].string);
  }
}

TEST_CASE("mojibake: a sequence is one edit, whatever layers it had, and maps back as a whole") {
  const std::string source = "The FranÃƒÂ§ois â€œcaféâ€\u009d";
  const auto result = applied(source);
  CHECK(result.text == "The François “café”");
  const auto& edits = result.alignment.edits();
  REQUIRE(edits.size() == 3);
  const auto before = [&](const text::Edit& edit) { return std::string(slice(std::string_view(source), edit.source)); };
  CHECK(before(edits[0]) == "ÃƒÂ§");
  CHECK(before(edits[1]) == "â€œ");
  CHECK(before(edits[2]) == "â€\u009d");
  CHECK(slice(std::string_view(result.text), edits[0].text) == "ç");
}

TEST_CASE("mojibake: clean text is not copied") {
  const auto result = applied("“Zoë’s CAFÉ…”, she said – in «Tromsø»\nДа, “Åse”");
  CHECK(!result.changed);
  CHECK(result.alignment.is_identity());
}

TEST_CASE("mojibake: each line is judged by itself") {
  CHECK(repaired("FrÃ¥n\nDrÃ¥ber – no\nMalmÃ¶") == "Från\nDrÃ¥ber – no\nMalmö");
}

TEST_CASE("mojibake: lines longer than a piece are repaired throughout") {
  CHECK(repaired(repeated("â€™", 30000)) == repeated("’", 30000));
  CHECK(repaired(repeated("He isnâ€™t. ", 5000)) == repeated("He isn’t. ", 5000));
  CHECK(repaired(repeated("word ", 5000) + "isnâ€™t " + repeated("word ", 5000)) ==
        repeated("word ", 5000) + "isn’t " + repeated("word ", 5000));
  for (const char* unit : {"Ã", "â", "â€", "Р", "√", "─", "\u0301"}) {
    CAPTURE(unit);
    CHECK(repaired(repeated(unit, 50000)) == repeated(unit, 50000));
  }
}

TEST_CASE("mojibake: random characters of misread text come to rest, and every edit is of whole characters") {
  constexpr const char32_t pieces[] = {0xC2,   0xC3,   0xE2,   0x20AC, 0x2122, 0x80,   0x99,  0xA9, 0xA0,  U' ', U'a',
                                       0x0192, 0x201C, 0x221A, 0x0420, 0x0452, 0x251C, 0xC5,  0x9F, 0xF0,  0xED, 0xBD,
                                       0xFFFD, U'?',   U'"',   0x0102, 0x2020, 0xEF,   0x152, 0xB8, U'\n', U'E'};
  std::mt19937 dice(7);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (unsigned i = dice() % 24; i > 0; --i) text::append(text, pieces[dice() % std::size(pieces)]);
    CAPTURE(text);
    const auto result = applied(text);
    if (!result.changed) continue;
    REQUIRE(!text::first_invalid(result.text));
    for (const auto& edit : result.alignment.edits()) {
      REQUIRE(!text::first_invalid(slice(std::string_view(text), edit.source)));
      REQUIRE(text::count_code_points(slice(std::string_view(result.text), edit.text)) == 1);
    }
    REQUIRE(repaired(result.text) == result.text);
  }
}
