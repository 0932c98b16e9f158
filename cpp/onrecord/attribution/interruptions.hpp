// Interruptions: one sentence of speech cut in two by who says it and what he does meanwhile.
//   “Young lady,” said Mr. Bell, turning to Rose, “give me your hand.”   “Hadn't time,” said the Owl: “I was out.”
#pragma once

#include <vector>

#include "onrecord/attribution/claims.hpp"

namespace onrecord::attribution {

// Takes the first words for speech where what follows the interruption is: |“But,”| continued Anne, “there is no truth
// in it.” `probability`: of speech, by place. Linear.
void spread_over_interruptions(const Scene& scene, std::vector<float>& probability);

// Gives what stands behind an interruption to the cue inside it, where the rules found only the doing or only the
// source. A cue of its own (“…,” Lee said, adding: “…”) stays. Linear.
void give_interruptions(const Scene& scene, Claims& claims);

}  // namespace onrecord::attribution
