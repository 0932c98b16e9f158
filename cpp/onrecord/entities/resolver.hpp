// The resolver: which mentions of a document name the same entity, and which one of the gazetteer that is.
// Persons by surname, given name, initials, title and gender; organisations by short form and acronym; peoples by their
// country. Where it cannot know, a mention stays alone in an entity of its own.
//   … Kim Jong Un … Kim Yong Chol … Kim …  →  the last names Kim Jong Un, the first-introduced bearer of the name
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "onrecord/entities/candidate.hpp"
#include "onrecord/entities/entity.hpp"
#include "onrecord/entities/gazetteer.hpp"
#include "onrecord/entities/resolver_tables.hpp"
#include "onrecord/segment/segments.hpp"

namespace onrecord::entities {

class Resolver {
 public:
  // Reads the tables once. A null gazetteer means none: no candidate may then carry entries.
  explicit Resolver(std::shared_ptr<const Gazetteer> gazetteer);

  // Takes candidates by position, without overlap. Gives them all back as mentions, and adds short forms of what the
  // document named in full ("the North" for North Korea). Linear in text and candidates.
  Found resolve(std::string_view text, const segment::Segments& segments, std::vector<Candidate> candidates) const;

 private:
  std::shared_ptr<const Gazetteer> gazetteer_;
  std::shared_ptr<const ResolverTables> tables_;
};

}  // namespace onrecord::entities
