// Binds the gazetteer. Its matches become values in bind_values.cpp.
#include <pybind11/stl.h>

#include <array>
#include <system_error>
#include <tuple>

#include "entry_cache.hpp"
#include "gazetteer_rows.hpp"
#include "onrecord/text/table.hpp"

namespace onrecord::bindings {
namespace {

// As gazetteer_rows.cpp reads them: name, type, key, aliases, case, weight, context, fold_accents, roles, years,
// gender, entity.
using RowTuple = std::tuple<std::string, std::string, std::string, std::vector<std::string>, std::string, int,
                            std::vector<std::string>, bool, std::vector<std::string>, std::string, int, std::string>;

RowTuple to_tuple(const entities::GazetteerRow& row) {
  static constexpr std::array<const char*, 3> cases{"exact", "title", "folded"};
  std::vector<std::string> roles;
  text::for_each_piece(row.roles, '|', [&](std::string_view role) { roles.emplace_back(role); });
  return {row.name,
          row.type,
          row.key,
          row.aliases,
          cases[static_cast<std::size_t>(row.case_mode)],
          row.weight,
          row.context,
          row.fold_accents,
          roles,
          row.years,
          static_cast<int>(row.gender),
          row.entity};
}

GazetteerBox merged(const GazetteerBox& a, const GazetteerBox& b) {
  const py::gil_scoped_release unlocked;
  return GazetteerBox(entities::Gazetteer::merged(*a.gazetteer, *b.gazetteer));
}

std::vector<RowTuple> rows(const GazetteerBox& box) {
  std::vector<RowTuple> tuples;
  tuples.reserve(box.gazetteer->entries().size());
  for (const auto& row : box.gazetteer->rows()) tuples.push_back(to_tuple(row));
  return tuples;
}

void translate(std::exception_ptr raised) {
  try {
    std::rethrow_exception(std::move(raised));
  } catch (const std::system_error& failed) {  // as Python would: FileNotFoundError and its like
    const py::object error = py::module_::import("builtins").attr("OSError")(failed.code().value(), failed.what());
    PyErr_SetObject(reinterpret_cast<PyObject*>(Py_TYPE(error.ptr())), error.ptr());
  }
}

}  // namespace

GazetteerBox::GazetteerBox(SharedGazetteer shared)
    : gazetteer(std::move(shared)),
      cache(gazetteer == nullptr ? nullptr : std::make_shared<EntryCache>(gazetteer->entries().size())) {}

void bind_gazetteer(py::module_& module) {
  py::register_local_exception_translator(translate);
  py::class_<GazetteerBox>(module, "Gazetteer", "Known names and the exact matcher over them; immutable.")
      .def(py::init(&gazetteer_of_rows), py::arg("rows"), py::arg("checked"),
           "Rows as given; what is not plain becomes so by checked(number, row).")
      .def_static("rebuilt", &gazetteer_of_own_rows, py::arg("rows"), "What `rows` gave, built again.")
      .def_static(
          "load",
          [](const std::string& path) {
            const py::gil_scoped_release unlocked;
            return GazetteerBox(entities::Gazetteer::load(path));
          },
          py::arg("path"), "A saved gazetteer, mapped.")
      .def(
          "save",
          [](const GazetteerBox& box, const std::string& path) {
            const py::gil_scoped_release unlocked;
            return box.gazetteer->save(path);
          },
          py::arg("path"), "Writes a file for `load`; gives its checksum.")
      .def_property_readonly(
          "checksum", [](const GazetteerBox& box) { return box.gazetteer->checksum(); }, "Of the loaded file, else 0.")
      .def_static(
          "none", [] { return GazetteerBox{}; }, "No gazetteer: for an analyzer that shall use none.")
      .def_static(
          "default", [] { return GazetteerBox(entities::Gazetteer::embedded()); },
          py::call_guard<py::gil_scoped_release>(), "The embedded gazetteer, built once a process.")
      .def("merged", &merged, py::arg("other"), "All rows of this one, then those of the other.")
      .def("rows", &rows, "Rows that build this gazetteer again.")
      .def("__len__", [](const GazetteerBox& box) { return box.gazetteer->entries().size(); });
}

}  // namespace onrecord::bindings
