// Attribution: which marked spans and which clauses are reported speech, and who is its source. In this order:
//   marked span → speech or scare (speech.hpp) → its speaker and cue by the first rule that answers (rules.hpp) →
//   fragments joined, direct or mixed (building.hpp) → nested marks alike, level by level → posts and turns
//   (regions.hpp) → headlines (headlines.hpp) → indirect speech (indirect.hpp) → order and parents (finishing.hpp) →
//   the entity behind each speaker (speakers.hpp)
#pragma once

#include <vector>

#include "onrecord/attribution/clauses.hpp"
#include "onrecord/attribution/confidence.hpp"
#include "onrecord/attribution/cues.hpp"
#include "onrecord/attribution/evidence.hpp"
#include "onrecord/attribution/places.hpp"
#include "onrecord/attribution/reading.hpp"
#include "onrecord/attribution/rules.hpp"
#include "onrecord/attribution/speakers.hpp"
#include "onrecord/attribution/speech.hpp"
#include "onrecord/quotes/quote.hpp"

namespace onrecord::attribution {

struct AttributorOptions {
  bool indirect = true;  // look for reported speech without quotation marks
};

class Attributor {
 public:
  explicit Attributor(AttributorOptions options = {});

  // Quotes by (begin, −end). Linear in the text. `referents`: receives, by quote, how its speaker's entity was found.
  std::vector<quotes::Quote> attribute(const Evidence& evidence, std::vector<Referent>* referents = nullptr) const;

 private:
  friend class Explainer;  // asks the engines again, one quote at a time

  // The marked spans with equally many around them, and the cues beside them; each in order. The first level is the
  // running text.
  struct Level {
    std::vector<Cue> cues;
    std::vector<Place> places;
  };
  // What is thought of each place: the probability that it is speech, and its claim, without those that a later
  // paragraph gives back or a beat gives.
  struct Judged {
    std::vector<float> probability;
    Claims claims;
  };
  std::vector<Cue> cues_of(const Reading& reading) const;
  std::vector<Level> levels_of(const Reading& reading) const;  // at least one
  Judged judge(const Reading& reading, const ClauseMemo& clauses, const Level& level) const;
  std::vector<quotes::Quote> all_quotes(const Reading& reading) const;
  std::vector<quotes::Quote> marked_quotes(const Reading& reading, const Level& level) const;

  AttributorOptions options_;
  Grammar grammar_;
  CueFinder cue_finder_;
  ClauseFinder clauses_;
  SpeechModel speech_;
  Rules rules_;
  SpeakerLinker linker_;
  ConfidenceModel confidence_;
};

}  // namespace onrecord::attribution
