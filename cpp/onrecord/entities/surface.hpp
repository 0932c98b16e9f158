// Surfaces: how names are compared with text, character by character.
// Apostrophes (' ’ ‘ ʼ ʻ), hyphens (- ‐ ‑ ‒ –) and runs of blanks each count as one and the same character; a line
// break is never part of a name. A text is a row of units — a run of word characters, or one character of a script
// without spaces — with gaps between them. A name begins and ends at the borders of units:
//   Kim Jong-un's  →  Kim | Jong - un ' s         北京市  →  北 京 市
// Tested by tests/cpp/entities/gazetteer_test.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "onrecord/entities/ascii_words.hpp"
#include "onrecord/text/span.hpp"

namespace onrecord::entities {

// What a character is to a name. Marks (combining ones, joiners, soft hyphens) belong to the character before them.
enum class Sign : std::uint8_t { word, spaceless, mark, blank, line_break, other };

struct Character {
  char32_t code;        // with apostrophes, hyphens and blanks made one; case as written
  std::uint8_t length;  // in bytes
  Sign sign;
};

// What ASCII characters are: most of most texts, so that no call is spent on them.
constexpr std::array<Character, 128> ascii_characters = [] {
  std::array<Character, 128> all{};
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto c = static_cast<unsigned char>(i);
    all[c] = {c, 1, is_ascii_word(c) ? Sign::word : Sign::other};
    if (c == ' ' || c == '\t') all[c] = {U' ', 1, Sign::blank};
    if (c >= '\n' && c <= '\r') all[c].sign = Sign::line_break;
  }
  return all;
}();

Character read_beyond_ascii(std::string_view text, std::uint32_t at);

// The character at byte `at` (< size) of valid UTF-8, and the one that ends at byte `at` (> 0).
inline Character read(std::string_view text, std::uint32_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? ascii_characters[byte] : read_beyond_ascii(text, at);
}
Character read_before(std::string_view text, std::uint32_t at);

// The character without its case; a mark stays as it is, lest it become a letter (U+0345 would). And all of a name so.
char32_t folded(const Character& character);
std::string folded(std::string_view name);

// By byte: an ASCII word character folded, else 0.
inline constexpr std::array<unsigned char, 256> folded_word_characters = [] {
  std::array<unsigned char, 256> all{};
  for (unsigned i = 0; i < all.size(); ++i) {
    const auto c = static_cast<unsigned char>(i);
    if (is_ascii_word(c)) all[i] = c >= 'A' && c <= 'Z' ? static_cast<unsigned char>(c + ('a' - 'A')) : c;
  }
  return all;
}();

// One past the last of the ASCII word characters that begin at `at`.
inline std::uint32_t skip_ascii_word(std::string_view text, std::uint32_t at) {
  while (at < text.size() && folded_word_characters[static_cast<unsigned char>(text[at])] != 0) ++at;
  return at;
}

// Whether a dash, a quotation mark or dots (U+2010 to U+2026) stand at `at` (< size): most of what is beyond ASCII in
// English, and no part of any word.
inline bool is_plain_punctuation(std::string_view text, std::uint32_t at) {
  const auto byte = [&](std::uint32_t i) { return static_cast<unsigned char>(text[i]); };
  return byte(at) == 0xE2 && at + 2 < text.size() && byte(at + 1) == 0x80 && byte(at + 2) >= 0x90 &&
         byte(at + 2) <= 0xA6;
}

// The end of the unit that begins at `at`; the character there decides what it is.
std::uint32_t unit_end(std::string_view text, std::uint32_t at);

// Hashes UTF-8, eight bytes at a time.
class ChunkHash {
 public:
  void add(unsigned char byte) {
    chunk_ |= static_cast<std::uint64_t>(byte) << (bits_ & 63U);  // the mask says that it never shifts too far
    bits_ += 8;
    if (bits_ == 64) close();
  }
  void add(char32_t code);
  // Adds up to sixteen ASCII word characters, or a blank and fifteen, and closes. Where all before is closed only; all
  // sixteen bytes are read.
  void add_word(const char* bytes, std::uint32_t count) {
    std::uint64_t chunk = eight(bytes);
    if (count > 8) {
      mix(chunk);
      chunk = eight(bytes + 8);
      count -= 8;
    }
    mix(chunk & (~std::uint64_t{0} >> (64U - 8U * count)));
  }
  // Mixes in what has come since the last time.
  void close() {
    if (bits_ == 0) return;
    mix(chunk_);
    chunk_ = bits_ = 0;
  }
  bool is_closed() const { return bits_ == 0; }
  std::uint64_t value() const { return hash_; }  // of all that was closed

 private:
  static std::uint64_t eight(const char* bytes) {
    std::uint64_t chunk = 0;
    std::memcpy(&chunk, bytes, sizeof chunk);
    return chunk | 0x2020202020202020U;  // without_case, of each
  }
  void mix(std::uint64_t chunk) {
    hash_ = (hash_ ^ chunk) * 0x9E3779B97F4A7C15U;
    hash_ ^= hash_ >> 32U;
  }

  std::uint64_t hash_ = 0x2545F4914F6CDD1DU;
  std::uint64_t chunk_ = 0;
  std::uint64_t bits_ = 0;
};

// Walks over the units from a place on and hashes all characters on the way, gaps included, case folded.
class UnitWalk {
 public:
  UnitWalk(std::string_view text, std::uint32_t begin) : text_(text), end_(begin) {}

  // Moves past the next unit. False at the end of the text, at a line break, or where the gap before the unit holds
  // more than `longest_gap` characters that are no blanks. A character that is part of no word is a unit of its own as
  // long as no word has come (#MeToo: two units).
  bool next(std::uint32_t longest_gap) {
    std::uint32_t from = end_;  // what is hashed together with the unit
    if (!is_first_) {
      if (end_ + 1 < text_.size() && text_[end_] == ' ' && word_seen_ &&
          folded_word_characters[static_cast<unsigned char>(text_[end_ + 1])] != 0) {  // most gaps
        ++end_;
      } else {
        if (!cross_gap(longest_gap)) return false;
        from = end_;
      }
    } else if (end_ >= text_.size()) {
      return false;
    }
    is_first_ = false;
    pass_unit(from);
    return true;
  }

  std::uint32_t end() const { return end_; }                  // of the unit last moved past
  std::uint64_t hash() const { return hash_.value(); }        // of everything up to there
  std::uint32_t longest_gap() const { return longest_gap_; }  // met so far, in characters that are no blanks

 private:
  bool cross_gap(std::uint32_t longest_gap);
  void cross_blanks();
  void cross_sign();
  void pass_unit(std::uint32_t from) {
    if (end_ + 16 <= text_.size() && hash_.is_closed()) {
      const std::uint32_t length = word_length(text_.data() + end_);
      const std::uint32_t after = end_ + length;
      if (length > 0 && length < 16 && ends_word(after)) {  // most units
        end_ = after;
        word_seen_ = true;
        return hash_.add_word(text_.data() + from, end_ - from);
      }
    }
    if (from < end_) hash_.add(without_case(' '));
    pass_other_unit();
    hash_.close();
  }
  void pass_other_unit();
  // Whether the first byte behind ASCII word characters is seen at once to be no part of the word.
  bool ends_word(std::uint32_t at) const {
    return static_cast<unsigned char>(text_[at]) < 0x80 || is_plain_punctuation(text_, at);
  }

  std::string_view text_;
  std::uint32_t end_;
  std::uint32_t longest_gap_ = 0;
  ChunkHash hash_;
  bool is_first_ = true;
  bool word_seen_ = false;
};

// How the letters' case of a text compares with a name's.
struct Comparison {
  std::uint32_t end;  // of the name in the text
  bool exact;         // as written
  bool title;         // each word as written, in capitals, or with a capital where the name has a small letter
};

// Compares `name` (canonical) with the text that begins at `begin`, in any case; nullopt where they differ.
std::optional<Comparison> compare(std::string_view name, std::string_view text, std::uint32_t begin);

// The name with its blanks, apostrophes and hyphens made one and without blanks at its ends. Takes valid UTF-8.
std::string canonical(std::string_view name);

// Whether a name may begin, or end, at this border of a unit. It may not: inside O'Brien, AT&T, 3.14, U.S.A.,
// example.com or an e-mail address. It may before a possessive or a contraction ('s 'd 'll 're 've 'm).
bool may_begin_behind_sign(std::string_view text, std::uint32_t begin);
bool may_end_before_sign(std::string_view text, std::uint32_t end);
inline bool may_begin(std::string_view text, std::uint32_t begin) {
  return begin == 0 || text[begin - 1] == ' ' || may_begin_behind_sign(text, begin);
}
inline bool may_end(std::string_view text, std::uint32_t end) {
  return end == text.size() || text[end] == ' ' || may_end_before_sign(text, end);
}

// Whether a unit begins at `at`, where a character does.
bool is_unit_start(std::string_view text, std::uint32_t at);

}  // namespace onrecord::entities
