// Names that differ in case only: which entries a text names, and what thousands of them cost.
#include <doctest/doctest.h>

#include <chrono>
#include <stdexcept>
#include <string>
#include <vector>

#include "onrecord/entities/gazetteer.hpp"

using namespace onrecord;
using namespace onrecord::entities;

namespace {

// The name in the case that the bits of `number` say.
std::string mixed(std::string name, std::uint32_t number) {
  for (std::size_t i = 0; i < name.size(); ++i) {
    if ((number >> i & 1U) != 0) name[i] = static_cast<char>(name[i] - 'a' + 'A');
  }
  return name;
}

std::vector<GazetteerRow> mixes(std::uint32_t count, CaseMode mode) {
  std::vector<GazetteerRow> rows;
  for (std::uint32_t i = 0; i < count; ++i)
    rows.push_back({.name = mixed("abcdefghijklmnopqrst", i), .case_mode = mode});
  return rows;
}

// The entries of the only match.
std::vector<std::uint32_t> entries(const Gazetteer& gazetteer, std::string_view text) {
  const auto matches = gazetteer.match(text);
  if (matches.empty()) return {};
  REQUIRE(matches.size() == 1);
  return {matches[0].entries, matches[0].entries + matches[0].entry_count};
}

using List = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("all of 100,000 names that differ in case only are known, and building takes no time that grows faster") {
  const auto begin = std::chrono::steady_clock::now();
  const Gazetteer gazetteer(mixes(100'000, CaseMode::exact));
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));  // a second where all is well
  for (const std::uint32_t number : {0U, 1U, 65'535U, 65'536U, 99'999U})
    CHECK(entries(gazetteer, "an " + mixed("abcdefghijklmnopqrst", number)) == List{number});
  CHECK(entries(gazetteer, mixed("abcdefghijklmnopqrst", 100'000)).empty());
}

TEST_CASE("in folded mode, too") {
  const Gazetteer gazetteer(mixes(100'000, CaseMode::folded));
  CHECK(entries(gazetteer, "ABCDEFGHIJKLMNOPQRST").size() == 100'000);
  CHECK(entries(gazetteer, "abcdefghijklmnopqrst").size() == 100'000);
}

TEST_CASE("a thousand spellings in title mode each have their own; more are refused") {
  const Gazetteer gazetteer(mixes(1024, CaseMode::title));
  CHECK(entries(gazetteer, mixed("abcdefghijklmnopqrst", 4)) == List{4});
  CHECK(entries(gazetteer, mixed("abcdefghijklmnopqrst", 5)) == List{4, 5});  // as written, and as a headline has it
  CHECK(entries(gazetteer, "ABCDEFGHIJKLMNOPQRST").size() == 1024);
  CHECK_THROWS_AS(Gazetteer(mixes(1025, CaseMode::title)), std::invalid_argument);
}

TEST_CASE("a text that no row writes so names all entries that accept it, and no other") {
  const Gazetteer gazetteer({{.name = "aB cd"},
                             {.name = "AB cd"},
                             {.name = "aB cD", .weight = 9},
                             {.name = "AB CD", .case_mode = CaseMode::exact},
                             {.name = "ab cd", .case_mode = CaseMode::folded}});
  CHECK(entries(gazetteer, "aB CD") == List{2, 0, 4});
  CHECK(entries(gazetteer, "AB CD") == List{2, 0, 1, 3, 4});
  CHECK(entries(gazetteer, "Ab Cd") == List{4});
  CHECK(entries(gazetteer, "AB Cd") == List{0, 1, 4});
  const auto first = gazetteer.match("aB CD");
  const auto again = gazetteer.match("aB CD");
  CHECK(first[0].entries == again[0].entries);  // the same list, which lives as long as the gazetteer
}

TEST_CASE("context decides among entries of several spellings, too") {
  const Gazetteer gazetteer({{.name = "aB cd"}, {.name = "AB cd"}, {.name = "aB cD", .context = {"bank"}}});
  CHECK(entries(gazetteer, "aB CD") == List{0, 2});
  CHECK(entries(gazetteer, "the bank aB CD") == List{2, 0});
}
