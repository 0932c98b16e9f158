// What the bytes of a text are, 64 at a time, a bit each. On x86-64 with AVX2, which is asked for when a program runs,
// in a few instructions for all; elsewhere sixteen or one at a time, with the same answer but for `allowed_small`.
#pragma once

#include <array>
#include <cstdint>

namespace onrecord::entities {

// Pairs of a small ASCII letter and the ASCII word character, in any case, that may follow it: eight sets of first
// letters, each with what may follow one of them, by the halves of a byte. Says too often that a pair is in it rather
// than too seldom.
struct SmallPairs {
  std::array<std::uint8_t, 16> first_low{}, first_high{}, second_low{}, second_high{};
  std::uint32_t count = 0;  // of what was added

  void add(unsigned char first, unsigned char second);
  void add_all(unsigned char first);  // with anything that may follow
};

struct Block {
  static constexpr std::uint32_t size = 64;

  std::uint64_t word = 0;           // ASCII letters, digits and _
  std::uint64_t small = 0;          // small letters of ASCII
  std::uint64_t allowed_small = 0;  // of these, those that may begin one of the pairs
  std::uint64_t beyond_ascii = 0;   // bytes above 0x7F
  std::uint64_t lead = 0;           // of these, those that begin a character
  std::uint64_t blank = 0;
};

// Reads 64 bytes, and the one behind them.
using ReadBlock = Block (*)(const char* bytes, const SmallPairs& pairs);
ReadBlock fastest_block_reader();

}  // namespace onrecord::entities
