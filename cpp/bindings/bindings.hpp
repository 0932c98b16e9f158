// What the binding files share: one `bind_…` function a concept, called by module.cpp, and the bound wrappers.
// No thought lives here: take `str`, release the GIL round one core call, hand back values.
#pragma once

#include <pybind11/pybind11.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "onrecord/analyzer.hpp"

namespace onrecord::bindings {

namespace py = pybind11;

// A shared gazetteer; null means none.
using SharedGazetteer = std::shared_ptr<const entities::Gazetteer>;

class EntryCache;

// As pybind11 keeps no pointers to const, the shared engine travels in a box.
struct GazetteerBox {
  explicit GazetteerBox(SharedGazetteer shared = nullptr);
  SharedGazetteer gazetteer;
  std::shared_ptr<EntryCache> cache;  // null without a gazetteer
};

// A finished document with what its values need: the map to code points and the names of its entity types.
struct Analysis {
  Analysis(Document done, SharedGazetteer shared)
      : document(std::move(done)), to_code_points(document), gazetteer(std::move(shared)) {}
  Analysis(const Analysis&) = delete;  // `to_code_points` views `document`
  Analysis& operator=(const Analysis&) = delete;

  std::string_view type_name(entities::EntityType type) const {
    const auto index = static_cast<std::size_t>(type);
    return gazetteer ? std::string_view(gazetteer->type_names()[index]) : entities::ontonotes_types[index];
  }

  // What the gazetteer tells of an entity; empty where it does not know it.
  entities::Biography biography(const entities::Entity& entity) const {
    return entity.entry == entities::no_entry ? entities::Biography{} : gazetteer->entries().biography(entity.entry);
  }

  const Document document;
  const SourceMap to_code_points;
  const SharedGazetteer gazetteer;
};

void bind_analyzer(py::module_& module);
void bind_explanation(py::module_& module);
void bind_gazetteer(py::module_& module);
void bind_normalizer(py::module_& module);
void bind_values(py::module_& module);

}  // namespace onrecord::bindings
