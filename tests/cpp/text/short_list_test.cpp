#include "onrecord/text/short_list.hpp"

#include <doctest/doctest.h>

#include <utility>
#include <vector>

namespace onrecord::text {
namespace {

using List = ShortList<int, 3>;

std::vector<int> items_of(const List& list) { return {list.begin(), list.end()}; }

List list_of(int count) {
  List list;
  for (int i = 1; i <= count; ++i) list.push_back(i);
  return list;
}

TEST_CASE("a short list keeps its items in order, however many they are") {
  CHECK(list_of(0).empty());
  CHECK(items_of(list_of(2)) == std::vector{1, 2});
  CHECK(items_of(list_of(3)) == std::vector{1, 2, 3});
  CHECK(items_of(list_of(6)) == std::vector{1, 2, 3, 4, 5, 6});
  CHECK(items_of({4, 5}) == std::vector{4, 5});
  CHECK(list_of(5).size() == 5);
  CHECK(list_of(5)[4] == 5);
  CHECK(list_of(4).front() == 1);
}

TEST_CASE("a copy of a short list goes its own way, and a moved one leaves an empty list") {
  for (const int count : {1, 3, 5}) {
    CAPTURE(count);
    List list = list_of(count);
    List copy = list;
    copy.push_back(9);
    CHECK(items_of(list) == items_of(list_of(count)));
    CHECK(copy.size() == list.size() + 1);
    const List moved = std::move(list);
    CHECK(items_of(moved) == items_of(list_of(count)));
    CHECK(list.empty());  // NOLINT(bugprone-use-after-move): what a moved list is, is part of its contract
    list = copy;
    CHECK(items_of(list) == items_of(copy));
    list = list_of(2);
    CHECK(items_of(list) == std::vector{1, 2});
    list.push_back(3);
    CHECK(items_of(list) == std::vector{1, 2, 3});
  }
}

TEST_CASE("a short list is cut, emptied, added to and written to like any other") {
  for (const int count : {2, 3, 4, 6}) {
    CAPTURE(count);
    List list = list_of(count);
    list.back() = 9;
    CHECK(list.back() == 9);
    list.pop_back();
    CHECK(items_of(list) == items_of(list_of(count - 1)));
    list.append(list_of(2));
    CHECK(list.size() == static_cast<std::size_t>(count) + 1);
    CHECK(list.back() == 2);
    list.truncate(2);
    list[1] = 7;
    CHECK(items_of(list) == std::vector{1, 7});
    list.clear();
    CHECK(list.empty());
    list.push_back(5);
    CHECK(items_of(list) == std::vector{5});
  }
}

}  // namespace
}  // namespace onrecord::text
