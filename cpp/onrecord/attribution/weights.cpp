// Tested by tests/cpp/attribution/weights_test.cpp.
#include "onrecord/attribution/weights.hpp"

#include <charconv>
#include <stdexcept>
#include <string>
#include <system_error>

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
  weights_ = FlatTable<float>(rows);
}

}  // namespace onrecord::attribution
