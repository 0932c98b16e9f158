// Gestures: a sentence right before or behind marked words that tells what somebody does, and so who says them.
//   Finn shook his head. “I would rather stand.”      “I did.” Otto laid the parcel down.
#pragma once

#include <vector>

#include "onrecord/attribution/claims.hpp"

namespace onrecord::attribution {

// Gives marked words to whom the gesture right before them names, unless their attribution goes on from before and he
// is the same (“Sit down,” said Ada. |Finn shook his head.| “I would rather stand.”); and what opens a paragraph and
// nobody claims to whom the gesture right behind it names (“I did.” |Otto laid the parcel down.|). Linear.
void give_gestures(const Reading& reading, const std::vector<Place>& places, Claims& claims);

}  // namespace onrecord::attribution
