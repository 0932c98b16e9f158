// The tables of a gazetteer while it is built, and afterwards their owner; see gazetteer_image.hpp.
#pragma once

#include <cstdint>
#include <vector>

#include "onrecord/entities/gazetteer_image.hpp"
#include "onrecord/text/large_pages.hpp"

namespace onrecord::entities {

struct GazetteerTables {
  text::TableVector<char> pool{'\0'};  // at 0: the empty string
  std::vector<StringRef> type_names;
  text::TableVector<EntryRecord> entries;
  text::TableVector<StringRef> surfaces;
  std::vector<std::uint32_t> contexts{0};
  text::TableVector<Slot> slots;
  text::TableVector<std::uint64_t> first_units;
  text::TableVector<std::uint64_t> longer_starts;
  std::vector<Form> forms;
  std::vector<Variant> variants;
  std::vector<std::uint32_t> entry_lists;
  std::vector<char32_t> first_others;
  std::vector<Starts> starts;

  GazetteerImage image() const {
    return {.pool = {pool.data(), pool.size()},
            .type_names = type_names,
            .entries = entries,
            .surfaces = surfaces,
            .contexts = contexts,
            .slots = slots,
            .first_units = first_units,
            .longer_starts = longer_starts,
            .forms = forms,
            .variants = variants,
            .entry_lists = entry_lists,
            .first_others = first_others,
            .starts = starts};
  }
};

// Makes the tables from slots on out of those before.
void build_index(GazetteerTables& tables);

}  // namespace onrecord::entities
