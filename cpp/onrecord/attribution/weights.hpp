// Weights of a linear model by the keys of its features: a flat hash table, a quarter full, so that a look-up is one
// probe.
#pragma once

#include <cstdint>
#include <string_view>

#include "onrecord/attribution/flat_table.hpp"

namespace onrecord::attribution {

class Weights {
 public:
  // Reads a table with the columns key (hexadecimal, below 2^32), weight. Throws std::invalid_argument naming a broken
  // line.
  Weights(std::string_view name, std::string_view table);

  // The weight of a feature, 0 for one without.
  float operator[](std::uint32_t key) const { return weights_[key]; }

 private:
  FlatTable<float> weights_;
};

// Mixes a value into a key of a feature.
inline std::uint32_t mixed(std::uint32_t key, std::uint32_t value) {
  key = (key ^ value) * 0x9E3779B1U;
  return key ^ (key >> 15U);
}

}  // namespace onrecord::attribution
