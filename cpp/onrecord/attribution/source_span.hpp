// Source span: how much of the phrase behind a verb names who speaks, and what tells when and where he does.
//   “We won,” said |Ann Lee| after the match.   … said |Ann Lee| in a statement.   … said |Ann Lee of the Green Party|.
#pragma once

#include "onrecord/attribution/cues.hpp"
#include "onrecord/attribution/reading.hpp"

namespace onrecord::attribution {

// The phrase without the adverbials at its end, which belong to the verb before it. At most a few tokens are looked at.
segment::TokenRange without_adjuncts(const Reading& reading, segment::TokenRange phrase);

// The phrase before its verb, without the day that stands between the two: |Lee| on Monday said.
segment::TokenRange without_day(const Reading& reading, segment::TokenRange phrase);

// What of the phrase names who speaks, for a report by `cue`: the one or the other, by whether it stands behind the
// verb.
segment::TokenRange source_of_report(const Reading& reading, const Cue& cue, segment::TokenRange phrase);

}  // namespace onrecord::attribution
