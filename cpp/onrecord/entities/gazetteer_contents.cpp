#include "onrecord/entities/gazetteer_contents.hpp"

#include <algorithm>
#include <functional>
#include <stdexcept>

#include "onrecord/text/flat_table.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::entities {
namespace {

void require_utf8(std::string_view what, std::string_view string) {
  if (const auto byte = text::first_invalid(string)) {
    throw std::invalid_argument(std::string(what) + ": byte " + std::to_string(*byte) + ": not UTF-8");
  }
}

}  // namespace

std::string_view GazetteerBuilder::keep(std::string_view string) {
  if (string.empty()) return {};
  return strings_ == Strings::outlive ? string : contents_->strings.emplace_back(string);
}

EntityType GazetteerBuilder::type(std::string_view name) {
  auto& names = contents_->type_names;
  const auto known = std::ranges::find(names, name);
  const auto index = static_cast<std::uint16_t>(known - names.begin());
  if (known == names.end()) names.emplace_back(name);
  return static_cast<EntityType>(index);
}

void GazetteerBuilder::add(const RowView& row) {
  require_utf8("name", row.name);
  require_utf8("type", row.type);
  require_utf8("key", row.key);
  if (row.type.empty()) throw std::invalid_argument("the type is empty");
  if (row.weight > 9) throw std::invalid_argument("weight " + std::to_string(row.weight) + " is not between 0 and 9");
  const auto index = static_cast<std::uint32_t>(contents_->entries.size());
  const std::size_t surfaces = contents_->surfaces.size();
  contents_->entries.push_back({keep(row.name), type(row.type), keep(row.key), row.gender, row.weight, index});
  contents_->of.push_back(keep(row.entity));
  add_alias(row.name, row.case_mode);
  if (contents_->surfaces.size() == surfaces) throw std::invalid_argument("the name is empty");
}

void GazetteerBuilder::add_alias(std::string_view alias, CaseMode mode) {
  require_utf8("alias", alias);
  const auto entry = static_cast<std::uint32_t>(contents_->entries.size()) - 1;
  std::string simple = canonical(alias);
  if (simple.empty()) return;
  const bool is_canonical = simple == alias && strings_ == Strings::outlive;
  contents_->surfaces.push_back(
      {is_canonical ? alias : std::string_view(contents_->strings.emplace_back(std::move(simple))), entry, mode});
}

namespace {

// The entries that name another, by its name.
std::vector<std::uint32_t> waiting_in(const std::vector<GazetteerEntry>& entries,
                                      const std::vector<std::string_view>& of) {
  std::vector<std::uint32_t> waiting;
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    if (!of[i].empty() && of[i] != entries[i].name) waiting.push_back(i);
  }
  std::ranges::stable_sort(waiting, {}, [&](std::uint32_t i) { return of[i]; });
  return waiting;
}

}  // namespace

// A demonym's place: the first row of that name, else the first with that alias, that is no people itself.
void GazetteerBuilder::link_entities() {
  auto& entries = contents_->entries;
  const auto& of = contents_->of;
  const auto wanted = [&](std::uint32_t i) { return of[i]; };
  const auto waiting = waiting_in(entries, of);
  text::FlatSet<std::size_t> hashes;  // of the names waited for: most names are not
  const auto hash_of = [](std::string_view name) { return std::hash<std::string_view>{}(name) | 1U; };
  for (const std::uint32_t i : waiting) hashes.insert(hash_of(of[i]));
  const auto link = [&](std::string_view name, std::uint32_t entry) {
    if (entries[entry].type == EntityType::norp || !hashes.contains(hash_of(name))) return;
    for (auto demonym = std::ranges::lower_bound(waiting, name, {}, wanted);
         demonym != waiting.end() && of[*demonym] == name; ++demonym) {
      if (entries[*demonym].entity == *demonym) entries[*demonym].entity = entry;
    }
  };
  if (waiting.empty()) return;
  for (std::uint32_t i = 0; i < entries.size(); ++i) link(entries[i].name, i);
  for (const Surface& surface : contents_->surfaces) link(surface.text, surface.entry);
}

std::unique_ptr<const Gazetteer::Contents> GazetteerBuilder::finish() {
  link_entities();
  contents_->index = std::make_unique<const GazetteerIndex>(contents_->surfaces, contents_->entries);
  return std::move(contents_);
}

}  // namespace onrecord::entities
