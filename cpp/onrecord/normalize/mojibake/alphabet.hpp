// The characters that misread UTF-8 consists of: what byte each stands for in each encoding, and in which signs it has
// a part. Read once from data/common/codecs.tsv, mojibake_classes.tsv and mojibake_signs.tsv.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace onrecord::normalize::mojibake {

constexpr std::size_t codec_count = 9;
// Their numbers in the order of the table, where one is meant.
constexpr std::size_t windows_1252 = 0, macintosh = 7;
constexpr std::size_t sign_length = 5;  // most characters of a sign

// A bit for each sign of the table.
using Signs = std::uint64_t;

struct Letter {
  std::array<std::uint8_t, codec_count> bytes{};  // 80–FF; 0: the encoding has no such character, or it is ASCII
  std::uint16_t leads = 0;                        // a bit for each encoding in which it is a byte C2–F4
  std::uint16_t continuations = 0;                // … 80–BF
  bool common = false;                            // stands in good text beside anything
  bool wordless = false;                          // stands inside no word
  std::array<Signs, sign_length> parts{};         // the signs in which it may be character 1, 2, …
};

class Alphabet {
 public:
  Alphabet();

  const Letter& letter(char32_t c) const {
    if (c < index_.size()) return letters_[index_[c]];
    const auto found = beyond_.find(c);
    return letters_[found == beyond_.end() ? 0 : found->second];
  }
  // What stands before the first and behind the last character of a line.
  const Letter& edge() const { return letters_[1]; }

  // What an encoding has at byte 80–FF.
  char32_t character(std::size_t codec, std::uint8_t byte) const { return characters_[codec][byte - 0x80U]; }

  // The letter that `mark` makes with what stands before it, or 0: NFD and NFKC take some of the characters apart.
  char32_t composed(char32_t before, char32_t mark) const;

  // Signs of at most `length` characters.
  Signs shorter(std::size_t length) const { return shorter_[length]; }
  Signs weak() const { return weak_; }
  std::uint32_t length(int sign) const { return lengths_[static_cast<std::size_t>(sign)]; }
  // The encodings in which A0 is the no-break space: a blank may stand for it, and a lost character for any byte.
  std::uint16_t spaced() const { return spaced_; }

 private:
  using Members = std::unordered_map<std::string, std::vector<char32_t>>;
  Letter& at(char32_t c);
  void put(std::size_t codec, std::uint32_t byte, char32_t c);
  void read_codecs();
  void read_spaced();
  Members read_classes();
  void read_signs(const Members& classes);
  void add_element(std::string_view element, std::size_t position, Signs sign, const Members& classes);

  std::array<std::uint16_t, 0x2600> index_{};
  std::unordered_map<char32_t, std::uint16_t> beyond_;
  std::vector<Letter> letters_;
  std::array<std::array<char32_t, 128>, codec_count> characters_{};
  std::array<Signs, sign_length + 1> shorter_{};
  std::array<std::uint32_t, 64> lengths_{};
  std::unordered_map<char32_t, char32_t> spaced_accents_;  // by combining mark
  Signs weak_ = 0;
  std::uint16_t spaced_ = 0;
};

// Whether `c` may be a mark that was taken apart from a letter.
constexpr bool is_mark(char32_t c) { return c >= 0x300 && c < 0x330; }

// The one alphabet of the process.
const Alphabet& alphabet();

}  // namespace onrecord::normalize::mojibake
