// Tested by tests/cpp/quotes/marked_test.cpp.
#include "onrecord/quotes/marked.hpp"

#include <algorithm>
#include <stdexcept>

#include "onrecord/data/data.hpp"
#include "onrecord/quotes/mark_reader.hpp"
#include "onrecord/text/table.hpp"

namespace onrecord::quotes {
namespace {

constexpr std::string_view table_name = "common/marks.tsv";
constexpr std::uint32_t most_pairs = 32;  // bits of a role

Finder::Role& role_of(std::vector<Finder::Role>& roles, std::string_view mark) {
  const auto found = std::ranges::find(roles, mark, &Finder::Role::mark);
  if (found != roles.end()) return *found;
  roles.push_back({.mark = std::string(mark)});
  return roles.back();
}

}  // namespace

Finder::Finder() {
  std::uint32_t pairs = 0;
  text::for_each_row(table_name, data::table(table_name), [&](const text::Row& row) {
    if (pairs == most_pairs || row[1].empty() || (row[2] != "0" && row[2] != "1")) {
      throw std::invalid_argument(std::string(table_name) + ":" + std::to_string(row.line()) +
                                  ": want open, close and 0 or 1, in at most 32 rows");
    }
    const std::uint32_t bit = 1U << pairs++;
    Role& opening = role_of(roles_, row[0]);
    opening.opens |= bit;
    opening.is_single = row[2] == "1";
    opening.is_symmetric = opening.is_symmetric || row[0] == row[1];
    Role& closing = role_of(roles_, row[1]);
    closing.usually_closes = closing.usually_closes || closing.opens == 0;
    closing.closes |= bit;
    closing.is_single = row[2] == "1";
  });
}

std::vector<Marked> Finder::find(std::string_view text, const segment::Segments& segments) const {
  return MarkReader(text, segments, roles_).run();
}

}  // namespace onrecord::quotes
