#include "onrecord/entities/blocks.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "onrecord/entities/ascii_words.hpp"

using namespace onrecord::entities;

namespace {

std::string random_bytes(std::mt19937& random) {
  std::string bytes(Block::size + 1, ' ');
  const std::string common = "adlsoPW -'_9";
  for (char& byte : bytes)
    byte = random() % 3 == 0 ? static_cast<char>(random() % 256) : common[random() % common.size()];
  return bytes;
}

}  // namespace

TEST_CASE("the fastest reader of blocks sees what one byte at a time shows") {
  std::mt19937 random(7);
  const ReadBlock read = fastest_block_reader();
  for (int round = 0; round < 2000; ++round) {
    const std::string bytes = random_bytes(random);
    const Block block = read(bytes.data(), {});
    for (unsigned i = 0; i < Block::size; ++i) {
      const auto byte = static_cast<unsigned char>(bytes[i]);
      const auto is_in = [i](std::uint64_t bits) { return (bits >> i & 1U) != 0; };
      CHECK(is_in(block.word) == is_ascii_word(byte));
      CHECK(is_in(block.small) == (byte >= 'a' && byte <= 'z'));
      CHECK(is_in(block.beyond_ascii) == (byte >= 0x80));
      CHECK(is_in(block.lead) == (byte >= 0xC0));
      CHECK(is_in(block.blank) == (byte == ' '));
    }
    CHECK(block.allowed_small == std::uint64_t{0});
  }
}

TEST_CASE("every small letter that begins a pair is allowed") {
  std::mt19937 random(8);
  SmallPairs pairs;
  pairs.add('a', 'l');
  pairs.add('s', 'o');
  pairs.add('i', 'p');
  pairs.add('w', '9');
  pairs.add_all('d');
  const auto is_pair = [](unsigned char first, unsigned char second) {
    const unsigned char next = without_case(second);
    return (first == 'a' && next == 'l') || (first == 's' && next == 'o') || (first == 'i' && next == 'p') ||
           (first == 'w' && second == '9') || first == 'd' || second >= 0x80;
  };
  for (int round = 0; round < 2000; ++round) {
    const std::string bytes = random_bytes(random);
    const Block block = fastest_block_reader()(bytes.data(), pairs);
    for (unsigned i = 0; i < Block::size; ++i) {
      const auto byte = static_cast<unsigned char>(bytes[i]);
      const bool is_allowed = (block.allowed_small >> i & 1U) != 0;
      if (is_pair(byte, static_cast<unsigned char>(bytes[i + 1])) && byte >= 'a' && byte <= 'z') CHECK(is_allowed);
      if (byte < 'a' || byte > 'z') CHECK(!is_allowed);
    }
  }
}
