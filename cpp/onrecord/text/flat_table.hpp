// A flat hash table from hashes (of words, of phrases, of features) to small values: open addressing, one array, of
// whose slots at most one in `Spread` is taken, so that a look-up is mostly one probe of one cache line. The tables
// that every word of a text is looked up in are spread wide: where nearly every probe ends at its first slot, the
// processor need not guess whether another follows. Keys are hashes already and never 0.
#pragma once

#include <algorithm>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "onrecord/text/large_pages.hpp"

namespace onrecord::text {

template <std::unsigned_integral Key, class Value, std::size_t Spread = 2>
class FlatTable {
 public:
  FlatTable() : FlatTable(0) {}
  // With room for `expected` keys from the start.
  explicit FlatTable(std::size_t expected) : slots_(std::bit_ceil(Spread * (expected + 8))), mask_(slots_.size() - 1) {}

  // The key's value, made as Value{} where it has none yet. The reference holds until the next call.
  Value& at(Key key) {
    if (Spread * (used_ + 1) > slots_.size()) grow();
    auto& slot = slots_[slot_of(key)];
    if (slot.first == 0) ++used_;
    slot.first = key;
    return slot.second;
  }

  // The key's value, or null for a key without.
  const Value* find(Key key) const {
    const auto& slot = slots_[slot_of(key)];
    return slot.first == key ? &slot.second : nullptr;
  }
  // The key's value, or Value{} for a key without.
  Value operator[](Key key) const { return slots_[slot_of(key)].second; }
  bool contains(Key key) const { return slots_[slot_of(key)].first == key; }
  std::size_t size() const { return used_; }
  // Has the memory fetch the key's slot while the caller does something else: a look-up follows soon.
  void prefetch(Key key) const { __builtin_prefetch(&slots_[home_of(key)]); }

 private:
  using Slot = std::pair<Key, Value>;  // key 0: free

  std::size_t home_of(Key key) const { return (static_cast<std::uint64_t>(key) * 0x9E3779B97F4A7C15U >> 32U) & mask_; }
  std::size_t slot_of(Key key) const {
    std::size_t slot = home_of(key);
    while (is_of_another(slots_[slot].first, key)) slot = (slot + 1) & mask_;
    return slot;
  }
  // Neither the key nor free, in one question: which of the two a slot is cannot be foreseen, that it is one of them
  // can.
  static bool is_of_another(Key found, Key key) { return std::min<Key>(found ^ key, found) != 0; }
  void grow() {
    TableVector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    mask_ = slots_.size() - 1;
    for (auto& slot : old) {
      if (slot.first != 0) slots_[slot_of(slot.first)] = std::move(slot);
    }
  }

  TableVector<Slot> slots_;
  std::size_t mask_;  // the number of slots, a power of two, less one
  std::size_t used_ = 0;
};

// For tables that are built once and asked for every word of a text.
template <std::unsigned_integral Key, class Value>
using SparseTable = FlatTable<Key, Value, 8>;

// A set of hashes, never 0.
template <std::unsigned_integral Key>
class FlatSet {
 public:
  void insert(Key key) { keys_.at(key) = true; }
  bool contains(Key key) const { return keys_.contains(key); }
  std::size_t size() const { return keys_.size(); }

 private:
  FlatTable<Key, bool> keys_;
};

}  // namespace onrecord::text
