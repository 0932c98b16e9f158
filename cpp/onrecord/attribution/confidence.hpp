// Confidence: how probable it is that a quote is reported speech and that its speaker (or none) is right. The models
// that found it each know a part of that: whether it is speech, and whose among those proposed. This one weighs both
// together with the rule, the kind of source and the distances, so that of a hundred quotes at 0.9 ninety are right.
// Weights: en/confidence.tsv, trained by tools/train_confidence.py on what models of other folds found.
#pragma once

#include <vector>

#include "onrecord/attribution/features.hpp"
#include "onrecord/attribution/reading.hpp"
#include "onrecord/quotes/quote.hpp"

namespace onrecord::attribution {

class ConfidenceModel {
 public:
  // Whether the model judges such a quote: a direct, mixed or indirect one.
  static bool is_judged(const quotes::Quote& quote);

  // Of such a quote, with its entity. `names` keeps the names of the features, for training.
  static Features features(const Reading& reading, const quotes::Quote& quote,
                           Features::Names names = Features::Names::dropped);

  float probability(const Reading& reading, const quotes::Quote& quote) const;

  // Sets the confidence of every direct, mixed and indirect quote. Linear.
  void judge(const Reading& reading, std::vector<quotes::Quote>& quotes) const;

  const NamedWeights& weights() const { return weights_; }

 private:
  NamedWeights weights_{"en/confidence.tsv"};
};

}  // namespace onrecord::attribution
