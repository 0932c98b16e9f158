// The laws of normalization on random texts and random orders of steps. ONRECORD_CASES sets how many (./dev laws).
#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <random>
#include <string>

#include "onrecord/text/utf8.hpp"
#include "support/normalization_laws.hpp"

using namespace onrecord;

namespace {

// What the steps are about, and plain words between.
constexpr std::array<const char*, 96> pieces{" ",        "  ",
                                             "\n",       "\n\n",
                                             "\r\n",     "\r",
                                             "\t",       "a",
                                             "said",     "The",
                                             "Then",     "Trump",
                                             "about",    "word",
                                             "inter-",   "U.S.-",
                                             "-",        "well-known",
                                             "é",        "e",
                                             "É",        "ß",
                                             "ﬁ",        "İ",
                                             "ǆ",        "Ł",
                                             "ø",        "\u0301",
                                             "\u0323",   "\u0327",
                                             "가",       "\u1100",
                                             "\u1161",   "\u11A8",
                                             "한",       "は",
                                             "\u3099",   "ﾊ",
                                             "ﾞ",        "\u0958",
                                             "\u1E9B",   "\u2126",
                                             "½",        "ª",
                                             "&amp;",    "&",
                                             "&#",       "&#39;",
                                             "&eacute",  ";",
                                             "&amp;lt;", "&nbsp;",
                                             "â€™",      "Ã©",
                                             "Ã",        "â€œ",
                                             "â",        "\u0093",
                                             "\u0085",   "ÃƒÂ©",
                                             "‘",        "’",
                                             "“",        "”",
                                             "„",        "«",
                                             "'",        "\"",
                                             "…",        "...",
                                             ". . .",    "–",
                                             "—",        "―",
                                             "\u00A0",   "\u2009",
                                             "\u00AD",   "\u200B",
                                             "\u200D",   "\u200F",
                                             "\uFEFF",   "👩",
                                             "🏽",       "🇺",
                                             "м",        "у",
                                             "Р",        "р",
                                             "https://", "www.",
                                             ".org",     "@ann",
                                             "a@b.de",   "+1 (555) 010-9999",
                                             "1,234.50", "\uFFFD"};

std::string random_text(std::mt19937& dice) {
  std::string text;
  for (unsigned i = dice() % 24; i > 0; --i) {
    const unsigned kind = dice() % 16;
    if (kind == 0) {
      text::append(text, 0x80 + dice() % 0x3000);
    } else if (kind == 1) {
      text.push_back(static_cast<char>(dice() % 256));
    } else if (kind == 2) {
      text += "some plain words and ";
    } else {
      text += pieces[dice() % pieces.size()];
    }
  }
  return text;
}

unsigned long cases_asked() {
  const char* asked = std::getenv("ONRECORD_CASES");
  return asked == nullptr ? 4000 : std::strtoul(asked, nullptr, 10);
}

}  // namespace

TEST_CASE("the laws of normalization hold on random texts and orders of steps") {
  std::mt19937 dice(7);
  const unsigned long cases = cases_asked();
  for (unsigned long i = 0; i < cases; ++i) {
    std::string choice;
    for (unsigned k = 1 + dice() % 6; k > 0; --k) choice.push_back(static_cast<char>(dice() % 256));
    const auto steps = tests::steps_of(choice);
    const std::string text = random_text(dice);
    CAPTURE(i);
    CAPTURE(text);
    std::string all;
    for (const auto& step : steps) all += step + " ";
    CAPTURE(all);
    REQUIRE_NOTHROW(tests::check_normalization(steps, text));
  }
  MESSAGE("random cases: ", cases);
}
