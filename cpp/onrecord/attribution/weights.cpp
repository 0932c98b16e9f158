// Tested by tests/cpp/attribution/weights_test.cpp.
#include "onrecord/attribution/weights.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "onrecord/text/table.hpp"

namespace onrecord::attribution {
namespace {

template <class Number, class... Base>
Number parse(std::string_view name, const text::Row& row, std::string_view digits, Base... base) {
  Number number{};
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, base...);
  if (error == std::errc{} && end == digits.data() + digits.size()) return number;
  throw std::invalid_argument(std::string(name) + ":" + std::to_string(row.line()) +
                              ": not a number: " + std::string(digits));
}

}  // namespace

Weights::Weights(std::string_view name, std::string_view table) {
  std::vector<std::pair<std::uint32_t, float>> rows;
  text::for_each_row(name, table, [&](const text::Row& row) {
    rows.emplace_back(parse<std::uint32_t>(name, row, row[0], 16), parse<float>(name, row, row[1]));
  });
  std::uint32_t bits = 4;
  while ((std::size_t{2} << bits) < 3 * rows.size()) ++bits;
  rows_.resize(std::size_t{1} << bits);
  mask_ = (1U << bits) - 1;
  shift_ = 32 - bits;
  float greatest = 0;
  for (const auto& [key, weight] : rows) greatest = std::max(greatest, std::abs(weight));
  if (greatest == 0) return;
  step_ = greatest / std::numeric_limits<std::int16_t>::max();
  for (const auto& [key, weight] : rows) {
    const auto steps = static_cast<std::int16_t>(std::lround(weight / step_));
    if (steps == 0) continue;
    std::uint32_t slot = key >> shift_;
    while (rows_[slot].steps != 0) slot = (slot + 1) & mask_;
    rows_[slot] = {steps, static_cast<std::uint16_t>(key)};
  }
}

}  // namespace onrecord::attribution
