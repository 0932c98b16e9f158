#include "onrecord/segment/language.hpp"

#include <doctest/doctest.h>

using onrecord::segment::EnglishCheck;
using onrecord::segment::Tokenizer;

namespace {
bool reads_like_english(std::string_view text) {
  return EnglishCheck().reads_like_english(text, Tokenizer().tokenize(text));
}
}  // namespace

TEST_CASE("English is English, also in headlines and tables") {
  CHECK(reads_like_english("The minister said that she would not resign before the vote."));
  CHECK(reads_like_english("Summit planned in February – White House"));
  CHECK(reads_like_english("Ajax 2 Roma 1"));
  CHECK(reads_like_english(""));
  CHECK(reads_like_english(
      "In Die Welt, the Chancellor said \"und das ist gut so\" and went on to speak of it to her party."));
}

TEST_CASE("other languages are told by their little words") {
  CHECK_FALSE(reads_like_english("Der Minister sagte, dass er nicht zurücktreten wird, und das ist auch gut."));
  CHECK_FALSE(reads_like_english("La ministre a dit que les négociations sont dans une impasse et qui pour le pays."));
  CHECK_FALSE(reads_like_english(
      "El ministro dijo que las negociaciones con los sindicatos fueron muy duras según su oficina."));
}

TEST_CASE("other scripts are told by their letters") {
  CHECK_FALSE(reads_like_english("Министр заявил, что переговоры продолжатся завтра утром."));
  CHECK_FALSE(reads_like_english("الوزير قال إن المحادثات ستستمر غدا"));
  CHECK(reads_like_english("The word перестройка was on the lips of everybody."));
}
