// Tested by tests/python/test_attribution.py on tests/cases/attribution.jsonl.
#include "onrecord/attribution/features.hpp"

#include <utility>

#include "onrecord/data/data.hpp"
#include "onrecord/text/table.hpp"

namespace onrecord::attribution {
void Features::add(const Piece& first) {
  keys_.push_back(Piece::key(first));
  if (keep_names_) keep({first});
}

void Features::add(const Piece& first, const Piece& second) {
  keys_.push_back(Piece::key(first, second));
  if (keep_names_) keep({first, second});
}

void Features::add(const Piece& first, const Piece& second, const Piece& third) {
  keys_.push_back(Piece::key(first, second, third));
  if (keep_names_) keep({first, second, third});
}

void Features::keep(std::initializer_list<std::string_view> pieces) {
  std::string name;
  for (const std::string_view piece : pieces) name.append(name.empty() ? "" : ",").append(piece);
  names_.push_back(std::move(name));
}

NamedWeights::NamedWeights(std::string_view name) {
  text::for_each_row(name, data::table(name), [this](const text::Row& row) {
    weights_.at(Piece::key(Piece(row[0]))) = std::stof(std::string(row[1]));
  });
}

float NamedWeights::sum(const Features& features) const {
  // All slots are asked for before the first one is read: most lie outside the fastest memory.
  for (const std::uint32_t key : features.keys()) weights_.prefetch(key);
  float sum = 0;
  for (const std::uint32_t key : features.keys()) sum += weights_[key];
  return sum;
}

Piece strength_name(float strength) {
  if (strength <= 0) return "none";
  if (strength < 0.2F) return "weak";
  if (strength < 0.45F) return "middling";
  return strength < 0.7F ? Piece("good") : Piece("strong");
}

Piece distance_name(std::uint32_t tokens) {
  if (tokens == 0) return "0";
  if (tokens == 1) return "1";
  if (tokens < 4) return "2-3";
  if (tokens < 8) return "4-7";
  return tokens < 16 ? Piece("8-15") : Piece("16+");
}

}  // namespace onrecord::attribution
