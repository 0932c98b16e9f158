#include "onrecord/entities/office_holders.hpp"

#include <algorithm>

namespace onrecord::entities {
namespace {

constexpr int most_bearers = 64;  // of a name that more bear nobody knows who is meant

bool conflict(Gender a, Gender b) { return a != Gender::unknown && b != Gender::unknown && a != b; }

}  // namespace

OfficeHolders::OfficeHolders(const Gazetteer* gazetteer, const Variants& variants) {
  if (gazetteer == nullptr) return;
  const GazetteerEntries entries = gazetteer->entries();
  for (std::uint32_t entry = 0; entry < entries.size(); ++entry) {
    if (entries.type_of(entry) != EntityType::person || entries.biography(entry).roles.empty()) continue;
    const Spelling name = variants.read(entries[entry].name);
    for (std::uint32_t i = 1; i < name.count; ++i) bearers_.push_back({name.key(i, name.count).hash, entry});
    if (variants.family_first(name)) bearers_.push_back({name.parts[0].key.hash, entry});
  }
  std::ranges::stable_sort(bearers_, {}, &Bearer::family);
}

std::uint32_t OfficeHolders::find(const GazetteerEntries& entries, const Offices& offices, std::uint64_t family,
                                  std::uint32_t office, Gender gender) const {
  if (!offices.is_political(office)) return no_entry;
  std::uint32_t found = no_entry;
  int count = 0;
  for (auto bearer = std::ranges::lower_bound(bearers_, family, {}, &Bearer::family);
       bearer != bearers_.end() && bearer->family == family; ++bearer) {
    if (++count > most_bearers) return no_entry;
    if (!offices.holds_of(entries.biography(bearer->entry).roles, office)) continue;
    if (found != no_entry && entries[found].name != entries[bearer->entry].name) return no_entry;
    found = bearer->entry;
  }
  return found == no_entry || conflict(entries[found].gender, gender) ? no_entry : found;
}

}  // namespace onrecord::entities
