// Walking over the few of many. Which tokens of a text have a capital, or may be verbs, cannot be foreseen: asked one
// by one with a branch for each, the processor guesses wrong at nearly each of the few and begins anew. Here 64 are
// asked at once, into the bits of one number, and only what holds is walked over.
// Tested by tests/cpp/text/select_test.cpp.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

namespace onrecord::text {

// Calls `use(i)` for each i of [begin, end) of which `holds(i)`, in order. `holds` is to be free of branches, and what
// it says of an i must not hang on the calls of `use` for those before.
template <class Holds, class Use>
void for_each_where(std::uint32_t begin, std::uint32_t end, Holds holds, Use use) {
  constexpr std::uint32_t at_once = 64;
  for (; begin < end; begin += std::min(end - begin, at_once)) {
    const std::uint32_t count = std::min(end - begin, at_once);
    std::uint64_t found = 0;
    for (std::uint32_t k = 0; k < count; ++k) found |= static_cast<std::uint64_t>(holds(begin + k)) << k;
    for (; found != 0; found &= found - 1) use(begin + static_cast<std::uint32_t>(std::countr_zero(found)));
  }
}

}  // namespace onrecord::text
