// Frames: what stands behind a cue — “that taxes would rise”, “to leave”, “reporters whether …” — and how far it goes.
#pragma once

#include <optional>

#include "onrecord/attribution/cues.hpp"
#include "onrecord/attribution/phrases.hpp"

namespace onrecord::attribution {

struct Complement {
  Frame frame = Frame::clause;
  segment::TokenRange range;  // the content, without closing punctuation
};

// The complement of `cue` among the tokens up to `last`; none where the cue closes its clause (“…, she said.”).
// Adjuncts of the cue (“said Monday in a statement that”) and its addressee (“told reporters that”) are stepped over.
std::optional<Complement> complement_of(const Reading& reading, const Cue& cue, std::uint32_t last);

// Where the reported clause that begins at `first` ends, at `last` at the latest.
std::uint32_t clause_end(const Reading& reading, std::uint32_t first, std::uint32_t last, const Cue& cue);

// `range` without punctuation at its end that belongs to the sentence rather than to the content.
segment::TokenRange trimmed(const Reading& reading, segment::TokenRange range);

}  // namespace onrecord::attribution
