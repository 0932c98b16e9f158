#include "onrecord/text/select.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace onrecord::text {
namespace {

std::vector<std::uint32_t> multiples(std::uint32_t begin, std::uint32_t end, std::uint32_t of) {
  std::vector<std::uint32_t> found;
  for_each_where(
      begin, end, [&](std::uint32_t i) { return i % of == 0; }, [&](std::uint32_t i) { found.push_back(i); });
  return found;
}

TEST_CASE("what holds is walked over in order, across blocks of 64") {
  CHECK(multiples(3, 200, 63) == std::vector<std::uint32_t>{63, 126, 189});
  CHECK(multiples(0, 129, 64) == std::vector<std::uint32_t>{0, 64, 128});
  CHECK(multiples(60, 130, 1).size() == 70);
}

TEST_CASE("of nothing, and where nothing holds, nothing is walked over") {
  CHECK(multiples(5, 5, 1).empty());
  CHECK(multiples(1, 500, 1000).empty());
}

TEST_CASE("what is done to one of a block does not change whether the next is asked for") {
  std::vector<int> marks{1, 0, 1, 1};
  std::vector<std::uint32_t> seen;
  for_each_where(
      0, 4, [&](std::uint32_t i) { return marks[i] == 1; },
      [&](std::uint32_t i) {
        seen.push_back(i);
        marks.assign(4, 0);
      });
  CHECK(seen == std::vector<std::uint32_t>{0, 2, 3});
}

}  // namespace
}  // namespace onrecord::text
