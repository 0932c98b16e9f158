// Namesakes: many countries have a Supreme Court, a Treasury and a Senate. The gazetteer knows those of the U.S. by the
// short name alone, which means others where the country right before it is another, or where the document names places
// of other countries and none of the U.S.; declared in linker.hpp.
//   Kenya's |Supreme Court|      In Dublin, the |Supreme Court| ruled
// Tested by tests/cases/resolution.jsonl.
#include <algorithm>
#include <optional>

#include "onrecord/entities/linker.hpp"

namespace onrecord::entities {
namespace {

enum class Country : std::uint8_t { unknown, american, other };

// GeoNames numbers the towns of the U.S. in one block.
bool is_american_number(std::string_view number) {
  constexpr std::uint32_t first = 4'041'000;
  constexpr std::uint32_t last = 5'881'600;
  std::uint32_t value = 0;
  for (const char digit : number) value = value * 10 + static_cast<std::uint32_t>(digit - '0');
  return first <= value && value <= last;
}

Country country_of_key(std::string_view key) {
  constexpr std::string_view town = "geonames:";
  if (key.starts_with(town)) return is_american_number(key.substr(town.size())) ? Country::american : Country::other;
  if (!key.starts_with("iso3166")) return Country::unknown;
  return key.substr(key.find(':') + 1).starts_with("US") ? Country::american : Country::other;
}

// U.S. Treasury, American Senate: says whose it is.
bool names_country(std::string_view written) {
  return written.starts_with("U.S.") || written.starts_with("US ") || written.starts_with("United States") ||
         written.starts_with("American") || written.ends_with("United States");
}

bool is_abbreviation(std::string_view written) {
  return std::ranges::none_of(written, [](char c) { return c == ' ' || (c >= 'a' && c <= 'z'); });
}

// The country of a place or a people.
Country country_of(const GazetteerEntries& entries, const Candidate& candidate) {
  if (candidate.entry_count == 0) return Country::unknown;
  return country_of_key(entries[entries.entity_of(candidate.entries[0])].key);
}

// A body of the U.S. by a name that bodies of other countries have, too.
bool may_be_namesake(const GazetteerEntries& entries, const Candidate& candidate, std::string_view written) {
  if (candidate.type != EntityType::org || candidate.entry_count == 0) return false;
  if (names_country(written) || is_abbreviation(written)) return false;
  return entries[entries.entity_of(candidate.entries[0])].name.starts_with("U.S. ");
}

}  // namespace

// Whether the document names places of other countries and none of the U.S., nor a body that says it is of the U.S.
bool Linker::is_abroad() const {
  const GazetteerEntries entries = gazetteer_->entries();
  bool names_others = false;
  for (const Candidate& candidate : candidates_) {
    if (candidate.type == EntityType::org && names_country(written(candidate))) return false;
    const Country country = country_of(entries, candidate);
    if (country == Country::american) return false;
    names_others = names_others || country == Country::other;
  }
  return names_others;
}

// Takes from such names the entry of the U.S.
void Linker::part_namesakes() {
  if (gazetteer_ == nullptr) return;
  constexpr std::uint32_t adjacent = 3;  // bytes of “'s ”, the apostrophe a straight one; “’s ” has five
  std::optional<bool> abroad;
  for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
    Candidate& candidate = candidates_[i];
    if (!may_be_namesake(gazetteer_->entries(), candidate, written(candidate))) continue;
    Country owner = Country::unknown;
    if (i > 0 && candidate.span.begin - candidates_[i - 1].span.end <= adjacent + 2)
      owner = country_of(gazetteer_->entries(), candidates_[i - 1]);
    if (owner == Country::unknown && !abroad) abroad = is_abroad();
    if (owner == Country::american || (owner == Country::unknown && !*abroad)) continue;
    candidate.entries = nullptr;
    candidate.entry_count = 0;
  }
}

}  // namespace onrecord::entities
