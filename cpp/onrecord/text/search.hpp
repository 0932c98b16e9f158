// A search by halves whose steps are no branches. In which half the wanted item lies is not to be foreseen: of the
// steps of std::lower_bound the processor guesses every second one wrong, which costs more than the search.
#pragma once

#include <cstddef>
#include <functional>
#include <ranges>

namespace onrecord::text {

// The first of the items, sorted by what `key` tells of each, whose key is not below `wanted`; their end where each is.
template <std::ranges::random_access_range Items, class Value, class Key>
std::ranges::iterator_t<Items> first_not_below(Items&& items, const Value& wanted, Key key) {
  auto first = std::ranges::begin(items);
  auto left = std::ranges::distance(items);
  if (left == 0) return first;
  for (; left > 1; left -= left / 2) {
    const auto half = left / 2;
    const auto is_below = static_cast<std::ptrdiff_t>(std::invoke(key, first[half - 1]) < wanted);
    first += half & -is_below;
  }
  return first + static_cast<std::ptrdiff_t>(std::invoke(key, *first) < wanted);
}

}  // namespace onrecord::text
