// Candidates: mentions before they are linked. Made by gazetteer matches and by names no list knows, merged by the
// recognizer, given to the resolver, which turns them into mentions and entities.
//   President Donald J. Trump's  →  span "Donald J. Trump", title "President"
#pragma once

#include <cstdint>
#include <vector>

#include "onrecord/entities/entity.hpp"
#include "onrecord/segment/tokens.hpp"

namespace onrecord::entities {

struct Candidate {
  TextSpan span;               // the name alone: without title, article and possessive
  segment::TokenRange tokens;  // the tokens that `span` touches
  segment::TokenRange title;   // tokens of the title or role right before it ("Mr.", "Vice President"); empty: none
  EntityType type = EntityType::person;
  bool type_open =
      false;  // the type is a guess: the resolver may take that of the entity the mention turns out to name
  Gender gender = Gender::unknown;  // what title or given name tell; the gazetteer's is in its entries
  Gender likely_gender =
      Gender::unknown;    // what the given name tells that stands alone; another's family name may be it
  bool plural = false;    // names several: "North Koreans", "the Clintons"
  const char* rule = "";  // names the rule that found it; static storage
  float confidence = 0;   // probability that span and type are right
  // Gazetteer entries of exactly this span, best weight first; indices into Gazetteer::entries(). Empty: no list knows
  // it. Those of another type than the candidate's are passed over.
  const std::uint32_t* entries = nullptr;
  std::uint32_t entry_count = 0;
};

}  // namespace onrecord::entities
