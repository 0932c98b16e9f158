// Second verbs: where who speaks does something else behind what he says.
//   Lee said the worst was over |and promised| a bonus.
#pragma once

#include "onrecord/attribution/cues.hpp"

namespace onrecord::attribution {

// “and” or “but”.
bool joins_verbs(const Reading& reading, std::uint32_t i);

// Does `cue`, which stands behind what the cue at `told` reports from `first` on, go on with who speaks? It does right
// behind “and” or “but” and in the tense of the other, where what is spoken of is a thing: the worst promises nothing.
bool is_second_verb(const Reading& reading, segment::TokenRange told, std::uint32_t first, const Cue& cue);

// Does `cue`, a verb without a subject of its own behind what `said` reports from `first` on, tell more of whom that is
// about: said he “blacked out” and |did not remember| it, said she “guessed” and |had asked| for help?
bool tells_of_subject(const Reading& reading, const Cue& said, std::uint32_t first, const Cue& cue);

}  // namespace onrecord::attribution
