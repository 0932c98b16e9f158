// Tested by tests/cpp/segment/tokens_test.cpp.
#include "onrecord/segment/abbreviations.hpp"

#include <array>
#include <stdexcept>
#include <string>
#include <utility>

#include "onrecord/data/data.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/table.hpp"

namespace onrecord::segment {
namespace {

constexpr std::string_view table_name = "en/abbreviations.tsv";

template <class Value, std::size_t N>
Value by_name(const std::array<std::pair<std::string_view, Value>, N>& names, const text::Row& row,
              std::size_t column) {
  for (const auto& [name, value] : names) {
    if (name == row[column]) return value;
  }
  throw std::invalid_argument(std::string(table_name) + ":" + std::to_string(row.line()) + ": unknown word '" +
                              std::string(row[column]) + "'");
}

Abbreviation read(const text::Row& row) {
  using enum AbbreviationKind;
  constexpr std::array kinds{std::pair{std::string_view("title"), title}, std::pair{std::string_view("end"), end},
                             std::pair{std::string_view("inside"), inside}, std::pair{std::string_view("month"), month},
                             std::pair{std::string_view("number"), number}};
  using enum AbbreviationNeeds;
  constexpr std::array needs{std::pair{std::string_view(""), nothing}, std::pair{std::string_view("capital"), capital},
                             std::pair{std::string_view("digit"), digit}, std::pair{std::string_view("comma"), comma}};
  return {by_name(kinds, row, 1), by_name(needs, row, 2)};
}

}  // namespace

Abbreviations::Abbreviations() {
  text::for_each_row(table_name, data::table(table_name), [&](const text::Row& row) {
    const std::uint32_t folded = text::folded_hash(row[0]);
    filter_.add(folded);
    rows_.insert_or_assign(folded, read(row));
  });
}

}  // namespace onrecord::segment
