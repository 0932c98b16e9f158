// Titles of works: marked words that name a film, a book, a song, a programme, and report nothing.
//   She closed with |“Silent Night”|.   He said it on |“Meet the Press.”|   CBS renewed |“Hawaii Five-0”|.
// What else SpeechModel knows of them stands in speech.hpp.
#pragma once

#include <vector>

#include "onrecord/attribution/cues.hpp"
#include "onrecord/attribution/features.hpp"
#include "onrecord/attribution/places.hpp"

namespace onrecord::attribution {

// described as “a joke” |by Lee|: does “by” stand right behind the marks?
bool has_by_behind(const Reading& reading, const Place& place);

// CBS |renewed| “Hawaii Five-0”, signed on |for| “The X-Files”: a title that a preposition or a verb which reports
// nothing ties to the words before it. In a headline capitals tell nothing.
bool is_tied_title(const Reading& reading, const std::vector<Cue>& cues, const Place& place, const Features& features);

}  // namespace onrecord::attribution
