// Clauses that say beside a clause whose it is.
//   As Lee claims, |taxes will rise|.   |Taxes will rise|, as Lee put it.   |Taxes will rise|, or so Lee says.
#pragma once

#include <optional>

#include "onrecord/attribution/cues.hpp"
#include "onrecord/attribution/phrases.hpp"

namespace onrecord::attribution {

struct AsClause {
  NounPhrase source;
  // What is reported: the tokens before the clause, those behind it, or both (“Taxes, as Lee put it, will rise”);
  // empty where there are none.
  segment::TokenRange before;
  segment::TokenRange behind;
};

// The clause of the cue in `body`, which ends before the sentence's closing mark; none where it is none.
std::optional<AsClause> as_clause_of(const Reading& reading, segment::TokenRange body, const Cue& cue);

// Does the clause of the cue tell when something else happened, and not what was said: As she said |that|, the lights
// went out?
bool is_occasion(const Reading& reading, segment::TokenRange body, const Cue& cue);

}  // namespace onrecord::attribution
