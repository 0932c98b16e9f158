// Dates as signatures write them: "January 18, 2019", "18 Jan 2019", "2019-01-18". Private to segment/.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/segment/word_table.hpp"

namespace onrecord::segment::regions {

struct FoundDate {
  std::string iso;        // "2019-01-18"
  std::uint32_t end = 0;  // one past its last token
};

class Dates {
 public:
  Dates();  // reads en/months.tsv

  // The date that begins at token `at` and ends before `end`.
  std::optional<FoundDate> at(std::string_view text, const std::vector<Token>& tokens, std::uint32_t at,
                              std::uint32_t end) const;

 private:
  WordTable<int> months_;
};

}  // namespace onrecord::segment::regions
