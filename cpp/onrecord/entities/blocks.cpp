// Tested by tests/cpp/entities/blocks_test.cpp.
#include "onrecord/entities/blocks.hpp"

#include "onrecord/entities/ascii_words.hpp"

#if defined(__x86_64__) && defined(__GNUC__)
#define ONRECORD_AVX2 __attribute__((target("avx2")))
#include <immintrin.h>
#endif

namespace onrecord::entities {

void SmallPairs::add(unsigned char first, unsigned char second) {
  ++count;
  const auto set = static_cast<std::uint8_t>(1U << (first & 7U));
  first_low[first & 15U] |= set;
  first_high[first >> 4U] |= set;
  for (const unsigned char one : {second, static_cast<unsigned char>(second ^ 0x20U)}) {
    if (!is_ascii_word(one) || without_case(one) != without_case(second)) continue;
    second_low[one & 15U] |= set;
    second_high[one >> 4U] |= set;
  }
}

void SmallPairs::add_all(unsigned char first) {
  ++count;
  const auto set = static_cast<std::uint8_t>(1U << (first & 7U));
  first_low[first & 15U] |= set;
  first_high[first >> 4U] |= set;
  for (std::uint8_t& sets : second_low) sets |= set;
  for (std::uint8_t& sets : second_high) sets |= set;
}

namespace {

#ifdef __SSE2__

std::uint64_t bits(__m128i mask) { return mask_of(mask); }

Block read_block(const char* bytes, const SmallPairs& pairs) {
  Block block;
  for (unsigned i = 0; i < Block::size; i += 16) {
    const __m128i some = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i));
    block.word |= bits(are_words(some)) << i;
    block.small |= bits(in_range(some, 'a', 26)) << i;
    block.beyond_ascii |= bits(some) << i;
    block.lead |= bits(in_range(some, static_cast<char>(0xC0), 64)) << i;
    block.blank |= bits(_mm_cmpeq_epi8(some, _mm_set1_epi8(' '))) << i;
  }
  if (pairs.count > 0) block.allowed_small = block.small;
  return block;
}

#else

Block read_block(const char* bytes, const SmallPairs& pairs) {
  Block block;
  for (unsigned i = 0; i < Block::size; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    block.word |= std::uint64_t{is_ascii_word(byte)} << i;
    block.small |= std::uint64_t{byte >= 'a' && byte <= 'z'} << i;
    block.beyond_ascii |= std::uint64_t{byte >= 0x80} << i;
    block.lead |= std::uint64_t{byte >= 0xC0} << i;
    block.blank |= std::uint64_t{byte == ' '} << i;
  }
  if (pairs.count > 0) block.allowed_small = block.small;
  return block;
}

#endif

#ifdef ONRECORD_AVX2

using Vector = __m256i;

ONRECORD_AVX2 inline Vector load(const char* bytes) {
  return _mm256_loadu_si256(reinterpret_cast<const Vector*>(bytes));
}

ONRECORD_AVX2 inline std::uint64_t bits(Vector mask) { return static_cast<std::uint32_t>(_mm256_movemask_epi8(mask)); }

ONRECORD_AVX2 inline Vector table(const std::array<std::uint8_t, 16>& sets) {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(sets.data())));
}

// The sets that hold each byte: those of both its halves.
ONRECORD_AVX2 inline Vector sets_of(Vector bytes, Vector low_sets, Vector high_sets) {
  const Vector half = _mm256_set1_epi8(15);
  const Vector low = _mm256_and_si256(bytes, half);
  const Vector high = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half);
  return _mm256_and_si256(_mm256_shuffle_epi8(low_sets, low), _mm256_shuffle_epi8(high_sets, high));
}

ONRECORD_AVX2 inline Vector range(Vector bytes, char low, char count) {
  const Vector from_low = _mm256_sub_epi8(bytes, _mm256_set1_epi8(low));
  return _mm256_cmpeq_epi8(_mm256_min_epu8(from_low, _mm256_set1_epi8(static_cast<char>(count - 1))), from_low);
}

ONRECORD_AVX2 inline Vector words(Vector bytes) {
  const Vector letter = range(_mm256_or_si256(bytes, _mm256_set1_epi8(0x20)), 'a', 26);
  const Vector line = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('_'));
  return _mm256_or_si256(letter, _mm256_or_si256(range(bytes, '0', 10), line));
}

ONRECORD_AVX2 Block read_block_avx2(const char* bytes, const SmallPairs& pairs) {
  const bool has_pairs = pairs.count > 0;
  const Vector first_low = table(pairs.first_low);
  const Vector first_high = table(pairs.first_high);
  const Vector second_low = table(pairs.second_low);
  const Vector second_high = table(pairs.second_high);
  Block block;
  for (unsigned i = 0; i < Block::size; i += 32) {
    const Vector some = load(bytes + i);
    block.word |= bits(words(some)) << i;
    block.small |= bits(range(some, 'a', 26)) << i;
    block.beyond_ascii |= bits(some) << i;
    block.lead |= bits(range(some, static_cast<char>(0xC0), 64)) << i;
    block.blank |= bits(_mm256_cmpeq_epi8(some, _mm256_set1_epi8(' '))) << i;
    if (!has_pairs) continue;
    const Vector next = load(bytes + i + 1);
    const Vector sets = _mm256_and_si256(sets_of(some, first_low, first_high), sets_of(next, second_low, second_high));
    const std::uint64_t outside = bits(_mm256_cmpeq_epi8(sets, _mm256_setzero_si256())) << i;
    block.allowed_small |= block.small & ~outside & (std::uint64_t{0xFFFFFFFF} << i);
    block.allowed_small |= block.small & bits(next) << i;  // what follows is not ASCII, so perhaps a mark
  }
  return block;
}

#endif

}  // namespace

ReadBlock fastest_block_reader() {
#ifdef ONRECORD_AVX2
  if (__builtin_cpu_supports("avx2") != 0) return &read_block_avx2;
#endif
  return &read_block;
}

}  // namespace onrecord::entities
