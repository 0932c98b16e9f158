// Apostrophes told from quotation marks. An apostrophe joins (don't, O'Brien), begins a clitic (Trump's, they'll),
// stands for letters left out ('em, ’90s) or marks a plural's possession (the voters' will); any other is a quotation
// mark. Tested by tests/cpp/segment/tokens_test.cpp.
#include <array>

#include "onrecord/segment/token_scanner.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::segment {
namespace {

constexpr std::array<std::string_view, 6> clitics{"s", "d", "m", "ll", "re", "ve"};

bool is_s(unsigned char c) { return c == 's' || c == 'S'; }
unsigned char lower(unsigned char c) { return (byte_class(c) & ByteClass::upper) != 0 ? c + ('a' - 'A') : c; }

}  // namespace

void TokenScanner::scan_apostrophe(std::uint32_t length) {
  if (is_doubled(length)) return push(at_, at_ + 2 * length, TokenKind::quote_mark);
  if (scan_clitic(length) || scan_elision(length) || scan_possessive(length)) return;
  const unsigned char before = at_ == 0 ? ' ' : byte(at_ - 1);
  const bool after_opening = !is_glued() ||
                             std::string_view("([{-/\"`").find(static_cast<char>(before)) != std::string_view::npos ||
                             (before >= 0x80 && !tokens_.back().is_word());
  const unsigned char next = byte(at_ + length);
  single_open_ = after_opening && next != 0 && (byte_class(next) & ByteClass::space) == 0;
  push(at_, after_extenders(at_ + length), TokenKind::quote_mark);
}

// '' and ’’ stand for one double mark. Of three in a row the first closes a single mark that is open: ''He said,
// 'Go.''' And of two before an elided word the second is its own: |'|'Tis late,' she said.
bool TokenScanner::is_doubled(std::uint32_t length) const {
  const std::string_view mark = text_.substr(at_, length);
  if (text_.substr(at_ + length, length) != mark) return false;
  if (!is_glued() && elision_end(at_ + length, length) != 0) return false;
  return !single_open_ || text_.substr(at_ + 2 * length, length) != mark;
}

// The end of the clitic whose letters begin at `at`, or 0.
std::uint32_t TokenScanner::clitic_end(std::uint32_t at) const {
  for (const std::string_view clitic : clitics) {
    const auto end = at + static_cast<std::uint32_t>(clitic.size());
    if (end > size()) continue;
    const bool is_clitic = lower(byte(at)) == static_cast<unsigned char>(clitic.front()) &&
                           lower(byte(end - 1)) == static_cast<unsigned char>(clitic.back());
    if (is_clitic && !word_at(end)) return end;  // asked last: `end` may lie inside a character of several bytes
  }
  return 0;
}

// Also after a space, as some corpora write it: "Trump 's".
bool TokenScanner::scan_clitic(std::uint32_t length) {
  const std::uint32_t end = clitic_end(at_ + length);
  if (end == 0 || tokens_.empty() || (gap_ & TokenShape::line_before) != 0) return false;
  const Token& before = tokens_.back();
  if (!is_glued() && !before.is_word()) return false;
  push(at_, end, TokenKind::clitic);
  return true;
}

// The end of the 90 or 90s that begins at `begin`, or 0.
std::uint32_t TokenScanner::year_end(std::uint32_t begin) const {
  const auto digit = [&](std::uint32_t i) { return (byte_class(byte(i)) & ByteClass::digit) != 0; };
  if (!digit(begin) || !digit(begin + 1)) return 0;
  const std::uint32_t end = byte(begin + 2) == 's' ? begin + 3 : begin + 2;
  return word_at(end) ? 0 : end;
}

// The year that ends at `end`, behind the apostrophe here; none in '20 people died'.
bool TokenScanner::scan_year(std::uint32_t length, std::uint32_t end) {
  const bool is_closing_form = length == 3 && byte(at_ + 2) == 0x99;
  // 'We lost the |'98| final,' he said: behind a word and with a single mark open, no other can open.
  const bool is_inside = single_open_ && !tokens_.empty() && tokens_.back().is_word();
  const bool is_named = !tokens_.empty() && rules_.before_years.contains(tokens_.back().folded);  // the |'98| final
  if (!is_closing_form && !is_inside && !is_named && end == at_ + length + 2 && text::is_lower(next_in_line(end)))
    return false;
  push(at_, end, TokenKind::number, TokenShape::has_digit);
  return true;
}

// 'em ’til ’90s: not after a word's last letter.
bool TokenScanner::scan_elision(std::uint32_t length) {
  if (is_glued() && (tokens_.back().is_word() || tokens_.back().kind == TokenKind::number)) return false;
  const std::uint32_t begin = at_ + length;
  if (const std::uint32_t year = year_end(begin)) return scan_year(length, year);
  const std::uint32_t end = elision_end(at_, length);
  if (end == 0) return false;
  const bool is_upper = (byte_class(byte(begin)) & ByteClass::upper) != 0;
  push(at_, end, TokenKind::word, TokenShape::has_lower | (is_upper ? TokenShape::capitalized : 0));
  return true;
}

// The end of the elided word whose apostrophe stands at `at`, or 0.
std::uint32_t TokenScanner::elision_end(std::uint32_t at, std::uint32_t length) const {
  const std::uint32_t begin = at + length;
  std::uint32_t end = begin;
  text::FoldedHash hash;
  hash.add(U'\'');
  for (; end - begin < 8 && (byte_class(byte(end)) & ByteClass::word) != 0; ++end) hash.add(byte(end));
  if (end == begin || word_at(end) || !rules_.elisions.contains(hash.value())) return 0;
  if (const std::uint32_t closing = apostrophe_at(end)) {  // rock 'n' roll
    hash.add(U'\'');
    if (rules_.elisions.contains(hash.value())) end += closing;
  }
  return end;
}

// goin' nothin': a word that has dropped its g.
bool TokenScanner::drops_letter() const {
  const Token& word = tokens_.back();
  return word.is_word() && word.end - word.begin >= 4 && word.end == at_ && slice(text_, word.span()).ends_with("in");
}

// The bare apostrophe of a plural's or a name's possession, or of a dropped g: voters' Jesus' goin'. With a single mark
// open it may as well close the quotation, and does so unless another mark does.
bool TokenScanner::scan_possessive(std::uint32_t length) {
  if (!is_glued() || tokens_.back().kind == TokenKind::quote_mark) return false;
  if (!is_s(byte(at_ - 1)) && !drops_letter()) return false;
  if (single_open_ && !closes_later(at_ + length) && !is_before_plural(at_ + length)) return false;
  push(at_, at_ + length, TokenKind::clitic);
  return true;
}

// ‘an insult to members|’| families’: is the very next word, in small letters, one more plural with its apostrophe?
bool TokenScanner::is_before_plural(std::uint32_t at) const {
  const std::uint32_t first = at + 1;
  if (first >= size() || byte(at) != ' ' || byte(first) < 'a' || byte(first) > 'z') return false;
  std::uint32_t end = first;
  while (end < size() && (byte_class(byte(end)) & ByteClass::word) != 0) ++end;
  if (end >= size() || !is_s(byte(end - 1))) return false;
  const std::uint32_t length = apostrophe_at(end);
  return length != 0 && !word_at(end + length);
}

// Whether the next single mark of the line that is no plural's apostrophe closes: the fans|'| club, not the owners'.'
bool TokenScanner::closes_later(std::uint32_t at) {
  if (at < searched_from_ || at > next_mark_) {
    searched_from_ = at;
    next_mark_ = next_single_mark(at);
    while (apostrophe_at(next_mark_) != 0 && is_s(byte(next_mark_ - 1)))
      next_mark_ = next_single_mark(next_mark_ + apostrophe_at(next_mark_));
  }
  if (next_mark_ < size() && (byte_class(byte(next_mark_)) & ByteClass::line) != 0) return reopens_behind(next_mark_);
  if (next_mark_ >= size() || apostrophe_at(next_mark_) == 0) return false;
  return (byte_class(byte(next_mark_ - 1)) & ByteClass::space) == 0;
}

// Does the next line begin with ‘, which opens again what this line has left open?
bool TokenScanner::reopens_behind(std::uint32_t at) const {
  constexpr std::uint32_t most = 4;  // blanks and ends of lines
  const std::uint32_t limit = at + most;
  while (at < limit && at < size() && (byte_class(byte(at)) & (ByteClass::line | ByteClass::space)) != 0) ++at;
  return text_.substr(at, 3) == "‘";
}

// The first apostrophe at or after `at` that no letter follows, or that no letter goes before, unless it
// begins an elided word; else the line's end.
std::uint32_t TokenScanner::next_single_mark(std::uint32_t at) const {
  for (; at < size() && (byte_class(byte(at)) & ByteClass::line) == 0; ++at) {
    const std::uint32_t length = apostrophe_at(at);
    if (length == 0) continue;
    const bool letter_before = at > 0 && ((byte_class(byte(at - 1)) & ByteClass::word) != 0 || byte(at - 1) >= 0x80);
    if (!letter_before && (elision_end(at, length) != 0 || year_end(at + length) != 0)) continue;
    if (!letter_before || !word_at(at + length)) return at;
  }
  return at;
}

// An apostrophe between letters joins them, unless a clitic begins there.
bool TokenScanner::joins_letters(const Word& word, std::uint32_t apostrophe, std::uint32_t length) const {
  const std::uint32_t after = apostrophe + length;
  return word.letters > 0 && word_at(after) && clitic_end(after) == 0;
}

// Words that end with an apostrophe: ol' n'.
bool TokenScanner::keeps_apostrophe(const Word& word, std::uint32_t length) const {
  if (word.letters > 3 || word_at(word.end + length)) return false;
  // ‘Model |T|’, don't ‘|t|’ me: a letter; but in |t’| till
  const bool is_t = word.letters == 1 && lower(byte(word.begin)) == 't';
  if (is_t && (word.uppers == 1 || (word.begin > 0 && (byte_class(byte(word.begin - 1)) & ByteClass::space) == 0)))
    return false;
  text::FoldedHash hash = word.hash;
  hash.add(U'\'');
  return rules_.elisions.contains(hash.value());
}

}  // namespace onrecord::segment
