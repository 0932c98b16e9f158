// Tested by tests/cpp/attribution/features_test.cpp.
#include "onrecord/attribution/features.hpp"

#include <algorithm>

#include "onrecord/data/data.hpp"
#include "onrecord/text/table.hpp"

namespace onrecord::attribution {
namespace {

// FNV-1a, 32 bits.
constexpr std::uint32_t basis = 2166136261U;

std::uint32_t extend(std::uint32_t hash, std::string_view piece) {
  for (const char c : piece) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

}  // namespace

void Features::add(std::string_view first, std::string_view second, std::string_view third) {
  std::uint32_t hash = extend(basis, first);
  if (!second.empty()) hash = extend(extend(hash, ","), second);
  if (!third.empty()) hash = extend(extend(hash, ","), third);
  keys_.push_back(hash);
  if (!keep_names_) return;
  std::string name(first);
  if (!second.empty()) name.append(",").append(second);
  if (!third.empty()) name.append(",").append(third);
  names_.push_back(std::move(name));
}

bool Features::has(std::string_view name) const { return std::ranges::find(keys_, extend(basis, name)) != keys_.end(); }

NamedWeights::NamedWeights(std::string_view name) {
  text::for_each_row(name, data::table(name), [this](const text::Row& row) {
    weights_.at(extend(basis, row[0])) = std::stof(std::string(row[1]));
  });
}

float NamedWeights::sum(const Features& features) const {
  float sum = 0;
  for (const std::uint32_t key : features.keys()) sum += weights_[key];
  return sum;
}

std::string_view strength_name(float strength) {
  if (strength <= 0) return "none";
  if (strength < 0.2F) return "weak";
  if (strength < 0.45F) return "middling";
  return strength < 0.7F ? "good" : "strong";
}

std::string_view distance_name(std::uint32_t tokens) {
  if (tokens == 0) return "0";
  if (tokens == 1) return "1";
  if (tokens < 4) return "2-3";
  if (tokens < 8) return "4-7";
  return tokens < 16 ? "8-15" : "16+";
}

}  // namespace onrecord::attribution
