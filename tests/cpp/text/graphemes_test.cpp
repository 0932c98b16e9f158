#include "onrecord/text/graphemes.hpp"

#include <doctest/doctest.h>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "onrecord/text/utf8.hpp"

using namespace onrecord;

namespace {

std::vector<bool> borders_by_icu(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(icu::BreakIterator::createCharacterInstance("en", status));
  UText* view = utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status);
  breaks->setText(view, status);
  REQUIRE(U_SUCCESS(status));
  std::vector<bool> borders(text.size() + 1, false);
  for (int32_t at = breaks->first(); at != icu::BreakIterator::DONE; at = breaks->next())
    borders[static_cast<std::size_t>(at)] = true;
  utext_close(view);
  return borders;
}

}  // namespace

TEST_CASE("grapheme borders are those of ICU's break iterator on random texts of all the classes") {
  const std::u32string alphabet =
      U"ab "
      U"\r\n\u0301\u200D\u200B\u0903\u0600\u1100\u1161\u11A8\uAC00\uAC01\U0001F1E6\U0001F1E7\U0001F469\U0001F680\uFE0F"
      U"\U0001F3FD\u2764\u00E9\u201D\u00AD\U000E0067";
  std::mt19937 dice(5);
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (unsigned i = 0; i < 12; ++i) text::append(text, alphabet[dice() % alphabet.size()]);
    const auto expected = borders_by_icu(text);
    for (std::size_t i = 0; i < text.size(); i += text::decode(text, i).length) {
      CAPTURE(text);
      CAPTURE(i);
      REQUIRE(text::is_grapheme_border(text, i) == expected[i]);
    }
  }
}

TEST_CASE("a span grows to whole graphemes") {
  const std::string text = "e\u0301\u0323 x";
  CHECK(text::whole_graphemes(text, {1, 3}) == SourceSpan{0, 5});
  CHECK(text::whole_graphemes(text, {3, 3}) == SourceSpan{0, 0});
  CHECK(text::whole_graphemes(text, {5, 6}) == SourceSpan{5, 6});
  CHECK(text::whole_graphemes("a\r\nb", {0, 2}) == SourceSpan{0, 3});
}

TEST_CASE("a cluster without end is looked at for a bounded length") {
  std::string text = "x";
  for (int i = 0; i < 100000; ++i) text += "\u0301";
  const SourceSpan grown = text::whole_graphemes(text, {100001, 100003});
  CHECK(grown.size() <= 2 * text::longest_cluster + 8);
}
