// Quotes that the form of the text makes: embedded posts, and the turns of a transcript.
//   I love this. — Ann Lee (@ann) May 3, 2019      a post by Ann Lee
//   TAPPER: Will you run?                          a turn of Tapper's
#pragma once

#include <vector>

#include "onrecord/attribution/reading.hpp"
#include "onrecord/quotes/quote.hpp"

namespace onrecord::attribution {

// One quote a region of kind post (kind post) or turn (kind indirect, or direct where all of its words stand between
// marks), by begin.
std::vector<quotes::Quote> region_quotes(const Reading& reading);

}  // namespace onrecord::attribution
