// The rules of attribution for marked spans. Each proposes whose words a span may be, with the features of the case; a
// log-linear model (weights: en/sources.tsv, trained by tools/train_sources.py) chooses among all proposals.
//   source-cue-quote    Lee told reporters on Monday, “We won.”       Lee said the vote was “a mess” for everybody.
//   cue-source-quote    Said Lee: “We won.”
//   quote-source-cue    “We won,” Lee told reporters.                 To talk of “a mess,” Lee said, is wrong.
//   quote-cue-source    “We won,” said Ann Lee, a spokeswoman.        “We won,” according to Lee
//   source-colon-quote  Lee: ‘We won’                                 Lee’s answer: “We won.”
//   headline            Lee: Vote was ‘a mess’ for all                (headlines.hpp)
//   quote-dash-source   “We won.” – Ann Lee                           “We won.” Ann Lee, 1973
//   goes-on             “We won,” Lee said. “And we will win again.”  The attribution of a quotation before goes on.
//   carried-over        Taxes will rise, Lee said. The vote was “a mess.”  That of the sentence before goes on.
//   beat                “Wait.” Lee rose. “We won.”               A deed names him (beats.hpp, floating.hpp).
//   turn                “You came,” said Ada. / “I had to,” said Finn. / “Nobody had to.”  Two take turns (beats.hpp).
//   unattributed        nobody's: always proposed
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "onrecord/attribution/claims.hpp"

namespace onrecord::attribution {

namespace rules {
constexpr Piece source_cue_quote = "source-cue-quote";
constexpr Piece cue_source_quote = "cue-source-quote";
constexpr Piece quote_source_cue = "quote-source-cue";
constexpr Piece quote_cue_source = "quote-cue-source";
constexpr Piece source_colon_quote = "source-colon-quote";
constexpr Piece headline = "headline";
constexpr Piece quote_dash_source = "quote-dash-source";
constexpr Piece goes_on = "goes-on";
constexpr Piece carried_over = "carried-over";
constexpr Piece beat = "beat";
constexpr Piece turn = "turn";
constexpr Piece unattributed = "unattributed";
}  // namespace rules

using Proposals = std::vector<Proposal>;

// One rule, or several that look in the same direction: add what they propose for place `index`.
void propose_before(const Scene& scene, std::size_t index, Proposals& proposals);
void propose_after(const Scene& scene, std::size_t index, Proposals& proposals);
void propose_form(const Scene& scene, std::size_t index, Proposals& proposals);
void propose_earlier(const Scene& scene, std::size_t index, Proposals& proposals);

// The reply |from the bank| ran to four words: “…”; the verdict |of Judge Lee| was harsh: “…”: who sent the utterance
// of which a clause before the colon tells.
std::optional<NounPhrase> sender_before(const Reading& reading, const Place& place);

// It was, admitted Lee|,| “a mess”; one word is missing, says Lee|:| “sorry”: does the mark at `i` end the attribution
// of `cue` that stands inside a sentence? No colon does behind a verb with its preposition: another user, Ray, wrote of
// Lee:
bool ends_insertion(const Reading& reading, const Cue& cue, std::uint32_t i);

// The king |is said to| be “delighted”: of whom others say something.
bool is_rumour(const Reading& reading, const Cue& cue);

class Rules {
 public:
  // All proposals for a place, at least one. `names` keeps the names of their features, for training.
  static Proposals propose(const Scene& scene, std::size_t index, Features::Names names = Features::Names::dropped);

  // Whether a place lies in the clause that a verb before it surely reports: warns islanders will need “a long breath”;
  // or that a noun does: the warning that the hall was “a tinderbox”. A term must be a part of it: said |the film|
  // “Blue Harbor” was long, but nicknamed “the Vacuum”.
  static bool is_reported(const Scene& scene, std::size_t index, bool is_term);

  // Fears that the cliff is “about to go” have grown: what a noun that opens its sentence reports of nobody.
  static std::optional<Claim> unowned(const Scene& scene, std::size_t index);

  // Weighs the proposals for a place, and tells which is taken.
  struct Choice {
    std::size_t best = 0;
    float probability = 0;  // of the best among all
  };
  Choice choose(const Scene& scene, std::size_t index, Proposals& proposals) const;

  // The claim of the best proposal. `room`: where it works, kept from place to place so as not to ask for memory anew.
  Claim claim(const Scene& scene, std::size_t index, Proposals& room) const;

  const NamedWeights& weights() const { return weights_; }

 private:
  static void propose(const Scene& scene, std::size_t index, Features::Names names, Proposals& proposals);

  NamedWeights weights_{"en/sources.tsv"};
};

// Shared by the rules.

// The cues that begin in `range`, as a range of indices into Scene::cues.
segment::TokenRange cues_in(const Scene& scene, segment::TokenRange range);

// How many cues of a sentence a rule asks: more than real sentences have, few enough to stay linear on any input.
constexpr std::uint32_t most_cues = 6;

// Whether nothing but a relative clause of who says the place before stands between the two: “He is,” said a juror |who
// asked not to be named|, “a coat.” A verb right before the comma speaks for itself: who added, “…”
bool is_behind_relative_of(const Scene& scene, std::size_t index, const Claim& claim);

// How a place stands in its sentence and how it ends, as a feature: "opens-comma", "introduced-period", "inside-none".
Piece shape_name(const Place& place);

// Whether the comma in the marks ends the clause that opens the sentence, and the main clause begins behind them:
// |While| Lee spoke of “a rebirth,” |Ray saw| a funeral.
bool ends_subordinate_clause(const Reading& reading, const Place& place);

// Features of a cue word with what it reports, and of what a proposal takes for the source; each under the rule's name.
void add_cue_features(const Scene& scene, const Place& place, const Cue& cue, const std::optional<Reported>& reported,
                      Proposal& proposal);
void add_source_features(const Scene& scene, const Place& place, const NounPhrase& source, Proposal& proposal);

}  // namespace onrecord::attribution
