// Lists of entries that one match names: their order, and those that are put together only when a text asks for them.
#pragma once

#include <cstdint>
#include <mutex>
#include <set>
#include <span>
#include <vector>

#include "onrecord/entities/gazetteer_image.hpp"

namespace onrecord::entities {

// Best weight first, those of equal weight as they came, each entry once.
void put_in_order(std::vector<std::uint32_t>& list, std::span<const EntryRecord> entries);

// Whether the context of some entry may tell it from the others; more than 64 no context tells apart.
bool has_context(std::span<const std::uint32_t> list, std::span<const EntryRecord> entries);

// Lists that no table holds: a form with many spellings has more of them than texts ever ask for. They live as long as
// their gazetteer, each once; threads share them.
class JoinedLists {
 public:
  std::span<const std::uint32_t> keep(std::vector<std::uint32_t> list);

 private:
  std::mutex mutex_;
  std::set<std::vector<std::uint32_t>> lists_;
};

}  // namespace onrecord::entities
