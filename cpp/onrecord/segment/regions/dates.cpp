// Tested by tests/cpp/segment/regions_test.cpp.
#include "onrecord/segment/regions/dates.hpp"

#include <array>
#include <charconv>
#include <stdexcept>

#include "onrecord/data/data.hpp"
#include "onrecord/text/table.hpp"

namespace onrecord::segment::regions {
namespace {

constexpr std::string_view table_name = "en/months.tsv";

// The value of a plain number below 10,000, or -1.
int number_of(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc{} && end == digits.data() + digits.size() && value < 10'000 ? value : -1;
}

std::string padded(int value, std::size_t width) {
  const std::string digits = std::to_string(value);
  return std::string(digits.size() < width ? width - digits.size() : 0, '0') + digits;
}

std::optional<FoundDate> checked(int year, int month, int day, std::uint32_t end) {
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  return FoundDate{padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2), end};
}

}  // namespace

Dates::Dates() {
  text::for_each_row(table_name, data::table(table_name), [&](const text::Row& row) {
    const int month = number_of(row[1]);
    if (month < 1 || month > 12)
      throw std::invalid_argument(std::string(table_name) + ":" + std::to_string(row.line()) + ": want 1 to 12");
    months_.add(row[0], month);
  });
}

std::optional<FoundDate> Dates::at(std::string_view text, const std::vector<Token>& tokens, std::uint32_t at,
                                   std::uint32_t end) const {
  // The next five tokens: a comma between day and year may be there or not.
  std::array<int, 5> numbers{-1, -1, -1, -1, -1};
  for (std::uint32_t i = 0; i < numbers.size() && at + i < end; ++i)
    numbers[i] = number_of(slice(text, tokens[at + i].span()));
  const auto month = [&](std::uint32_t i) {
    const int* found = at + i < end ? months_.find(tokens[at + i]) : nullptr;
    return found == nullptr ? -1 : *found;
  };
  const auto is = [&](std::uint32_t i, std::string_view mark) {
    return at + i < end && slice(text, tokens[at + i].span()) == mark;
  };
  if (is(1, "-") && is(3, "-")) return checked(numbers[0], numbers[2], numbers[4], at + 5);
  const bool month_first = month(0) > 0;
  const int day = month_first ? numbers[1] : numbers[0];
  const std::uint32_t year = is(2, ",") ? 3 : 2;
  return checked(numbers[year], month_first ? month(0) : month(1), day, at + year + 1);
}

}  // namespace onrecord::segment::regions
