// Stances: a predicate that only tells how somebody takes what is at hand, before words of his own.
//   Manager Ann Lee |was less diplomatic|.  /  “They cheated us.”      Lee |had other ideas|.  /  “Not here.”
#pragma once

#include "onrecord/attribution/reading.hpp"

namespace onrecord::attribution {

// Does the predicate that begins `range`, with its auxiliaries and adverbs, tell how somebody is or sees it? Its
// phrases are en/stances.tsv; any adjective behind “be” does, too.
bool takes_stance(const Reading& reading, segment::TokenRange range);

}  // namespace onrecord::attribution
