// Tested by tests/cpp/quotes/marked_test.cpp.
#include "onrecord/quotes/marked.hpp"

#include <algorithm>
#include <stdexcept>

#include "onrecord/data/data.hpp"
#include "onrecord/quotes/dash_dialogue.hpp"
#include "onrecord/quotes/mark_reader.hpp"
#include "onrecord/quotes/tags.hpp"
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

// By begin; the two lie in different paragraphs. Indices of the first follow their spans.
std::vector<Marked> merged(std::vector<Marked> marked, const std::vector<Marked>& dialogue) {
  std::vector<Marked> all;
  std::vector<std::uint32_t> moved_to;
  auto next = dialogue.begin();
  for (Marked& one : marked) {
    while (next != dialogue.end() && next->outer.begin < one.outer.begin) all.push_back(*next++);
    if (one.parent) one.parent = moved_to[*one.parent];
    if (one.continues) one.continues = moved_to[*one.continues];
    moved_to.push_back(static_cast<std::uint32_t>(all.size()));
    all.push_back(one);
  }
  all.insert(all.end(), next, dialogue.end());
  return all;
}

}  // namespace

Finder::Finder() : tags_(std::make_shared<const Tags>()) {
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
  auto marked = MarkReader(text, segments, roles_, *tags_).run();
  const auto dialogue = dash_dialogue(text, segments, *tags_);
  if (dialogue.empty()) return marked;
  return merged(std::move(marked), dialogue);
}

}  // namespace onrecord::quotes
