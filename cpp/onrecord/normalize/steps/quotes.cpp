// quotes: quotation marks and apostrophes of every kind become straight ones (" and '): table common/folds.tsv.
// Tested by tests/cases/normalize.jsonl.
#include "onrecord/normalize/folds.hpp"
#include "onrecord/normalize/steps.hpp"

namespace onrecord::normalize {

void steps::quotes(std::string_view input, text::Rewriter& out) {
  static const Folds folds("quotes");
  folds.apply(input, out);
}

}  // namespace onrecord::normalize
