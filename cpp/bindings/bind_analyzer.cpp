// Binds the analyzer and what it hands back.
#include <pybind11/stl.h>

#include <algorithm>
#include <stdexcept>

#include "bindings.hpp"
#include "utf8_string.hpp"

namespace onrecord::bindings {
namespace {

using AnalysisPointer = std::unique_ptr<Analysis>;

AnalyzerOptions options(std::vector<std::string> steps, const GazetteerBox& gazetteer,
                        const std::vector<std::string>& kinds, std::string language) {
  AnalyzerOptions result{.steps = std::move(steps), .gazetteer = gazetteer.gazetteer, .language = std::move(language)};
  result.kinds.fill(false);
  for (const auto& kind : kinds) result.kinds[static_cast<std::size_t>(quotes::quote_kind(kind).value())] = true;
  return result;
}

AnalysisPointer analyze(const Analyzer& analyzer, const py::str& text) {
  std::string source = to_utf8(text);
  const py::gil_scoped_release unlocked;  // the core knows nothing of Python
  return std::make_unique<Analysis>(analyzer.analyze_valid(std::move(source)), analyzer.options().gazetteer);
}

AnalysisPointer match_entities(const Analyzer& analyzer, const py::str& text) {
  std::string source = to_utf8(text);
  const py::gil_scoped_release unlocked;
  return std::make_unique<Analysis>(analyzer.match_entities_valid(std::move(source)), analyzer.options().gazetteer);
}

std::vector<AnalysisPointer> analyze_all(const Analyzer& analyzer, const std::vector<py::str>& texts) {
  std::vector<std::string> sources(texts.size());
  std::ranges::transform(texts, sources.begin(), to_utf8);
  const py::gil_scoped_release unlocked;
  std::vector<AnalysisPointer> done;
  done.reserve(sources.size());
  for (auto& source : sources) {
    done.push_back(std::make_unique<Analysis>(analyzer.analyze_valid(std::move(source)), analyzer.options().gazetteer));
  }
  return done;
}

// The text where it is not the source.
py::typing::Optional<py::str> normalized_text(const Analysis& analysis) {
  if (!analysis.document.is_normalized) return py::none();
  return py::str(analysis.document.normalized);
}

}  // namespace

void bind_analyzer(py::module_& module) {
  py::class_<Analysis>(module, "Analysis", "A finished document, in the core's own form.")
      .def_property_readonly("normalized", &normalized_text, "The normalized text, or None where it equals the source.")
      .def_property_readonly(
          "warnings", [](const Analysis& analysis) { return analysis.document.warnings; },
          "What the user should know.");

  py::class_<Analyzer>(module, "Analyzer", "The whole pipeline, built once; any number of threads may share it.")
      .def(py::init([](std::vector<std::string> steps, const GazetteerBox& gazetteer,
                       const std::vector<std::string>& kinds, std::string language) {
             return std::make_unique<Analyzer>(options(std::move(steps), gazetteer, kinds, std::move(language)));
           }),
           py::kw_only(), py::arg("steps"), py::arg("gazetteer"), py::arg("kinds"), py::arg("language"),
           "Raises ValueError for an unknown step or language.")
      .def("analyze", &analyze, py::arg("text"), "Analyses one text without the GIL.")
      .def("analyze_all", &analyze_all, py::arg("texts"), "Analyses texts one after the other, without the GIL.")
      .def("match_entities", &match_entities, py::arg("text"), "Finds mentions and entities only, without the GIL.");
}

}  // namespace onrecord::bindings
