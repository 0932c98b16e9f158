// Beats: what a speaker does amid his words, instead of a verb that reports them.
//   “Take the left road.” Bruno pointed with his pipe. “The right one is under water.”   both are Bruno's
//   “If you open that door”—Bruno lifted the candle—“we shall be sorry.”                 one quote of two fragments
#pragma once

#include <vector>

#include "onrecord/attribution/claims.hpp"

namespace onrecord::attribution {

// Gives what stands before a beat the source that the beat names, where no rule found one. Linear.
void give_beats(const Reading& reading, const std::vector<Place>& places, Claims& claims);

// Takes marked words from whoever speaks right beside them, with nothing between: “Are you sure?” |“Quite,” said Lee.|
// One person's would stand between one pair of marks. Linear.
void part_neighbours(const std::vector<Place>& places, Claims& claims);

// Gives marked words to whom the gesture right before them names, unless their attribution goes on from before and he
// is the same (“Sit down,” said Ada. |Finn shook his head.| “I would rather stand.”); and what opens a paragraph and
// nobody claims to whom the gesture right behind it names (“I did.” |Otto laid the parcel down.|). Linear.
void give_gestures(const Reading& reading, const std::vector<Place>& places, Claims& claims);

// Gives paragraphs that nobody claims to the two who take turns in those before: “You came,” said Ada. / “I had to,”
// said Finn. / |“Nobody had to.”| is Ada's. Linear.
void give_turns(const Reading& reading, const std::vector<Place>& places, Claims& claims);

}  // namespace onrecord::attribution
