// The look that leaves steps out: with it and without it the same comes out.
#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "onrecord/normalize/normalizer.hpp"
#include "onrecord/text/utf8.hpp"
#include "support/cases.hpp"

using namespace onrecord;
using normalize::Normalizer;

namespace {

std::string applied(const Normalizer& normalizer, const std::string& text) {
  const auto result = normalizer.apply(text);
  return result.changed ? result.text : text;
}

// The steps of a preset all at once, and one after the other, each of which looks for itself.
struct Both {
  explicit Both(const char* preset) : together(normalize::preset(preset)) {
    for (const auto& step : together.steps()) alone.emplace_back(std::vector{std::string(step.name)});
  }
  std::string one_by_one(std::string text) const {
    for (const Normalizer& step : alone) text = applied(step, text);
    return text;
  }

  Normalizer together;
  std::vector<Normalizer> alone;
};

}  // namespace

TEST_CASE("presets do what their steps do one by one, on random text") {
  const std::vector<std::string> pieces{
      " ", "  ", "\n",     "\n\n",   "\t",     "said.", "Then",   "a",        "É",      "é",     "“",
      "”", "’",  "&amp;",  "\u00A0", "\u0301", "\r",    "\u2028", "\u00AD",   "\u200B", "Trump", "…",
      "–", "ﬁ",  "\u2126", "U.S.",   "word",   ",",     "м",      "aboutThe", "?",      "\u0085"};
  const std::vector<Both> presets{Both("default"), Both("search"), Both("ascii")};
  std::mt19937 dice(7);
  for (int round = 0; round < 30000; ++round) {
    std::string text;
    const unsigned filling = dice() % 40;  // puts the pieces at every place of a block
    text.append(filling, 'x');
    for (unsigned i = dice() % 12; i > 0; --i) text += dice() % 3 == 0 ? pieces[dice() % pieces.size()] : "plain word";
    text.append(dice() % 40, 'y');
    for (const Both& preset : presets) {
      CAPTURE(text);
      REQUIRE(applied(preset.together, text) == preset.one_by_one(text));
    }
  }
}

TEST_CASE("every single character beyond ASCII is seen") {
  const Both preset("default");
  for (char32_t c = 0x80; c < 0x3000; ++c) {
    std::string text = "Some plain words before, and then ";
    text::append(text, c);
    text += " and some plain words behind it.";
    CAPTURE(c);
    REQUIRE(applied(preset.together, text) == preset.one_by_one(text));
  }
}
