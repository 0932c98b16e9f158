// glue: a boundary goes in where two lines were glued when a page lost its layout.
//   "… if US flouts promisesTrump and Kim held …"  → "\n" at the seam: a headline ended without a mark
//   "… he said.Trump has …", "… “Enough!”After …"  → " ": the full stop tells the rest
//   "… talks aboutVladimir Putin …"                → " ": no headline ends with "about"
// A capital inside a word is a seam only between two plain words. Names (McDonald, iPhone, YouTube, DeVos), addresses,
// handles, hashtags and identifiers stay whole, and so does any word that the text has twice: it is meant so.
// Table en/glue.tsv; plain words are those of en/common_words.tsv. Tested by tests/cases/normalize.jsonl.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "onrecord/data/data.hpp"
#include "onrecord/normalize/common_words.hpp"
#include "onrecord/normalize/scan.hpp"
#include "onrecord/normalize/steps.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/table.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::normalize {
namespace {

constexpr std::size_t longest_word = 40;        // bytes on either side of a seam; what is longer is no word
constexpr std::size_t longest_quotation = 200;  // bytes in which ‘ must stand for ’ to close a quotation

constexpr char32_t left_double = 0x201C, right_double = 0x201D, right_single = 0x2019;

using Words = std::unordered_set<std::string_view>;

struct Vocabulary {
  std::unordered_map<std::string_view, Words> by_kind;

  Vocabulary() {
    text::for_each_row("en/glue.tsv", data::table("en/glue.tsv"), [&](const text::Row& row) {
      Words& words = by_kind[row[0]];
      text::for_each_piece(row[1], ' ', [&](std::string_view word) { words.insert(word); });
    });
  }

  bool has(std::string_view kind, std::string_view word) const { return by_kind.at(kind).contains(word); }
};

const Vocabulary& vocabulary() {
  static const Vocabulary words;
  return words;
}

// The character before or at a position; 0 at the text's ends.
char32_t before(std::string_view text, std::size_t at) {
  return at == 0 ? 0 : text::decode_before(text, at).code_point;
}
char32_t at(std::string_view text, std::size_t at) { return at >= text.size() ? 0 : text::decode(text, at).code_point; }

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }
bool is_open(char32_t c) { return c == 0 || text::is_space(c) || is_one_of(c, U"“‘\"'([{-–—―«„"); }
bool is_stop(char32_t c) { return c == '.' || c == '!' || c == '?'; }

// Where the letters that end at `end` begin, at most `longest_word` bytes before.
std::size_t letters_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && end - begin < longest_word) {
    const text::Decoded previous = text::decode_before(text, begin);
    if (!text::is_letter(previous.code_point)) break;
    begin -= previous.length;
  }
  return begin;
}

// The word in lower case but for its first letter that begins at `begin`; empty where it is longer or a capital
// follows.
std::string_view capitalised_at(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  bool first = true;
  while (end < text.size() && end - begin < longest_word) {
    const text::Decoded next = text::decode(text, end);
    if (!text::is_word_character(next.code_point)) return text.substr(begin, end - begin);
    if (first != text::is_upper(next.code_point)) return {};
    if (!first && !text::is_lower(next.code_point)) return {};
    first = false;
    end += next.length;
  }
  return end == text.size() ? text.substr(begin) : std::string_view{};
}

// "Trump", and with a prefix "McConnell", at `begin`.
std::string_view name_at(std::string_view text, std::size_t begin) {
  const std::string_view word = capitalised_at(text, begin);
  if (!word.empty()) return word;
  for (const std::string_view prefix : vocabulary().by_kind.at("prefix")) {
    if (!text.substr(begin).starts_with(prefix)) continue;
    const std::string_view rest = capitalised_at(text, begin + prefix.size());
    if (rest.size() > 2) return text.substr(begin, prefix.size() + rest.size());
  }
  return {};
}

// "U.S.", "U.N." at `begin`.
bool is_dotted_at(std::string_view text, std::size_t begin) {
  return begin + 3 < text.size() && text::is_upper(at(text, begin)) && text[begin + 1] == '.' &&
         text::is_upper(at(text, begin + 2)) && text[begin + 3] == '.';
}

// Whether a word that ends at `end` ends there for good: no address, file name, identifier or number goes on.
bool ends_word(std::string_view text, std::size_t end) {
  const char32_t next = at(text, end);
  if (next == '.') return !text::is_word_character(at(text, end + 1));
  return next == 0 || text::is_space(next) || is_one_of(next, U"’'”\",;:!?)]…-–—‘“");
}

bool is_plain(std::string_view word) {
  const Vocabulary& words = vocabulary();
  if (words.has("part", word)) return false;
  if (word.size() < 3) return words.has("open", word);
  if (CommonWords::get().contains(word)) return true;
  // Inflected forms that the list of words lacks.
  return word.size() >= 6 &&
         (word.ends_with('s') || word.ends_with("ed") || word.ends_with("ing") || word.ends_with("ly"));
}

struct Seam {
  std::size_t at;
  std::string_view with;
  std::string_view word;  // the whole glued word; empty where a mark stands at the seam
};

constexpr Seam no_seam{0, {}, {}};

// Whether a glued word that begins with a capital is two: "TuesdayThe", not "McDonald".
bool is_two(std::string_view left, std::string_view right) {
  return left.size() >= 4 && capitalised_at(left, 0) == left && vocabulary().has("start", right);
}

// A seam between two letters, the second of them a capital.
Seam seam_in_word(std::string_view text, std::size_t middle) {
  const Vocabulary& words = vocabulary();
  const std::size_t begin = letters_before(text, middle);
  const std::string_view left = text.substr(begin, middle - begin);
  if (left.size() < 2 || !is_open(before(text, begin))) return no_seam;
  const bool dotted = is_dotted_at(text, middle);
  const std::string_view right = dotted ? text.substr(middle, 4) : name_at(text, middle);
  if (right.empty() || (!dotted && !ends_word(text, middle + right.size()))) return no_seam;
  const std::string_view whole = text.substr(begin, left.size() + right.size());
  if (words.has("name", whole)) return no_seam;
  if (text::is_upper(at(text, begin))) return is_two(left, right) ? Seam{middle, "\n", whole} : no_seam;
  if (!is_plain(left) || (right.size() < 3 && !words.has("short", right))) return no_seam;
  return {middle, words.has("open", left) ? " " : "\n", whole};
}

// Whether a word and a full stop end before `end`, and the word is none of an address: "said." but not "www.news."
bool is_sentence_end(std::string_view text, std::size_t end) {
  while (end > 0 && is_stop(before(text, end))) --end;
  if (!text::is_lower(before(text, end))) return false;
  const std::size_t begin = letters_before(text, end);
  return end - begin >= 2 && is_open(before(text, begin));
}

// A capitalised word of two letters or more that an address would not end with.
bool is_sentence_start(std::string_view text, std::size_t begin) {
  const std::string_view word = name_at(text, begin);
  return word.size() >= 2 && !vocabulary().has("suffix", word) && ends_word(text, begin + word.size());
}

bool has_open_single(std::string_view text, std::size_t end) {
  const std::size_t begin = end - std::min(end, longest_quotation);
  const std::string_view line = text.substr(begin, end - begin);
  const std::size_t line_end = line.rfind('\n');
  return line.substr(line_end == std::string_view::npos ? 0 : line_end).find("\xE2\x80\x98") != std::string_view::npos;
}

// A seam behind a closing mark, which begins at `mark`: "… ‘a new way’Trump …", "… “Enough!”After …"
Seam seam_after_mark(std::string_view text, std::size_t mark, std::size_t middle, bool single) {
  if (single && !has_open_single(text, mark)) return no_seam;
  const char32_t last = before(text, mark);
  if (is_stop(last))
    return is_sentence_end(text, mark) && is_sentence_start(text, middle) ? Seam{middle, " ", {}} : no_seam;
  const bool word_ends = text::is_lower(last) && mark - letters_before(text, mark) >= 3;
  return word_ends && name_at(text, middle).size() >= 3 && is_sentence_start(text, middle) ? Seam{middle, "\n", {}}
                                                                                           : no_seam;
}

// The seam before the character at `middle`, if there is one.
Seam seam_at(std::string_view text, std::size_t middle) {
  const text::Decoded previous = text::decode_before(text, middle);
  const char32_t next = at(text, middle);
  if (next == left_double && is_stop(previous.code_point)) {
    const bool seam = is_sentence_end(text, middle) && is_sentence_start(text, middle + 3);
    return seam ? Seam{middle, " ", {}} : no_seam;
  }
  if (!text::is_upper(next)) return no_seam;
  if (text::is_lower(previous.code_point)) return seam_in_word(text, middle);
  if (is_stop(previous.code_point)) {
    return is_sentence_end(text, middle) && is_sentence_start(text, middle) ? Seam{middle, " ", {}} : no_seam;
  }
  const bool single = previous.code_point == right_single;
  if (!single && previous.code_point != right_double) return no_seam;
  return seam_after_mark(text, middle - previous.length, middle, single);
}

// A capital behind a small letter, a full stop or a byte outside ASCII; the first byte of what may be another capital
// behind a small letter; the first byte of what may be “ behind a full stop.
constexpr auto may_be_seam = [](scan::Block bytes, scan::Block left, scan::Block) {
  const scan::Block stop = scan::equal(left, '.') | scan::equal(left, '!') | scan::equal(left, '?');
  const scan::Block lower = scan::between(left, 'a', 'z');
  const scan::Block upper = scan::between(bytes, 'A', 'Z') & (stop | lower | scan::non_ascii(left));
  const scan::Block upper_outside_ascii = scan::at_least_high(bytes, 0x43) & ~scan::at_least_high(bytes, 0x60) & lower;
  return upper | upper_outside_ascii | (scan::equal(bytes, 0xE2) & stop);
};

std::vector<Seam> find_seams(std::string_view input) {
  std::vector<Seam> seams;
  for (std::size_t i = scan::find_after(input, 1, may_be_seam); i < input.size();
       i = scan::find_after(input, i + 1, may_be_seam)) {
    const Seam seam = seam_at(input, i);
    if (!seam.with.empty()) seams.push_back(seam);
  }
  return seams;
}

}  // namespace

bool concerns::seam_at(std::string_view text, std::size_t at) { return !normalize::seam_at(text, at).with.empty(); }

void steps::glue(std::string_view input, text::Rewriter& out) {
  const std::vector<Seam> seams = find_seams(input);
  std::unordered_map<std::string_view, int> times;
  for (const Seam& seam : seams) ++times[seam.word];
  for (const Seam& seam : seams) {
    if (!seam.word.empty() && times[seam.word] > 1) continue;
    const auto place = static_cast<std::uint32_t>(seam.at);
    out.replace(place, place, seam.with);
  }
}

}  // namespace onrecord::normalize
