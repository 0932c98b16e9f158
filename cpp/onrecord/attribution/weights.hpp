// Weights of a linear model by the keys of its features, packed into four bytes a row so that a whole model stays in
// the fast memory: 16 bits of the weight, in steps of a 32,767th of the greatest, and 16 bits of the key that tell rows
// of neighbouring slots apart. A feature that the model does not know passes for one that it knows once in 65,536
// probes.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

namespace onrecord::attribution {

class Weights {
 public:
  // Reads a table with the columns key (hexadecimal, below 2^32), weight. Throws std::invalid_argument naming a broken
  // line.
  Weights(std::string_view name, std::string_view table);

  // The weight of a feature, 0 for one without.
  float operator[](std::uint32_t key) const { return step_ * static_cast<float>(steps(key)); }

  // Has the memory fetch the feature's row while the caller makes the other keys: most lie outside the fastest memory.
  void prefetch(std::uint32_t key) const { __builtin_prefetch(&rows_[key >> shift_]); }

  // The sum of the features' weights.
  float sum(std::span<const std::uint32_t> keys) const {
    std::int32_t sum = 0;
    for (const std::uint32_t key : keys) sum += steps(key);
    return step_ * static_cast<float>(sum);
  }

 private:
  struct Row {
    std::int16_t steps = 0;  // 0: free
    std::uint16_t tag = 0;
  };

  std::int32_t steps(std::uint32_t key) const {
    const auto tag = static_cast<std::uint16_t>(key);
    for (std::uint32_t slot = key >> shift_;; slot = (slot + 1) & mask_) {
      // Ends at the feature's row or at a free one, in one question: which of the two it is cannot be foreseen.
      const Row row = rows_[slot];
      const auto differs = static_cast<std::uint16_t>(row.tag ^ tag);
      if (std::min(differs, static_cast<std::uint16_t>(row.steps)) == 0) return row.steps;
    }
  }

  std::vector<Row> rows_;  // a power of two, at most two thirds full
  std::uint32_t mask_ = 0;
  std::uint32_t shift_ = 0;
  float step_ = 0;
};

// Mixes a value into a key of a feature.
inline std::uint32_t mixed(std::uint32_t key, std::uint32_t value) {
  key = (key ^ value) * 0x9E3779B1U;
  return key ^ (key >> 15U);
}

// Makes the keys of a model's features one after the other: each has a number of its own, counted from behind `first`.
// Has the memory fetch each one's row of `weights`, where given, since they are summed right behind.
class KeyMaker {
 public:
  KeyMaker(std::uint32_t seed, const Weights* weights, std::uint32_t first = 0)
      : seed_(seed), number_(first), weights_(weights) {}

  std::uint32_t operator()(std::initializer_list<std::uint32_t> values) {
    std::uint32_t key = mixed(seed_, ++number_);
    for (const auto value : values) key = mixed(key, value);
    if (weights_ != nullptr) weights_->prefetch(key);
    return key;
  }

 private:
  std::uint32_t seed_;
  std::uint32_t number_;
  const Weights* weights_;
};

}  // namespace onrecord::attribution
