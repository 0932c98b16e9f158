#include "onrecord/text/table.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <vector>

using namespace onrecord::text;

TEST_CASE("rows are cut at tabs, comments and empty lines are skipped, missing columns are empty") {
  std::vector<std::string> seen;
  for_each_row("t", "# source: ours\nsaid\tafter\r\n\ntold\n", [&](const Row& row) {
    seen.push_back(std::string(row[0]) + "|" + std::string(row[1]) + "|" + std::to_string(row.line()));
  });
  CHECK(seen == std::vector<std::string>{"said|after|2", "told||4"});
}

TEST_CASE("a broken row is named by table and line") {
  CHECK_THROWS_WITH_AS(for_each_row("en/x.tsv", "a\n\tb\n", [](const Row&) {}), "en/x.tsv:2: the first column is empty",
                       std::invalid_argument);
}

TEST_CASE("a list is cut into its pieces") {
  std::vector<std::string> pieces;
  for_each_piece("US|U.S.||USA", '|', [&](std::string_view piece) { pieces.emplace_back(piece); });
  CHECK(pieces == std::vector<std::string>{"US", "U.S.", "USA"});
}
