// The linker: one document's work of the resolver. Full names first, in order, each to its entity; then, when all
// bearers of a name are known, the short ones; then the short forms of countries.
//   drafts: the entities as they grow, each from its first mention on
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/entities/candidate.hpp"
#include "onrecord/entities/entity.hpp"
#include "onrecord/entities/gazetteer.hpp"
#include "onrecord/entities/name_index.hpp"
#include "onrecord/entities/resolver_tables.hpp"
#include "onrecord/segment/segments.hpp"

namespace onrecord::entities {

class Linker {
 public:
  // All arguments must outlive the linker; `gazetteer` may be null.
  Linker(std::string_view text, const segment::Segments& segments, const Gazetteer* gazetteer,
         const ResolverTables& tables, std::vector<Candidate> candidates);

  // Call once.
  Found link();

 private:
  static constexpr std::uint32_t none = no_entry;

  // An entity as it grows.
  struct Draft {
    EntityType type = EntityType::person;
    std::uint32_t entry = none;  // of the gazetteer
    Gender gender = Gender::unknown;
    Gender likely_gender = Gender::unknown;  // told by a given name that stands alone
    bool plural = false;
    bool needs_title = false;        // shares its name with another person: Mrs. Trump
    std::uint32_t first = 0;         // where its first mention begins
    std::uint32_t full_from = none;  // where its first full name begins
    TextSpan fullest;                // the fullest form so far
    std::uint32_t fullness = 0;
    std::uint32_t name = none;              // of a person: into spellings_, the fullest so far
    std::array<std::uint32_t, 3> titles{};  // hashes of offices: President, Secretary of State
  };
  struct Choice {  // among the bearers of a name
    std::uint32_t draft = none;
    int score = -1;
    int earlier = 0;  // bearers introduced before the mention
  };

  std::string_view written(const Candidate& candidate) const { return text::slice(text_, candidate.span); }
  bool waits(std::uint32_t index, const Spelling& name) const;
  std::uint32_t link_full(std::uint32_t index, const Spelling& name);
  std::uint32_t link_short(std::uint32_t index, const Spelling& name);

  std::uint32_t entry_of(const Candidate& candidate) const;
  std::uint32_t entry_of_name(std::string_view name, EntityType type) const;
  std::uint32_t draft_of_entry(std::uint32_t entry) const;
  std::uint32_t draft_of_key(std::uint64_t key) const;
  std::uint32_t add_draft(const Candidate& candidate, std::uint32_t entry);
  void join(std::uint32_t index, const Candidate& candidate, const Spelling& name, std::uint32_t entry);
  Found assemble() const;
  std::string name_of(const Draft& draft) const;

  // persons.cpp
  std::uint32_t link_person(const Candidate& candidate, const Spelling& name, std::uint32_t entry);
  bool may_be(const Draft& draft, const Candidate& candidate, const Spelling& name, std::uint32_t entry) const;
  std::uint32_t variant_of_person(const Candidate& candidate, const Spelling& name, std::uint32_t entry) const;
  std::uint32_t link_short_person(const Candidate& candidate, const Spelling& name);
  std::uint32_t link_by_family(std::uint32_t index, const Spelling& name);
  void share_family(std::uint32_t index, std::uint32_t draft);
  std::uint32_t unknown_person(const Candidate& candidate, const Spelling& name);
  void index_person(std::uint32_t index, const Candidate& candidate, const Spelling& name);
  Choice choose_bearer(const NameIndex& index, std::uint64_t key, const Candidate& candidate,
                       std::uint32_t known) const;
  std::uint32_t office_of(const Candidate& candidate) const;
  int office_score(const Draft& draft, std::uint32_t office) const;
  std::uint32_t office_near(const Candidate& candidate) const;
  std::uint32_t office_holder(const Candidate& candidate, const Spelling& name, const Choice& choice) const;
  std::uint32_t link_known_person(const Candidate& candidate, const Spelling& name, std::uint32_t entry);

  // namesakes.cpp
  void part_namesakes();
  bool is_abroad() const;

  // bodies.cpp: organisations and all other things
  std::uint32_t link_body(std::uint32_t index, const Spelling& name, std::uint32_t entry);
  std::uint32_t link_short_body(std::uint32_t index, const Spelling& name);
  std::uint64_t body_key(const Candidate& candidate, const Spelling& name) const;
  void index_body(std::uint32_t draft, const Candidate& candidate, const Spelling& name);
  bool is_in_brackets(std::uint32_t index) const;
  bool is_defined(std::uint32_t index, const Spelling& name) const;
  void expect_definitions();
  std::uint32_t defined_by(std::uint32_t index, const Spelling& name) const;

  // short_places.cpp
  struct FoundPlace {
    std::uint32_t draft = none;
    std::uint32_t last_token = 0;
  };
  void add_short_places();
  std::string shared_name(const Candidate& place) const;
  void add_shared_places(std::size_t known);
  std::vector<ShortPlace> short_places_here() const;
  void add_directed(std::vector<ShortPlace>& places) const;
  FoundPlace short_place_at(std::uint32_t token, const std::vector<ShortPlace>& places) const;

  std::string_view text_;
  const segment::Segments& segments_;
  const Gazetteer* gazetteer_;
  const ResolverTables& tables_;
  std::vector<Candidate> candidates_;
  std::vector<std::uint32_t> links_;  // candidate → draft
  std::vector<Draft> drafts_;
  std::vector<Spelling> spellings_;
  NameIndex by_entry_;
  NameIndex by_key_;                     // whole names
  NameIndex by_family_;                  // persons by the last parts of their names, and by family names written first
  NameIndex by_given_;                   // persons by the first parts
  NameIndex by_short_;                   // organisations by first and last part, and by initials
  NameIndex definitions_;                // abbreviations the document explains
  std::vector<std::uint64_t> expected_;  // their keys before any is linked, sorted
};

}  // namespace onrecord::entities
