// Indirect quotes: reported clauses wholly without quotation marks. “Lee said that taxes would rise”, “according to
// police”.
#pragma once

#include <vector>

#include "onrecord/attribution/clauses.hpp"
#include "onrecord/quotes/quote.hpp"

namespace onrecord::attribution {

// A cue's frame that is a report less often than this (en/cues.tsv) is not looked at, for speed.
constexpr float least_rate = 0.1F;
// A clause is taken for a report from this probability on: the best lenient F1 in folds of PolNeAR train.
constexpr float least_report = 0.3F;

// The indirect quotes of a text: every cue's clause that no quote of `taken` covers already and that holds no marked
// span. `cues` are those of the text, in order; `taken` the direct and mixed quotes found before, by begin. Linear.
// Entities and parents are left to the attributor.
std::vector<quotes::Quote> find_indirect(const Reading& reading, const ClauseFinder& clauses,
                                         const std::vector<Cue>& cues, const std::vector<quotes::Quote>& taken);

}  // namespace onrecord::attribution
