// Scanning: how a step finds the few bytes it cares about, eight at a time, so that clean text costs next to nothing.
// A test takes a word of eight bytes and returns a word in which the high bit of each byte it wants is set. All tests are
// exact byte by byte. Bytes are read in memory order on machines of either endianness.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace onrecord::normalize::scan {

using Word = std::uint64_t;
constexpr Word ones = 0x0101010101010101U;
constexpr Word high_bits = ones * 0x80U;

// Byte 0 of the text is the lowest of the word.
inline Word load(const char* bytes) {
  Word word = 0;
  std::memcpy(&word, bytes, sizeof word);
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return word;
}

// The last, partial word of a text, filled up with letters that no test wants.
inline Word load_tail(std::string_view tail) {
  Word word = ones * 'x';
  std::memcpy(&word, tail.data(), tail.size());
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return word;
}

constexpr Word non_ascii(Word word) { return word & high_bits; }

// Bytes below `limit` (at most 0x80).
constexpr Word below(Word word, unsigned char limit) {
  return ~((word | high_bits) - ones * limit) & ~word & high_bits;
}

// ASCII bytes from `first` to `last`, both included.
constexpr Word between(Word word, unsigned char first, unsigned char last) {
  return below(word, static_cast<unsigned char>(last + 1)) & ~below(word, first);
}

constexpr Word equal(Word word, unsigned char byte) {
  const Word difference = word ^ (ones * byte);
  return ~(((difference & ~high_bits) + ~high_bits) | difference) & high_bits;
}

// Position of the first byte at or behind `from` that `test` wants, or the text's size.
template <class Test>
std::size_t find(std::string_view text, std::size_t from, Test test) {
  for (; from + sizeof(Word) <= text.size(); from += sizeof(Word)) {
    const Word found = test(load(text.data() + from));
    if (found != 0) return from + static_cast<std::size_t>(std::countr_zero(found)) / 8;
  }
  if (from >= text.size()) return text.size();
  const Word found = test(load_tail(text.substr(from)));
  const std::size_t at = from + static_cast<std::size_t>(std::countr_zero(found)) / 8;
  return found != 0 && at < text.size() ? at : text.size();
}

// As `find` for tests that look at the left neighbour, too: `left` takes a word, `test` takes the word and, moved to their
// right neighbours, what `left` found. The first byte of the text has no left neighbour.
template <class Left, class Test>
std::size_t find_after(std::string_view text, std::size_t from, Left left, Test test) {
  Word carry = from == 0 || from >= text.size() ? 0 : left(ones * static_cast<unsigned char>(text[from - 1])) & 0x80U;
  const auto found_in = [&](Word word) {
    const Word lefts = left(word);
    const Word found = test(word, (lefts << 8U) | carry);
    carry = lefts >> 56U;
    return found;
  };
  for (; from + sizeof(Word) <= text.size(); from += sizeof(Word)) {
    const Word found = found_in(load(text.data() + from));
    if (found != 0) return from + static_cast<std::size_t>(std::countr_zero(found)) / 8;
  }
  if (from >= text.size()) return text.size();
  const Word found = found_in(load_tail(text.substr(from)));
  const std::size_t at = from + static_cast<std::size_t>(std::countr_zero(found)) / 8;
  return found != 0 && at < text.size() ? at : text.size();
}

inline std::size_t find_non_ascii(std::string_view text, std::size_t from) { return find(text, from, non_ascii); }

}  // namespace onrecord::normalize::scan
