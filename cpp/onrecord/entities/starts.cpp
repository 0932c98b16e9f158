// Tested by tests/cpp/entities/gazetteer_test.cpp.
#include "onrecord/entities/starts.hpp"

#include <algorithm>
#include <array>

#include "onrecord/text/chars.hpp"

namespace onrecord::entities {
namespace {

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

// A name that begins with the small letter and has these followers.
void add_small_pair(unsigned char first, std::uint32_t followers, SmallPairs& pairs) {
  const auto second = static_cast<unsigned char>(followers >> 8U);
  if (second == 0)
    pairs.add_all(first);
  else
    pairs.add(first, second);
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
    if (text::is_ascii_lower(one)) add_small_pair(static_cast<unsigned char>(one), rest, starts.small_pairs);
  }
}

StartScanner::StartScanner(const GazetteerImage& image, std::string_view text)
    : image_(image),
      starts_(image.starts.front()),
      read_(fastest_block_reader()),
      text_(text),
      any_sign_((starts_.signs[0] | starts_.signs[1]) != 0) {}

void StartScanner::read_block() {
  const std::uint64_t last_before = std::uint64_t{1} << (step - 1);
  const bool follows_word = (word_ & last_before) != 0;
  follows_beyond_ascii_ = (beyond_ascii_ & last_before) != 0;
  block_ = next_block_;
  next_block_ += step;
  std::array<char, Block::size + 1> rest{};
  const char* bytes = text_.data() + block_;
  if (text_.size() - block_ < rest.size()) {
    std::copy(bytes, text_.data() + text_.size(), rest.begin());
    bytes = rest.data();
  }
  const Block block = read_(bytes, starts_.small_pairs);
  word_ = block.word;
  beyond_ascii_ = block.beyond_ascii;
  constexpr std::uint64_t own = (std::uint64_t{1} << step) - 1;
  const std::uint64_t words =
      block.word & ~(block.word << 1U | std::uint64_t{follows_word}) & (~block.small | block.allowed_small) & own;
  std::uint64_t others = block.lead & own;
  if (any_sign_) {
    // No name begins with a blank.
    for (std::uint64_t signs = ~(word_ | beyond_ascii_ | block.blank) & own; signs != 0; signs &= signs - 1) {
      const auto bit = static_cast<unsigned>(__builtin_ctzll(signs));
      const auto byte = static_cast<unsigned char>(bytes[bit]);
      if (block_ + bit < text_.size() && (starts_.signs[byte >> 6U] >> (byte & 63U) & 1U) != 0)
        others |= std::uint64_t{1} << bit;
    }
  }
  const bool is_ascii = (beyond_ascii_ | std::uint64_t{follows_beyond_ascii_}) == 0;
  const auto may_start = [this](std::uint32_t at, std::uint32_t bit) { return may_start_with(at, bit); };
  const auto is_start = [this](std::uint32_t at, std::uint32_t bit) { return is_word_start(at, bit); };
  left_ = is_ascii ? kept(words, may_start) : kept(words, is_start);
  left_ |= kept(others, [this](std::uint32_t at, std::uint32_t) { return is_other_start(at); });
}

// A sign, or a character beyond ASCII.
bool StartScanner::is_other_start(std::uint32_t at) const {
  if (image_.first_others.empty() && is_plain_punctuation(text_, at)) return false;
  const Character character = read(text_, at);
  if (character.length == 1) return true;  // a sign that was asked for
  if (character.sign == Sign::other) return std::ranges::binary_search(image_.first_others, text::fold(character.code));
  return character.sign <= Sign::mark && is_unit_start(text_, at);
}

}  // namespace onrecord::entities
