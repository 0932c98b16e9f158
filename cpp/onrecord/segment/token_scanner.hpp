// The tokenizer's engine: one pass over the text, one method a kind of token. Private to segment/.
// tokens.cpp holds the loop and the words, token_dots.cpp the dots that belong to words, token_apostrophes.cpp the
// apostrophes told from quotation marks, token_web.cpp addresses, handles and tags.
#pragma once

#include <unordered_set>

#include "onrecord/segment/abbreviations.hpp"
#include "onrecord/segment/tokens.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::segment {

struct TokenRules {
  Abbreviations abbreviations;
  std::unordered_set<std::uint32_t> elisions;  // folded hashes, apostrophe included
  std::unordered_set<std::uint32_t> domains;
  std::unordered_set<std::uint32_t> before_years;
};

class TokenScanner {
 public:
  TokenScanner(std::string_view text, const TokenRules& rules) : text_(text), rules_(rules) {}
  std::vector<Token> run();

 private:
  // A word being read.
  struct Word {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    text::FoldedHash hash;
    std::uint8_t seen = 0;  // ByteClass bits of all its characters
    std::uint32_t letters = 0;
    std::uint32_t uppers = 0;
    std::uint16_t shape = 0;
    bool is_number = false;  // begins with a digit
  };

  // tokens.cpp
  bool skip_space();
  bool skip_emoji(text::Decoded first);
  bool skip_emphasis(unsigned char first);
  bool double_mark_at(std::uint32_t at) const;
  void scan_ascii_word();
  void scan_word();
  void scan_rest(Word word);
  void scan_spaceless(char32_t first);
  void scan_mark();
  void push_ascii_mark(unsigned char mark);
  void read_plain(Word& word);
  void read_letters(Word& word);
  void read_ascii(Word& word);
  static void count_ascii(Word& word, std::string_view characters);
  bool read_beyond_ascii(Word& word);
  bool reads_on(Word& word);
  bool joins_digits(std::uint32_t at) const;
  bool joins_letters(const Word& word, std::uint32_t apostrophe, std::uint32_t length) const;
  static void count(Word& word, char32_t c, std::uint8_t bits);
  std::uint32_t after_extenders(std::uint32_t at) const;
  // Written where it will stay, field by field: a token put together elsewhere and moved as a whole would be read back
  // before its fields have arrived, for which the processor has to wait.
  void add(std::uint32_t begin, std::uint32_t end, std::uint32_t folded, TokenKind kind, std::uint16_t shape) {
    Token& token = tokens_.emplace_back();
    token.begin = begin;
    token.end = end;
    token.folded = folded;
    token.kind = kind;
    token.shape = shape | gap_;
    gap_ = 0;
    at_ = end;
  }
  void push(std::uint32_t begin, std::uint32_t end, TokenKind kind, std::uint16_t shape = 0);
  void push_word(const Word& word);

  // token_dots.cpp
  void attach_dot(Word& word);
  std::uint32_t dotted_end(const Word& word) const;
  std::uint32_t add_letters(text::FoldedHash& hash, std::uint32_t begin) const;
  bool keeps_dot(const Word& word) const;
  bool is_initial(const Word& word) const;
  bool opens_nickname(std::uint32_t at) const;
  char32_t next_in_line(std::uint32_t at) const;

  // token_apostrophes.cpp
  void scan_apostrophe(std::uint32_t length);
  bool is_doubled(std::uint32_t length) const;
  bool scan_clitic(std::uint32_t length);
  bool scan_elision(std::uint32_t length);
  std::uint32_t elision_end(std::uint32_t at, std::uint32_t length) const;
  bool drops_letter() const;
  bool scan_possessive(std::uint32_t length);
  std::uint32_t year_end(std::uint32_t begin) const;
  bool scan_year(std::uint32_t length, std::uint32_t end);
  std::uint32_t clitic_end(std::uint32_t at) const;
  bool is_before_plural(std::uint32_t at) const;
  bool closes_later(std::uint32_t at);
  bool reopens_behind(std::uint32_t at) const;
  std::uint32_t next_single_mark(std::uint32_t at) const;
  bool keeps_apostrophe(const Word& word, std::uint32_t length) const;

  // token_web.cpp
  bool scan_address(const Word& word);
  bool scan_url(const Word& word);
  bool scan_email(const Word& word);
  bool scan_domain(const Word& word);
  bool encloses_address(std::uint32_t at) const;
  bool scan_handle_or_tag();
  std::uint32_t domain_end(std::uint32_t begin) const;
  std::uint32_t address_end(std::uint32_t at) const;
  std::uint32_t with_tokens_before(std::uint32_t begin, std::string_view joiners);

  unsigned char byte(std::uint32_t at) const { return at < text_.size() ? static_cast<unsigned char>(text_[at]) : 0; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }
  bool word_at(std::uint32_t at) const;  // whether a word character begins at `at`
  // The length in bytes (1 or 3) of the apostrophe at `at`, or 0.
  std::uint32_t apostrophe_at(std::uint32_t at) const {
    const unsigned char first = byte(at);
    if (first == '\'') return 1;
    if (first != 0xE2 || byte(at + 1) != 0x80) return 0;
    return byte(at + 2) == 0x98 || byte(at + 2) == 0x99 ? 3 : 0;
  }
  bool is_glued() const { return (gap_ & TokenShape::space_before) == 0; }

  std::string_view text_;
  const TokenRules& rules_;
  std::vector<Token> tokens_;
  std::uint32_t at_ = 0;
  std::uint16_t gap_ = 0;                // space_before and line_before of the next token
  bool single_open_ = false;             // a single mark opened in this line and did not close
  std::uint32_t no_address_before_ = 0;  // no domain name ends before here: keeps the search linear
  std::uint32_t next_mark_ = 0;          // a single mark found by looking ahead, and where the search began
  std::uint32_t searched_from_ = 1;
};

// Classes of ASCII bytes; the first three also say what a word has seen.
struct ByteClass {
  static constexpr std::uint8_t lower = 1;
  static constexpr std::uint8_t upper = 2;
  static constexpr std::uint8_t digit = 4;
  static constexpr std::uint8_t space = 8;
  static constexpr std::uint8_t line = 16;
  static constexpr std::uint8_t beyond_ascii = 32;
  static constexpr std::uint8_t repeats = 64;  // a run of them is one token: ... --- ***
  static constexpr std::uint8_t symbol = 128;
  static constexpr std::uint8_t word = lower | upper | digit;
};
std::uint8_t byte_class(unsigned char byte);

}  // namespace onrecord::segment
