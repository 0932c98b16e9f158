// Keeps the Python entries of the names found last, so that a name found again costs no new objects: its tuple of Entry
// values, and its str. Of a fixed size; a newcomer takes the place of an older one.
#pragma once

#include <pybind11/pybind11.h>

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstdint>
#include <string_view>
#include <vector>

namespace onrecord::bindings {

class EntryCache {
 public:
  struct Known {
    const std::uint32_t* entries = nullptr;  // of the match, which tells one from another
    pybind11::object values;                 // tuple of Entry
    pybind11::object name;                   // of the first of them, as a str
    std::string_view text;                   // its characters, where they are ASCII
  };

  // With room for what a gazetteer of that many entries may show.
  explicit EntryCache(std::size_t entries) : known_(std::bit_ceil(std::min<std::size_t>(4 * entries, most) + 16)) {}

  Known& place(const std::uint32_t* entries) {
    const auto number = reinterpret_cast<std::uintptr_t>(entries) / sizeof(std::uint32_t);
    return known_[(number * 0x9E3779B97F4A7C15U >> 32U) & (known_.size() - 1)];
  }

  // Has the memory fetch what `place` will give; and what that refers to.
  void prefetch(const std::uint32_t* entries) { __builtin_prefetch(&place(entries)); }
  void prefetch_values(const std::uint32_t* entries) {
    const Known& known = place(entries);
    __builtin_prefetch(known.values.ptr());
    __builtin_prefetch(known.name.ptr());
  }

  // One call at a time uses it; who comes meanwhile goes without.
  bool enter() { return !busy_.test_and_set(std::memory_order_acquire); }
  void leave() { busy_.clear(std::memory_order_release); }

 private:
  static constexpr std::size_t most = 1U << 16U;
  std::vector<Known> known_;
  std::atomic_flag busy_ = ATOMIC_FLAG_INIT;
};

}  // namespace onrecord::bindings
