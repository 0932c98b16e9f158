// Memory on pages of 2 MB, where the system has them (Linux), for two ends. The processor keeps the addresses of only a
// few thousand pages at hand; on pages of 4 KB a look-up all over a big table often waits for an address first. And
// each new page costs the system about as much as the work on its 4 KB of text: a long text would cost several times
// what the same text costs in short ones, for which memory is at hand. Small pieces are ordinary memory. Tested by
// tests/cpp/text/large_pages_test.cpp.
#pragma once

#include <cstddef>
#include <vector>

namespace onrecord::text {

// Memory for `bytes`, on large pages where that pays; throws std::bad_alloc. Freed with the same number of bytes.
void* allocate_table(std::size_t bytes);
void free_table(void* table, std::size_t bytes) noexcept;

// Asks for large pages for memory that others made, before it is written to; where it is small, does nothing.
void ask_for_large_pages(void* memory, std::size_t bytes);

// The allocator for it.
template <class T>
struct LargePages {
  using value_type = T;

  LargePages() = default;
  template <class U>
  LargePages(const LargePages<U>& /*other*/) {}  // NOLINT(google-explicit-constructor)

  T* allocate(std::size_t count) { return static_cast<T*>(allocate_table(count * sizeof(T))); }
  void deallocate(T* items, std::size_t count) noexcept { free_table(items, count * sizeof(T)); }
  friend bool operator==(const LargePages& /*a*/, const LargePages& /*b*/) { return true; }
};

template <class T>
using TableVector = std::vector<T, LargePages<T>>;

}  // namespace onrecord::text
