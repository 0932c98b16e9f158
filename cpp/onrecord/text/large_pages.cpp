#include "onrecord/text/large_pages.hpp"

#include <new>
#ifdef __linux__
#include <sys/mman.h>
#endif

namespace onrecord::text {
namespace {

constexpr std::size_t page = std::size_t{1} << 21U;
constexpr std::size_t fewest_bytes = page / 4;  // below, the rest of the page would be wasted for little

std::size_t in_whole_pages(std::size_t bytes) { return (bytes + page - 1) / page * page; }

}  // namespace

void* allocate_table(std::size_t bytes) {
  if (bytes < fewest_bytes) return ::operator new(bytes);
  void* const table = ::operator new(in_whole_pages(bytes), std::align_val_t{page});
#ifdef MADV_HUGEPAGE
  madvise(table, in_whole_pages(bytes), MADV_HUGEPAGE);  // advice: where it is refused, all works as before
#endif
  return table;
}

void free_table(void* table, std::size_t bytes) noexcept {
  if (bytes < fewest_bytes)
    ::operator delete(table);
  else
    ::operator delete(table, std::align_val_t{page});
}

}  // namespace onrecord::text
