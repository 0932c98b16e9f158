// Claims: whose words a marked span is, by which cue, and how far they reach outside the marks. Rules propose, weights
// choose (rules.hpp), and the chosen proposal becomes a claim.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "onrecord/attribution/clause_memo.hpp"
#include "onrecord/attribution/cues.hpp"
#include "onrecord/attribution/features.hpp"
#include "onrecord/attribution/phrases.hpp"
#include "onrecord/attribution/places.hpp"

namespace onrecord::attribution {

struct Claim {
  std::optional<segment::TokenRange> source;  // what names the source, without apposition
  std::optional<segment::TokenRange> cue;
  TokenRanges content;    // reported words in order; holds the place's tokens
  const char* rule = "";  // static storage
  float confidence = 0;   // probability of the source among all that were proposed
  bool is_told = false;   // the cue's subject is to whom it is said: reporters were told
};

// By place; none where the place is no speech.
using Claims = std::vector<std::optional<Claim>>;

// What every rule may look at.
struct Scene {
  const Reading& reading;
  const ClauseMemo& clauses;
  const std::vector<Cue>& cues;      // of the text outside marks, in order
  const std::vector<Place>& places;  // outermost marked spans, in order
  const Claims& earlier;             // of the places before the one asked about
};

// How a cue reaches the opening mark.
struct Gap {
  bool is_light = false;              // nothing but addressee, time, place and punctuation stands between
  bool is_introduced = false;         // by a comma or a colon: what follows is a quotation of its own
  std::optional<std::uint32_t> that;  // the “that” or “to” before the mark, which belongs to the content
};

// What a rule proposes for a place.
struct Proposal {
  Piece rule = "";
  std::optional<segment::TokenRange> source;
  std::optional<segment::TokenRange> cue;
  const Cue* word = nullptr;  // the cue, where it is a word of the cue table
  Gap gap;                    // for a cue before the place
  bool is_beside = false;     // for a cue after it: nothing stands between the closing mark and the attribution
  Features features;
  float score = 0;  // the sum of its features' weights, once it was weighed
};

// Who speaks as the proposal has it, without when and where: said |Ann Lee| after the match.
std::optional<segment::TokenRange> source_of(const Scene& scene, const Proposal& proposal);

// The claim that a proposal makes for place `index`: lays down the content's borders.
Claim claim_of(const Scene& scene, std::size_t index, const Proposal& proposal);

}  // namespace onrecord::attribution
