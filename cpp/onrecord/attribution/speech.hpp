// Speech or not: whether a marked span reports somebody's words, or is a term, a title, a nickname, an ironic word.
//   He called it “a mess.”  speech        the so-called “deep state”, a “unity” lunch, ABC’s “Good Morning America” not
// A logistic regression over some ninety named features of the span and its neighbours; long spans are nearly always
// speech, so the features speak about short ones. Weights: en/speech.tsv, trained by tools/train_speech.py.
#pragma once

#include <string_view>
#include <vector>

#include "onrecord/attribution/cues.hpp"
#include "onrecord/attribution/features.hpp"
#include "onrecord/attribution/places.hpp"

namespace onrecord::attribution {

// Marked words are taken for speech from this probability on.
constexpr float least_speech = 0.5F;

class SpeechModel {
 public:
  SpeechModel();  // reads en/speech.tsv and en/naming.tsv

  // The probability of what is surely a term.
  static constexpr float sure_term = 0.02F;
  // The same of what stays a term also inside what somebody reports: Lee said |“Duke”| Rossi had left.
  static constexpr float always_term = 0.01F;

  // Probability that `places[index]` is speech. `cues` are those of the whole text, in order. `before`: the probability
  // of the place before it, 1 for the first.
  float probability(const Reading& reading, const std::vector<Cue>& cues, const std::vector<Place>& places,
                    std::size_t index, float before) const;

  // The features that hold for a place.
  Features features(const Reading& reading, const std::vector<Cue>& cues, const std::vector<Place>& places,
                    std::size_t index, Features::Names wanted = Features::Names::dropped) const;

  const NamedWeights& weights() const { return weights_; }

 private:
  void add_naming(const Reading& reading, const Place& place, bool is_title, Features& names) const;
  // Of sure_terms.cpp:
  static bool is_surely_speech(const Reading& reading, const std::vector<Cue>& cues, const Place& place,
                               const Features& features);
  bool is_label(const Reading& reading, const Place& place) const;
  bool is_talked_of(const Reading& reading, const Place& place, const Features& features) const;
  bool is_called_at_opening(const Reading& reading, const Place& place) const;
  static bool is_always_term(const Reading& reading, const Place& place, const Features& features);
  bool is_surely_term(const Reading& reading, const std::vector<Cue>& cues, const Place& place,
                      const Features& features) const;
  // Of titles_of_works.cpp:
  static bool is_next_title(const Reading& reading, const std::vector<Cue>& cues, const Place& before,
                            const Place& place, const Features& features);
  bool is_title(const Reading& reading, const Place& place, const Features& features, bool is_reported) const;
  bool is_title_in_capitals(const Reading& reading, const Place& place, const Features& features,
                            bool is_reported) const;
  bool is_before_work(const Reading& reading, const Place& place, const Features& features) const;
  // Of works.cpp:
  bool names_a_work(const Reading& reading, std::uint32_t word) const;
  bool is_version(const Reading& reading, std::uint32_t link) const;
  bool is_met_as_work(const Reading& reading, std::uint32_t verb, std::uint32_t end) const;

  NamedWeights weights_{"en/speech.tsv"};
  segment::WordTable<Piece> naming_;  // a word that names things → its feature
};

}  // namespace onrecord::attribution
