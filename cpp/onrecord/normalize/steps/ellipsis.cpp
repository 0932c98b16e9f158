// ellipsis: "…" (table common/folds.tsv) and spaced dots ". . ." become "...".
// Tested by tests/cases/normalize.jsonl.
#include <algorithm>

#include "onrecord/normalize/folds.hpp"
#include "onrecord/normalize/scan.hpp"
#include "onrecord/normalize/steps.hpp"

namespace onrecord::normalize {
namespace {

// Length of the row of dots with one blank between each two that begins at `at`: ". . ." is 5, "." is 1.
std::size_t spaced_dots(std::string_view input, std::size_t at) {
  std::size_t end = at + 1;
  while (input.substr(end).starts_with(" .")) end += 2;
  return end - at;
}

// The first byte of a spaced row of dots, or of a character outside ASCII.
constexpr auto may_be_ellipsis = [](scan::Block bytes, scan::Block left, scan::Block) {
  return scan::non_ascii(bytes) | (scan::equal(bytes, ' ') & scan::equal(left, '.'));
};

}  // namespace

void steps::ellipsis(std::string_view input, text::Rewriter& out) {
  static const Folds folds("ellipsis");
  const auto replace = [&](std::size_t begin, std::size_t end, std::string_view with) {
    out.replace(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), with);
  };
  std::size_t i = 0;
  while (i < input.size()) {
    const bool outside_ascii = static_cast<unsigned char>(input[i]) >= 0x80;
    if (outside_ascii) {
      const Folds::Fold fold = folds.at(input, i);
      if (!fold.with.empty()) replace(i, i + fold.length, fold.with);
      i += fold.length;
    } else if (i > 0 && input[i] == ' ' && input[i - 1] == '.') {
      const std::size_t dots = spaced_dots(input, i - 1);
      // Two dots are no ellipsis. Only the blanks go.
      for (std::size_t blank = i; dots >= 5 && blank < i - 1 + dots; blank += 2) replace(blank, blank + 1, "");
      i = std::max(i + 1, i - 1 + dots);
    }
    if (i < input.size() && static_cast<unsigned char>(input[i]) < 0x80)
      i = scan::find_after(input, i, may_be_ellipsis);
  }
}

}  // namespace onrecord::normalize
