// Abbreviations: the words that keep their dot (Mr. Inc. U.S. a.m.), by en/abbreviations.tsv.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "onrecord/segment/hash_filter.hpp"

namespace onrecord::segment {

// What an abbreviation says of the sentence around it.
enum class AbbreviationKind : std::uint8_t {
  title,   // a name follows: Mr. Sen.
  end,     // may end a sentence: Inc. U.S. a.m.
  inside,  // does not end one: vs. e.g.
  month,   // a date follows or ends here: Jan. Tues.
  number,  // a number follows: No. pp.
};

// Where a word is that abbreviation, and not a common word at a sentence's end.
enum class AbbreviationNeeds : std::uint8_t { nothing, capital, digit, comma };

struct Abbreviation {
  AbbreviationKind kind = AbbreviationKind::end;
  AbbreviationNeeds needs = AbbreviationNeeds::nothing;
};

class Abbreviations {
 public:
  Abbreviations();  // reads the table; throws std::invalid_argument for a kind or condition it does not know

  // Takes text::folded_hash of a word with its dot; returns nullptr where it is no abbreviation.
  const Abbreviation* find(std::uint32_t folded) const {
    if (!filter_.may_contain(folded)) return nullptr;
    const auto found = rows_.find(folded);
    return found == rows_.end() ? nullptr : &found->second;
  }

 private:
  HashFilter filter_;
  std::unordered_map<std::uint32_t, Abbreviation> rows_;
};

}  // namespace onrecord::segment
