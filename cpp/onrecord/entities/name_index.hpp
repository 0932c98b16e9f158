// From the hash of a name to the entities that bear it, in the order in which they were added.
// Keeps the first few bearers of a name only, so that a text of a million Smiths costs no more than any other.
#pragma once

#include <cstdint>
#include <vector>

namespace onrecord::entities {

class NameIndex {
 public:
  // `expected`: how many additions there will be, about.
  explicit NameIndex(std::size_t expected = 0) { grow(expected * 2); }

  void add(std::uint64_t hash, std::uint32_t entity) {
    if (nodes_.size() * 2 >= heads_.size()) grow(heads_.size() * 2);
    std::uint32_t* link = &heads_[bucket(hash)];
    for (int steps = 0; *link != none; link = &nodes_[*link].next) {
      if ((nodes_[*link].hash == hash && nodes_[*link].entity == entity) || ++steps == most) return;
    }
    *link = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back({hash, entity, none});
  }

  // Calls `use` with each entity of that name until it returns false.
  template <class Use>
  void for_each(std::uint64_t hash, Use use) const {
    for (std::uint32_t i = heads_[bucket(hash)]; i != none; i = nodes_[i].next) {
      if (nodes_[i].hash == hash && !use(nodes_[i].entity)) return;
    }
  }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  static constexpr int most = 24;  // names of one bucket
  struct Node {
    std::uint64_t hash;
    std::uint32_t entity;
    std::uint32_t next;
  };
  std::size_t bucket(std::uint64_t hash) const { return (hash * 0x9E3779B97F4A7C15U >> 32U) & (heads_.size() - 1); }
  void grow(std::size_t wanted) {
    std::size_t size = 16;
    while (size < wanted) size *= 2;
    heads_.assign(size, none);
    nodes_.reserve(size / 2);
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      nodes_[i].next = none;
      std::uint32_t* link = &heads_[bucket(nodes_[i].hash)];
      while (*link != none) link = &nodes_[*link].next;
      *link = i;
    }
  }

  std::vector<std::uint32_t> heads_;
  std::vector<Node> nodes_;
};

}  // namespace onrecord::entities
