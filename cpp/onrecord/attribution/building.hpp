// Building: claims become quotes. Claims of one cue are the fragments of one quote (“A,” she said, “B.”), and the
// borders of its parts are laid as DESIGN has them: a pair of marks lies outside a part that lies wholly inside the
// pair, and inside it otherwise.
#pragma once

#include <optional>
#include <vector>

#include "onrecord/attribution/claims.hpp"
#include "onrecord/quotes/quote.hpp"

namespace onrecord::attribution {

// The quotes of the claims, by begin: direct and mixed for the places with a claim, scare for those
// without. `scene.earlier` holds the claims of all places; `probability` is by place: that it is speech.
std::vector<quotes::Quote> build_quotes(const Scene& scene, const std::vector<float>& probability);

}  // namespace onrecord::attribution
