// Binds explained texts: each explanation comes as a dict of plain values, with positions in code points of the source.
#include <pybind11/stl.h>

#include <memory>
#include <optional>

#include "bindings.hpp"
#include "utf8_string.hpp"

namespace onrecord::bindings {
namespace {

using attribution::Border;
using attribution::Candidate;
using attribution::Explanation;
using attribution::Reason;

// An explained text beside the analysis that its values are made of.
struct ExplainedAnalysis {
  ExplainedAnalysis(std::unique_ptr<const Explained> made, SharedGazetteer shared)
      : explained(std::move(made)), analysis(explained->document(), std::move(shared)) {}

  const std::unique_ptr<const Explained> explained;
  const Analysis analysis;
};

std::unique_ptr<ExplainedAnalysis> explain_text(const Analyzer& analyzer, const py::str& text) {
  std::string source = to_utf8(text);
  const py::gil_scoped_release unlocked;
  return std::make_unique<ExplainedAnalysis>(analyzer.explain(std::move(source)), analyzer.options().gazetteer);
}

py::object place(const ExplainedAnalysis& analysis, const std::optional<TextSpan>& span) {
  if (!span) return py::none();
  const CodePointSpan at = analysis.analysis.to_code_points(*span);
  return py::make_tuple(at.begin, at.end);
}

template <class Item, class Make>
py::list list_of(const std::vector<Item>& items, const Make& make) {
  py::list list;
  for (const Item& item : items) list.append(make(item));
  return list;
}

py::tuple reason(const Reason& from) { return py::make_tuple(from.feature, from.words, from.weight); }

py::dict judgement(const attribution::Judgement& from) {
  py::dict made;
  made["model"] = from.model;
  made["probability"] = from.probability;
  made["threshold"] = from.threshold;
  made["score"] = from.score;
  made["reasons"] = list_of(from.reasons, reason);
  made["note"] = from.note;
  return made;
}

py::dict candidate(const ExplainedAnalysis& analysis, const Candidate& from) {
  py::dict made;
  made["rule"] = from.rule;
  made["source"] = place(analysis, from.source);
  made["cue"] = place(analysis, from.cue);
  made["score"] = from.score;
  made["probability"] = from.probability;
  made["chosen"] = from.is_chosen;
  made["note"] = from.note;
  made["reasons"] = list_of(from.reasons, reason);
  return made;
}

py::dict border(const ExplainedAnalysis& analysis, const Border& from) {
  py::dict made;
  made["part"] = place(analysis, from.part);
  made["how"] = from.how;
  made["note"] = from.note;
  made["ends"] = list_of(from.ends, [&](const attribution::ClauseEnd& end) {
    py::dict one;
    one["before"] = place(analysis, end.before);
    one["probability"] = end.probability;
    one["chosen"] = end.is_chosen;
    one["reasons"] = list_of(end.reasons, reason);
    return one;
  });
  return made;
}

py::typing::Dict<py::str, py::object> explain(const ExplainedAnalysis& analysis, std::size_t index) {
  const Explanation from = [&] {
    const py::gil_scoped_release unlocked;
    return analysis.explained->explain(index);
  }();
  py::typing::Dict<py::str, py::object> made;
  made["speech"] = judgement(from.speech);
  made["confidence"] = from.confidence ? py::object(judgement(*from.confidence)) : py::none();
  made["candidates"] = list_of(from.candidates, [&](const Candidate& one) { return candidate(analysis, one); });
  made["sources"] = list_of(from.sources, [&](const Candidate& one) { return candidate(analysis, one); });
  made["link"] = attribution::name(from.referent.link);
  made["by"] = place(analysis, from.referent.by);
  made["other"] = place(analysis, from.referent.other);
  made["borders"] = list_of(from.borders, [&](const Border& one) { return border(analysis, one); });
  return made;
}

}  // namespace

void bind_explanation(py::module_& module) {
  py::class_<ExplainedAnalysis>(module, "Explained",
                                "A finished document that can say why its quotes are what they are.")
      .def(py::init(&explain_text), py::keep_alive<1, 2>(), py::arg("analyzer"), py::arg("text"),
           "Analyses one text without the GIL.")
      .def_property_readonly(
          "analysis", [](const ExplainedAnalysis& explained) -> const Analysis& { return explained.analysis; },
          "The document, as Analyzer.analyze gives it.")
      .def("explain", &explain, py::arg("index"), "Why the quote of this index is what it is, as plain values.");
}

}  // namespace onrecord::bindings
