// Who of the gazetteer has held an office, by family name: whom a title and a family name mean together where the
// document never gives the full name.
//   Sen. Warren  →  Elizabeth Warren      President Bush  →  nobody: two have been
// Tested by tests/cases/resolution.jsonl.
#pragma once

#include <cstdint>
#include <vector>

#include "onrecord/entities/entity.hpp"
#include "onrecord/entities/gazetteer.hpp"
#include "onrecord/entities/offices.hpp"
#include "onrecord/entities/variants.hpp"

namespace onrecord::entities {

class OfficeHolders {
 public:
  // Reads the persons with roles. A null gazetteer has none.
  OfficeHolders(const Gazetteer* gazetteer, const Variants& variants);

  // The one entry with this family name (the key of a Spelling) that has held the office and is not of another gender;
  // no_entry: none, or several.
  std::uint32_t find(const GazetteerEntries& entries, const Offices& offices, std::uint64_t family,
                     std::uint32_t office, Gender gender) const;

 private:
  struct Bearer {
    std::uint64_t family;
    std::uint32_t entry;
  };
  std::vector<Bearer> bearers_;  // by family name
};

}  // namespace onrecord::entities
