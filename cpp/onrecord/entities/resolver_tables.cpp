#include "onrecord/entities/resolver_tables.hpp"

#include <unordered_map>

#include "onrecord/data/data.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/table.hpp"

namespace onrecord::entities {
namespace {

ShortPlace short_place(std::string_view form, std::uint32_t entry) {
  const std::size_t blank = form.find(' ');
  if (blank == std::string_view::npos) return {text::folded_hash(form), 0, entry};
  return {text::folded_hash(form.substr(0, blank)), text::folded_hash(form.substr(blank + 1)), entry};
}

}  // namespace

ResolverTables::ResolverTables(const Gazetteer* gazetteer) {
  for (const std::string_view direction : {"North", "South", "East", "West"})
    directions.insert(text::folded_hash(direction));
  if (gazetteer == nullptr) return;
  text::for_each_row("en/short_places.tsv", data::table("en/short_places.tsv"), [&](const text::Row& row) {
    for (std::uint32_t i = 0; i < gazetteer->entries().size(); ++i) {
      const GazetteerEntry& entry = gazetteer->entries()[i];
      if (entry.type == EntityType::gpe && entry.name == row[1]) return short_places.push_back(short_place(row[0], i));
    }
  });
}

}  // namespace onrecord::entities
