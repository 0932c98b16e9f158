// Frames: what stands behind a cue: “that taxes would rise”, “to leave”, “reporters whether …”.
#pragma once

#include <optional>

#include "onrecord/attribution/cues.hpp"
#include "onrecord/attribution/phrases.hpp"

namespace onrecord::attribution {

struct Complement {
  Frame frame = Frame::clause;
  segment::TokenRange range;  // the content, without closing punctuation
};

// The complement of `cue` among the tokens up to `last`, its end still open (`last`); none where the cue closes its
// clause (“…, she said.”). Adjuncts of the cue (“said Monday in a statement that”) and its addressee (“told reporters
// that”) are stepped over.
std::optional<Complement> complement_of(const Reading& reading, const Cue& cue, std::uint32_t last);

// Does nothing but an adverbial stand in `range`: “on Monday”, “in a statement”, “after talks in Oslo”, “when asked”?
bool is_adverbial(const Reading& reading, segment::TokenRange range);

// Where the predicate of a clause begins whose subject something explains between commas: said the letter, |which came
// late|, was clear; said the plan, |if passed|, would fail; said the cup |– found in May –| was real. The end of the
// subject where nothing does.
std::uint32_t behind_explanation(const Reading& reading, const NounPhrase& subject, std::uint32_t last);
// `range` without punctuation at its end that belongs to the sentence rather than to the content.
segment::TokenRange trimmed(const Reading& reading, segment::TokenRange range);

}  // namespace onrecord::attribution
