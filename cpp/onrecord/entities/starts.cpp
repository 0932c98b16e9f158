// Tested by tests/cpp/entities/gazetteer_test.cpp.
#include "onrecord/entities/starts.hpp"

#include <algorithm>
#include <array>

#include "onrecord/text/chars.hpp"

namespace onrecord::entities {
namespace {

// What 64 bytes are, a bit each.
struct Block {
  std::uint64_t word = 0;          // ASCII letters, digits and _
  std::uint64_t small = 0;         // small letters of ASCII
  std::uint64_t beyond_ascii = 0;  // bytes above 0x7F
  std::uint64_t lead = 0;          // of these, those that begin a character
  std::uint64_t blank = 0;
};

#ifdef __SSE2__

std::uint64_t bits(__m128i mask) { return mask_of(mask); }

Block classify(const char* bytes) {
  Block block;
  for (unsigned i = 0; i < 64; i += 16) {
    const __m128i some = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i));
    block.word |= bits(are_words(some)) << i;
    block.small |= bits(in_range(some, 'a', 26)) << i;
    block.beyond_ascii |= bits(some) << i;
    block.lead |= bits(in_range(some, static_cast<char>(0xC0), 64)) << i;
    block.blank |= bits(_mm_cmpeq_epi8(some, _mm_set1_epi8(' '))) << i;
  }
  return block;
}

#else

Block classify(const char* bytes) {
  Block block;
  for (unsigned i = 0; i < 64; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    block.word |= std::uint64_t{is_ascii_word(byte)} << i;
    block.small |= std::uint64_t{byte >= 'a' && byte <= 'z'} << i;
    block.beyond_ascii |= std::uint64_t{byte >= 0x80} << i;
    block.lead |= std::uint64_t{byte >= 0xC0} << i;
    block.blank |= std::uint64_t{byte == ' '} << i;
  }
  return block;
}

#endif

// The character folded, and in capitals where it folds to ASCII.
std::array<char32_t, 2> spellings(char32_t c) {
  const char32_t folded = text::fold(c);
  return {folded, folded >= 'a' && folded <= 'z' ? folded - 'a' + 'A' : folded};
}

// What the name's characters behind the first are to StartScanner::prefix_of.
std::uint32_t followers(std::string_view name) {
  std::uint32_t bytes = 0;
  std::uint32_t at = read(name, 0).length;
  for (unsigned shift = 8; shift < 32 && at < name.size(); shift += 8) {
    const Character next = read(name, at);
    const char32_t c = folded(next);
    if (c >= 0x80 || !is_ascii_word(static_cast<unsigned char>(c))) break;
    bytes |= std::uint32_t{without_case(static_cast<unsigned char>(c))} << shift;
    at += next.length;
  }
  return bytes;
}

}  // namespace

void allow_start(std::string_view name, CaseMode mode, Starts& starts, std::vector<char32_t>& first_others) {
  const Character first = read(name, 0);
  if (first.sign == Sign::other) {
    first_others.push_back(text::fold(first.code));
    if (first.code < 0x80) starts.signs[first.code >> 6U] |= std::uint64_t{1} << (first.code & 63U);
    return;
  }
  const std::uint32_t rest = followers(name);
  for (const char32_t one : spellings(first.code)) {
    const bool is_other_case = one != first.code && one == text::fold(one);
    if (one >= 0x80 || (is_other_case && mode != CaseMode::folded)) continue;
    const std::uint32_t bit = StartScanner::prefix_bit(static_cast<std::uint32_t>(one) | rest);
    starts.prefixes[bit >> 6U] |= std::uint64_t{1} << (bit & 63U);
    if (text::is_ascii_lower(one)) starts.small_letters = 1;
  }
}

StartScanner::StartScanner(const GazetteerImage& image, std::string_view text)
    : image_(image),
      starts_(image.starts.front()),
      text_(text),
      any_sign_((starts_.signs[0] | starts_.signs[1]) != 0) {}

void StartScanner::read_block() {
  block_ = next_block_;
  next_block_ += block_size;
  follows_beyond_ascii_ = (beyond_ascii_ >> 63U) != 0;
  std::array<char, block_size> rest{};
  const char* bytes = text_.data() + block_;
  if (text_.size() - block_ < block_size) {
    std::copy(bytes, text_.data() + text_.size(), rest.begin());
    bytes = rest.data();
  }
  const Block block = classify(bytes);
  std::uint64_t words = block.word & ~(block.word << 1U | std::uint64_t{follows_word_});
  if (starts_.small_letters == 0) words &= ~block.small;
  std::uint64_t others = block.lead;
  if (any_sign_) {
    // No name begins with a blank.
    for (std::uint64_t signs = ~(block.word | block.beyond_ascii | block.blank); signs != 0; signs &= signs - 1) {
      const auto bit = static_cast<unsigned>(__builtin_ctzll(signs));
      const auto byte = static_cast<unsigned char>(bytes[bit]);
      if (block_ + bit < text_.size() && (starts_.signs[byte >> 6U] >> (byte & 63U) & 1U) != 0)
        others |= std::uint64_t{1} << bit;
    }
  }
  follows_word_ = (block.word >> 63U) != 0;
  word_ = block.word;
  beyond_ascii_ = block.beyond_ascii;
  const bool is_ascii = (beyond_ascii_ | std::uint64_t{follows_beyond_ascii_}) == 0;
  const auto may_start = [this](std::uint32_t at, std::uint32_t bit) { return may_start_with(at, bit); };
  const auto is_start = [this](std::uint32_t at, std::uint32_t bit) { return is_word_start(at, bit); };
  left_ = is_ascii ? kept(words, may_start) : kept(words, is_start);
  left_ |= kept(others, [this](std::uint32_t at, std::uint32_t) { return is_other_start(at); });
}

// A sign, or a character beyond ASCII.
bool StartScanner::is_other_start(std::uint32_t at) const {
  const Character character = read(text_, at);
  if (character.length == 1) return true;  // a sign that was asked for
  if (character.sign == Sign::other) return std::ranges::binary_search(image_.first_others, text::fold(character.code));
  return character.sign <= Sign::mark && is_unit_start(text_, at);
}

}  // namespace onrecord::entities
