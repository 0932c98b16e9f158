// A reading: what the rules of attribution see of a text — its tokens, and for each its word classes and the marked
// span it lies in. Made once a document; every rule reads it, none looks up a word again.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "onrecord/attribution/evidence.hpp"
#include "onrecord/entities/lexicon.hpp"
#include "onrecord/segment/word_table.hpp"
#include "onrecord/text/search.hpp"
#include "onrecord/words/word_classes.hpp"

namespace onrecord::attribution {

using words::WordClass;

// Punctuation and signs that rules ask for, as bits.
struct Mark {
  static constexpr std::uint16_t comma = 1U << 0;
  static constexpr std::uint16_t semicolon = 1U << 1;
  static constexpr std::uint16_t colon = 1U << 2;
  static constexpr std::uint16_t period = 1U << 3;
  static constexpr std::uint16_t exclamation = 1U << 4;
  static constexpr std::uint16_t question = 1U << 5;
  static constexpr std::uint16_t ellipsis = 1U << 6;
  static constexpr std::uint16_t dash = 1U << 7;    // – — ― -- ---
  static constexpr std::uint16_t hyphen = 1U << 8;  // a single one, glued or not
  static constexpr std::uint16_t open_bracket = 1U << 9;
  static constexpr std::uint16_t close_bracket = 1U << 10;
  static constexpr std::uint16_t currency = 1U << 11;  // $ £ €
  static constexpr std::uint16_t ampersand = 1U << 12;
  static constexpr std::uint16_t percent = 1U << 13;
  static constexpr std::uint16_t slash = 1U << 14;
};

struct Reading {
  const Evidence& evidence;
  std::span<const segment::Token> all_tokens;  // of the evidence
  std::vector<std::uint32_t> classes;          // by token: WordClass bits
  std::vector<std::uint32_t>
      marked;  // by token: 1 + index of the outermost marked span it lies in (marks included), or 0

  std::vector<std::uint16_t> marks;  // by token: its Mark bit, or 0
  std::vector<std::uint32_t> glued;  // hyphens, and quotation marks behind a number (a 55″ screen, but “I am 55”)
  // By block of the text: the first token that begins at or behind its beginning; the number of tokens behind the last.
  std::vector<std::uint32_t> first_of_block;
  static constexpr std::uint32_t block_size = 64;  // bytes

  const std::vector<segment::Token>& tokens() const { return evidence.segments.tokens; }
  const segment::Token& token(std::uint32_t i) const { return all_tokens[i]; }
  bool is(std::uint32_t i, std::uint32_t any_of) const { return (classes[i] & any_of) != 0; }
  // Whether some token of the range has one of the classes.
  bool any(segment::TokenRange range, std::uint32_t any_of) const {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (is(i, any_of)) return true;
    }
    return false;
  }
  // A quotation mark, and neither an apostrophe of a plural possessor (“the dockers’ union”) nor a sign for inches.
  bool is_quote_mark(std::uint32_t i) const {
    return token(i).kind == segment::TokenKind::quote_mark &&
           (classes[i] & (WordClass::possessive | WordClass::number_word)) == 0;
  }
  // The first token that begins at or behind `position`, which lies in the text or at its end; their number where none
  // does.
  std::uint32_t first_from(std::uint32_t position) const {
    const std::uint32_t* const block = &first_of_block[position / block_size];
    const auto tokens = all_tokens.subspan(block[0], block[1] - block[0]);
    return block[0] +
           static_cast<std::uint32_t>(text::first_not_below(tokens, position, &segment::Token::begin) - tokens.begin());
  }
  std::string_view word(std::uint32_t i) const { return text::slice(evidence.text, token(i).span()); }
  // From the first token's first byte to the last one's end; `range` must not be empty.
  TextSpan span(segment::TokenRange range) const { return {token(range.begin).begin, token(range.end - 1).end}; }
};

// What a model sees of a token: a function word or mark itself (its hash), of any other word its classes; 1 behind
// `last`.
std::uint32_t signature(const Reading& reading, std::uint32_t i, std::uint32_t last);

// A length in tokens, coarsely: 0 to 8.
std::uint32_t length_bucket(std::uint32_t length);

// The word classes of a text: of those that the lexicon gives a word, it has the ones that its position leaves it: “the
// claims” is no verb, “to claim” no noun.
class Grammar {
 public:
  // Linear. The evidence must outlive the reading.
  Reading read(const Evidence& evidence) const;

 private:
  static void read_mark(Reading& reading, std::uint32_t i);  // or a clitic
  static void mark_names(Reading& reading);
  static void mark_mentions(Reading& reading);
  static void settle(Reading& reading, std::uint32_t i);
  static void settle_clitic(Reading& reading, std::uint32_t i);
  static void note_marked(Reading& reading);
  static void note_joined(Reading& reading);
  static void note_inches(Reading& reading);
  static void note_blocks(Reading& reading);

  const entities::Lexicon& lexicon_ = entities::Lexicon::english();
};

}  // namespace onrecord::attribution
