#include "onrecord/text/search.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <vector>

namespace onrecord::text {

TEST_CASE("a search by halves finds what std::lower_bound finds, in rows of any length and with items that repeat") {
  for (int length = 0; length < 40; ++length) {
    std::vector<int> items;
    for (int i = 0; i < length; ++i) items.push_back(i / 3 * 2);
    for (int wanted = -1; wanted < 30; ++wanted) {
      CAPTURE(length);
      CAPTURE(wanted);
      const auto found = first_not_below(items, wanted, std::identity{});
      CHECK(found - items.begin() == std::ranges::lower_bound(items, wanted) - items.begin());
    }
  }
}

}  // namespace onrecord::text
