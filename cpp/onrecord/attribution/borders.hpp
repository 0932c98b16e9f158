// Borders: where a reported clause ends.
//   Lee said that taxes would rise, | but that rents would not, ‖ and left for Rome.
// The clause may end before any comma, dash, conjunction, preposition or time word behind its beginning, or with the
// sentence. At each such place a logistic regression over the words and their classes on both sides says how likely the
// clause stops there; the clause ends where the product of “goes on” at all places before and “stops” here is greatest.
// An aside (telling_words.hpp) behind a comma (“, citing the deficit”) ends it in any case.
// Weights: en/borders.tsv, trained by tools/train_borders.py.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "onrecord/attribution/cues.hpp"
#include "onrecord/attribution/reading.hpp"
#include "onrecord/attribution/weights.hpp"

namespace onrecord::attribution {

class BorderModel {
 public:
  static constexpr std::size_t feature_count = 24;
  // Keys of the features that hold at a place: a template and the words or classes it speaks of, mixed to 32 bits.
  using Features = std::array<std::uint32_t, feature_count>;

  struct Place {
    std::uint32_t token = 0;  // the clause would end before this token
    Features features{};
  };

  BorderModel();  // reads en/borders.tsv

  // What each feature speaks of, in their order: pieces of a place, joined by "+".
  static const std::array<std::string_view, feature_count> templates;

  // Where the clause that begins at `first` and is the `frame` of `cue` may end before `last`. Places further than 120
  // tokens away are not considered, so that the work is bounded.
  static std::vector<Place> places(const Reading& reading, const Cue& cue, Frame frame, std::uint32_t first,
                                   std::uint32_t last);

  // One past the clause's last token.
  std::uint32_t end(const Reading& reading, const Cue& cue, Frame frame, std::uint32_t first, std::uint32_t last) const;

  const Weights& weights() const { return weights_; }

 private:
  Weights weights_;
};

}  // namespace onrecord::attribution
