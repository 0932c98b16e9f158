#include "onrecord/segment/tokens.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "onrecord/text/chars.hpp"
#include "support/cases.hpp"

using namespace onrecord;
using namespace onrecord::segment;

namespace {

const Tokenizer& tokenizer() {
  static const Tokenizer one;
  return one;
}

Token only(std::string_view text) {
  const auto tokens = tokenizer().tokenize(text);
  REQUIRE(tokens.size() == 1);
  return tokens.front();
}

}  // namespace

TEST_CASE("texts are cut into tokens as the case table says, and each token carries its folded hash") {
  for (const auto& one : tests::cases("tokens")) {
    CAPTURE(one["text"].string);
    CAPTURE(one["why"].string);
    std::vector<std::string> found;
    for (const Token& token : tokenizer().tokenize(one["text"].string)) {
      found.emplace_back(slice(std::string_view(one["text"].string), token.span()));
      CHECK(token.folded == text::folded_hash(found.back()));
    }
    CHECK(found == one["tokens"].strings());
  }
}

TEST_CASE("kinds tell words, numbers, clitics, marks and addresses apart") {
  CHECK(only("word").kind == TokenKind::word);
  CHECK(only("3.5m").kind == TokenKind::number);
  CHECK(only("—").kind == TokenKind::punctuation);
  CHECK(only("„").kind == TokenKind::quote_mark);
  CHECK(only("€").kind == TokenKind::symbol);
  CHECK(only("@jane").kind == TokenKind::handle);
  CHECK(only("#plan").kind == TokenKind::hashtag);
  CHECK(only("example.org").kind == TokenKind::url);
  CHECK(only("jane@example.org").kind == TokenKind::email);
  CHECK(tokenizer().tokenize("Jane's").back().kind == TokenKind::clitic);
  CHECK(tokenizer().tokenize("the dogs’ tails")[2].kind == TokenKind::clitic);
}

TEST_CASE("shapes say what a token looks like") {
  using S = TokenShape;
  CHECK(only("Jane").is(S::capitalized | S::has_lower | S::space_before | S::line_before));
  CHECK(only("NATO").is(S::capitalized | S::all_upper));
  CHECK_FALSE(only("A").is(S::all_upper));
  CHECK(only("iPhone").is(S::inner_upper));
  CHECK(only("G20").is(S::has_digit | S::capitalized));
  CHECK(tokenizer().tokenize("Mr. Doe").front().is(S::dotted));
  CHECK(only("Élan").is(S::not_ascii | S::capitalized));
  CHECK_FALSE(only("東").is(S::all_upper));
  const auto tokens = tokenizer().tokenize("a-b c\nd");
  CHECK_FALSE(tokens[1].is(S::space_before));
  CHECK(tokens[3].is(S::space_before));
  CHECK_FALSE(tokens[3].is(S::line_before));
  CHECK(tokens[4].is(S::line_before));
}

TEST_CASE("a token is 20 bytes at most") { CHECK(sizeof(Token) <= 20); }

TEST_CASE("no text costs more than linear time") {
  std::string text;
  for (const std::string_view piece : {"s' ", "a.", "a@", "'", "x'", "http://", "A.", "\xCC\x81", "1,"}) {
    text.clear();
    while (text.size() < 1'000'000) text += piece;
    CHECK_FALSE(tokenizer().tokenize(text).empty());
  }
}
