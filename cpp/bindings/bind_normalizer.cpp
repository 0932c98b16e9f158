// Binds normalization: a text, its normalized form, and the way between them in code points.
#include <pybind11/stl.h>

#include <tuple>

#include "bindings.hpp"
#include "utf8_string.hpp"

namespace onrecord::bindings {
namespace {

using normalize::Normalizer;
using Offsets = std::pair<std::uint32_t, std::uint32_t>;

// step, start and end in the source, start and end in the text
using EditTuple = std::tuple<std::string_view, std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>;

// One normalized text. All offsets it takes and gives are code points.
class Normalization {
 public:
  Normalization(const Normalizer& normalizer, std::string given)
      : source_(std::move(given)),
        normalized_(normalizer.apply(source_)),
        source_index_(source_),
        text_index_(text()) {}
  Normalization(const Normalization&) = delete;  // the indices view the texts
  Normalization& operator=(const Normalization&) = delete;

  bool changed() const { return normalized_.changed; }
  std::string_view text() const { return normalized_.changed ? std::string_view(normalized_.text) : source_; }

  Offsets to_source(std::uint32_t start, std::uint32_t end) const {
    return offsets(source_index_, normalized_.to_source({text_index_.to_byte(start), text_index_.to_byte(end)}));
  }
  Offsets to_text(std::uint32_t start, std::uint32_t end) const {
    return offsets(text_index_, normalized_.to_text({source_index_.to_byte(start), source_index_.to_byte(end)}));
  }

  std::vector<EditTuple> edits(const Normalizer& normalizer) const {
    std::vector<EditTuple> tuples;
    for (const auto& change : normalizer.explain(source_)) {
      const auto [start, end] = offsets(source_index_, change.source);
      const auto [text_start, text_end] = offsets(text_index_, change.text);
      tuples.emplace_back(change.step, start, end, text_start, text_end);
    }
    return tuples;
  }

 private:
  template <class Span>
  static Offsets offsets(const text::CodePointIndex& index, Span span) {
    return {index.to_code_point(span.begin), index.to_code_point(span.end)};
  }

  std::string source_;
  normalize::Normalized normalized_;
  text::CodePointIndex source_index_;
  text::CodePointIndex text_index_;
};

std::unique_ptr<Normalization> apply(const Normalizer& normalizer, const py::str& text) {
  std::string source = to_utf8(text);
  const py::gil_scoped_release unlocked;
  return std::make_unique<Normalization>(normalizer, std::move(source));
}

std::vector<std::string> step_names() {
  const auto names = normalize::step_names();
  return {names.begin(), names.end()};
}

}  // namespace

void bind_normalizer(py::module_& module) {
  // Both names are known before either is used in a signature.
  py::class_<Normalizer> normalizer(module, "Normalizer", "An ordered list of steps.");
  py::class_<Normalization>(module, "Normalization",
                            "A text, its normalized form, and the way between, in code points.")
      .def_property_readonly("changed", &Normalization::changed)
      .def_property_readonly("text", &Normalization::text)
      .def("to_source", &Normalization::to_source, py::arg("start"), py::arg("end"))
      .def("to_text", &Normalization::to_text, py::arg("start"), py::arg("end"))
      .def("edits", &Normalization::edits, py::arg("normalizer"), py::call_guard<py::gil_scoped_release>(),
           "Step, start and end in the source, start and end in the text, of each change.");
  normalizer
      .def(py::init<const std::vector<std::string>&>(), py::arg("steps"), "Raises ValueError for an unknown step.")
      .def("apply", &apply, py::arg("text"), "Normalizes one text without the GIL.");
  module.def("preset", &normalize::preset, py::arg("name"),
             "The step names of a preset; ValueError lists those there are.");
  module.def("step_names", &step_names, "All steps in their recommended order.");
}

}  // namespace onrecord::bindings
