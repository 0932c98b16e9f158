// Tested by tests/cpp/segment/tokens_test.cpp.
#include "onrecord/segment/tokens.hpp"

#include "onrecord/text/chars.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::segment {

Tokenizer::Tokenizer() = default;

std::vector<Token> Tokenizer::tokenize(std::string_view text) const {
  std::vector<Token> tokens;
  for (std::uint32_t i = 0; i < text.size();) {
    const auto first = text::decode(text, i);
    if (text::is_space(first.code_point)) {
      i += first.length;
      continue;
    }
    Token token{.begin = i};
    i += first.length;
    if (text::is_word_character(first.code_point)) {
      while (i < text.size()) {
        const auto next = text::decode(text, i);
        if (!text::is_word_character(next.code_point)) break;
        i += next.length;
      }
      if (text::is_upper(first.code_point)) token.shape |= TokenShape::capitalized;
    } else {
      token.kind = TokenKind::punctuation;
    }
    token.end = i;
    token.folded = text::folded_hash(text.substr(token.begin, i - token.begin));
    tokens.push_back(token);
  }
  return tokens;
}

}  // namespace onrecord::segment
