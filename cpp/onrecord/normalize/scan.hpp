// Scanning: how a step finds the few bytes it cares about, so that clean text costs next to nothing.
// A test takes a word of eight bytes, or a block of two such words, and returns one in which the high bit of each byte
// it wants is set; it is a generic lambda or function object. The tests here are exact byte by byte.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace onrecord::normalize::scan {

using Word = std::uint64_t;
// Two words that the compiler keeps in one vector register (GCC and Clang).
using Block = Word __attribute__((vector_size(16)));
constexpr std::size_t stride = 2 * sizeof(Block);
constexpr Word ones = 0x0101010101010101U;
constexpr Word high_bits = ones * 0x80U;

template <class W>
constexpr W non_ascii(W word) {
  return word & high_bits;
}

// Bytes below `limit` (at most 0x80).
template <class W>
constexpr W below(W word, unsigned char limit) {
  return ~((word | high_bits) - ones * limit) & ~word & high_bits;
}

// ASCII bytes from `first` to `last`, both included.
template <class W>
constexpr W between(W word, unsigned char first, unsigned char last) {
  return below(word, static_cast<unsigned char>(last + 1)) & ~below(word, first);
}

// Bytes of 0x80 + `low` or more (`low` at most 0x7F).
template <class W>
constexpr W at_least_high(W word, unsigned char low) {
  return ((word & ~high_bits) + ones * (0x80U - low)) & word & high_bits;
}

template <class W>
constexpr W equal(W word, unsigned char byte) {
  const W difference = word ^ (ones * byte);
  return ~(((difference & ~high_bits) + ~high_bits) | difference) & high_bits;
}

template <class W>
W load(const char* bytes) {
  W word;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

// Position in memory of the first byte that a test has found.
inline std::size_t first_byte(Word found) {
  const int bits = std::endian::native == std::endian::little ? std::countr_zero(found) : std::countl_zero(found);
  return static_cast<std::size_t>(bits) / 8;
}

// Position of the first byte at or behind `from` that `test(bytes, left neighbours)` wants, or the text's size. The
// first byte of a text has no left neighbour and is never found.
template <class Test>
std::size_t find_after(std::string_view text, std::size_t from, Test test) {
  from = std::max<std::size_t>(from, 1);
  const char* bytes = text.data();
  for (; from + stride <= text.size(); from += stride) {
    const char* next = bytes + from;
    const Block found = test(load<Block>(next), load<Block>(next - 1)) |
                        test(load<Block>(next + sizeof(Block)), load<Block>(next + sizeof(Block) - 1));
    if ((found[0] | found[1]) != 0) break;
  }
  for (; from + sizeof(Word) <= text.size(); from += sizeof(Word)) {
    const Word found = test(load<Word>(bytes + from), load<Word>(bytes + from - 1));
    if (found != 0) return from + first_byte(found);
  }
  for (; from < text.size(); ++from) {
    const auto filled = [&](std::size_t i) { return ones * static_cast<unsigned char>(text[i]); };
    if (test(filled(from), filled(from - 1)) != 0) return from;
  }
  return text.size();
}

// Position of the first byte at or behind `from` that `test(bytes)` wants, or the text's size.
template <class Test>
std::size_t find(std::string_view text, std::size_t from, Test test) {
  const char* bytes = text.data();
  for (; from + stride <= text.size(); from += stride) {
    const Block found = test(load<Block>(bytes + from)) | test(load<Block>(bytes + from + sizeof(Block)));
    if ((found[0] | found[1]) != 0) break;
  }
  for (; from + sizeof(Word) <= text.size(); from += sizeof(Word)) {
    const Word found = test(load<Word>(bytes + from));
    if (found != 0) return from + first_byte(found);
  }
  for (; from < text.size(); ++from) {
    if (test(ones * static_cast<unsigned char>(text[from])) != 0) return from;
  }
  return text.size();
}

inline std::size_t find_non_ascii(std::string_view text, std::size_t from) {
  return find(text, from, [](auto word) { return non_ascii(word); });
}

}  // namespace onrecord::normalize::scan
