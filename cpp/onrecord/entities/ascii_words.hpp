// The ASCII word characters (letters, digits and _) of a text, sixteen bytes at a time.
// Where there is no SSE2, one at a time.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace onrecord::entities {

static_assert(std::endian::native == std::endian::little, "bytes are read eight at a time, the first one lowest");

constexpr bool is_ascii_word(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// An ASCII word character, or a blank, without its case; no two that differ become one.
constexpr unsigned char without_case(unsigned char c) { return c | 0x20U; }

#ifdef __SSE2__

inline std::uint32_t mask_of(__m128i bytes) { return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes)); }

// Whether each byte lies in low … low + count - 1.
inline __m128i in_range(__m128i bytes, char low, char count) {
  const __m128i from_low = _mm_sub_epi8(bytes, _mm_set1_epi8(low));
  return _mm_cmpeq_epi8(_mm_min_epu8(from_low, _mm_set1_epi8(static_cast<char>(count - 1))), from_low);
}

inline __m128i are_words(__m128i bytes) {
  const __m128i letter = in_range(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 26);
  return _mm_or_si128(letter, _mm_or_si128(in_range(bytes, '0', 10), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('_'))));
}

// How many of sixteen bytes are word characters before the first that is none.
inline std::uint32_t word_length(const char* bytes) {
  const std::uint32_t words = mask_of(are_words(_mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes))));
  return static_cast<std::uint32_t>(std::countr_one(words));
}

#else

inline std::uint32_t word_length(const char* bytes) {
  std::uint32_t length = 0;
  while (length < 16 && is_ascii_word(static_cast<unsigned char>(bytes[length]))) ++length;
  return length;
}

#endif

}  // namespace onrecord::entities
