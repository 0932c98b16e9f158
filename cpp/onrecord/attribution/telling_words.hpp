// Telling words: what stands around words said and tells who says them, or where they end.
//   taxes would rise, |citing| the deficit      an aside: back to who says it
//   the claim that it was “rotten” was |made| by Lee
//   “Wait.” Lee |rose|. “We won.”               a gesture of the speaker
#pragma once

#include <cstdint>

#include "onrecord/segment/word_table.hpp"

namespace onrecord::attribution {

class TellingWords {
 public:
  static constexpr std::uint8_t aside = 1U << 0;
  static constexpr std::uint8_t maker = 1U << 1;
  static constexpr std::uint8_t gesture = 1U << 2;

  // Those of en/telling_words.tsv, read once.
  static const TellingWords& english();

  bool has(const segment::Token& token, std::uint8_t role) const { return (roles_.of(token) & role) != 0; }

 private:
  TellingWords();

  segment::WordTable<std::uint8_t> roles_;
};

}  // namespace onrecord::attribution
