// Indirect quotes: reported clauses wholly without quotation marks. “Lee said that taxes would rise”, “according to
// police”.
#pragma once

#include <vector>

#include "onrecord/attribution/clauses.hpp"
#include "onrecord/quotes/quote.hpp"

namespace onrecord::attribution {

// The indirect quotes of a text: every cue's clause that no quote of `taken` covers already and that holds no marked
// span. `cues` are those of the text, in order; `taken` the direct and mixed quotes found before, by begin. Linear.
// Entities and parents are left to the attributor.
std::vector<quotes::Quote> find_indirect(const Reading& reading, const ClauseFinder& clauses,
                                         const std::vector<Cue>& cues, const std::vector<quotes::Quote>& taken);

}  // namespace onrecord::attribution
