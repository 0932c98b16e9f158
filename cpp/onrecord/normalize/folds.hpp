// Folds: steps that put one string in the place of one character, by the table data/common/folds.tsv.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>

#include "onrecord/text/alignment.hpp"

namespace onrecord::normalize {

class Folds {
 public:
  // Takes the rows of the table that bear the step's name.
  explicit Folds(std::string_view step);

  // What the character that begins at `position` folds to (its length is `length`), or an empty view: it stays.
  struct Fold {
    std::uint32_t length;
    std::string_view with;
  };
  Fold at(std::string_view text, std::size_t position) const;

  bool has(char32_t c) const { return with_.contains(c); }

  // Folds every character of `input`. Cost: that of a search for bytes outside ASCII where the table has no ASCII.
  void apply(std::string_view input, text::Rewriter& out) const;

  // The first byte at or behind `from` that may begin a character to fold, or the text's size.
  std::size_t find(std::string_view text, std::size_t from) const;

 private:
  std::unordered_map<char32_t, std::string> with_;
  std::array<bool, 256> begins_{};  // bytes that begin a character of the table
  bool has_ascii_ = false;
};

}  // namespace onrecord::normalize
