// Capital runs: the longest stretches of words that may be one name, with what joins their parts.
//   the |University of Texas at Austin| and |Procter & Gamble|, said |Robin van Persie|, |Martin Luther King, Jr.|
#pragma once

#include <optional>

#include "onrecord/entities/name.hpp"

namespace onrecord::entities {

// Whether a run is a shout ("POLLS SHOW STRONG LEAD") rather than a name: three words or more in capitals, everyday
// ones among them. Its names are found as those of a headline.
bool is_shout(const Page& page, const Line& line, TokenRange run);

// The first run of a line in prose that begins at token `from` or behind it; none: there are no more.
TokenRange next_capital_run(const Page& page, const Line& line, std::uint32_t from);

}  // namespace onrecord::entities
