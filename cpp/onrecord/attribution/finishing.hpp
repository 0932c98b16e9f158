// Finishing: the quotes of all sources in one order, without doubles, each nested quote under its parent.
#pragma once

#include <vector>

#include "onrecord/attribution/reading.hpp"
#include "onrecord/quotes/quote.hpp"

namespace onrecord::attribution {

// Sorts by (begin, −end), drops what another quote already says, takes away a speaker from inside his own words, and
// sets each quote's parent: the innermost quote of which one part holds it. O(n log n) in the quotes.
std::vector<quotes::Quote> finished(std::vector<quotes::Quote> quotes);

}  // namespace onrecord::attribution
