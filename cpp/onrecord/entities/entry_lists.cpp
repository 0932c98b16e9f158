// Tested by tests/cpp/entities/gazetteer_test.cpp.
#include "onrecord/entities/entry_lists.hpp"

#include <algorithm>

namespace onrecord::entities {

void put_in_order(std::vector<std::uint32_t>& list, std::span<const EntryRecord> entries) {
  std::ranges::sort(list);
  // NOLINTNEXTLINE(modernize-use-ranges): clang 14 cannot compile what std::ranges::unique returns.
  list.erase(std::unique(list.begin(), list.end()), list.end());
  std::ranges::stable_sort(list,
                           [&](std::uint32_t a, std::uint32_t b) { return entries[a].weight > entries[b].weight; });
}

bool has_context(std::span<const std::uint32_t> list, std::span<const EntryRecord> entries) {
  constexpr std::size_t most = 64;
  return list.size() > 1 && list.size() <= most &&
         std::ranges::any_of(list, [&](std::uint32_t entry) { return entries[entry].context != 0; });
}

std::span<const std::uint32_t> JoinedLists::keep(std::vector<std::uint32_t> list) {
  const std::scoped_lock lock(mutex_);
  return *lists_.insert(std::move(list)).first;
}

}  // namespace onrecord::entities
