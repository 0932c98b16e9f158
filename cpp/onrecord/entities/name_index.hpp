// From the hash of a name to the entities that bear it, in the order in which they were added.
// Keeps the first few bearers of a name only, so that a text of a million Smiths costs no more than any other.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace onrecord::entities {

class NameIndex {
 public:
  // `expected`: how many additions there will be, about.
  explicit NameIndex(std::size_t expected = 0) { grow(expected); }

  void add(std::uint64_t hash, std::uint32_t entity) {
    if (used_ == slots_.size()) grow(2 * slots_.size());
    std::uint32_t* link = &slots_[bucket(hash)].first;
    for (int steps = 0; *link != none; link = &slots_[*link].next) {
      if ((slots_[*link].hash == hash && slots_[*link].entity == entity) || ++steps == most) return;
    }
    *link = used_;
    Slot& own = slots_[used_++];
    own.hash = hash;
    own.entity = entity;
  }

  // Calls `use` with each entity of that name until it returns false.
  template <class Use>
  void for_each(std::uint64_t hash, Use use) const {
    for (std::uint32_t i = slots_[bucket(hash)].first; i != none; i = slots_[i].next) {
      if (slots_[i].hash == hash && !use(slots_[i].entity)) return;
    }
  }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  static constexpr int most = 24;  // names of one bucket
  // An addition and, in the same memory, a bucket: the two have nothing to do with each other.
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t entity = 0;
    std::uint32_t next = none;   // of the same bucket
    std::uint32_t first = none;  // of this bucket
  };
  std::size_t bucket(std::uint64_t hash) const { return (hash * 0x9E3779B97F4A7C15U >> 32U) & (slots_.size() - 1); }
  void grow(std::size_t wanted) {
    constexpr std::size_t fewest = 8;
    slots_.resize(std::bit_ceil(std::max(wanted, fewest)));
    for (Slot& slot : slots_) slot.next = slot.first = none;
    for (std::uint32_t i = 0; i < used_; ++i) {
      std::uint32_t* link = &slots_[bucket(slots_[i].hash)].first;
      while (*link != none) link = &slots_[*link].next;
      *link = i;
    }
  }

  std::vector<Slot> slots_;  // a power of two
  std::uint32_t used_ = 0;   // additions
};

}  // namespace onrecord::entities
