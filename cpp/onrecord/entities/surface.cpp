// Tested by tests/cpp/entities/gazetteer_test.cpp.
#include "onrecord/entities/surface.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "onrecord/text/chars.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::entities {
namespace {

bool is_line_break(char32_t c) { return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029; }
bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2BC || c == 0x2BB; }
bool is_hyphen(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2013); }
// ZWNJ, ZWJ, soft hyphen; the prolonged sound mark of Katakana lengthens the letter before it.
bool is_joiner(char32_t c) { return c == 0x200C || c == 0x200D || c == 0xAD || c == 0x30FC || c == 0xFF70; }

Sign classify(char32_t c) {
  if (is_line_break(c)) return Sign::line_break;
  if (is_apostrophe(c) || is_hyphen(c)) return Sign::other;
  if (is_joiner(c) || text::is_mark(c)) return Sign::mark;
  if (text::is_space(c)) return Sign::blank;
  if (c == '_') return Sign::word;
  if (!text::is_word_character(c)) return Sign::other;
  return text::is_spaceless_script(c) ? Sign::spaceless : Sign::word;
}

// The signs of the basic plane, asked of ICU once.
const std::vector<Sign>& signs() {
  static const std::vector<Sign> table = [] {
    std::vector<Sign> all(0x10000);
    for (char32_t c = 0; c < all.size(); ++c) all[c] = classify(c);
    return all;
  }();
  return table;
}

char32_t made_one(char32_t c, Sign sign) {
  if (sign == Sign::blank) return U' ';
  if (sign != Sign::other) return c;
  if (is_apostrophe(c)) return U'\'';
  return is_hyphen(c) ? U'-' : c;
}

Character character(text::Decoded decoded) {
  const char32_t c = decoded.code_point;
  const Sign sign = c < 0x10000 ? signs()[c] : classify(c);
  return {made_one(c, sign), static_cast<std::uint8_t>(decoded.length), sign};
}

bool is_wordlike(Sign sign) { return sign == Sign::word || sign == Sign::mark; }

}  // namespace

Character read_beyond_ascii(std::string_view text, std::uint32_t at) { return character(text::decode(text, at)); }
Character read_before(std::string_view text, std::uint32_t at) { return character(text::decode_before(text, at)); }

char32_t folded(const Character& character) {
  return character.sign == Sign::mark ? character.code : text::fold(character.code);
}

std::string folded(std::string_view name) {
  std::string all;
  for (std::uint32_t i = 0; i < name.size();) {
    const Character next = read(name, i);
    text::append(all, folded(next));
    i += next.length;
  }
  return all;
}

std::uint32_t unit_end(std::string_view text, std::uint32_t at) {
  const Character first = read(text, at);
  const bool is_run = is_wordlike(first.sign);
  at += first.length;
  for (;;) {
    if (is_run) at = skip_ascii_word(text, at);
    if (at >= text.size() || static_cast<unsigned char>(text[at]) < 0x80) return at;
    const Character next = read(text, at);
    if (next.sign != Sign::mark && !(is_run && next.sign == Sign::word)) return at;
    at += next.length;
  }
}

bool UnitWalk::cross_gap(std::uint32_t longest_gap) {
  std::uint32_t gap = 0;
  while (end_ < text_.size()) {
    const Sign next = read(text_, end_).sign;
    if (next == Sign::line_break) return false;
    if (next == Sign::blank) {
      cross_blanks();
      continue;
    }
    if (next != Sign::other || !word_seen_) break;
    if (++gap > longest_gap) return false;
    cross_sign();
  }
  longest_gap_ = std::max(longest_gap_, gap);
  return end_ < text_.size();
}

void UnitWalk::cross_blanks() {
  hash_.add(U' ');
  for (Character blank = read(text_, end_); blank.sign == Sign::blank; blank = read(text_, end_)) {
    end_ += blank.length;
    if (end_ >= text_.size()) return;
  }
}

// With the marks that belong to it.
void UnitWalk::cross_sign() {
  for (Character part = read(text_, end_);; part = read(text_, end_)) {
    hash_.add(folded(part));
    end_ += part.length;
    if (end_ >= text_.size() || read(text_, end_).sign != Sign::mark) return;
  }
}

void ChunkHash::add(char32_t code) {
  if (code < 0x80) return add(without_case(static_cast<unsigned char>(code)));
  if (code >= 0x10000) add(static_cast<unsigned char>(0xF0U | code >> 18U));
  add(static_cast<unsigned char>(0x80U | (code >> 12U & 0x3FU)));
  add(static_cast<unsigned char>(0x80U | (code >> 6U & 0x3FU)));
  add(static_cast<unsigned char>(0x80U | (code & 0x3FU)));
}

void UnitWalk::pass_other_unit() {
  if (read(text_, end_).sign != Sign::other) word_seen_ = true;
  const std::uint32_t until = unit_end(text_, end_);
  while (end_ < until) {
    const Character next = read(text_, end_);
    hash_.add(folded(next));
    end_ += next.length;
  }
}

bool is_unit_start(std::string_view text, std::uint32_t at) {
  if (at == 0) return true;
  const Sign sign = read(text, at).sign;
  if (sign != Sign::word && sign != Sign::mark) return true;
  Character last = read_before(text, at);
  if (sign == Sign::mark) return last.sign == Sign::blank || last.sign == Sign::line_break;
  // Marks belong to the character before them, if it is no blank.
  for (at -= last.length; last.sign == Sign::mark && at > 0; at -= last.length) {
    const Character one_more = read_before(text, at);
    if (one_more.sign == Sign::blank || one_more.sign == Sign::line_break) break;
    last = one_more;
  }
  return !is_wordlike(last.sign);
}

namespace {

// The case of a text against a name's, word by word.
class CaseComparison {
 public:
  void add(Character name, char32_t text) {
    if (!is_wordlike(name.sign)) close();
    if (name.code != text) {
      differs_ = true;
      if (!is_start_ || !text::is_upper(text)) only_start_differs_ = false;
    }
    if (text::is_lower(text)) all_upper_ = false;
    if (name.sign != Sign::mark) is_start_ = false;
    if (!is_wordlike(name.sign)) close();
  }
  // Ends a word, or a sign.
  void close() {
    exact_ = exact_ && !differs_;
    title_ = title_ && (!differs_ || all_upper_ || only_start_differs_);
    differs_ = false;
    all_upper_ = only_start_differs_ = is_start_ = true;
  }
  bool is_exact() const { return exact_; }
  bool is_title() const { return title_; }

 private:
  bool exact_ = true;
  bool title_ = true;
  // Of the word at hand:
  bool differs_ = false;
  bool all_upper_ = true;
  bool only_start_differs_ = true;
  bool is_start_ = true;
};

// Reads the character at `at` and moves past it; past all of a run of blanks.
Character take(std::string_view text, std::uint32_t& at) {
  const Character taken = read(text, at);
  at += taken.length;
  if (taken.sign != Sign::blank) return taken;
  while (at < text.size()) {
    const Character next = read(text, at);
    if (next.sign != Sign::blank) break;
    at += next.length;
  }
  return taken;
}

}  // namespace

std::optional<Comparison> compare(std::string_view name, std::string_view text, std::uint32_t begin) {
  if (text.substr(begin, name.size()) == name) {
    return Comparison{begin + static_cast<std::uint32_t>(name.size()), true, true};
  }
  std::uint32_t end = begin;
  CaseComparison letters;
  for (std::uint32_t i = 0; i < name.size();) {
    if (end >= text.size()) return std::nullopt;
    const Character wanted = take(name, i);
    const Character got = take(text, end);
    if (got.code != wanted.code && folded(got) != folded(wanted)) return std::nullopt;
    letters.add(wanted, got.code);
  }
  letters.close();
  return Comparison{end, letters.is_exact(), letters.is_title()};
}

namespace {

// ASCII with single blanks between words: nearly all names.
bool is_plainly_canonical(std::string_view name) {
  char before = ' ';
  for (const char c : name) {
    if (static_cast<unsigned char>(c) >= 0x7F || c < ' ' || (c == ' ' && before == ' ')) return false;
    before = c;
  }
  return before != ' ';
}

}  // namespace

std::string canonical(std::string_view name) {
  if (is_plainly_canonical(name)) return std::string(name);
  std::string result;
  for (std::uint32_t i = 0; i < name.size();) {
    const Character next = read(name, i);
    i += next.length;
    if (next.sign != Sign::blank && next.sign != Sign::line_break)
      text::append(result, next.code);
    else if (!result.empty() && result.back() != ' ')
      result += ' ';
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

}  // namespace onrecord::entities
