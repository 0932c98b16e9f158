// Reports: whether a cue and the clause it was found with report what somebody said, thinks or wants.
//   Lee claims that …  report        Lee claims the prize …  none        the claims office …  none
// A logistic regression over the cue's word, form and frame, its source and the content's beginning.
// Weights: en/reports.tsv, trained by tools/train_reports.py.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "onrecord/attribution/cues.hpp"
#include "onrecord/attribution/phrases.hpp"
#include "onrecord/attribution/weights.hpp"

namespace onrecord::attribution {

// A cue with what was found for it, before it is judged.
struct Finding {
  const Cue& cue;
  Frame frame = Frame::clause;
  segment::TokenRange sentence;
  segment::TokenRange content;  // its first range
  const NounPhrase* source = nullptr;
};

class ReportModel {
 public:
  static constexpr std::size_t feature_count = 26;
  // Keys of the features that hold: a template and the words or classes it speaks of, mixed to 32 bits.
  using Features = std::array<std::uint32_t, feature_count>;

  ReportModel();  // reads en/reports.tsv

  // `weights`: whose rows the memory is to fetch, since they are summed next.
  static Features features(const Reading& reading, const Finding& finding, const Weights* weights = nullptr);

  // What each feature speaks of, in their order: pieces of a finding, joined by "+".
  static const std::array<std::string_view, feature_count> templates;

  // The probability that it is a report.
  float probability(const Reading& reading, const Finding& finding) const;

  const Weights& weights() const { return weights_; }

 private:
  Weights weights_;
};

}  // namespace onrecord::attribution
