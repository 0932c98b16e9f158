// The clause of a noun where its sentence goes on behind it.
//   Fears |that the cliff is about to go| have emptied the village.   Despite claims |that it was safe|, it fell.
#pragma once

#include "onrecord/attribution/cues.hpp"
#include "onrecord/attribution/reading.hpp"

namespace onrecord::attribution {

// Where the clause `content` of the noun `cue` ends, which stands in the subject of its sentence or in what opens it;
// `content.end` where that is not sure. Bounded.
std::uint32_t end_of_noun_clause(const Reading& reading, segment::TokenRange body, const Cue& cue,
                                 segment::TokenRange content);

// Is the noun with its clause `content` the subject of its sentence, before the verb that says something of it?
bool is_subject_clause(const Reading& reading, segment::TokenRange body, const Cue& cue, segment::TokenRange content);

// The union|'s| earlier claim that …: has a noun that takes up what somebody said its owner right before it?
bool is_owned_statement(const Reading& reading, const Cue& cue);

// Received 212 |complaints| that …: is the noun what the subject of the verb before it hears from others?
bool is_received(const Reading& reading, std::uint32_t first, const Cue& cue);

}  // namespace onrecord::attribution
