#include "onrecord/text/large_pages.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <numeric>

using onrecord::text::TableVector;

TEST_CASE("a vector keeps its items while it grows from ordinary memory to large pages, is copied and moved") {
  TableVector<std::uint32_t> table(1000);
  std::iota(table.begin(), table.end(), 0U);
  table.resize(3'000'000);
  CHECK(table[999] == 999);
  CHECK(table[2'999'999] == 0);
  table.back() = 7;
  const TableVector<std::uint32_t> copy = table;
  const TableVector<std::uint32_t> moved = std::move(table);
  CHECK(copy == moved);
  CHECK(moved.back() == 7);
}

TEST_CASE("large tables begin with a page") {
  constexpr std::size_t page = std::size_t{1} << 21U;
  const TableVector<std::uint8_t> table(page + 1);
  CHECK(reinterpret_cast<std::uintptr_t>(table.data()) % page == 0);
}
