// Where names may begin in a text: passes over the text a block at a time and stops where a unit begins that some name
// may begin with, by its first four bytes. It stops too often rather than too seldom: the look-ups that follow decide.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "onrecord/entities/gazetteer_image.hpp"
#include "onrecord/entities/surface.hpp"

namespace onrecord::entities {

// Notes how a text may begin the name, in any case its mode allows and in others.
void allow_start(std::string_view name, CaseMode mode, Starts& starts, std::vector<char32_t>& first_others);

class StartScanner {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  StartScanner(const GazetteerImage& image, std::string_view text);

  // The next place where a name may begin, or `none`.
  std::uint32_t next() {
    for (;;) {
      if (left_ != 0) {
        const auto bit = static_cast<std::uint32_t>(__builtin_ctzll(left_));
        left_ &= left_ - 1;
        return block_ + bit;
      }
      if (next_block_ >= text_.size()) return none;
      read_block();
    }
  }

  // The bit of Starts::prefixes for four bytes, the first lowest: as written, then without case; 0 behind the word's
  // end.
  static std::uint32_t prefix_bit(std::uint32_t bytes) { return bytes * 0x9E3779B1U >> 16U; }

 private:
  // Blocks overlap, so that four bytes from a start on are always in one.
  static constexpr std::uint32_t step = Block::size - 4;

  void read_block();
  // Of the candidates of the block those that pass the test: all of them at once and without a branch, since which
  // words begin names is not to be foreseen.
  template <class Test>
  std::uint64_t kept(std::uint64_t candidates, Test test) const {
    std::uint64_t starts = 0;
    for (; candidates != 0; candidates &= candidates - 1) {
      const auto bit = static_cast<std::uint32_t>(__builtin_ctzll(candidates));
      starts |= std::uint64_t{test(block_ + bit, bit)} << bit;
    }
    return starts;
  }
  // The same as may_start_with, where characters beyond ASCII are near: one may be part of the word and stand before.
  bool is_word_start(std::uint32_t at, std::uint32_t bit) const {
    const bool is_behind_ascii = bit == 0 ? !follows_beyond_ascii_ : (beyond_ascii_ >> (bit - 1) & 1U) == 0;
    return may_start_with(at, bit) && (is_behind_ascii || is_unit_start(text_, at));
  }
  // Whether a name may begin with the ASCII word character at `at` and what follows.
  bool may_start_with(std::uint32_t at, std::uint32_t bit) const {
    if (at + 4 > text_.size()) return true;
    std::uint32_t bytes = 0;
    std::memcpy(&bytes, text_.data() + at, 4);
    if ((bytes & 0x80808080U) != 0) return true;
    const std::uint32_t prefix = prefix_bit((bytes | 0x20202000U) & masks[word_ >> bit & 15U]);
    return (starts_.prefixes[prefix >> 6U] >> (prefix & 63U) & 1U) != 0;
  }
  // Of four bytes, by which of them are word characters: those before the first that is none.
  static constexpr std::array<std::uint32_t, 16> masks = [] {
    std::array<std::uint32_t, 16> all{};
    for (unsigned words = 0; words < all.size(); ++words)
      all[words] = static_cast<std::uint32_t>((std::uint64_t{1} << 8U * std::countr_one(words)) - 1);
    return all;
  }();
  bool is_other_start(std::uint32_t at) const;

  const GazetteerImage& image_;
  const Starts& starts_;
  ReadBlock read_;
  std::string_view text_;
  bool any_sign_;
  std::uint32_t block_ = 0;  // where the block at hand begins
  std::uint32_t next_block_ = 0;
  std::uint64_t left_ = 0;          // its starts that are still to be given out, by bit
  std::uint64_t word_ = 0;          // its bytes that are ASCII word characters
  std::uint64_t beyond_ascii_ = 0;  // its bytes that are not ASCII
  bool follows_word_ = false;       // whether the byte before the block is an ASCII word character
  bool follows_beyond_ascii_ = false;
};

}  // namespace onrecord::entities
