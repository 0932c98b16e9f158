// Verb or noun: whether a word that may be a verb of saying is one in its place.
//   the IMF |report| stated      dismissed |claims| by the union      in the |recording|      an ex-|coach|
// Private to cues.cpp.
#pragma once

#include "onrecord/attribution/reading.hpp"

namespace onrecord::attribution {

// Whether the word at `i`, which may be a verb, is none that reports: a noun, a part of a compound, an order, or a word
// that tells of the verb behind it. `range`: its sentence or paragraph.
bool is_no_verb(const Reading& reading, segment::TokenRange range, std::uint32_t i);

// “much-|praised|”, “ex-|coach|”: a participle or a noun that a glued hyphen ties to the word before.
bool is_compound_end(const Reading& reading, std::uint32_t i);

// “he stage-|whispered|”: a past tense behind its subject, and a word that a glued hyphen ties to it.
bool is_joined_verb(const Reading& reading, segment::TokenRange range, std::uint32_t i);

// “dismissed |claims| by the union”: a word that may be a noun or a verb is a noun before its agent.
bool is_noun_of_agent(const Reading& reading, segment::TokenRange range, std::uint32_t i);

// Does a sentence begin at `i`?
bool opens_sentence(const Reading& reading, segment::TokenRange range, std::uint32_t i);

// “in a video |posted| on Telegram”: whether the participle at `i` tells what was done with the document before it.
bool is_done_with_document(const Reading& reading, segment::TokenRange range, std::uint32_t i);

// is |so| suspect that …: what follows is the consequence.
bool is_degree(const Reading& reading, segment::TokenRange range, std::uint32_t i);

}  // namespace onrecord::attribution
