// The ledger: what a document's prose says of its names, so that one form has one type and short forms follow full
// ones.
//   … Pirelli Cables … Pirelli …  → ORG;   … Alan Shearer … Shearer …  → PERSON;   … European Options Exchange … EOE …
//   → ORG
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "onrecord/entities/name.hpp"
#include "onrecord/text/flat_table.hpp"

namespace onrecord::entities {

class Ledger {
 public:
  // Takes the names of the prose, with their votes.
  Ledger(const Page& page, const std::vector<Name>& names);

  // Part of a name that more than a sentence's first capital vouches for.
  bool knows(std::uint32_t folded) const { return words_.contains(folded); }
  // Whether a name that only its place may have given a capital is one.
  bool confirms(const Page& page, const Name& name) const;
  // The type of a name after all votes of its form and its fuller forms; sets type, rule and confidence-relevant
  // fields.
  void settle(const Page& page, Name& name) const;
  // Whether the document has a person of this first or last name.
  bool is_person(const Page& page, std::uint32_t token) const;
  bool is_surname(std::uint32_t folded) const;

 private:
  using Points = std::array<std::int32_t, ontonotes_types.size()>;

  struct WordSeen {
    bool person_last = false;
    bool person_first = false;
    bool org_first = false;
    bool org_last = false;
    Gender gender = Gender::unknown;
  };
  struct Form {
    Points words{};    // the best votes of its words
    Points context{};  // the sum of its neighbours' votes
    bool certain = false;
    bool is_human = false;  // does once what only persons do

    Points points() const;
  };
  std::optional<int> plural_of(const Page& page, const Name& name) const;
  void count(const Page& page, const Name& name);
  void learn(const Page& page, const Name& name);
  void note_acronym(std::uint32_t folded, EntityType type);
  void learn_person(const Page& page, const Name& name);
  Points points_of(const Name& name) const;
  void prefer_bearer(const Page& page, const Name& name, Points& points) const;
  void add_points_of_word(const Page& page, std::uint32_t token, Points& points) const;

  Form& form_of(const Name& name);
  const Form* find(const Name& name) const {
    const std::uint32_t number = numbers_[name.form];
    return number == 0 ? nullptr : &forms_[number - 1];
  }

  text::FlatTable<std::uint64_t, std::uint32_t> numbers_;  // by form: 1 + its index in forms_
  std::vector<Form> forms_;
  text::FlatTable<std::uint32_t, WordSeen> words_;       // by folded hash
  text::FlatTable<std::uint32_t, EntityType> acronyms_;  // likewise
};

}  // namespace onrecord::entities
