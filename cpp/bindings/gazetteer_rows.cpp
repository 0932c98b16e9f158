#include "gazetteer_rows.hpp"

#include <array>
#include <optional>
#include <string>

#include "onrecord/entities/gazetteer_contents.hpp"
#include "utf8_string.hpp"

namespace onrecord::bindings {
namespace {

// In the order of python/onrecord/gazetteer.py.
enum Column : std::uint8_t {
  name,
  type,
  key,
  aliases,
  letter_case,
  weight,
  context,
  fold_accents,
  roles,
  years,
  gender,
  entity
};
constexpr std::array<const char*, 12> column_names{"name",    "type",         "key",   "aliases", "case",   "weight",
                                                   "context", "fold_accents", "roles", "years",   "gender", "entity"};
constexpr std::size_t public_columns = 10;  // the rest comes from `checked` alone

using Fields = std::array<PyObject*, column_names.size()>;  // borrowed; null where there is none

bool is_absent(PyObject* field) { return field == nullptr || field == Py_None; }

// A str without lone surrogates, or nothing.
std::optional<std::string_view> text_in(PyObject* field) {
  if (is_absent(field)) return std::string_view{};
  if (!PyUnicode_CheckExact(field)) return {};
  Py_ssize_t size = 0;
  const char* const bytes = PyUnicode_AsUTF8AndSize(field, &size);
  if (bytes == nullptr) {
    PyErr_Clear();
    return {};
  }
  return std::string_view(bytes, static_cast<std::size_t>(size));
}

std::optional<long> number_in(PyObject* field, long least, long most, long otherwise) {
  if (is_absent(field)) return otherwise;
  if (!PyLong_CheckExact(field)) return {};
  int overflow = 0;
  const long number = PyLong_AsLongAndOverflow(field, &overflow);
  return overflow != 0 || number < least || number > most ? std::nullopt : std::optional(number);
}

std::optional<entities::CaseMode> case_in(PyObject* field) {
  const auto word = text_in(field);
  if (!word) return {};
  if (word->empty() || *word == "title") return entities::CaseMode::title;
  if (*word == "exact") return entities::CaseMode::exact;
  if (*word == "folded") return entities::CaseMode::folded;
  return {};
}

// A list or tuple of str.
std::optional<std::vector<std::string_view>> texts_in(PyObject* field) {
  std::vector<std::string_view> texts;
  if (is_absent(field)) return texts;
  if (!PyTuple_CheckExact(field) && !PyList_CheckExact(field)) return {};
  const Py_ssize_t count = PySequence_Fast_GET_SIZE(field);
  for (Py_ssize_t i = 0; i < count; ++i) {
    PyObject* const item = PySequence_Fast_GET_ITEM(field, i);
    const auto text = is_absent(item) ? std::nullopt : text_in(item);
    if (!text) return {};
    texts.push_back(*text);
  }
  return texts;
}

// Separated by |, as the core keeps them.
std::string joined(const std::vector<std::string_view>& roles) {
  std::string all;
  for (const std::string_view role : roles) all.append(all.empty() ? "" : "|").append(role);
  return all;
}

class RowReader {
 public:
  RowReader() {
    for (std::size_t i = 0; i < keys_.size(); ++i)
      keys_[i] = py::reinterpret_steal<py::str>(PyUnicode_InternFromString(column_names[i]));
  }

  // Adds the row if it is plain.
  bool add(const py::handle& row, std::size_t columns) {
    Fields fields{};
    return read(row.ptr(), fields, columns) && add(fields);
  }

  GazetteerBox finish() {
    const py::gil_scoped_release unlocked;
    return GazetteerBox(std::make_shared<const entities::Gazetteer>(builder_.finish()));
  }

 private:
  bool read(PyObject* row, Fields& fields, std::size_t columns) const {
    if (PyTuple_CheckExact(row) || PyList_CheckExact(row)) {
      const auto count = static_cast<std::size_t>(PySequence_Fast_GET_SIZE(row));
      if (count > columns) return false;
      for (std::size_t i = 0; i < count; ++i) fields[i] = PySequence_Fast_GET_ITEM(row, static_cast<Py_ssize_t>(i));
      return true;
    }
    if (!PyDict_CheckExact(row)) return false;
    Py_ssize_t known = 0;
    for (std::size_t i = 0; i < columns; ++i) {
      fields[i] = PyDict_GetItemWithError(row, keys_[i].ptr());
      known += fields[i] != nullptr ? 1 : 0;
    }
    if (PyErr_Occurred() != nullptr) throw py::error_already_set();
    return known == PyDict_GET_SIZE(row);
  }

  bool add(const Fields& fields) {
    const auto row_name = text_in(fields[name]);
    const auto row_type = text_in(fields[type]);
    const auto row_key = text_in(fields[key]);
    const auto row_entity = text_in(fields[entity]);
    const auto mode = case_in(fields[letter_case]);
    const auto heavy = number_in(fields[weight], 0, 9, 5);
    const auto sex = number_in(fields[gender], 0, 2, 0);
    const auto others = texts_in(fields[aliases]);
    const auto words = texts_in(fields[context]);
    const auto row_roles = texts_in(fields[roles]);
    const auto row_years = text_in(fields[years]);
    PyObject* const fold = fields[fold_accents];
    const bool is_flag = is_absent(fold) || PyBool_Check(fold);
    if (!row_name || !row_type || !row_key || !row_entity || !mode || !heavy || !sex || !others || !words || !is_flag ||
        !row_roles || !row_years)
      return false;
    if (row_name->empty() || row_type->empty()) return false;
    builder_.add({*row_name, *row_type, *row_key, *mode, static_cast<entities::Gender>(*sex),
                  static_cast<std::uint8_t>(*heavy), *row_entity, fold == Py_True, joined(*row_roles), *row_years});
    for (const std::string_view alias : *others) builder_.add_alias(alias);
    for (const std::string_view word : *words) builder_.add_context(word);
    return true;
  }

  entities::GazetteerBuilder builder_;
  std::array<py::str, column_names.size()> keys_;
};

}  // namespace

GazetteerBox gazetteer_of_rows(const Rows& rows, const CheckedRow& checked) {
  RowReader reader;
  std::size_t number = 0;
  for (const py::handle row : rows) {
    ++number;
    std::string why = "not a row";
    try {
      if (reader.add(row, public_columns)) continue;
    } catch (const std::invalid_argument& wrong) {
      why = wrong.what();
    }
    const py::object plain = checked(number, row);  // which says better what is wrong, and where
    if (why != "not a row" || !reader.add(plain, public_columns))
      throw std::invalid_argument("row " + std::to_string(number) + ": " + why);
  }
  return reader.finish();
}

GazetteerBox gazetteer_of_own_rows(const Rows& rows) {
  RowReader reader;
  for (const py::handle row : rows) {
    if (!reader.add(row, column_names.size())) throw std::invalid_argument("not a gazetteer's own row");
  }
  return reader.finish();
}

}  // namespace onrecord::bindings
