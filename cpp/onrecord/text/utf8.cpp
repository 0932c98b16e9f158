// Tested by tests/cpp/text/utf8_test.cpp.
#include "onrecord/text/utf8.hpp"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace onrecord::text {
namespace {

constexpr std::uint64_t high_bits = 0x8080808080808080U;
constexpr std::size_t block_size = 64;

std::uint64_t load_word(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

constexpr bool is_continuation(unsigned char byte) { return (byte & 0xC0U) == 0x80U; }

constexpr std::uint64_t ones = 0x0101010101010101U;

std::size_t sum_of_bytes(std::uint64_t word) {
  constexpr std::uint64_t every_other = 0x00FF00FF00FF00FFU;
  return ((word & every_other) + (word >> 8U & every_other)) * 0x0001000100010001U >> 48U;
}

// Counts eight bytes at once, each in a byte of its own, which has room for 255 rounds.
std::size_t count_continuations(std::string_view bytes) {
  constexpr std::size_t most_rounds = 255;
  std::size_t count = 0;
  std::size_t i = 0;
  while (i + 8 <= bytes.size()) {
    std::uint64_t counts = 0;
    const std::size_t rounds = std::min((bytes.size() - i) / 8, most_rounds);
    for (std::size_t round = 0; round < rounds; ++round, i += 8) {
      const std::uint64_t word = load_word(bytes.data() + i);
      counts += word >> 7U & ~(word >> 6U) & ones;  // bit 7 set and bit 6 clear
    }
    count += sum_of_bytes(counts);
  }
  for (; i < bytes.size(); ++i) count += is_continuation(static_cast<unsigned char>(bytes[i])) ? 1 : 0;
  return count;
}

struct LeadByte {
  std::uint32_t length;  // of the sequence; 0: not a lead byte
  unsigned char second_low, second_high;
};

// Well-formed sequences by their first byte (Unicode 15, table 3-7).
constexpr LeadByte lead_byte(unsigned char byte) {
  if (byte < 0xC2) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

// Bytes at `position` that form a sequence or the beginning of one, and whether it is whole.
struct Prefix {
  std::uint32_t length;
  bool whole;
};

Prefix prefix_at(std::string_view bytes, std::size_t position) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[position + i]); };
  if (at(0) < 0x80) return {1, true};
  const LeadByte lead = lead_byte(at(0));
  if (lead.length == 0) return {1, false};
  const std::size_t left = bytes.size() - position;
  if (left < 2 || at(1) < lead.second_low || at(1) > lead.second_high) return {1, false};
  std::uint32_t length = 2;
  while (length < lead.length && length < left && is_continuation(at(length))) ++length;
  return {length, length == lead.length};
}

}  // namespace

std::optional<std::size_t> first_invalid(std::string_view bytes) {
  std::size_t i = 0;
  while (i < bytes.size()) {
    const char* const at = bytes.data() + i;
    if (i + 32 <= bytes.size() &&
        ((load_word(at) | load_word(at + 8) | load_word(at + 16) | load_word(at + 24)) & high_bits) == 0) {
      i += 32;
      continue;
    }
    if (i + 8 <= bytes.size() && (load_word(at) & high_bits) == 0) {
      i += 8;
      continue;
    }
    const Prefix prefix = prefix_at(bytes, i);
    if (!prefix.whole) return i;
    i += prefix.length;
  }
  return std::nullopt;
}

Decoded decode_beyond_ascii(std::string_view text, std::size_t position) {
  assert(position < text.size());
  const auto at = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[position + i])); };
  const char32_t first = at(0);
  if (first < 0xE0) return {((first & 0x1FU) << 6U) | (at(1) & 0x3FU), 2};
  if (first < 0xF0) return {((first & 0x0FU) << 12U) | ((at(1) & 0x3FU) << 6U) | (at(2) & 0x3FU), 3};
  return {((first & 0x07U) << 18U) | ((at(1) & 0x3FU) << 12U) | ((at(2) & 0x3FU) << 6U) | (at(3) & 0x3FU), 4};
}

Decoded decode_before(std::string_view text, std::size_t position) {
  assert(position > 0 && position <= text.size());
  std::size_t start = position - 1;
  while (start > 0 && is_continuation(static_cast<unsigned char>(text[start]))) --start;
  return decode(text, start);
}

Decoded decode_lenient(std::string_view bytes, std::size_t position) {
  const Prefix prefix = prefix_at(bytes, position);
  return prefix.whole ? decode(bytes, position) : Decoded{0xFFFD, prefix.length};
}

void append(std::string& out, char32_t code_point) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (code_point < 0x80) {
    put(code_point);
    return;
  }
  if (code_point < 0x800) {
    put(0xC0U | (code_point >> 6U));
  } else {
    if (code_point < 0x10000) {
      put(0xE0U | (code_point >> 12U));
    } else {
      put(0xF0U | (code_point >> 18U));
      put(0x80U | ((code_point >> 12U) & 0x3FU));
    }
    put(0x80U | ((code_point >> 6U) & 0x3FU));
  }
  put(0x80U | (code_point & 0x3FU));
}

bool is_ascii(std::string_view bytes) {
  std::size_t i = 0;
  for (; i + 32 <= bytes.size(); i += 32) {
    const char* const at = bytes.data() + i;
    if (((load_word(at) | load_word(at + 8) | load_word(at + 16) | load_word(at + 24)) & high_bits) != 0) return false;
  }
  for (; i + 8 <= bytes.size(); i += 8) {
    if ((load_word(bytes.data() + i) & high_bits) != 0) return false;
  }
  return std::ranges::all_of(bytes.substr(i), [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

std::size_t count_code_points(std::string_view text) { return text.size() - count_continuations(text); }

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  if (is_ascii(text)) return;
  before_block_.reserve(text.size() / block_size + 1);
  std::uint32_t count = 0;
  for (std::size_t block = 0; block <= text.size(); block += block_size) {
    before_block_.push_back(count);
    count += static_cast<std::uint32_t>(count_code_points(text.substr(block, block_size)));
  }
}

std::uint32_t CodePointIndex::to_code_point(std::uint32_t offset) const {
  assert(offset <= text_.size());
  if (before_block_.empty()) return offset;
  const std::size_t block = offset / block_size;
  const std::string_view inside = text_.substr(block * block_size, offset - block * block_size);
  return before_block_[block] + static_cast<std::uint32_t>(count_code_points(inside));
}

std::uint32_t CodePointIndex::to_byte(std::uint32_t index) const {
  const auto size = static_cast<std::uint32_t>(text_.size());
  if (before_block_.empty()) return std::min(index, size);
  const auto after = std::ranges::upper_bound(before_block_, index);
  const auto block = static_cast<std::size_t>(after - before_block_.begin()) - 1;
  std::uint32_t count = before_block_[block];
  auto offset = static_cast<std::uint32_t>(block * block_size);
  // A block may begin inside a code point, which the block before it counted.
  while (offset < size && is_continuation(static_cast<unsigned char>(text_[offset]))) ++offset;
  for (; count < index && offset < size; ++count) offset += decode(text_, offset).length;
  return offset;
}

}  // namespace onrecord::text
