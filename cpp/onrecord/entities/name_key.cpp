// Tested by tests/cpp/entities/name_key_test.cpp.
#include "onrecord/entities/name_key.hpp"

#include <utility>

#include "onrecord/normalize/normalizer.hpp"

namespace onrecord::entities {

std::string name_key(std::string_view name) {
  static const normalize::Normalizer search(normalize::preset("search"));
  normalize::Normalized folded = search.apply(name);
  return folded.changed ? std::move(folded.text) : std::string(name);
}

}  // namespace onrecord::entities
