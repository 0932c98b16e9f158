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

ResolverTables::ResolverTables(const Gazetteer* gazetteer) : office_holders(gazetteer, variants) {
  for (const std::string_view direction : {"North", "South", "East", "West"})
    directions.insert(text::folded_hash(direction));
  if (gazetteer == nullptr) return;
  const auto each_short_place = [](const auto& use) {
    text::for_each_row("en/short_places.tsv", data::table("en/short_places.tsv"), use);
  };
  std::unordered_map<std::string_view, std::uint32_t> countries;
  each_short_place([&](const text::Row& row) { countries.emplace(row[1], no_entry); });
  const GazetteerEntries entries = gazetteer->entries();
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    if (entries.type_of(i) != EntityType::gpe) continue;
    const auto country = countries.find(entries[i].name);
    if (country != countries.end() && country->second == no_entry) country->second = i;
  }
  each_short_place([&](const text::Row& row) {
    const std::uint32_t country = countries.at(row[1]);
    if (country != no_entry) short_places.push_back(short_place(row[0], country));
  });
}

}  // namespace onrecord::entities
