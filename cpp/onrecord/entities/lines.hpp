// Lines: cuts a page into sentences at work and tells how each uses capitals.
//   SHEARER NAMED AS ENGLAND CAPTAIN → capitals;  Court Blocks Travel Ban for Now → title_case
#pragma once

#include <vector>

#include "onrecord/entities/name.hpp"

namespace onrecord::entities {

// Gives the page its gazetteer matches: those of `found` that begin and end with tokens, by position. Those that lie
// inside a token (an address) or are cut otherwise are left out. A name ends with a capital: where a match has one
// lower-case word more and is a name without it, too ("Singapore summit", "State of the Union address"), that word
// stays outside.
void align_matches(Page& page, const std::vector<GazetteerMatch>& found);

// All sentences of the page, in order.
std::vector<Line> lines_of(const Page& page);

}  // namespace onrecord::entities
