// Sequences: characters of a line that, read back to bytes in one encoding, are the UTF-8 of one character.
//   Ã © (windows-1252: C3 A9) → é;  also CESU-8 pairs, a no-break space made a blank, lost bytes (→ U+FFFD), quotation
//   marks straightened since (â"¢ → ™): tables data/common/mojibake_*.tsv.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/normalize/mojibake/alphabet.hpp"

namespace onrecord::normalize::mojibake {

// A character of the text as it stands after the repairs so far, and the source bytes it was made from.
struct Cell {
  char32_t c;
  std::uint32_t begin, end;
  bool repaired;
  const Letter* letter;
  char32_t base = 0, mark = 0;  // where `c` is composed of two: what the text has
};
using Cells = std::span<const Cell>;

struct Sequence {
  std::uint32_t begin, end;  // cells
  char32_t meant;
  bool usual;  // a character texts are written with
};

// Most cells of a sequence: a CESU-8 pair.
constexpr std::uint32_t sequence_length = 6;

class Sequences {
 public:
  Sequences();

  // The sequence that begins at cell `at`, read in encoding `codec`.
  std::optional<Sequence> find(Cells cells, std::uint32_t at, std::size_t codec) const;

  // The encodings in which a sequence may begin with `lead` and go on with `next`.
  static unsigned may_begin(const Letter& lead, const Cell& next) {
    return lead.leads & (next.letter->continuations | (is_damage(next.c) ? alphabet().spaced() : 0U));
  }
  // Whether `c` may stand where a byte was changed since.
  static bool is_damage(char32_t c) { return c == ' ' || c == '?' || c == '"' || c == '\'' || c == 0xFFFD; }

  // Whether a byte of the text may be the first behind a lead.
  static bool may_go_on(unsigned char byte) { return byte >= 0x80 || is_damage(byte); }

  // Whether the blank behind a misread à stands for its second byte only, not for itself, too.
  bool joins(Cells cells, std::uint32_t blank, bool vietnamese) const;

 private:
  struct Range {
    char32_t first, last;
  };
  struct Straightened {
    std::array<char32_t, 3> written;
    char32_t meant;
    bool inside;
  };
  struct Rest {
    std::u32string word;
    bool vietnamese;
  };
  using Damage = std::array<std::uint8_t, 256>;  // by lead byte: bit i says that byte i may be damaged so

  // What was met in a sequence so far.
  struct Reading {
    std::uint8_t lead;
    bool blank = false;
    bool lost = false;
    bool question = false;
  };

  void read_damage();
  std::uint8_t continuation(const Cell& cell, std::size_t codec, std::uint32_t i, Reading& reading) const;
  std::optional<Sequence> straightened(Cells cells, std::uint32_t at) const;
  std::optional<Sequence> pair(Cells cells, std::uint32_t at, std::size_t codec) const;
  std::optional<Sequence> finish(std::uint32_t begin, std::uint32_t end, char32_t meant) const;
  bool usual(char32_t c) const;

  Damage blank_{}, lost_{}, question_{};
  std::vector<Range> usual_;
  std::vector<Straightened> straightened_;
  std::vector<Rest> rests_;
};

const Sequences& sequences();

}  // namespace onrecord::normalize::mojibake
