// Lines: cuts a page into sentences at work and tells how each uses capitals.
//   SHEARER NAMED AS ENGLAND CAPTAIN → capitals;  Court Blocks Travel Ban for Now → title_case
#pragma once

#include <vector>

#include "onrecord/entities/name.hpp"

namespace onrecord::entities {

// The gazetteer matches of `found` that begin and end with tokens, by position. Those that lie inside a token (an address)
// or are cut otherwise are left out.
std::vector<TokenMatch> align_matches(const Page& page, const std::vector<GazetteerMatch>& found);

// All sentences of the page, in order.
std::vector<Line> lines_of(const Page& page);

}  // namespace onrecord::entities
