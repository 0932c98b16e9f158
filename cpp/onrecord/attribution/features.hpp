// Features and weights: how the small linear models of this folder see a case, and what they know of it.
// A feature is a readable name made of up to three pieces ("left,strong,near"); models keep only its hash. A table of
// weights holds one a line: name, weight.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/text/flat_table.hpp"

namespace onrecord::attribution {

class Features {
 public:
  enum class Names : bool { dropped, kept };  // kept: for the training scripts
  explicit Features(Names names = Names::dropped) : keep_names_(names == Names::kept) {}

  void add(std::string_view first, std::string_view second = {}, std::string_view third = {});

  bool has(std::string_view name) const;

  const std::vector<std::uint32_t>& keys() const { return keys_; }
  const std::vector<std::string>& names() const { return names_; }  // empty where dropped

 private:
  bool keep_names_;
  std::vector<std::uint32_t> keys_;
  std::vector<std::string> names_;
};

class NamedWeights {
 public:
  // Reads the embedded table `name`.
  explicit NamedWeights(std::string_view name);

  float sum(const Features& features) const;

 private:
  text::FlatTable<std::uint32_t, float> weights_;
};

// Bucket names for numbers, shared by the models.
std::string_view strength_name(float strength);        // none, weak, middling, good, strong
std::string_view distance_name(std::uint32_t tokens);  // 0, 1, 2-3, 4-7, 8-15, 16+

}  // namespace onrecord::attribution
