// Verdicts: marked words that are the subject of a sentence which says whose words they are.
//   “Over my dead body” were |the chair’s| words.      “Not guilty” was the verdict of |the jury|.
//   “No comment.” That was the answer of |the bank|.   “Never,” came the reply from |Ann Lee|.
//   “A joke” is what |Lee| called the plan.            “Maybe” was all |Lee| would say.
#pragma once

#include <vector>

#include "onrecord/attribution/claims.hpp"

namespace onrecord::attribution {

// Whether the tokens right behind marked words begin by saying whose words those are.
bool tells_whose(const Reading& reading, segment::TokenRange after);

// Gives marked words that open their sentence to whom the words behind them say. Linear.
void give_verdicts(const Reading& reading, const std::vector<Place>& places, Claims& claims);

}  // namespace onrecord::attribution
