// The four normalization forms and case folding against ICU on whole strings, and where their edits lie.
#include <doctest/doctest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <array>
#include <random>
#include <string>

#include "onrecord/normalize/normalizer.hpp"
#include "onrecord/text/utf8.hpp"

using namespace onrecord;
using normalize::Normalizer;

namespace {

constexpr std::array<const char*, 4> forms{"nfc", "nfd", "nfkc", "nfkd"};

std::string by_icu(const std::string& form, const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = form == "nfc"    ? icu::Normalizer2::getNFCInstance(status)
                                       : form == "nfd"  ? icu::Normalizer2::getNFDInstance(status)
                                       : form == "nfkc" ? icu::Normalizer2::getNFKCInstance(status)
                                                        : icu::Normalizer2::getNFKDInstance(status);
  std::string result;
  normalizer->normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(result);
  REQUIRE(U_SUCCESS(status));
  return result;
}

std::string applied(const std::string& step, const std::string& text) {
  const auto result = Normalizer({step}).apply(text);
  return result.changed ? result.text : text;
}

bool is_surrogate(char32_t c) { return c >= 0xD800 && c <= 0xDFFF; }

// Every code point once, each behind a letter, in pieces of a thousand.
template <class Use>
void for_all_code_points(Use use) {
  std::string text;
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    if (is_surrogate(c) || (c >= 0x30000 && c < 0xE0000)) continue;
    text::append(text, c);
    text += 'e';
    if (c % 1000 != 0) continue;
    use(text);
    text.clear();
  }
  use(text);
}

}  // namespace

TEST_CASE("every code point is normalized as ICU does it") {
  for (const char* form : forms) {
    CAPTURE(form);
    for_all_code_points([&](const std::string& text) { REQUIRE(applied(form, text) == by_icu(form, text)); });
  }
}

TEST_CASE("every code point is folded as ICU does it") {
  for_all_code_points([&](const std::string& text) {
    std::string folded;
    icu::UnicodeString::fromUTF8(text).foldCase().toUTF8String(folded);
    REQUIRE(applied("casefold", text) == folded);
  });
}

TEST_CASE("random marks, jamo and letters are normalized as ICU does it") {
  const std::u32string alphabet =
      U"aeo "
      U"\u00E9\u1EA5\u0301\u0323\u0302\u031B\u0345\u1100\u1161\u11A8\uAC00\uFB01\u212B\u0340\u0F73\u09C7\u09BE"
      U"\U0001D15E\U0001F469\u3099\u304B";
  std::mt19937 dice(3);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (unsigned i = dice() % 9; i > 0; --i) text::append(text, alphabet[dice() % alphabet.size()]);
    for (const char* form : forms) REQUIRE(applied(form, text) == by_icu(form, text));
  }
}

TEST_CASE("long runs of marks are ordered as ICU does it, in linear time") {
  std::string text = "a";
  for (int i = 0; i < 300; ++i) text += i % 3 == 0 ? "\u0301" : i % 3 == 1 ? "\u0316" : "\u0344";
  for (const char* form : forms) CHECK(applied(form, text) == by_icu(form, text));
  std::string many;
  for (int i = 0; i < 500000; ++i) many += "\u0301\u0316";
  for (const char* form : forms) CHECK(applied(form, many).size() == many.size());
}

TEST_CASE("composition maps to all its source characters, decomposition to the one it came from") {
  const auto composed = Normalizer({"nfc"}).apply("cafe\u0301s");
  REQUIRE(composed.alignment.edits().size() == 1);
  CHECK(composed.alignment.to_source({3, 5}) == SourceSpan{3, 6});
  CHECK(composed.alignment.to_source({5, 6}) == SourceSpan{6, 7});

  const auto syllables = Normalizer({"nfc"}).apply("\u1112\u1161\u11AB\u1100\u1173\u11AF");
  CHECK(syllables.alignment.to_source({0, 3}) == SourceSpan{0, 9});
  CHECK(syllables.alignment.to_source({3, 6}) == SourceSpan{9, 18});

  const auto decomposed = Normalizer({"nfd"}).apply("\u00E9\u0302x");
  REQUIRE(decomposed.alignment.edits().size() == 1);
  CHECK(decomposed.alignment.to_source({0, 3}) == SourceSpan{0, 2});
  CHECK(decomposed.alignment.to_source({3, 5}) == SourceSpan{2, 4});

  const auto ligature = Normalizer({"nfkc"}).apply("\uFB01ne");
  CHECK(ligature.alignment.to_source({0, 1}) == SourceSpan{0, 3});
  CHECK(ligature.alignment.to_source({2, 4}) == SourceSpan{3, 5});
}
