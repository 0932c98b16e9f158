// mojibake: UTF-8 that was read in a single-byte encoding, once or more, becomes what it was (â€™ → ’), and C1 controls
// what windows-1252 has in their places. Only where signs show it: correct text stays. How:
// normalize/mojibake/line.hpp. Tested by tests/cases/mojibake.jsonl and tests/cpp/normalize/mojibake_test.cpp.
#include <algorithm>
#include <array>

#include "onrecord/normalize/mojibake/line.hpp"
#include "onrecord/normalize/scan.hpp"
#include "onrecord/normalize/steps.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::normalize {
namespace {

using mojibake::Cell;
using mojibake::Letter;

// Longer lines are repaired in pieces.
constexpr std::size_t most_before = 4096, most_behind = 16384;  // bytes before and behind the first sequence

bool is_line_end(char c) { return c == '\n' || c == '\r'; }
bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }

// Whether a sequence in some encoding begins at `at`, whose character, `first`, has leads.
bool begins_sequence(std::string_view input, std::size_t at, const Letter& first) {
  const std::size_t next_at = at + text::decode(input, at).length;
  if (next_at == input.size()) return false;
  const char32_t next = text::decode(input, next_at).code_point;
  const Cell second{next, 0, 0, false, &mojibake::alphabet().letter(next), 0, 0};
  const unsigned codecs = mojibake::Sequences::may_begin(first, second);
  if (codecs == 0) return false;
  // The sequence with one character on either side of it.
  std::array<Cell, mojibake::sequence_length + 2> cells{};
  std::uint32_t count = 0;
  const std::uint32_t begin = at > 0 ? 1 : 0;
  if (at > 0) at -= text::decode_before(input, at).length;
  for (; count < cells.size() && at < input.size(); ++count) {
    const text::Decoded one = text::decode(input, at);
    cells[count] = {one.code_point, 0, 0, false, &mojibake::alphabet().letter(one.code_point), 0, 0};
    at += one.length;
  }
  cells[begin].letter = &first;  // a mark stands for the letter it makes
  for (std::size_t codec = 0; codec < mojibake::codec_count; ++codec) {
    if ((codecs >> codec & 1U) == 0) continue;
    if (mojibake::sequences().find(std::span(cells).first(count), begin, codec)) return true;
  }
  return false;
}

// The letter that the character at `at` is, or makes with what it was taken apart from.
const Letter& letter_at(std::string_view input, std::size_t at, char32_t c) {
  const mojibake::Alphabet& alphabet = mojibake::alphabet();
  if (at == 0 || !mojibake::is_mark(c)) return alphabet.letter(c);
  return alphabet.letter(alphabet.composed(text::decode_before(input, at).code_point, c));
}

// The first byte at or behind `from` at which a sequence begins or a C1 control stands, or the text's size.
std::size_t find_candidate(std::string_view input, std::size_t from) {
  while (true) {
    from = scan::find_non_ascii(input, from);
    if (from >= input.size()) return input.size();
    const text::Decoded next = text::decode(input, from);
    if (next.code_point < 0xA0) return from;
    const std::size_t behind = from + next.length;
    if (behind < input.size() && mojibake::Sequences::may_go_on(static_cast<unsigned char>(input[behind]))) {
      const Letter& letter = letter_at(input, from, next.code_point);
      if (letter.leads != 0 && begins_sequence(input, from, letter)) return from;
    }
    from = behind;
  }
}

std::size_t line_begin(std::string_view input, std::size_t least, std::size_t at) {
  least = std::max(least, at - std::min(at, most_before));
  while (at > least && !is_line_end(input[at - 1])) --at;
  while (at < input.size() && is_continuation(input[at])) ++at;
  return at;
}

// The end of the line, or of the piece of it that is repaired at once: at a blank, else between two characters.
std::size_t line_end(std::string_view input, std::size_t at) {
  const std::size_t most = std::min(input.size(), at + most_behind);
  for (std::size_t end = at; end < most; ++end) {
    if (is_line_end(input[end])) return end;
  }
  if (most == input.size()) return most;
  const std::size_t middle = at + most_behind / 2;  // not looked behind: what has no blank is read once
  const std::size_t blank = input.substr(middle, most - middle).rfind(' ');
  if (blank != std::string_view::npos) return middle + blank;
  std::size_t end = most;
  while (is_continuation(input[end])) --end;
  return end;
}

void report(const mojibake::Line& line, text::Rewriter& out) {
  for (const Cell& cell : line.cells()) {
    if (!cell.repaired) continue;
    std::string meant;
    text::append(meant, cell.mark == 0 ? cell.c : cell.base);
    if (cell.mark != 0) text::append(meant, cell.mark);
    out.replace(cell.begin, cell.end, meant);
  }
}

}  // namespace

bool concerns::mojibake(char32_t c) { return c < 0xA0; }

AsciiSet concerns::mojibake_before(char32_t c) {
  AsciiSet set{};
  const Letter& first = mojibake::alphabet().letter(c);
  if (first.leads == 0) return set;
  for (unsigned char next = 0; next < 0x80; ++next) {
    if (!mojibake::Sequences::may_go_on(next)) continue;
    const Cell second{next, 0, 0, false, &mojibake::alphabet().letter(next), 0, 0};
    if (mojibake::Sequences::may_begin(first, second) != 0) set[next / 64] |= std::uint64_t{1} << (next % 64);
  }
  return set;
}

void steps::mojibake(std::string_view input, text::Rewriter& out) {
  mojibake::Line line;
  std::size_t done = 0;
  for (std::size_t at = find_candidate(input, 0); at < input.size(); at = find_candidate(input, done)) {
    const std::size_t begin = line_begin(input, done, at);
    done = line_end(input, at);
    line.read(input, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(done));
    if (line.repair()) report(line, out);
  }
}

}  // namespace onrecord::normalize
