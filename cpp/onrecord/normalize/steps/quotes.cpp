// quotes: quotation marks and apostrophes of every kind become straight ones (" and '): table common/folds.tsv.
// Tested by tests/cases/normalize.jsonl.
#include "onrecord/normalize/folds.hpp"
#include "onrecord/normalize/steps.hpp"

namespace onrecord::normalize {

namespace {

const Folds& folds() {
  static const Folds table("quotes");
  return table;
}

}  // namespace

bool concerns::quotes(char32_t c) { return folds().has(c); }

void steps::quotes(std::string_view input, text::Rewriter& out) { folds().apply(input, out); }

}  // namespace onrecord::normalize
