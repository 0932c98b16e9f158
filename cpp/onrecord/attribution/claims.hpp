// Claims: what a rule says of a place — whose words they are, by which cue, and how far they reach outside the marks.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "onrecord/attribution/clauses.hpp"
#include "onrecord/attribution/cues.hpp"
#include "onrecord/attribution/phrases.hpp"
#include "onrecord/attribution/places.hpp"

namespace onrecord::attribution {

struct Claim {
  std::optional<segment::TokenRange> source;  // the core: what names the source and holds its head word
  std::optional<segment::TokenRange> cue;
  std::vector<segment::TokenRange> content;   // reported words in order; holds the place's tokens
  const char* rule = "";                      // static storage
  float confidence = 0;                       // how often the rule names content and source rightly (PolNeAR train)
};

// What every rule may look at.
struct Scene {
  const Reading& reading;
  const ClauseFinder& clauses;
  const std::vector<Cue>& cues;      // of the text outside marks, in order
  const std::vector<Place>& places;  // outermost marked spans, in order
  const std::vector<char>& speech;   // by place: whether it is speech
};

// Applies the rules in their order (see the table in rules.cpp) to place `index`. `earlier` are the claims of the places
// before it. Always answers: words that no rule gives to anybody get a claim without source.
Claim claim_for(const Scene& scene, std::size_t index, const std::vector<std::optional<Claim>>& earlier);

}  // namespace onrecord::attribution
