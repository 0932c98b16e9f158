// The look that leaves steps out: with it and without it the same comes out.
#include <doctest/doctest.h>

#include <random>
#include <string>

#include "onrecord/normalize/normalizer.hpp"
#include "onrecord/text/utf8.hpp"
#include "support/cases.hpp"

using namespace onrecord;
using normalize::Normalizer;

namespace {

std::string applied(const std::vector<std::string>& steps, const std::string& text) {
  const auto result = Normalizer(steps).apply(text);
  return result.changed ? result.text : text;
}

// One step after the other, each of which looks for itself.
std::string one_by_one(const std::vector<std::string>& steps, std::string text) {
  for (const std::string& step : steps) text = applied({step}, text);
  return text;
}

}  // namespace

TEST_CASE("presets do what their steps do one by one, on random text") {
  const std::vector<std::string> pieces{
      " ", "  ", "\n",     "\n\n",   "\t",     "said.", "Then",   "a",        "É",      "é",     "“",
      "”", "’",  "&amp;",  "\u00A0", "\u0301", "\r",    "\u2028", "\u00AD",   "\u200B", "Trump", "…",
      "–", "ﬁ",  "\u2126", "U.S.",   "word",   ",",     "м",      "aboutThe", "?",      "\u0085"};
  std::mt19937 dice(7);
  for (int round = 0; round < 30000; ++round) {
    std::string text;
    const unsigned filling = dice() % 40;  // puts the pieces at every place of a block
    text.append(filling, 'x');
    for (unsigned i = dice() % 12; i > 0; --i) text += dice() % 3 == 0 ? pieces[dice() % pieces.size()] : "plain word";
    text.append(dice() % 40, 'y');
    for (const char* name : {"default", "search", "ascii"}) {
      const auto steps = normalize::preset(name);
      CAPTURE(text);
      REQUIRE(applied(steps, text) == one_by_one(steps, text));
    }
  }
}

TEST_CASE("every single character beyond ASCII is seen") {
  const auto steps = normalize::preset("default");
  for (char32_t c = 0x80; c < 0x3000; ++c) {
    std::string text = "Some plain words before, and then ";
    text::append(text, c);
    text += " and some plain words behind it.";
    CAPTURE(c);
    REQUIRE(applied(steps, text) == one_by_one(steps, text));
  }
}
