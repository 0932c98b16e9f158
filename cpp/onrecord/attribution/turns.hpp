// Turns: paragraphs of a dialogue that name nobody.
//   “You came,” said Ada.   “I had to,” said Finn.   “Nobody had to.”
#pragma once

#include <vector>

#include "onrecord/attribution/claims.hpp"

namespace onrecord::attribution {

// Gives paragraphs that nobody claims to the two who take turns in those before: “You came,” said Ada. / “I had to,”
// said Finn. / |“Nobody had to.”| is Ada's. Linear.
void give_turns(const Reading& reading, const std::vector<Place>& places, Claims& claims);

}  // namespace onrecord::attribution
