// Attributions inserted into what they report: Rents, |say tenants|, have doubled; However, |Lee said|, rents have
// doubled.
#pragma once

#include <cstdint>

#include "onrecord/attribution/cues.hpp"
#include "onrecord/attribution/reading.hpp"

namespace onrecord::attribution {

// Does a finite verb begin at `i`, adverbs before it left aside: Rents, say tenants, |have doubled|?
bool begins_predicate(const Reading& reading, std::uint32_t i, std::uint32_t last);

// Does the attribution whose comma is at `comma` stand between a subject, which `before` is, and its verb?
bool splits_clause(const Reading& reading, segment::TokenRange before, std::uint32_t comma, std::uint32_t last);

// Where an attribution inside a clause ends, behind its addressee and adjuncts: Rents, Lee |told the paper on Friday|,
// have doubled. `end`, behind source and cue, where it stands in no clause's midst.
std::uint32_t end_inside_clause(const Reading& reading, segment::TokenRange body, segment::TokenRange before,
                                const Cue& cue, std::uint32_t end);

// Is `before`, what stands before an attribution, no more than a word of the writer's: |However|, Lee said, …?
bool is_connective(const Reading& reading, segment::TokenRange before);

// It is “dead” and, |in the words of Lee,| “gone”: does what begins at `i` belong to what follows it alone, since a
// comma parts it from the word that links the two?
bool is_behind_link(const Reading& reading, segment::TokenRange body, std::uint32_t i);

}  // namespace onrecord::attribution
