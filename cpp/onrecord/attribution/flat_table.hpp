// A flat hash table from 32-bit keys to small values, filled once and at most a quarter full, so that a look-up is
// mostly one probe of one cache line. Keys are hashes themselves (words' folded hashes, keys of features) and never 0.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace onrecord::attribution {

template <class Value>
class FlatTable {
 public:
  using Row = std::pair<std::uint32_t, Value>;

  FlatTable() : FlatTable(std::span<const Row>{}) {}
  // A later row replaces an earlier one of the same key.
  explicit FlatTable(std::span<const Row> rows) {
    std::uint32_t size = 16;
    while (size < 4 * rows.size()) size *= 2;
    mask_ = size - 1;
    slots_.assign(size, {0, Value{}});
    for (const Row& row : rows) slots_[slot_of(row.first)] = row;
  }

  // The key's value, or Value{} for a key without.
  Value operator[](std::uint32_t key) const { return slots_[slot_of(key)].second; }

 private:
  std::uint32_t slot_of(std::uint32_t key) const {
    std::uint32_t slot = (key * 0x9E3779B1U >> 7U) & mask_;
    while (slots_[slot].first != key && slots_[slot].first != 0) slot = (slot + 1) & mask_;
    return slot;
  }

  std::vector<Row> slots_;  // key 0: free
  std::uint32_t mask_ = 0;
};

}  // namespace onrecord::attribution
