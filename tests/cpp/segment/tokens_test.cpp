#include "onrecord/segment/tokens.hpp"

#include <doctest/doctest.h>

#include <string>

#include "onrecord/text/chars.hpp"

using namespace onrecord;
using namespace onrecord::segment;

namespace {

std::string joined(std::string_view text) {
  static const Tokenizer tokenizer;
  std::string out;
  for (const Token& token : tokenizer.tokenize(text)) {
    if (!out.empty()) out += " | ";
    out += slice(text, token.span());
    CHECK(token.folded == text::folded_hash(slice(text, token.span())));
  }
  return out;
}

}  // namespace

TEST_CASE("abbreviations keep their dot, clitics and hyphens are tokens") {
  CHECK(joined("Mr. Trump's U.S.-backed plan, he'd say, cost $3.5m.") ==
        "Mr. | Trump | 's | U.S. | - | backed | plan | , | he | 'd | say | , | cost | $ | 3.5m | .");
  CHECK(joined("J.K. Rowling, Ph.D., rose at 10:30 a.m.") == "J.K. | Rowling | , | Ph.D. | , | rose | at | 10:30 | a.m.");
}

TEST_CASE("an emoji family and a flag are one token each") {
  CHECK(joined("👩‍👩‍👧 🇺🇸🇫🇷") == "👩‍👩‍👧 | 🇺🇸 | 🇫🇷");
}
