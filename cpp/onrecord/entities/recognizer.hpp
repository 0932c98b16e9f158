// The door of this folder: all mentions of a text, each linked to its entity of the document.
//   gazetteer matches + names no list knows → candidates → resolver → mentions and entities
#pragma once

#include <memory>
#include <string_view>

#include "onrecord/entities/entity.hpp"
#include "onrecord/entities/gazetteer.hpp"
#include "onrecord/entities/names.hpp"
#include "onrecord/entities/resolver.hpp"
#include "onrecord/segment/segments.hpp"

namespace onrecord::entities {

class Recognizer {
 public:
  // A null gazetteer means none: only names no list knows are found.
  explicit Recognizer(std::shared_ptr<const Gazetteer> gazetteer);

  Found find(std::string_view text, const segment::Segments& segments) const;

 private:
  std::shared_ptr<const Gazetteer> gazetteer_;
  NameFinder names_;
  Resolver resolver_;
};

}  // namespace onrecord::entities
