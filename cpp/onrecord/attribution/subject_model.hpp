// Subjects: which of the noun phrases of a sentence a cue's words belong to, or none of them.
//   Lee left the meeting with the head of the union, |saying| that …      Lee
//   A report by two of the mayor's aides |found| that …                   a report
// The grammar proposes one (phrases.hpp); a log-linear model weighs it against the sentence's other phrases.
// Weights: en/subjects.tsv, trained by tools/train_subjects.py.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "onrecord/attribution/cues.hpp"
#include "onrecord/attribution/phrases.hpp"
#include "onrecord/attribution/weights.hpp"

namespace onrecord::attribution {

class SubjectModel {
 public:
  struct Candidate {
    std::optional<NounPhrase> phrase;  // none: nobody's
    bool is_proposed = false;          // by the grammar
  };
  // A question: what the grammar knows before the model is asked.
  struct Asked {
    segment::TokenRange body;  // the sentence
    const Cue& cue;
    Frame frame;
    std::optional<NounPhrase> proposed;
  };
  static constexpr std::size_t feature_count = 20;
  // Keys of the features that hold: a template and the words or classes it speaks of, mixed to 32 bits.
  using Features = std::array<std::uint32_t, feature_count>;

  SubjectModel();  // reads en/subjects.tsv

  // What each feature speaks of, in their order: pieces joined by "+"; of a phrase, and of nobody.
  static const std::array<std::string_view, feature_count> templates;
  static const std::array<std::string_view, feature_count> nobody_templates;

  // “Nobody” first, then phrases by position; at most 16. Bounded: looks 60 tokens around the cue.
  static std::vector<Candidate> candidates(const Reading& reading, const Asked& asked);
  // `weights`: whose rows the memory is to fetch, since they are summed next.
  static Features features(const Reading& reading, const Asked& asked, const std::vector<Candidate>& all,
                           std::size_t index, const Weights* weights = nullptr);

  struct Choice {
    std::optional<NounPhrase> source;
    float probability = 0;  // among the candidates
  };
  Choice choose(const Reading& reading, const Asked& asked) const;

  const Weights& weights() const { return weights_; }

 private:
  Weights weights_;
};

}  // namespace onrecord::attribution
