// Binds the gazetteer. Its matches become values in bind_values.cpp.
#include <pybind11/stl.h>

#include <tuple>

#include "bindings.hpp"

namespace onrecord::bindings {
namespace {

using entities::GazetteerRow;

// name, type, key (or ""), aliases, case mode, gender, weight, the row whose entity it names (or "")
using RowTuple = std::tuple<std::string, std::string, std::string, std::vector<std::string>, std::uint8_t, std::uint8_t,
                            std::uint8_t, std::string>;

GazetteerRow to_row(const RowTuple& row) {
  const auto& [name, type, key, aliases, case_mode, gender, weight, entity] = row;
  return {
      name,   type,  key, aliases, static_cast<entities::CaseMode>(case_mode), static_cast<entities::Gender>(gender),
      weight, entity};
}

RowTuple to_tuple(const GazetteerRow& row) {
  return {row.name,
          row.type,
          row.key,
          row.aliases,
          static_cast<std::uint8_t>(row.case_mode),
          static_cast<std::uint8_t>(row.gender),
          row.weight,
          row.entity};
}

GazetteerBox from_rows(const std::vector<RowTuple>& tuples) {
  const py::gil_scoped_release unlocked;
  std::vector<GazetteerRow> rows;
  rows.reserve(tuples.size());
  for (const auto& tuple : tuples) rows.push_back(to_row(tuple));
  return {std::make_shared<const entities::Gazetteer>(rows)};
}

GazetteerBox merged(const GazetteerBox& a, const GazetteerBox& b) {
  const py::gil_scoped_release unlocked;
  return {entities::Gazetteer::merged(*a.gazetteer, *b.gazetteer)};
}

std::vector<RowTuple> rows(const GazetteerBox& box) {
  std::vector<RowTuple> tuples;
  tuples.reserve(box.gazetteer->entries().size());
  for (const auto& row : box.gazetteer->rows()) tuples.push_back(to_tuple(row));
  return tuples;
}

}  // namespace

void bind_gazetteer(py::module_& module) {
  py::class_<GazetteerBox>(module, "Gazetteer", "Known names and the exact matcher over them; immutable.")
      .def(py::init(&from_rows), py::arg("rows"),
           "Rows of name, type, key, aliases, case mode, gender, weight and the row whose entity they name.")
      .def_static(
          "none", [] { return GazetteerBox{}; }, "No gazetteer: for an analyzer that shall use none.")
      .def_static(
          "default", [] { return GazetteerBox{entities::Gazetteer::embedded()}; },
          py::call_guard<py::gil_scoped_release>(), "The embedded gazetteer, built once a process.")
      .def("merged", &merged, py::arg("other"), "All rows of this one, then those of the other.")
      .def("rows", &rows, "Rows that build this gazetteer again.")
      .def("__len__", [](const GazetteerBox& box) { return box.gazetteer->entries().size(); });
}

}  // namespace onrecord::bindings
