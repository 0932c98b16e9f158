#include "onrecord/text/large_pages.hpp"

#include <cstdint>
#include <new>
#ifdef __linux__
#include <sys/mman.h>
#endif

namespace onrecord::text {
namespace {

constexpr std::size_t page = std::size_t{1} << 21U;
constexpr std::size_t small_page = std::size_t{1} << 12U;
constexpr std::size_t fewest_bytes = page / 4;            // below, the rest of the page would be wasted for little
constexpr std::size_t fewest_bytes_asked_for = 2 * page;  // fewer may hold no whole page

std::size_t in_whole_pages(std::size_t bytes) { return (bytes + page - 1) / page * page; }

// Advice: where it is refused, all works as before.
void advise([[maybe_unused]] void* pages, [[maybe_unused]] std::size_t bytes) {
#ifdef MADV_HUGEPAGE
  madvise(pages, bytes, MADV_HUGEPAGE);
#endif
}

}  // namespace

void ask_for_large_pages(void* memory, std::size_t bytes) {
  if (bytes < fewest_bytes_asked_for) return;
  // From the small page it begins in, which holds the allocator's note before it: that one begins a large page, often.
  const std::size_t into_page = reinterpret_cast<std::uintptr_t>(memory) % small_page;
  advise(static_cast<char*>(memory) - into_page, (into_page + bytes + small_page - 1) / small_page * small_page);
}

void* allocate_table(std::size_t bytes) {
  if (bytes < fewest_bytes) return ::operator new(bytes);
  void* const table = ::operator new(in_whole_pages(bytes), std::align_val_t{page});
  advise(table, in_whole_pages(bytes));
  return table;
}

void free_table(void* table, std::size_t bytes) noexcept {
  if (bytes < fewest_bytes)
    ::operator delete(table);
  else
    ::operator delete(table, std::align_val_t{page});
}

}  // namespace onrecord::text
