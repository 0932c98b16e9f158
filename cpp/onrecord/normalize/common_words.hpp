// The common words of English that are written in lower case at least once in a million words (en/common_words.tsv).
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "onrecord/data/data.hpp"
#include "onrecord/text/table.hpp"

namespace onrecord::normalize {

class CommonWords {
 public:
  static const CommonWords& get() {
    static const CommonWords words;
    return words;
  }

  // Takes a word in lower case.
  bool contains(std::string_view word) const { return std::ranges::binary_search(words_, word); }

 private:
  CommonWords() {
    constexpr std::string_view name = "en/common_words.tsv";
    text::for_each_row(name, data::table(name), [&](const text::Row& row) {
      if (row[1] != "0") words_.push_back(row[0]);
    });
    if (!std::ranges::is_sorted(words_)) std::ranges::sort(words_);
  }

  std::vector<std::string_view> words_;
};

}  // namespace onrecord::normalize
