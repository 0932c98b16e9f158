// dashes: dashes, hyphens and minus signs of every kind become "-": table common/folds.tsv.
// Tested by tests/cases/normalize.jsonl.
#include "onrecord/normalize/folds.hpp"
#include "onrecord/normalize/steps.hpp"

namespace onrecord::normalize {

namespace {

const Folds& folds() {
  static const Folds table("dashes");
  return table;
}

}  // namespace

bool concerns::dashes(char32_t c) { return folds().has(c); }

void steps::dashes(std::string_view input, text::Rewriter& out) { folds().apply(input, out); }

}  // namespace onrecord::normalize
