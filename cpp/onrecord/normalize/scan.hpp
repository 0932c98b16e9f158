// Scanning: how a step finds the few bytes it cares about, so that clean text costs next to nothing.
// A test takes a block of sixteen bytes (and the block that begins one byte before it) and returns one in which the
// bytes it wants are all ones, the others zero; it is a lambda or function object. The compiler keeps a block in one
// vector register.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace onrecord::normalize::scan {

// GCC's and Clang's vectors. Bytes beyond ASCII are negative.
using Block = signed char __attribute__((vector_size(16)));
constexpr std::size_t block_size = sizeof(Block);

constexpr Block filled(int byte) {
  const auto b = static_cast<signed char>(byte);
  return Block{b, b, b, b, b, b, b, b, b, b, b, b, b, b, b, b};
}

inline Block non_ascii(Block block) { return Block(block < filled(0)); }
inline Block equal(Block block, unsigned char byte) { return Block(block == filled(byte)); }

// ASCII bytes from `first` to `last`, both included.
inline Block between(Block block, char first, char last) {
  return Block(block > filled(first - 1)) & Block(block < filled(last + 1));
}

// ASCII bytes below `limit`.
inline Block below(Block block, char limit) { return Block(block < filled(limit)) & Block(block > filled(-1)); }

// Bytes of 0x80 + `low` or more (`low` from 1 to 0x7F).
inline Block at_least_high(Block block, int low) { return Block(block > filled(low - 0x81)) & non_ascii(block); }

inline Block load(const char* bytes) {
  Block block;
  std::memcpy(&block, bytes, sizeof block);
  return block;
}

// One bit a byte of a block of bytes that are all ones or zero; the lowest is the first.
inline std::uint32_t mask(Block found) {
#ifdef __SSE2__
  return static_cast<std::uint32_t>(_mm_movemask_epi8(__m128i(found)));
#else
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < block_size; ++i) bits |= static_cast<std::uint32_t>(found[i] & 1) << i;
  return bits;
#endif
}

inline bool any(Block found) {
#ifdef __SSE2__
  return mask(found) != 0;
#else
  std::array<std::uint64_t, 2> words;
  std::memcpy(words.data(), &found, sizeof found);
  return (words[0] | words[1]) != 0;
#endif
}

// Position of the first byte that a test has found in a block, where it has found one.
inline std::size_t first_found(Block found) { return static_cast<std::size_t>(std::countr_zero(mask(found))); }

// Position of the first byte at or behind `from` that `test(bytes, left neighbours, their left neighbours)` wants, or
// the text's size. The first byte of a text has no left neighbour and is never found; what the second one has none of
// is zero.
template <class Test>
std::size_t find_after(std::string_view text, std::size_t from, Test test) {
  constexpr std::size_t lefts = 2;
  const char* bytes = text.data();
  const auto found_at = [&](const char* at) { return test(load(at), load(at - 1), load(at - 2)); };
  // Where a block would reach over the text's ends it is copied, and nothing found in the filling.
  const auto found_at_end = [&](std::size_t at) {
    std::array<char, block_size + lefts> copy{};
    const std::size_t begin = at - std::min(at, lefts);
    const std::size_t end = std::min(at + block_size, text.size());
    std::memcpy(copy.data() + (lefts - (at - begin)), bytes + begin, end - begin);
    const std::uint32_t found = mask(found_at(copy.data() + lefts)) & ((1U << (end - at)) - 1);
    return found != 0 ? at + static_cast<std::size_t>(std::countr_zero(found)) : end;
  };
  from = std::max<std::size_t>(from, 1);
  if (from == 1 && text.size() > 1) {
    const std::size_t found = found_at_end(1);
    if (found < std::min(1 + block_size, text.size())) return found;
    from = found;
  }
  for (; from + 2 * block_size <= text.size(); from += 2 * block_size) {
    const Block first = found_at(bytes + from);
    const Block second = found_at(bytes + from + block_size);
    if (any(first | second))
      return from + static_cast<std::size_t>(std::countr_zero(mask(first) | mask(second) << block_size));
  }
  while (from < text.size()) {
    const std::size_t end = std::min(from + block_size, text.size());
    const std::size_t found = found_at_end(from);
    if (found < end) return found;
    from = end;
  }
  return text.size();
}

// Position of the first byte at or behind `from` that `test(bytes)` wants, or the text's size.
template <class Test>
std::size_t find(std::string_view text, std::size_t from, Test test) {
  const char* bytes = text.data();
  for (; from + 2 * block_size <= text.size(); from += 2 * block_size) {
    const Block first = test(load(bytes + from));
    const Block second = test(load(bytes + from + block_size));
    if (any(first | second))
      return from + static_cast<std::size_t>(std::countr_zero(mask(first) | mask(second) << block_size));
  }
  while (from < text.size()) {
    const std::size_t size = std::min(block_size, text.size() - from);
    std::array<char, block_size> rest{};
    std::memcpy(rest.data(), bytes + from, size);
    const Block found = test(load(rest.data()));
    if (any(found)) {
      // Nothing is found in the filling.
      const std::size_t at = first_found(found);
      if (at < size) return from + at;
    }
    from += size;
  }
  return text.size();
}

inline std::size_t find_non_ascii(std::string_view text, std::size_t from) {
  return find(text, from, [](Block block) { return non_ascii(block); });
}

}  // namespace onrecord::normalize::scan
