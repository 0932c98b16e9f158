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
// One person's would stand between one pair of marks. And gives those behind somebody who stands alone to him: Lee
// called it “a mess”, |Ray “a farce”|. Linear.
void part_neighbours(const Reading& reading, const std::vector<Place>& places, Claims& claims);

}  // namespace onrecord::attribution
