// Tokens: the words, numbers and marks of a text, cut once and read by every later stage.
//   Mr. Trump's U.S.-backed plan, he'd say, cost $3.5m.  →
//   Mr. | Trump | 's | U.S. | - | backed | plan | , | he | 'd | say | , | cost | $ | 3.5m | .
// Abbreviations keep their dot, possessives and clitics ('s 'd 'll 're 've 'm) are tokens of their own, negations
// (don't) are one word, hyphens and dashes are tokens; “space_before” tells what was glued together. Scripts without
// spaces are cut by character (Han, Hiragana, Thai, …) or run (Katakana): no dictionary, so a name is cut alike
// wherever it stands. No token ends inside a grapheme.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "onrecord/text/span.hpp"

namespace onrecord::segment {

enum class TokenKind : std::uint8_t {
  word,
  number,
  clitic,
  punctuation,
  quote_mark,
  symbol,
  handle,
  hashtag,
  url,
  email
};

// What a token looks like; several may hold.
struct TokenShape {
  static constexpr std::uint16_t capitalized = 1;  // begins with an upper case letter
  static constexpr std::uint16_t all_upper = 2;    // two or more letters, none lower case
  static constexpr std::uint16_t has_lower = 4;    // holds a lower case letter
  static constexpr std::uint16_t has_digit = 8;
  static constexpr std::uint16_t inner_upper = 16;   // an upper case letter after a lower case one: McDonald, iPhone
  static constexpr std::uint16_t dotted = 32;        // ends with the dot of an abbreviation or an initial: Mr. U.S. J.
  static constexpr std::uint16_t space_before = 64;  // white space (or the text's start) before it
  static constexpr std::uint16_t line_before = 128;  // a line break (or the text's start) before it
  static constexpr std::uint16_t not_ascii = 256;
};

struct Token {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t folded = 0;  // text::folded_hash of its characters: the key of word tables
  TokenKind kind = TokenKind::word;
  std::uint16_t shape = 0;

  TextSpan span() const { return {begin, end}; }
  bool is(std::uint16_t flags) const { return (shape & flags) == flags; }
  bool is_word() const { return kind == TokenKind::word; }
};

// A range of tokens: indices into Segments::tokens.
struct TokenRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
};

struct TokenRules;

class Tokenizer {
 public:
  Tokenizer();  // reads en/abbreviations.tsv, en/elisions.tsv and common/domains.tsv

  // All tokens of valid UTF-8 text, in order, without overlap; what lies between them is white space and emoji.
  std::vector<Token> tokenize(std::string_view text) const;

 private:
  std::shared_ptr<const TokenRules> rules_;
};

}  // namespace onrecord::segment
