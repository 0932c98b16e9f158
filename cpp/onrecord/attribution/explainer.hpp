// The explainer: runs the decisions about one text again with the names of all features kept, and says for a quote what
// decided. Analysis itself does none of this.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "onrecord/attribution/attributor.hpp"
#include "onrecord/attribution/explanation.hpp"
#include "onrecord/attribution/feature_words.hpp"

namespace onrecord::attribution {

class Explainer {
 public:
  // Attributes the text. Both must outlive it.
  Explainer(const Attributor& engines, const Evidence& evidence);
  Explainer(const Explainer&) = delete;  // views the evidence
  Explainer& operator=(const Explainer&) = delete;

  // As Attributor::attribute.
  const std::vector<quotes::Quote>& quotes() const { return quotes_; }

  // Why `quote`, one of `quotes()`, is what it is. Looks at the quote's surroundings only; may be called by any number
  // of threads.
  Explanation explain(const quotes::Quote& quote) const;

 private:
  // The places of one depth of marks, and what is thought of them.
  struct Pass : Attributor::Level {
    Attributor::Judged judged;
  };
  Pass pass(Attributor::Level level) const;
  const std::vector<Cue>& cues() const { return passes_.front().cues; }  // of the running text

  std::optional<std::size_t> place_at(const Pass& pass, TextSpan words) const;
  std::size_t surest_of(const Pass& pass, std::size_t first, const quotes::Quote& quote) const;
  std::optional<std::size_t> place_of(const Pass& pass, const quotes::Quote& quote) const;
  bool is_claim_of(const std::optional<Claim>& claim, const quotes::Quote& quote) const;
  void explain_marked(const Pass& pass, std::size_t index, const quotes::Quote& quote, Explanation& made) const;
  Judgement judge_speech(const Pass& pass, std::size_t index, bool is_speech) const;
  void add_sources(const Scene& scene, std::size_t index, const quotes::Quote& quote, Explanation& made) const;
  Judgement judge_confidence(const quotes::Quote& quote) const;
  void explain_report(const quotes::Quote& quote, Explanation& made) const;
  void add_reports(segment::TokenRange sentence, const Cue& chosen, const quotes::Quote& quote,
                   Explanation& made) const;
  std::string_view why_not(segment::TokenRange sentence, const Cue& cue, const Reported& reported,
                           const quotes::Quote& quote) const;
  bool has_quote_of(TextSpan cue, TextSpan sentence) const;
  std::vector<Candidate> sources_of(segment::TokenRange sentence, const Cue& cue, const Reported& reported) const;
  Judgement judge_report(segment::TokenRange sentence, const Cue& cue, const Reported& reported) const;
  std::vector<ClauseEnd> ends_of(segment::TokenRange sentence, const Cue& cue, const Reported& reported) const;
  Border border_of(const Scene& scene, TextSpan part, const quotes::Quote& quote) const;
  std::optional<Border> clause_border(segment::TokenRange sentence, const Cue& cue, TextSpan part) const;
  const Cue* cue_at(const std::vector<Cue>& cues, const std::optional<TextSpan>& span) const;
  static std::vector<Reason> sorted(std::vector<Reason> reasons);
  std::vector<Reason> reasons_of(const Features& features, const NamedWeights& weights,
                                 std::string_view rule = "") const;

  const Attributor& engines_;
  Reading reading_;
  FeatureWords words_;
  std::vector<Referent> referents_;
  std::vector<quotes::Quote> quotes_;
  std::vector<Pass> passes_;  // the outermost first
};

}  // namespace onrecord::attribution
