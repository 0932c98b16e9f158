// The rules that give a marked span to its speaker, in the order in which they are asked; the first that answers decides.
//   source-cue-quote    Lee told reporters on Monday, “We won.”       Lee called it “a mess.”
//   quote-source-cue    “We won,” Lee told reporters.
//   quote-cue-source    “We won,” said Ann Lee, a spokeswoman.        “We won,” according to Lee
//   source-colon-quote  Lee: ‘We won’                                 Lee’s answer: “We won.”
//   headline-…          Lee: Vote was ‘a mess’ for all                (headlines.hpp)
//   reported-clause     Lee said the vote was “a mess” for everybody. To talk of “a mess,” Lee said, is wrong.
//   quote-dash-source   “We won.” – Ann Lee
//   goes-on             “We won,” Lee said. “And we will win again.”
//   carried-over        a quotation in a sentence that names nobody, after an attribution: its source goes on
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "onrecord/attribution/claims.hpp"

namespace onrecord::attribution {

using Earlier = std::vector<std::optional<Claim>>;

// Before the place.
std::optional<Claim> source_cue_quote(const Scene& scene, std::size_t index, const Earlier& earlier);
std::optional<Claim> source_colon_quote(const Scene& scene, std::size_t index, const Earlier& earlier);
// After it.
std::optional<Claim> quote_source_cue(const Scene& scene, std::size_t index, const Earlier& earlier);
std::optional<Claim> quote_dash_source(const Scene& scene, std::size_t index, const Earlier& earlier);
// Around it.
std::optional<Claim> headline_claim(const Scene& scene, std::size_t index, const Earlier& earlier);
std::optional<Claim> reported_clause(const Scene& scene, std::size_t index, const Earlier& earlier);
// From the attribution before it.
std::optional<Claim> goes_on(const Scene& scene, std::size_t index, const Earlier& earlier);
std::optional<Claim> carried_over(const Scene& scene, std::size_t index, const Earlier& earlier);

// Shared by the rules.

// The cues that begin in `range`, as a range of indices into Scene::cues.
segment::TokenRange cues_in(const Scene& scene, segment::TokenRange range);

// The content of a quotation whose attribution stands outside: its tokens, and what of the sentence before it belongs to it.
segment::TokenRange content_of(const Scene& scene, std::size_t index);

}  // namespace onrecord::attribution
