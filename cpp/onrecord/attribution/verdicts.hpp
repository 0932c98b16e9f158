// Verdicts: marked words that are the subject of a sentence which says whose words they are.
//   “Over my dead body” were |the chair’s| words.      “Not guilty” was the verdict of |the jury|.
#pragma once

#include <vector>

#include "onrecord/attribution/claims.hpp"

namespace onrecord::attribution {

// Gives marked words that open their sentence to whom the noun behind them belongs. Linear.
void give_verdicts(const Reading& reading, const std::vector<Place>& places, Claims& claims);

}  // namespace onrecord::attribution
