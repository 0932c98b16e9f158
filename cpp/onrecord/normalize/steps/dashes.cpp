// dashes: dashes, hyphens and minus signs of every kind become "-": table common/folds.tsv.
// Tested by tests/cases/normalize.jsonl.
#include "onrecord/normalize/folds.hpp"
#include "onrecord/normalize/steps.hpp"

namespace onrecord::normalize {

void steps::dashes(std::string_view input, text::Rewriter& out) {
  static const Folds folds("dashes");
  folds.apply(input, out);
}

}  // namespace onrecord::normalize
