// Teams: a town or county that plays. What stands in results and standings, or beats another, is no place but its team;
// where the document has it so, it is the team elsewhere, too, but not in a place's own surroundings ("in Leeds").
//   Leeds 2 Ipswich 1      Bury 4 2 2 0 6 3 8      Kent beat Durham      Kent stepped up a gear
// Countries stay countries, as news has them play.
// Tested by tests/cpp/entities/recognizer_test.cpp.
#pragma once

#include <vector>

#include "onrecord/entities/name.hpp"

namespace onrecord::entities {

// Gives the names that teams bear the type of organisations; `names` are settled, in any order.
void settle_teams(const Page& page, std::vector<Name>& names);

}  // namespace onrecord::entities
