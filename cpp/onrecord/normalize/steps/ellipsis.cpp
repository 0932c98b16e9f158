// ellipsis: "…" (table common/folds.tsv) and spaced dots ". . ." become "...".
// Tested by tests/cases/normalize.jsonl.
#include <algorithm>

#include "onrecord/normalize/folds.hpp"
#include "onrecord/normalize/steps.hpp"

namespace onrecord::normalize {
namespace {

// Length of the row of dots with one blank between each two that begins at `at`: ". . ." is 5, "." is 1.
std::size_t spaced_dots(std::string_view input, std::size_t at) {
  std::size_t end = at + 1;
  while (input.substr(end).starts_with(" .")) end += 2;
  return end - at;
}

}  // namespace

void steps::ellipsis(std::string_view input, text::Rewriter& out) {
  static const Folds folds("ellipsis");
  for (std::size_t i = folds.find(input, 0); i < input.size();) {
    if (input[i] != '.') {
      const Folds::Fold fold = folds.at(input, i);
      const std::size_t end = i + fold.length;
      if (!fold.with.empty()) out.replace(static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end), fold.with);
      i = folds.find(input, end);
      continue;
    }
    const std::size_t end = i + spaced_dots(input, i);
    // Two dots are no ellipsis. Only the blanks go.
    for (std::size_t blank = i + 1; end - i >= 5 && blank < end; blank += 2) {
      out.replace(static_cast<std::uint32_t>(blank), static_cast<std::uint32_t>(blank + 1), "");
    }
    i = folds.find(input, end);
  }
}

}  // namespace onrecord::normalize
