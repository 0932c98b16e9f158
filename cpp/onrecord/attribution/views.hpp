// Views that somebody holds, told by a noun and a form of “be”.
//   Lee’s view is |that taxes will rise|.   The position of the union has always been |that taxes must rise|.
#pragma once

#include <optional>

#include "onrecord/attribution/cues.hpp"
#include "onrecord/attribution/phrases.hpp"

namespace onrecord::attribution {

struct View {
  NounPhrase source;
  std::uint32_t that = 0;  // the token that begins what is held
};

// The view that the noun `cue` names in `body`; none where it names none, or nobody's.
std::optional<View> view_of(const Reading& reading, segment::TokenRange body, const Cue& cue);

}  // namespace onrecord::attribution
