// Where a reported clause ends that the border model would end too late or too early.
//   Lee – who has called it |“a mess”| – met the mayor.     what a dash opened, the next one ends
//   Lee, who says |it is a mess|, met the mayor.            what tells of a subject ends before its verb
//   He admitted |he had lied, cheated and run|.             no list ends before its last verb
#pragma once

#include "onrecord/attribution/cues.hpp"

namespace onrecord::attribution {

// The end of `content` at the dash that closes the relative clause of `cue`, or at the comma before the verb of what
// that clause is about; `content.end` where neither does.
std::uint32_t end_of_relative(const Reading& reading, segment::TokenRange body, const Cue& cue,
                              segment::TokenRange content);
// The end of `content` behind marked words that it begins with and right before another's verb; else `content.end`.
std::uint32_t end_before_verb(const Reading& reading, segment::TokenRange content);
// The end of `content` behind marked words that are all of it but for how often or how they are said; else
// `content.end`.
std::uint32_t end_before_manner(const Reading& reading, const Cue& cue, segment::TokenRange content);
// Asked |how she felt|, Lee wept: the end of the content of a participle that opens its sentence, before the main
// clause.
std::uint32_t end_of_opening(const Reading& reading, segment::TokenRange body, const Cue& cue,
                             segment::TokenRange content);
// The token from which on a clause is still to be asked for its end, since what `content` holds is no whole one;
// `content.end` where it may be one.
std::uint32_t goes_on_from(const Reading& reading, segment::TokenRange body, segment::TokenRange content, Frame frame);

// Whom fans call |“the Wall”| – because, says Lee, …: without a conjunction behind a dash that opens something else.
std::uint32_t end_before_link(const Reading& reading, segment::TokenRange content);

}  // namespace onrecord::attribution
