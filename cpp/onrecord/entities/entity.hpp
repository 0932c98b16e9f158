// Entities and mentions: the values this folder produces.
// A mention is a stretch of text that names something; an entity is what all its mentions in one document name.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/text/span.hpp"

namespace onrecord::entities {

// OntoNotes 5 labels, in the order of EntityType below. A gazetteer may bring types of its own after them.
constexpr std::array<std::string_view, 11> ontonotes_types{"PERSON",  "NORP",  "FAC",         "ORG", "GPE",     "LOC",
                                                           "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"};

// Index into the type names of the gazetteer in use, whose first eleven are always ontonotes_types.
// NOLINTNEXTLINE(performance-enum-size): a gazetteer may bring more than 256 types.
enum class EntityType : std::uint16_t { person, norp, fac, org, gpe, loc, product, event, work_of_art, law, language };

enum class Gender : std::uint8_t { unknown, male, female };

struct Mention {
  TextSpan span;
  EntityType type = EntityType::person;
  std::uint32_t entity = 0;  // index into Found::entities
  const char* rule = "";     // names the rule that found it; static storage
  float confidence = 0;      // probability that span and type are right
};

// Of an entity that no gazetteer knows.
constexpr std::uint32_t no_entry = 0xFFFFFFFF;

struct Entity {
  std::string name;  // the gazetteer's, else the fullest form in the document
  EntityType type = EntityType::person;
  std::string key;                  // a CURIE, or empty
  Gender gender = Gender::unknown;  // persons; for pronouns
  bool plural = false;              // peoples and groups: "they"
  std::uint32_t entry = no_entry;   // of the gazetteer, which tells more of it: Gazetteer::entries()
};

struct Found {
  std::vector<Mention> mentions;  // by position, without overlap
  std::vector<Entity> entities;   // by first mention
};

}  // namespace onrecord::entities
