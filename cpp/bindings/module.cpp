// The Python module `onrecord._core`: the engines, and values made of what they find. The pleasant API is
// python/onrecord. Classes: Analyzer → Analysis, Explained;  Gazetteer;  Normalizer → Normalization;  Values: Analysis
// → Quote, Mention, … Errors: std::invalid_argument becomes ValueError, std::bad_alloc MemoryError (pybind11's own
// translation).
#include "bindings.hpp"
#include "utf8_string.hpp"

namespace py = pybind11;

PYBIND11_MODULE(_core, module, py::mod_gil_not_used()) {
  using namespace onrecord::bindings;
  module.doc() = "The engines of onrecord. Private: use the package onrecord.";
  module.attr("version") = ONRECORD_VERSION;
  module.def(
      "lone_surrogates",
      [](const py::str& text) {
        const auto found = onrecord::bindings::lone_surrogates(text);
        return std::pair{found.count, found.first};
      },
      py::arg("text"), "How many lone surrogates a str holds, and the code point of the first one (0: none).");
  module.def("surrogate_warning", &onrecord::bindings::surrogate_warning, py::arg("text"),
             "The warning about the lone surrogates of a str; empty where it has none.");
  bind_gazetteer(module);
  bind_analyzer(module);
  bind_explanation(module);
  bind_normalizer(module);
  bind_values(module);
}
