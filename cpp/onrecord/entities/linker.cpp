#include "onrecord/entities/linker.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "onrecord/entities/surface.hpp"

namespace onrecord::entities {
namespace {

// Things that a place's name may stand for: a city for its team, a building for its offices.
bool is_site(EntityType type) {
  return type == EntityType::gpe || type == EntityType::loc || type == EntityType::fac || type == EntityType::org;
}

// How full a name is: mixed case before capitals, then the number of parts, then of letters.
std::uint32_t fullness(const Spelling& name) {
  std::uint32_t full_parts = name.generation.hash != 0 ? 1 : 0;
  for (std::uint32_t i = 0; i < name.count; ++i) full_parts += name.parts[i].is_initials ? 0 : 1;
  return (name.all_upper ? 0U : 1U << 24U) + (full_parts << 16U) + std::min(name.full_letters, 0xFFFFU);
}

// de Blasio, van der Meulen: a family name behind its particles.
bool is_family_with_particles(const Spelling& name) {
  for (std::uint32_t i = 0; i < name.count; ++i)
    if (name.parts[i].begins_small != (i + 1 < name.count)) return false;
  return name.count > 1;
}

}  // namespace

Linker::Linker(std::string_view text, const segment::Segments& segments, const Gazetteer* gazetteer,
               const ResolverTables& tables, std::vector<Candidate> candidates)
    : text_(text),
      segments_(segments),
      gazetteer_(gazetteer),
      tables_(tables),
      candidates_(std::move(candidates)),
      links_(candidates_.size(), none),
      by_entry_(candidates_.size() / 2),
      by_key_(candidates_.size() / 2),
      by_family_(candidates_.size() / 2),
      by_given_(candidates_.size() / 2) {
  drafts_.reserve(candidates_.size() / 2);
  spellings_.reserve(candidates_.size() / 4);
}

Found Linker::link() {
  std::vector<std::pair<std::uint32_t, Spelling>> waiting;
  waiting.reserve(candidates_.size() / 2);
  part_namesakes();
  expect_definitions();
  for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
    const Spelling name = tables_.variants.read(written(candidates_[i]));
    if (waits(i, name))
      waiting.emplace_back(i, name);
    else
      links_[i] = link_full(i, name);
  }
  for (const auto& [i, name] : waiting) links_[i] = link_short(i, name);
  const std::size_t known = candidates_.size();
  add_short_places();
  add_shared_places(known);
  return assemble();
}

// Short names wait until all full ones are known: persons of one word, unknown organisations of one word,
// abbreviations, and those that the document explains after it has used them.
bool Linker::waits(std::uint32_t index, const Spelling& name) const {
  const Candidate& candidate = candidates_[index];
  if (candidate.plural) return false;
  const bool only_family = candidate.type == EntityType::person && is_family_with_particles(name);
  if (name.words != 1 && !only_family) return false;
  const std::uint32_t entry = entry_of(candidate);
  if (candidate.type == EntityType::person) {
    return entry == none || tables_.variants.read(gazetteer_->entries()[entry].name).words > name.words;
  }
  if (candidate.type_open || (candidate.type == EntityType::org && entry == none)) return true;
  return !expected_.empty() && !is_in_brackets(index) &&
         std::ranges::binary_search(expected_, body_key(candidate, name));
}

std::uint32_t Linker::link_full(std::uint32_t index, const Spelling& name) {
  const std::uint32_t entry = entry_of(candidates_[index]);
  const bool is_person = candidates_[index].type == EntityType::person && !candidates_[index].plural;
  return is_person ? link_person(candidates_[index], name, entry) : link_body(index, name, entry);
}

std::uint32_t Linker::link_short(std::uint32_t index, const Spelling& name) {
  Candidate& candidate = candidates_[index];
  if (candidate.type == EntityType::person) {
    const std::uint32_t draft = link_by_family(index, name);
    if (draft != none) return draft;
    const std::uint32_t person = link_short_person(candidate, name);
    share_family(index, person);
    return person;
  }
  if (candidate.type_open) {
    const Choice person = choose_bearer(by_family_, name.key().hash, candidate, none);
    if (person.earlier > 0) {
      candidate.type = EntityType::person;
      return link_short_person(candidate, name);
    }
  }
  return link_short_body(index, name);
}

// The entry whose entity a candidate's own entries name: the best of its type, for persons and organisations rather one
// the document knows already; a site's may be of another type of site.
std::uint32_t Linker::entry_of(const Candidate& candidate) const {
  std::uint32_t best = none;
  std::uint32_t other_site = none;
  for (std::uint32_t i = 0; i < candidate.entry_count; ++i) {
    const EntityType type = gazetteer_->entries().type_of(candidate.entries[i]);
    const std::uint32_t entity = gazetteer_->entries().entity_of(candidate.entries[i]);
    if (type == candidate.type) {
      const bool by_document = candidate.type == EntityType::person || candidate.type == EntityType::org;
      if (by_document && draft_of_entry(entity) != none) return entity;
      if (best == none) best = entity;
    } else if (other_site == none && is_site(type) && is_site(candidate.type)) {
      other_site = entity;
    }
  }
  return best != none ? best : other_site;
}

// The entry of a name that no candidate has.
std::uint32_t Linker::entry_of_name(std::string_view name, EntityType type) const {
  if (gazetteer_ == nullptr) return none;
  const auto found = gazetteer_->match(name);
  if (found.size() != 1 || found[0].span.size() != name.size()) return none;
  Candidate candidate{.type = type};
  candidate.entries = found[0].entries;
  candidate.entry_count = found[0].entry_count;
  return entry_of(candidate);
}

std::uint32_t Linker::draft_of_entry(std::uint32_t entry) const {
  std::uint32_t draft = none;
  if (entry != none) by_entry_.for_each(entry, [&](std::uint32_t found) { return draft = found, false; });
  return draft;
}

std::uint32_t Linker::draft_of_key(std::uint64_t key) const {
  std::uint32_t draft = none;
  by_key_.for_each(key, [&](std::uint32_t found) { return draft = found, false; });
  return draft;
}

std::uint32_t Linker::add_draft(const Candidate& candidate, std::uint32_t entry) {
  Draft draft;
  draft.type = entry == none ? candidate.type : gazetteer_->entries().type_of(entry);
  draft.first = candidate.span.begin;
  draft.fullest = candidate.span;
  drafts_.push_back(draft);
  return static_cast<std::uint32_t>(drafts_.size() - 1);
}

// Enters what a mention tells of its entity.
void Linker::join(std::uint32_t index, const Candidate& candidate, const Spelling& name, std::uint32_t entry) {
  Draft& draft = drafts_[index];
  if (draft.entry == none && entry != none) {
    draft.entry = entry;
    draft.type = gazetteer_->entries().type_of(entry);
    draft.gender = gazetteer_->entries()[entry].gender;
    by_entry_.add(std::uint64_t{entry}, index);
  }
  if (draft.gender == Gender::unknown) draft.gender = candidate.gender;
  draft.plural = draft.plural || candidate.plural;
  draft.first = std::min(draft.first, candidate.span.begin);
  const std::uint32_t full = fullness(name);
  if (full <= draft.fullness) return;
  draft.fullness = full;
  draft.fullest = candidate.span;
  if (draft.needs_title && !candidate.title.empty())
    draft.fullest.begin = segments_.tokens[candidate.title.begin].begin;
}

std::string Linker::name_of(const Draft& draft) const {
  if (draft.entry != none) return std::string(gazetteer_->entries()[draft.entry].name);
  const std::string_view written = text::slice(text_, draft.fullest);
  if (written.find("‘") != std::string_view::npos)
    return std::string(written);  // Kim ‘Bubba’ Lee: marks, no apostrophes
  return canonical(written);
}

// Mentions by position, entities by first mention.
Found Linker::assemble() const {
  std::vector<std::uint32_t> order(candidates_.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto position = [&](std::uint32_t i) { return candidates_[i].span.begin; };
  if (!std::ranges::is_sorted(order, {}, position)) std::ranges::sort(order, {}, position);
  Found found;
  found.mentions.reserve(order.size());
  found.entities.reserve(drafts_.size());
  std::vector<std::uint32_t> ids(drafts_.size(), none);
  for (const std::uint32_t i : order) {
    const Draft& draft = drafts_[links_[i]];
    std::uint32_t& id = ids[links_[i]];
    if (id == none) {
      id = static_cast<std::uint32_t>(found.entities.size());
      std::string key(draft.entry == none ? std::string_view{} : gazetteer_->entries()[draft.entry].key);
      const bool plural = draft.type == EntityType::norp || (draft.plural && draft.entry == none);
      const Gender gender = draft.gender == Gender::unknown ? draft.likely_gender : draft.gender;
      found.entities.push_back({name_of(draft), draft.type, std::move(key), gender, plural, draft.entry});
    }
    const Candidate& candidate = candidates_[i];
    found.mentions.push_back({candidate.span, candidate.type, id, candidate.rule, candidate.confidence});
  }
  return found;
}

}  // namespace onrecord::entities
