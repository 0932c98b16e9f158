// spaces: spaces of every width, no-break ones included, become a blank; tabs and line ends stay: table
// common/folds.tsv. Tested by tests/cases/normalize.jsonl.
#include "onrecord/normalize/folds.hpp"
#include "onrecord/normalize/steps.hpp"

namespace onrecord::normalize {

namespace {

const Folds& folds() {
  static const Folds table("spaces");
  return table;
}

}  // namespace

bool concerns::spaces(char32_t c) { return folds().has(c); }

void steps::spaces(std::string_view input, text::Rewriter& out) { folds().apply(input, out); }

}  // namespace onrecord::normalize
