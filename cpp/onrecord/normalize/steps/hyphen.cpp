// hyphen: a word that was broken over two lines is joined: "inter-⏎national" → "international". A compound keeps its
// hyphen and its line break: “U.S.-⏎backed”, “well-⏎known”, “Anglo-⏎Saxon”, “2015-⏎16”, “e-⏎mail”. What tells them
// apart, in this order: how the text writes the word elsewhere, a soft hyphen, the list of common words, and whether
// both halves are words by themselves. Tested by tests/cases/normalize.jsonl.
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "onrecord/normalize/common_words.hpp"
#include "onrecord/normalize/scan.hpp"
#include "onrecord/normalize/steps.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::normalize {
namespace {

constexpr std::size_t longest_half = 64;  // bytes; what is longer is no word
constexpr std::string_view soft_hyphen = "\xC2\xAD", true_hyphen = "\xE2\x80\x90";

struct Break {
  std::string_view left, right;  // the two halves
  std::uint32_t begin, end;      // from the hyphen to the second half
  bool is_soft;
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::string_view letters_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && end - begin <= longest_half) {
    const text::Decoded previous = text::decode_before(text, begin);
    if (!text::is_letter(previous.code_point) && !text::is_mark(previous.code_point)) break;
    begin -= previous.length;
  }
  return text.substr(begin, end - begin);
}

std::string_view letters_at(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && end - begin <= longest_half) {
    const text::Decoded next = text::decode(text, end);
    if (!text::is_letter(next.code_point) && !text::is_mark(next.code_point)) break;
    end += next.length;
  }
  return text.substr(begin, end - begin);
}

// The hyphen that ends before `end`, or an empty view.
std::string_view hyphen_before(std::string_view text, std::size_t end) {
  const std::string_view until = text.substr(0, end);
  for (const std::string_view hyphen : {std::string_view("-"), soft_hyphen, true_hyphen}) {
    if (until.ends_with(hyphen)) return until.substr(end - hyphen.size());
  }
  return {};
}

// Whether what stands before a half says that it is none: "U.S.-", "e-mail-", "3D-", "o'clock-".
bool goes_on_before(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  const char32_t c = text::decode_before(text, at).code_point;
  return text::is_word_character(c) || c == '-' || c == '.' || c == '\'' || c == 0x2019 || c == '@' || c == '/' ||
         c == '_';
}

bool is_capitalised(std::string_view word) { return text::is_upper(text::decode(word, 0).code_point); }

bool is_in_capitals(std::string_view word) {
  for (std::size_t i = 0; i < word.size();) {
    const text::Decoded next = text::decode(word, i);
    if (text::is_lower(next.code_point)) return false;
    i += next.length;
  }
  return true;
}

// Whether two halves look as if they were of one word: the second is lower case, or both are in capitals.
bool may_be_halves(std::string_view left, std::string_view right) {
  if (left.size() < 2 || right.size() < 2 || left.size() > longest_half || right.size() > longest_half) return false;
  return !is_capitalised(right) || (is_in_capitals(left) && is_in_capitals(right));
}

// The break at the end of a line, if a word may go on behind it.
std::optional<Break> break_at(std::string_view text, std::size_t line_end) {
  std::size_t end = line_end;
  while (end > 0 && line_end - end < longest_half && is_blank(text[end - 1])) --end;
  const std::string_view hyphen = hyphen_before(text, end);
  if (hyphen.empty()) return std::nullopt;
  const std::size_t begin = end - hyphen.size();
  std::size_t second = line_end + 1;
  while (second < text.size() && second - line_end < longest_half && is_blank(text[second])) ++second;
  const std::string_view left = letters_before(text, begin);
  const std::string_view right = letters_at(text, second);
  if (!may_be_halves(left, right) || goes_on_before(text, begin - left.size())) return std::nullopt;
  const bool is_soft = hyphen == soft_hyphen;
  return Break{left, right, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(second), is_soft};
}

std::vector<Break> find_breaks(std::string_view text) {
  std::vector<Break> breaks;
  for (std::size_t line_end = text.find('\n'); line_end < text.size(); line_end = text.find('\n', line_end + 1)) {
    if (const auto found = break_at(text, line_end)) breaks.push_back(*found);
  }
  return breaks;
}

// Both in lower case.
struct Spellings {
  std::string joined, hyphenated;
};

Spellings spellings_of(const Break& one) {
  const std::string left = text::fold(one.left);
  const std::string right = text::fold(one.right);
  return {std::string(left).append(right), std::string(left).append(1, '-').append(right)};
}

// The end of the letters, marks and hyphens that begin at `begin`.
std::size_t word_end(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size()) {
    const text::Decoded next = text::decode(text, end);
    if (!text::is_letter(next.code_point) && !text::is_mark(next.code_point) && next.code_point != '-') break;
    end += next.length;
  }
  return end;
}

// How the text writes the words in question where no line ends in them: "wellknown", "well-known".
class Elsewhere {
 public:
  Elsewhere(std::string_view text, const std::vector<Break>& breaks) {
    for (const Break& one : breaks) {
      Spellings spellings = spellings_of(one);
      asked_.insert(std::move(spellings.joined));
      asked_.insert(std::move(spellings.hyphenated));
    }
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t end = word_end(text, i);
      if (end - i > 3 && end - i <= 2 * longest_half) note(text.substr(i, end - i));
      i = end < text.size() ? end + text::decode(text, end).length : end;
    }
  }

  bool has(const std::string& folded) const { return written_.contains(folded); }

 private:
  void note(std::string_view word) {
    if (std::string folded = text::fold(word); asked_.contains(folded)) written_.insert(std::move(folded));
  }

  std::unordered_set<std::string> asked_, written_;
};

bool is_one_word(const Break& one, const Elsewhere& elsewhere) {
  const Spellings spellings = spellings_of(one);
  if (elsewhere.has(spellings.joined)) return true;
  if (elsewhere.has(spellings.hyphenated)) return false;
  if (one.is_soft) return true;
  const CommonWords& words = CommonWords::get();
  if (words.contains(spellings.joined)) return true;
  return !words.contains(text::fold(one.left)) || !words.contains(text::fold(one.right));
}

}  // namespace

void steps::hyphen(std::string_view input, text::Rewriter& out) {
  const std::vector<Break> breaks = find_breaks(input);
  if (breaks.empty()) return;
  const Elsewhere elsewhere(input, breaks);
  for (const Break& one : breaks) {
    if (is_one_word(one, elsewhere)) out.replace(one.begin, one.end, "");
  }
}

}  // namespace onrecord::normalize
