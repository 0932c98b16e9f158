// A set of hashes that answers most questions of absence from 512 bytes that stay in the cache.
#pragma once

#include <bitset>
#include <cstdint>

namespace onrecord::segment {

class HashFilter {
 public:
  void add(std::uint32_t hash) { bits_.set(hash % size); }
  // False: `hash` was never added. True: it may have been.
  bool may_contain(std::uint32_t hash) const { return bits_.test(hash % size); }

 private:
  static constexpr std::uint32_t size = 4096;
  std::bitset<size> bits_;
};

}  // namespace onrecord::segment
