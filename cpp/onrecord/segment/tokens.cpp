// Tested by tests/cpp/segment/tokens_test.cpp.
#include "onrecord/segment/tokens.hpp"

#include <array>
#include <bit>
#include <cstring>

#include "onrecord/data/data.hpp"
#include "onrecord/segment/token_scanner.hpp"
#include "onrecord/text/large_pages.hpp"
#include "onrecord/text/table.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::segment {
namespace {

constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) classes[c] = ByteClass::lower;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) classes[c] = ByteClass::upper;
  for (std::size_t c = '0'; c <= '9'; ++c) classes[c] = ByteClass::digit;
  for (std::size_t c = 0x80; c < 0x100; ++c) classes[c] = ByteClass::beyond_ascii;
  for (const char c : {' ', '\t'}) classes[static_cast<unsigned char>(c)] = ByteClass::space;
  for (const char c : {'\n', '\v', '\f', '\r'})
    classes[static_cast<unsigned char>(c)] = ByteClass::space | ByteClass::line;
  for (const char c : {'.', '-', '*', '=', '_', '~'}) classes[static_cast<unsigned char>(c)] = ByteClass::repeats;
  for (const char c : {'$', '%', '&', '+', '<', '=', '>', '@', '^', '|', '~', '#', '*', '`'}) {
    classes[static_cast<unsigned char>(c)] |= ByteClass::symbol;
  }
  for (std::size_t c = 0; c < 0x20; ++c) {
    if (classes[c] == 0) classes[c] = ByteClass::symbol;
  }
  return classes;
}

constexpr auto classes = make_classes();

constexpr std::array<unsigned char, 128> make_folded() {
  std::array<unsigned char, 128> folded{};
  for (std::size_t c = 0; c < folded.size(); ++c)
    folded[c] = static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  return folded;
}

constexpr auto folded = make_folded();
constexpr char32_t zero_width_non_joiner = 0x200C;
constexpr char32_t zero_width_joiner = 0x200D;

constexpr bool is_skin_tone(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }
constexpr bool is_tag(char32_t c) { return c >= 0xE0020 && c <= 0xE007F; }
constexpr bool is_line_break(char32_t c) { return c == 0x85 || c == 0x2028 || c == 0x2029; }

std::unordered_set<std::uint32_t> first_columns(std::string_view name) {
  std::unordered_set<std::uint32_t> hashes;
  text::for_each_row(name, data::table(name), [&](const text::Row& row) { hashes.insert(text::folded_hash(row[0])); });
  return hashes;
}

TokenKind kind_of(char32_t c) {
  if (c < 0x80) {
    if (c == '"') return TokenKind::quote_mark;
    return (classes[c] & ByteClass::symbol) != 0 ? TokenKind::symbol : TokenKind::punctuation;
  }
  if (text::is_quotation_mark(c)) return TokenKind::quote_mark;
  return text::is_punctuation(c) ? TokenKind::punctuation : TokenKind::symbol;
}

}  // namespace

std::uint8_t byte_class(unsigned char byte) { return classes[byte]; }

Tokenizer::Tokenizer()
    : rules_(std::make_shared<TokenRules>(TokenRules{Abbreviations{}, first_columns("en/elisions.tsv"),
                                                     first_columns("common/domains.tsv"),
                                                     first_columns("en/before_years.tsv")})) {}

std::vector<Token> Tokenizer::tokenize(std::string_view text) const { return TokenScanner(text, *rules_).run(); }

// The marks that end a word without a thought; behind a number, a comma may go on.
constexpr auto always_ends = [] {
  std::array<bool, 256> all{};
  for (const unsigned char mark : {',', ';', '!', '?', '-', '(', ')', '[', ']', '"', '/', '\n'}) all[mark] = true;
  return all;
}();

// How many of the eight characters are small letters before the first that is none.
inline std::uint32_t leading_letters(std::uint64_t characters) {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  constexpr std::uint64_t high = ones * 0x80U;
  const std::uint64_t seven = characters & ~high;
  const std::uint64_t from_a = seven + ones * (0x80U - 'a');
  const std::uint64_t behind_z = seven + ones * (0x7FU - 'z');
  const std::uint64_t others = (~from_a | behind_z | characters) & high;
  return static_cast<std::uint32_t>(std::countr_zero(others)) / 8;
}

// Reads what nearly all words are made of: an ASCII letter or digit, then small letters. Kept apart from read_ascii, so
// that most words need no more than this. The next eight characters are mixed in without a look, and the hash behind
// the word's last one is taken: a loop that ends with the word would be guessed wrong at most words.
inline void TokenScanner::read_plain(Word& word) {
  const auto* const begin = reinterpret_cast<const unsigned char*>(text_.data()) + word.begin;
  const auto* const end = reinterpret_cast<const unsigned char*>(text_.data()) + text_.size();
  const std::uint8_t first = classes[*begin];
  text::FoldedHash hash;
  hash.add_folded_ascii(folded[*begin]);
  const auto* at = begin + 1;
  constexpr std::uint32_t at_once = 8;
  std::uint32_t letters = at_once;
  while (std::endian::native == std::endian::little && letters == at_once && end - at >= at_once) {
    std::uint64_t characters = 0;
    std::memcpy(&characters, at, at_once);
    letters = leading_letters(characters);
    std::array<text::FoldedHash, at_once + 1> hashes;
    hashes[0] = hash;
    for (std::uint32_t i = 0; i < at_once; ++i) {
      hash.add_folded_ascii(static_cast<unsigned char>(characters >> 8U * i));
      hashes[i + 1] = hash;
    }
    hash = hashes[letters];
    at += letters;
  }
  if (letters == at_once) {
    for (; at < end && classes[*at] == ByteClass::lower; ++at) hash.add_folded_ascii(*at);
  }
  const auto length = static_cast<std::uint32_t>(at - begin);
  word.hash = hash;
  word.end += length;
  word.is_number = first == ByteClass::digit;
  word.letters = length - (word.is_number ? 1 : 0);
  word.uppers = first == ByteClass::upper ? 1 : 0;
  if (first == ByteClass::upper) word.shape |= TokenShape::capitalized;
  word.seen = first | (length > 1 ? ByteClass::lower : 0);
}

inline void TokenScanner::push_word(const Word& word) {
  std::uint16_t shape = word.shape;
  if ((word.seen & ByteClass::lower) != 0)
    shape |= TokenShape::has_lower;
  else if (word.letters >= 2 && word.uppers == word.letters)
    shape |= TokenShape::all_upper;
  if ((word.seen & ByteClass::digit) != 0) shape |= TokenShape::has_digit;
  add(word.begin, word.end, word.hash.value(), word.is_number ? TokenKind::number : TokenKind::word, shape);
}

inline void TokenScanner::scan_ascii_word() {
  Word word;
  word.begin = word.end = at_;
  read_plain(word);
  const unsigned char next = byte(word.end);
  if (next != ' ' && (word.is_number || !always_ends[next])) return scan_rest(word);
  push_word(word);
  if (next != ' ') return;
  ++at_;
  gap_ = TokenShape::space_before;
}

std::vector<Token> TokenScanner::run() {
  tokens_.reserve(text_.size() / 4 + 8);  // English news has a token for each 5 bytes
  text::ask_for_large_pages(tokens_.data(), tokens_.capacity() * sizeof(Token));
  gap_ = TokenShape::space_before | TokenShape::line_before;
  while (at_ < size()) {
    if (skip_space()) continue;
    const unsigned char first = byte(at_);
    if ((classes[first] & ByteClass::word) != 0)
      scan_ascii_word();
    else if (const std::uint32_t length = apostrophe_at(at_))
      scan_apostrophe(length);
    else if ((first == '@' || first == '#') && scan_handle_or_tag())
      continue;
    else if (first >= 0x80 && word_at(at_))
      scan_word();
    else if (!skip_emphasis(first))
      scan_mark();
  }
  return std::move(tokens_);
}

// Skips one piece of white space; false where there is none.
inline bool TokenScanner::skip_space() {
  const std::uint8_t bits = classes[byte(at_)];
  if ((bits & ByteClass::space) != 0) {
    gap_ |= TokenShape::space_before;
    if ((bits & ByteClass::line) != 0) {
      gap_ |= TokenShape::line_before;
      single_open_ = false;
    }
    ++at_;
    return true;
  }
  if (bits != ByteClass::beyond_ascii) return false;
  const auto next = text::decode(text_, at_);
  if (skip_emoji(next)) return true;
  if (!text::is_space(next.code_point)) return false;
  gap_ |= TokenShape::space_before;
  if (is_line_break(next.code_point)) {
    gap_ |= TokenShape::line_before;
    single_open_ = false;
  }
  at_ += next.length;
  return true;
}

// An emoji is a blank that somebody drew: “Ann 😀 Lee said” has the tokens of “Ann Lee said”.
bool TokenScanner::skip_emoji(text::Decoded first) {
  constexpr char32_t as_emoji = 0xFE0F;  // the variation selector
  const std::uint32_t after = at_ + first.length;
  const bool is_drawn = after < size() && byte(after) == 0xEF && !text::is_word_character(first.code_point) &&
                        text::decode(text_, after).code_point == as_emoji;
  if (!is_drawn && !text::is_emoji(first.code_point)) return false;
  gap_ |= TokenShape::space_before;
  at_ = after_extenders(after);
  return true;
}

// So is the emphasis of Markdown around quotation marks: _“Wait,”_ she said, and **"Wait,"** she said.
inline bool TokenScanner::skip_emphasis(unsigned char first) {
  if (first != '*' && first != '_') return false;
  std::uint32_t end = at_ + 1;
  while (byte(end) == first) ++end;
  const bool before_mark = double_mark_at(end);
  const bool behind_mark = !tokens_.empty() && tokens_.back().kind == TokenKind::quote_mark && is_glued();
  if (before_mark == behind_mark || (behind_mark && word_at(end)) || (before_mark && is_glued())) return false;
  gap_ |= TokenShape::space_before;
  at_ = end;
  return true;
}

// “ ” „ or ".
bool TokenScanner::double_mark_at(std::uint32_t at) const {
  const unsigned char last = byte(at + 2);
  return byte(at) == '"' || (byte(at) == 0xE2 && byte(at + 1) == 0x80 && last >= 0x9C && last <= 0x9E);
}

// A word that begins with a character beyond ASCII.
void TokenScanner::scan_word() {
  const char32_t first = text::decode(text_, at_).code_point;
  if (text::is_spaceless_script(first)) return scan_spaceless(first);
  Word word;
  word.begin = word.end = at_;
  if (text::is_upper(first)) word.shape |= TokenShape::capitalized;
  word.is_number = text::is_digit(first);
  scan_rest(word);
}

// Reads a word on from its end so far.
void TokenScanner::scan_rest(Word word) {
  do read_letters(word);
  while (reads_on(word));
  const unsigned char next = byte(word.end);
  if (next == ' ') return push_word(word);
  if ((next == '.' || next == '@' || next == ':') && scan_address(word)) return;
  if (next == '.') attach_dot(word);
  push_word(word);
}

void TokenScanner::scan_spaceless(char32_t first) {
  std::uint32_t end = at_;
  do {
    end = after_extenders(end + text::decode(text_, end).length);
  } while (text::is_katakana(first) && end < size() && text::is_katakana(text::decode(text_, end).code_point));
  push(at_, end, text::is_digit(first) ? TokenKind::number : TokenKind::word);
}

// A mark of one byte, as nearly all are.
inline void TokenScanner::push_ascii_mark(unsigned char mark) {
  text::FoldedHash hash;
  hash.add_folded_ascii(mark);
  add(at_, at_ + 1, hash.value(), kind_of(mark), 0);
}

void TokenScanner::scan_mark() {
  const unsigned char first = byte(at_);
  const auto decoded = text::decode(text_, at_);
  std::uint32_t end = at_ + decoded.length;
  if (first < 0x80 && byte(end) < 0xCC && (classes[first] & ByteClass::repeats) == 0 && first != '`') {
    return push_ascii_mark(first);
  }
  if ((classes[first] & ByteClass::repeats) != 0) {
    while (byte(end) == first) ++end;
  }
  if (first == '`') {
    if (byte(end) == '`') ++end;
    return push(at_, after_extenders(end), TokenKind::quote_mark);
  }
  push(at_, after_extenders(end), kind_of(decoded.code_point));
}

// Reads the characters of a word that need no thought, up to the first that does.
void TokenScanner::read_letters(Word& word) {
  do read_ascii(word);
  while (byte(word.end) >= 0x80 && read_beyond_ascii(word));
}

// The hot loop: all is kept in registers, and written back once. Most words have no capital and no digit behind their
// first letter, so that these are counted in a second look.
void TokenScanner::read_ascii(Word& word) {
  const auto* const begin = reinterpret_cast<const unsigned char*>(text_.data()) + word.end;
  const auto* const end = reinterpret_cast<const unsigned char*>(text_.data()) + text_.size();
  const auto* at = begin;
  text::FoldedHash hash = word.hash;
  std::uint8_t seen = 0;
  for (; at < end; ++at) {
    const std::uint8_t bits = classes[*at];
    if ((bits & ByteClass::word) == 0) break;
    hash.add_folded_ascii(folded[*at]);
    seen |= bits;
  }
  const auto length = static_cast<std::uint32_t>(at - begin);
  word.hash = hash;
  word.end += length;
  if (seen == ByteClass::lower) {
    word.seen |= seen;
    word.letters += length;
  } else {
    count_ascii(word, text_.substr(word.end - length, length));
  }
}

void TokenScanner::count_ascii(Word& word, std::string_view characters) {
  for (const char c : characters) {
    const std::uint8_t bits = classes[static_cast<unsigned char>(c)];
    if (bits == ByteClass::upper) {
      ++word.uppers;
      if ((word.seen & ByteClass::lower) != 0) word.shape |= TokenShape::inner_upper;
    }
    word.letters += bits == ByteClass::digit ? 0 : 1;
    word.seen |= bits;
  }
}

bool TokenScanner::read_beyond_ascii(Word& word) {
  const auto next = text::decode(text_, word.end);
  const char32_t c = next.code_point;
  if (text::is_format(c)) {
    const bool joins = c == zero_width_joiner || c == zero_width_non_joiner;
    if (!joins && !word_at(word.end + next.length)) return false;
  } else if (!text::is_word_character(c) || text::is_spaceless_script(c)) {
    return false;
  }
  std::uint8_t bits = text::is_upper(c) ? ByteClass::upper : text::is_lower(c) ? ByteClass::lower : 0;
  if (text::is_digit(c)) bits = ByteClass::digit;
  word.shape |= TokenShape::not_ascii;
  count(word, c, bits);
  if (bits == 0 && text::is_letter(c)) ++word.letters;
  word.end += next.length;
  return true;
}

void TokenScanner::count(Word& word, char32_t c, std::uint8_t bits) {
  word.hash.add(c);
  if (bits == ByteClass::upper) {
    ++word.uppers;
    if ((word.seen & ByteClass::lower) != 0) word.shape |= TokenShape::inner_upper;
  }
  word.letters += (bits & (ByteClass::upper | ByteClass::lower)) != 0 ? 1 : 0;
  word.seen |= bits;
}

// Reads a mark that belongs inside the word: 30,000 3.5 10:30 don't O'Brien ol'.
bool TokenScanner::reads_on(Word& word) {
  const unsigned char next = byte(word.end);
  if (next == ' ') return false;
  if (next == '.' || next == ',' || next == ':') {
    if (!joins_digits(word.end) || word.seen != ByteClass::digit) return false;
    word.hash.add(next);
    ++word.end;
    return true;
  }
  const std::uint32_t length = apostrophe_at(word.end);
  if (length == 0 || (!joins_letters(word, word.end, length) && !keeps_apostrophe(word, length))) return false;
  word.hash.add(U'\'');
  word.end += length;
  if (length > 1) word.shape |= TokenShape::not_ascii;
  return word_at(word.end);
}

// A dot, comma or colon between digits. A comma parts thousands only: two or three digits follow, and no more.
bool TokenScanner::joins_digits(std::uint32_t at) const {
  const auto digit = [&](std::uint32_t i) { return (classes[byte(i)] & ByteClass::digit) != 0; };
  if (at == 0 || !digit(at - 1) || !digit(at + 1)) return false;
  if (byte(at) != ',') return true;
  return digit(at + 2) && (!digit(at + 3) || !digit(at + 4));
}

std::uint32_t TokenScanner::after_extenders(std::uint32_t at) const {
  while (byte(at) >= 0xCC) {  // the first byte of U+0300, the first combining mark
    const auto next = text::decode(text_, at);
    const char32_t c = next.code_point;
    if (c == zero_width_joiner) {
      at += next.length;
      if (byte(at) >= 0xE2 && !word_at(at)) {
        const auto joined = text::decode(text_, at);
        if (!text::is_space(joined.code_point)) at += joined.length;
      }
    } else if (text::is_mark(c) || is_skin_tone(c) || is_tag(c) || c == zero_width_non_joiner) {
      at += next.length;
    } else {
      break;
    }
  }
  return at;
}

bool TokenScanner::word_at(std::uint32_t at) const {
  const unsigned char first = byte(at);
  if (first < 0x80) return (classes[first] & ByteClass::word) != 0;
  return text::is_word_character(text::decode(text_, at).code_point);
}

void TokenScanner::push(std::uint32_t begin, std::uint32_t end, TokenKind kind, std::uint16_t shape) {
  const std::string_view characters = text_.substr(begin, end - begin);
  if (!text::is_ascii(characters)) shape |= TokenShape::not_ascii;
  add(begin, end, text::folded_hash(characters), kind, shape);
}

}  // namespace onrecord::segment
