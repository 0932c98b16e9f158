// The dots that belong to words: abbreviations (Mr. No. 5), initials (J. K. Rowling) and acronyms (U.S. Ph.D. a.m.).
// Tested by tests/cpp/segment/tokens_test.cpp.
#include "onrecord/segment/token_scanner.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::segment {
namespace {

constexpr std::uint32_t longest_acronym_part = 3;  // letters between two dots: Ph.D. B.Sc.

bool is_letter_byte(unsigned char c) { return (byte_class(c) & (ByteClass::lower | ByteClass::upper)) != 0; }

}  // namespace

void TokenScanner::attach_dot(Word& word) {
  const std::uint32_t end = dotted_end(word);
  if (end > word.end) {
    for (; word.end < end; ++word.end) count(word, byte(word.end), byte_class(byte(word.end)) & ByteClass::word);
  } else if (keeps_dot(word)) {
    word.hash.add(U'.');
    ++word.end;
  } else {
    return;
  }
  if (byte(word.end - 1) == '.') word.shape |= TokenShape::dotted;
}

// Adds the letters from `begin` on to the hash, one more than a part may have at most; returns their end.
std::uint32_t TokenScanner::add_letters(text::FoldedHash& hash, std::uint32_t begin) const {
  std::uint32_t end = begin;
  for (; end - begin <= longest_acronym_part && is_letter_byte(byte(end)); ++end) hash.add(byte(end));
  return end;
}

// Where a dotted acronym that begins with `word` ends, or 0: letters and dots, either all single capitals or in the
// table.
std::uint32_t TokenScanner::dotted_end(const Word& word) const {
  if (word.end - word.begin > longest_acronym_part || !is_letter_byte(byte(word.end + 1))) return 0;
  bool single = word.end - word.begin == 1 && (word.seen & ByteClass::upper) != 0;
  text::FoldedHash hash = word.hash;
  hash.add(U'.');
  std::uint32_t best = 0;
  std::uint32_t undotted = 0;  // the end of letters that no dot follows
  for (std::uint32_t begin = word.end + 1; begin - word.begin < 24;) {
    const std::uint32_t end = add_letters(hash, begin);
    if (end == begin || end - begin > longest_acronym_part) break;
    single = single && end - begin == 1 && (byte_class(byte(begin)) & ByteClass::upper) != 0;
    if (byte(end) != '.') {
      undotted = end;
      break;
    }
    hash.add(U'.');
    begin = end + 1;
    if (single || rules_.abbreviations.find(hash.value()) != nullptr) best = begin;
  }
  return undotted != 0 && single && !word_at(undotted) ? undotted : best;  // U.S.A without its last dot
}

bool TokenScanner::keeps_dot(const Word& word) const {
  if (byte(word.end + 1) == '.') return false;  // an ellipsis
  if (is_initial(word)) return true;
  text::FoldedHash hash = word.hash;
  hash.add(U'.');
  const Abbreviation* abbreviation = rules_.abbreviations.find(hash.value());
  if (abbreviation == nullptr) return false;
  switch (abbreviation->needs) {
    case AbbreviationNeeds::nothing:
      return true;
    case AbbreviationNeeds::capital:
      return (word.shape & TokenShape::capitalized) != 0;
    case AbbreviationNeeds::digit:
      return text::is_digit(next_in_line(word.end + 1));
    case AbbreviationNeeds::comma:
      return (word.shape & TokenShape::capitalized) != 0 && !tokens_.empty() &&
             std::string_view(",(-").find(text_[tokens_.back().end - 1]) != std::string_view::npos;
  }
  return false;
}

// A capital that stands for a name, by what follows: a capital, a comma or a clitic. "I" after a word is the pronoun.
bool TokenScanner::is_initial(const Word& word) const {
  if (word.letters != 1 || word.uppers != 1 || (word.seen & ByteClass::digit) != 0) return false;
  if (!is_glued() && byte(word.begin) == 'I' && byte(word.end + 1) == ' ' && !tokens_.empty() &&
      tokens_.back().is_word() && !tokens_.back().is(TokenShape::dotted)) {
    return false;
  }
  const char32_t next = next_in_line(word.end + 1);
  if (text::is_upper(next) || next == ',') return true;
  if (!tokens_.empty() && tokens_.back().is(TokenShape::capitalized) && opens_nickname(word.end + 1)) return true;
  const std::uint32_t apostrophe = apostrophe_at(word.end + 1);
  return apostrophe != 0 && clitic_end(word.end + 1 + apostrophe) != 0;
}

// Robert C.| “Bobby” |Scott: a blank, then a few letters between double marks, then a capital.
bool TokenScanner::opens_nickname(std::uint32_t at) const {
  constexpr std::uint32_t longest = 24;  // bytes between the marks
  const auto behind_mark = [&](std::uint32_t mark) { return mark + (byte(mark) == '"' ? 1U : 3U); };
  if (byte(at) != ' ' || !double_mark_at(at + 1)) return false;
  std::uint32_t end = behind_mark(at + 1);
  const std::uint32_t limit = end + longest;
  while (end < limit && (is_letter_byte(byte(end)) || byte(end) == ' ')) ++end;
  if (end == behind_mark(at + 1) || !double_mark_at(end)) return false;
  end = behind_mark(end);
  return byte(end) == ' ' && text::is_upper(next_in_line(end));
}

// The first character at or after `at` that is no blank, or 0 at the line's end.
char32_t TokenScanner::next_in_line(std::uint32_t at) const {
  while (byte(at) == ' ' || byte(at) == '\t') ++at;
  return at < size() && (byte_class(byte(at)) & ByteClass::line) == 0 ? text::decode(text_, at).code_point : 0;
}

}  // namespace onrecord::segment
