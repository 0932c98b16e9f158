#include "onrecord/text/flat_table.hpp"

#include <doctest/doctest.h>

using onrecord::text::FlatSet;
using onrecord::text::FlatTable;

TEST_CASE("a table finds what was put into it, however often it had to grow") {
  FlatTable<std::uint32_t, int> table;
  for (std::uint32_t key = 1; key <= 1000; ++key) table.at(key * 65536U) = static_cast<int>(key);
  CHECK(table.size() == 1000);
  for (std::uint32_t key = 1; key <= 1000; ++key) CHECK(table[key * 65536U] == static_cast<int>(key));
  CHECK(table.find(7) == nullptr);
  CHECK(table[7] == 0);
}

TEST_CASE("a later value replaces an earlier one of the same key") {
  FlatTable<std::uint64_t, int> table;
  table.at(5) = 1;
  table.at(5) = 2;
  CHECK(table.size() == 1);
  CHECK(*table.find(5) == 2);
}

TEST_CASE("a set holds its members and nothing else") {
  FlatSet<std::uint32_t> set;
  CHECK_FALSE(set.contains(3));
  set.insert(3);
  CHECK(set.contains(3));
  CHECK_FALSE(set.contains(4));
}
