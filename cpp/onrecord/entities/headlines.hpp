// Headlines: names in lines whose capitals say little, found by what the lists and the rest of the document know.
//   SHEARER NAMED AS ENGLAND CAPTAIN → SHEARER (the text below names Alan Shearer) · ENGLAND
#pragma once

#include <vector>

#include "onrecord/entities/ledger.hpp"
#include "onrecord/entities/name.hpp"

namespace onrecord::entities {

// The runs of a line in capitals or title case that are likely names, by position. `ledger` holds the names of the
// prose.
std::vector<TokenRange> heading_runs(const Page& page, const Line& line, const Ledger& ledger);

}  // namespace onrecord::entities
