// Capital runs: the longest stretches of words that may be one name, with what joins their parts.
//   the |University of Texas at Austin| and |Procter & Gamble|, said |Robin van Persie|, |Martin Luther King, Jr.|
#pragma once

#include <vector>

#include "onrecord/entities/name.hpp"

namespace onrecord::entities {

// All runs of a line in prose, by position, without overlap.
std::vector<TokenRange> capital_runs(const Page& page, const Line& line);

}  // namespace onrecord::entities
