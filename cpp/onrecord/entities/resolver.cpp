// Tested by tests/cpp/entities/resolver_test.cpp.
#include "onrecord/entities/resolver.hpp"

#include <unordered_map>

#include "onrecord/text/chars.hpp"

namespace onrecord::entities {

Resolver::Resolver(std::shared_ptr<const Gazetteer> gazetteer) : gazetteer_(std::move(gazetteer)) {}

Found Resolver::resolve(std::string_view text, const segment::Segments&, std::vector<Candidate> candidates) const {
  Found found;
  std::unordered_map<std::uint64_t, std::uint32_t> by_name;  // folded name, or gazetteer entry → entity
  for (const Candidate& candidate : candidates) {
    const auto written = text::slice(text, candidate.span);
    const GazetteerEntry* entry = nullptr;
    std::uint64_t key = (std::uint64_t{1} << 32U) | text::folded_hash(written);
    for (std::uint32_t i = 0; i < candidate.entry_count && entry == nullptr; ++i) {
      const auto& possible = gazetteer_->entries()[candidate.entries[i]];
      if (possible.type != candidate.type) continue;
      entry = &gazetteer_->entries()[possible.entity];
      key = possible.entity;
    }
    const auto [place, is_new] = by_name.try_emplace(key, static_cast<std::uint32_t>(found.entities.size()));
    if (is_new && entry != nullptr) found.entities.push_back({std::string(entry->name), entry->type, std::string(entry->key), entry->gender, false});
    if (is_new && entry == nullptr)
      found.entities.push_back({std::string(written), candidate.type, {}, candidate.gender, candidate.plural});
    found.mentions.push_back({candidate.span, candidate.type, place->second, candidate.rule, candidate.confidence});
  }
  return found;
}

}  // namespace onrecord::entities
