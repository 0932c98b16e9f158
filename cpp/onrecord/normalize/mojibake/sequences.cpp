// Tested by tests/cpp/normalize/mojibake_test.cpp.
#include "onrecord/normalize/mojibake/sequences.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <stdexcept>

#include "onrecord/data/data.hpp"
#include "onrecord/normalize/hex.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/table.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::normalize::mojibake {
namespace {

constexpr char32_t lost_character = 0xFFFD;

template <class Use>
void for_each_table_row(std::string_view name, Use use) {
  text::for_each_row(name, data::table(name), use);
}

std::u32string decoded(std::string_view text) {
  std::u32string characters;
  for (std::size_t i = 0; i < text.size();) {
    const text::Decoded next = text::decode(text, i);
    characters.push_back(next.code_point);
    i += next.length;
  }
  return characters;
}

// Bytes of a sequence, by its lead byte C2–F4.
std::uint32_t length_of(std::uint8_t lead) { return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4; }

bool is_continuation(std::uint8_t byte) { return byte >= 0x80 && byte < 0xC0; }

// Neither shorter than UTF-8 has it, nor beyond Unicode, nor a place without a character.
bool is_character(char32_t c, std::uint32_t length) {
  if (c < (length == 2 ? 0x80U : length == 3 ? 0x800U : 0x10000U) || c > 0x10FFFF) return false;
  return c < 0xA0 || u_isdefined(static_cast<UChar32>(c)) != 0;
}

bool goes_on(char32_t c) { return text::is_letter(c) || c == '\'' || c == 0x2019; }

bool is_letter_at(Cells cells, std::uint32_t at) { return at < cells.size() && text::is_letter(cells[at].c); }

}  // namespace

Sequences::Sequences() {
  read_damage();
  for_each_table_row("common/mojibake_results.tsv",
                     [&](const text::Row& row) { usual_.push_back({parse_hex(row[0]), parse_hex(row[1])}); });
  std::ranges::sort(usual_, {}, &Range::last);
  for_each_table_row("common/mojibake_straightened.tsv", [&](const text::Row& row) {
    const std::u32string written = decoded(row[0]);
    if (written.size() != 3) throw std::invalid_argument("not three characters in common/mojibake_straightened.tsv");
    straightened_.push_back({{written[0], written[1], written[2]}, parse_hex(row[1]), row[2] == "inside"});
  });
  for_each_table_row("common/mojibake_joined.tsv",
                     [&](const text::Row& row) { rests_.push_back({decoded(row[0]), row[1] == "vi"}); });
}

void Sequences::read_damage() {
  for_each_table_row("common/mojibake_damage.tsv", [&](const text::Row& row) {
    Damage& damage = row[0] == "blank" ? blank_ : row[0] == "lost" ? lost_ : question_;
    for (std::uint32_t lead = parse_hex(row[1]); lead <= parse_hex(row[2]); ++lead) {
      text::for_each_piece(row[3], ' ', [&](std::string_view position) {
        damage.at(lead) |= static_cast<std::uint8_t>(1U << (parse_hex(position) - 1));
      });
    }
  });
}

bool Sequences::usual(char32_t c) const {
  const auto range = std::ranges::lower_bound(usual_, c, {}, &Range::last);
  return range != usual_.end() && range->first <= c;
}

std::optional<Sequence> Sequences::finish(std::uint32_t begin, std::uint32_t end, char32_t meant) const {
  return Sequence{begin, end, meant, usual(meant)};
}

// The continuation byte that `cell` is, or was before it was damaged, at place `i` of a sequence; 0: it is none.
std::uint8_t Sequences::continuation(const Cell& cell, std::size_t codec, std::uint32_t i, Reading& reading) const {
  const std::uint8_t byte = cell.letter->bytes[codec];
  if (is_continuation(byte)) return byte;
  if ((alphabet().spaced() >> codec & 1U) == 0) return 0;
  const auto damaged = [&](const Damage& damage) { return (damage[reading.lead] >> i & 1U) != 0; };
  if (cell.c == ' ' && !reading.blank && damaged(blank_)) {
    reading.blank = true;
    return 0xA0;
  }
  if (cell.c == lost_character && damaged(lost_)) {
    reading.lost = true;
    return 0x80;
  }
  if (cell.c == '?' && !reading.question && damaged(question_)) {
    reading.question = true;
    return 0x80;
  }
  return 0;
}

std::optional<Sequence> Sequences::find(Cells cells, std::uint32_t at, std::size_t codec) const {
  Reading reading{cells[at].letter->bytes[codec]};
  const std::uint8_t lead = reading.lead;
  if (lead == 0xED && at + 1 < cells.size() && cells[at + 1].letter->bytes[codec] >= 0xA0)
    return pair(cells, at, codec);
  const std::uint32_t length = length_of(lead);
  char32_t value = lead & (0xFFU >> (length + 1));
  for (std::uint32_t i = 1; i < length; ++i) {
    if (at + i >= cells.size()) return std::nullopt;
    const std::uint8_t byte = continuation(cells[at + i], codec, i, reading);
    if (byte == 0) return codec == windows_1252 ? straightened(cells, at) : std::nullopt;
    value = value << 6U | (byte & 0x3FU);
  }
  if (reading.lost || reading.question) return finish(at, at + length, lost_character);
  if (!is_character(value, length)) return std::nullopt;
  return finish(at, at + length, value);
}

// CESU-8: a character beyond U+FFFF as two surrogates of three bytes each; a lost byte loses the whole.
std::optional<Sequence> Sequences::pair(Cells cells, std::uint32_t at, std::size_t codec) const {
  if (at + sequence_length > cells.size()) return std::nullopt;
  char32_t value = 0;
  bool lost = false;
  constexpr std::array<std::uint8_t, sequence_length> low{0xED, 0xA0, 0x80, 0xED, 0xB0, 0x80};
  constexpr std::array<std::uint8_t, sequence_length> high{0xED, 0xAF, 0xBF, 0xED, 0xBF, 0xBF};
  constexpr std::array<std::uint8_t, sequence_length> bits{0, 4, 6, 0, 4, 6};
  for (std::uint32_t i = 0; i < sequence_length; ++i) {
    std::uint8_t byte = cells[at + i].letter->bytes[codec];
    if ((i == 2 || i == 5) && (cells[at + i].c == lost_character || cells[at + i].c == '?')) {
      lost = true;
      byte = 0x80;
    }
    if (byte < low[i] || byte > high[i]) return std::nullopt;
    value = value << bits[i] | (byte & ((1U << bits[i]) - 1U));
  }
  return finish(at, at + sequence_length, lost ? lost_character : value + 0x10000);
}

std::optional<Sequence> Sequences::straightened(Cells cells, std::uint32_t at) const {
  for (const Straightened& one : straightened_) {
    const auto length = static_cast<std::uint32_t>(one.written.size());
    if (at + length > cells.size()) continue;
    if (!std::ranges::equal(one.written, cells.subspan(at, length), {}, {}, &Cell::c)) continue;
    const bool inside = at > 0 && is_letter_at(cells, at - 1) && is_letter_at(cells, at + length);
    if (!one.inside || inside) return finish(at, at + length, one.meant);
  }
  return std::nullopt;
}

bool Sequences::joins(Cells cells, std::uint32_t blank, bool vietnamese) const {
  const auto rest = cells.subspan(blank + 1);
  if (!rest.empty() && rest.front().c == ' ') return true;
  return std::ranges::any_of(rests_, [&](const Rest& one) {
    if (one.vietnamese && !vietnamese) return false;
    if (rest.size() < one.word.size()) return false;
    if (rest.size() > one.word.size() && goes_on(rest[one.word.size()].c)) return false;
    return std::ranges::equal(one.word, rest.first(one.word.size()), {}, {}, &Cell::c);
  });
}

const Sequences& sequences() {
  static const Sequences sequences;
  return sequences;
}

}  // namespace onrecord::normalize::mojibake
