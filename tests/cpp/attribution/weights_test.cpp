#include "onrecord/attribution/weights.hpp"

#include <doctest/doctest.h>

#include <array>
#include <stdexcept>

using onrecord::attribution::Weights;

TEST_CASE("a weight is found by its key, also beside keys of the same slot") {
  const Weights weights("w.tsv", "# a comment\na\t1.5\n1a\t-2\nffffffff\t.25\n");
  CHECK(weights[0xa] == doctest::Approx(1.5));
  CHECK(weights[0x1a] == doctest::Approx(-2));
  CHECK(weights[0xffffffff] == doctest::Approx(0.25).epsilon(0.001));
  CHECK(weights[0x2a] == 0.0F);
}

TEST_CASE("the sum of features is that of their weights") {
  const Weights weights("w.tsv", "a\t1.5\n1a\t-2\n");
  CHECK(weights.sum(std::array<std::uint32_t, 3>{0xa, 0x1a, 7}) == doctest::Approx(-0.5));
}

TEST_CASE("an empty table gives nothing any weight") { CHECK(Weights("w.tsv", "")[7] == 0.0F); }

TEST_CASE("a broken row is named") {
  CHECK_THROWS_WITH_AS(Weights("w.tsv", "a\t1\nxyz\t1\n"), "w.tsv:2: not a number: xyz", std::invalid_argument);
  CHECK_THROWS_WITH_AS(Weights("w.tsv", "a\tone\n"), "w.tsv:1: not a number: one", std::invalid_argument);
}
