#include "onrecord/attribution/weights.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using onrecord::attribution::Weights;

TEST_CASE("a weight is found by its key, also beside keys of the same slot") {
  const Weights weights("w.tsv", "# a comment\na\t1.5\n1a\t-2\nffffffff\t.25\n");
  CHECK(weights[0xa] == 1.5F);
  CHECK(weights[0x1a] == -2.0F);
  CHECK(weights[0xffffffff] == 0.25F);
  CHECK(weights[0x2a] == 0.0F);
}

TEST_CASE("an empty table gives nothing any weight") { CHECK(Weights("w.tsv", "")[7] == 0.0F); }

TEST_CASE("a broken row is named") {
  CHECK_THROWS_WITH_AS(Weights("w.tsv", "a\t1\nxyz\t1\n"), "w.tsv:2: not a number: xyz", std::invalid_argument);
  CHECK_THROWS_WITH_AS(Weights("w.tsv", "a\tone\n"), "w.tsv:1: not a number: one", std::invalid_argument);
}
