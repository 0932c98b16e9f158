// Noun phrases beside a cue, found without a parser by the word classes of the tokens.
//   Ann Lee, a spokeswoman for Bob Ray, said …    left of “said”:  core “Ann Lee”, whole “Ann Lee, a spokeswoman for Bob Ray”
//   … , said Ann Lee, a spokeswoman for Bob Ray.  right of “said”: the same
// The core is what names the source and holds its head word; the whole is the core with appositions and what hangs on it.
#pragma once

#include <cstdint>
#include <optional>

#include "onrecord/attribution/cues.hpp"
#include "onrecord/attribution/reading.hpp"

namespace onrecord::attribution {

struct NounPhrase {
  enum class Kind : std::uint8_t { name, pronoun, nominal };
  segment::TokenRange core;
  segment::TokenRange whole;
  Kind kind = Kind::nominal;
};

// The noun phrase that begins at token `first` and ends before token `last`; none where no noun phrase begins there.
std::optional<NounPhrase> phrase_at(const Reading& reading, std::uint32_t first, std::uint32_t last);

// The noun phrase that ends right before token `last` and does not begin before token `first`.
std::optional<NounPhrase> phrase_before(const Reading& reading, std::uint32_t first, std::uint32_t last);

// The subject of a verb cue that stands before it in the tokens from `first` on: appositions, relative clauses, adverbs and a
// coordinated verb (“Lee left and said”) between them are skipped.
std::optional<NounPhrase> subject_before(const Reading& reading, std::uint32_t first, const Cue& cue);

// The subject of a verb cue that stands after it (“said Ann Lee”), before token `last`.
std::optional<NounPhrase> subject_after(const Reading& reading, const Cue& cue, std::uint32_t last);

}  // namespace onrecord::attribution
