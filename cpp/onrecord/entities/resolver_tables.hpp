// What the resolver knows before it sees a document; read once from the tables.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "onrecord/entities/gazetteer.hpp"
#include "onrecord/entities/office_holders.hpp"
#include "onrecord/entities/offices.hpp"
#include "onrecord/entities/variants.hpp"

namespace onrecord::entities {

// A short form of a country: "North" for the entry of North Korea. Hashes of its words as tokens have them.
struct ShortPlace {
  std::uint32_t first_word = 0;
  std::uint32_t second_word = 0;  // 0: the form has one word
  std::uint32_t entry = 0;        // of the gazetteer; in a document, the draft
};

struct ResolverTables {
  // Reads en/short_places.tsv, the tables of Variants and Offices and the persons of the gazetteer. A null gazetteer
  // has neither short places nor persons.
  explicit ResolverTables(const Gazetteer* gazetteer);

  Variants variants;
  Offices offices;
  OfficeHolders office_holders;
  std::unordered_set<std::uint32_t> directions;  // North, South, East, West
  std::vector<ShortPlace> short_places;
};

}  // namespace onrecord::entities
