// Binds normalization: texts, their normalized forms, and the way between them in code points.
#include <pybind11/stl.h>

#include <cstring>
#include <tuple>

#include "bindings.hpp"
#include "edited_str.hpp"
#include "onrecord/normalize/batch.hpp"
#include "onrecord/text/packed_alignment.hpp"
#include "slotted.hpp"
#include "utf8_string.hpp"

namespace onrecord::bindings {
namespace {

using normalize::Normalizer;
using normalize::Outcome;
using text::PackedAlignment;
using Offsets = std::pair<std::uint32_t, std::uint32_t>;
using PieceTuple = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>;
using EditTuple = std::tuple<std::string_view, std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>;

// A normalizer and the class NormalizedText of what it makes.
struct Normalizing {
  Normalizing(const std::vector<std::string>& steps, py::type made_class)
      : normalizer(steps),
        made(std::move(made_class), {"source", "text", "normalizer", "_alignment", "warnings", "id", "error"}) {}
  Normalizer normalizer;
  SlottedClass<7> made;
};

// A NormalizedText without id, made by `owner`, the Normalizer of Python.
py::object made_of(const Normalizing& normalizing, const py::object& source, const py::object& text,
                   const py::object& alignment, const py::object& owner, const py::list& warnings = py::list()) {
  return normalizing.made.make(source, text, owner, alignment, warnings, py::none(), py::none());
}

py::object alignment_of(text::PackedAlignment alignment) {
  return py::cast(std::make_unique<PackedAlignment>(std::move(alignment)));
}

// The same from what normalizing gave.
py::object made_of(const Normalizing& normalizing, const py::object& source, const Characters& characters,
                   bool has_lone_surrogates, Outcome& outcome, const py::object& owner) {
  py::list warnings;
  if (has_lone_surrogates) warnings.append(surrogate_warning(py::reinterpret_borrow<py::str>(source)));
  if (!outcome.changed) {
    // An unchanged text is the very source, where that can be written in UTF-8.
    const py::object same = has_lone_surrogates ? py::object(str_of(Utf8(characters).view())) : source;
    return made_of(normalizing, source, same, py::none(), owner, warnings);
  }
  const py::str changed =
      has_lone_surrogates ? str_of(outcome.changed->text) : edited_str(EditedText(characters, *outcome.changed));
  return made_of(normalizing, source, changed, alignment_of(std::move(outcome.changed->alignment)), owner, warnings);
}

py::object apply(const Normalizing& normalizing, const py::str& text, const py::object& owner, bool repair) {
  const Characters characters(text);
  Outcome outcome;
  bool has_lone_surrogates = false;
  {
    const py::gil_scoped_release unlocked;
    const Utf8 source(characters);
    has_lone_surrogates = source.has_lone_surrogates();
    if (repair || !has_lone_surrogates) outcome = normalize::outcome_of(normalizing.normalizer, source.view());
  }
  if (has_lone_surrogates && !repair) return py::none();
  if (!outcome.error.empty()) throw py::value_error(outcome.error);
  return made_of(normalizing, text, characters, has_lone_surrogates, outcome, owner);
}

// A pool with what its normalizer makes.
struct Threads {
  Threads(const Normalizing& with, unsigned threads) : normalizing(with), pool(with.normalizer, threads) {}
  const Normalizing& normalizing;
  normalize::Pool pool;
};

// Texts on their way. Keeps the strs that the threads read.
class Batch {
 public:
  Batch(Threads& threads, py::typing::List<py::str> texts)
      : normalizing_(threads.normalizing), texts_(std::move(texts)) {
    characters_.reserve(texts_.size());
    for (const py::handle text : texts_) characters_.emplace_back(py::cast<py::str>(text));
    handed_over_.resize(characters_.size());
    std::size_t room = 0;
    for (std::size_t i = 0; i < characters_.size(); ++i) {
      handed_over_[i].begin = room;
      room += room_for(characters_[i]);
    }
    room_.reset(new char[room]);
    batch_ = threads.pool.begin(characters_.size(), [this](std::size_t i, const Normalizer& normalizer) {
      work_on(characters_[i], normalizer, handed_over_[i]);
    });
  }
  ~Batch() { batch_->abandon(); }
  Batch(const Batch&) = delete;  // the threads know it
  Batch& operator=(const Batch&) = delete;

  py::typing::List<py::object> results(const py::object& owner) {
    {
      const py::gil_scoped_release unlocked;
      batch_->wait();
    }
    py::typing::List<py::object> results(characters_.size());
    for (std::size_t i = 0; i < characters_.size(); ++i) results[i] = result_of(i, owner);
    return results;
  }

 private:
  // What a thread made of a text: its characters and then the alignment, in the batch's own memory where that suffices.
  // To free memory of another thread, text by text, would hold that one up.
  struct HandedOver {
    std::size_t begin = 0;        // in the batch's memory
    std::unique_ptr<char[]> own;  // NOLINT(*-avoid-c-arrays)
    std::size_t count = 0, bytes = 0;
    Py_UCS4 highest = 0;
    bool is_changed = false;
    bool is_repaired = false;  // lone surrogates became U+FFFD: only `outcome` tells of it
    Outcome outcome;           // where it is repaired or failed
  };

  // Most texts become no longer, and their alignment is short. A multiple of what any character asks for.
  static std::size_t room_for(const Characters& characters) {
    const std::size_t bytes = characters.count * static_cast<std::size_t>(characters.kind);
    return (bytes + bytes / 4 + 64) / sizeof(Py_UCS4) * sizeof(Py_UCS4);
  }

  void work_on(const Characters& characters, const Normalizer& normalizer, HandedOver& made) const {
    const Utf8 source(characters);
    Outcome outcome = normalize::outcome_of(normalizer, source.view());
    made.is_repaired = source.has_lone_surrogates();
    if (made.is_repaired || !outcome.error.empty()) {
      made.outcome = std::move(outcome);
      return;
    }
    if (!outcome.changed) return;
    const EditedText text(characters, *outcome.changed);
    made.is_changed = true;
    made.count = text.count();
    made.bytes = text.count() * text.width();
    made.highest = text.highest();
    const std::size_t size = made.bytes + outcome.changed->alignment.stored_size();
    if (size > room_for(characters)) made.own.reset(new char[size]);
    text.write(memory_of(made));
    outcome.changed->alignment.store(memory_of(made) + made.bytes);
  }

  char* memory_of(const HandedOver& made) const { return made.own ? made.own.get() : room_.get() + made.begin; }

  // A str that says what went wrong, or a NormalizedText.
  py::object result_of(std::size_t i, const py::object& owner) {
    HandedOver& made = handed_over_[i];
    const py::object source = texts_[i];
    if (!made.outcome.error.empty()) return py::str(made.outcome.error);
    if (made.is_repaired) return made_of(normalizing_, source, characters_[i], true, made.outcome, owner);
    if (!made.is_changed) return made_of(normalizing_, source, source, py::none(), owner);
    const char* const memory = memory_of(made);
    const py::str text = new_str(made.count, made.highest);
    std::memcpy(PyUnicode_DATA(text.ptr()), memory, made.bytes);
    return made_of(normalizing_, source, text, alignment_of(PackedAlignment::stored_at(memory + made.bytes)), owner);
  }

  const Normalizing& normalizing_;
  py::list texts_;
  std::vector<Characters> characters_;
  std::vector<HandedOver> handed_over_;
  std::unique_ptr<char[]> room_;  // NOLINT(*-avoid-c-arrays): a vector would fill it with zeros first
  std::shared_ptr<normalize::Batch> batch_;
};

std::vector<EditTuple> edits(const Normalizing& normalizing, const py::str& source, const py::str& text) {
  const Characters source_characters(source);
  const Characters text_characters(text);
  const py::gil_scoped_release unlocked;
  const Utf8 source_utf8(source_characters);
  const Utf8 text_utf8(text_characters);
  const text::CodePointIndex sources(source_utf8.view());
  const text::CodePointIndex texts(text_utf8.view());
  std::vector<EditTuple> tuples;
  for (const auto& change : normalizing.normalizer.explain(source_utf8.view())) {
    tuples.emplace_back(change.step, sources.to_code_point(change.source.begin),
                        sources.to_code_point(change.source.end), texts.to_code_point(change.text.begin),
                        texts.to_code_point(change.text.end));
  }
  return tuples;
}

// The text of bytes, how many pieces of it were read as U+FFFD, and how many as windows-1252.
std::tuple<py::str, std::size_t, std::size_t> decode(const py::bytes& bytes) {
  const auto given = static_cast<std::string_view>(bytes);
  const normalize::Normalized repaired = normalize::repair_utf8(given);
  std::size_t replaced = 0;
  for (const auto& edit : repaired.alignment.edits()) {
    replaced += slice(std::string_view(repaired.text), edit.text) == "\uFFFD" ? 1 : 0;
  }
  const std::string_view text = repaired.changed ? std::string_view(repaired.text) : given;
  return {py::str(text.data(), text.size()), replaced, repaired.alignment.edits().size() - replaced};
}

std::vector<PieceTuple> pieces(const PackedAlignment& alignment) {
  std::vector<PieceTuple> tuples;
  for (const auto& piece : alignment.pieces()) {
    tuples.emplace_back(piece.source.begin, piece.source.end, piece.text.begin, piece.text.end);
  }
  return tuples;
}

Offsets to_source(const PackedAlignment& alignment, std::uint32_t start, std::uint32_t end) {
  const CodePointSpan span = alignment.to_source({start, end});
  return {span.begin, span.end};
}

Offsets to_text(const PackedAlignment& alignment, std::uint32_t start, std::uint32_t end) {
  const CodePointSpan span = alignment.to_text({start, end});
  return {span.begin, span.end};
}

std::vector<std::string> names_of(const Normalizing& normalizing) {
  std::vector<std::string> names;
  for (const auto& step : normalizing.normalizer.steps()) names.emplace_back(step.name);
  return names;
}

std::vector<std::string> step_names() {
  const auto names = normalize::step_names();
  return {names.begin(), names.end()};
}

}  // namespace

void bind_normalizer(py::module_& module) {
  // All names are known before one is used in a signature.
  py::class_<Normalizing> normalizer(module, "Normalizer", "An ordered list of steps.");
  py::class_<PackedAlignment>(module, "Alignment", "The way between a text and its source, in code points.")
      .def("to_source", &to_source, py::arg("start"), py::arg("end"))
      .def("to_text", &to_text, py::arg("start"), py::arg("end"))
      .def("pieces", &pieces, "Start and end in the source, start and end in the text, of each piece that differs.")
      .def_property_readonly("memory", &PackedAlignment::memory, "Bytes it takes.");
  py::class_<Threads> threads(module, "Threads", "Threads that normalize.");
  threads.def(py::init<const Normalizing&, unsigned>(), py::arg("normalizer"), py::arg("threads"),
              py::keep_alive<1, 2>());
  py::class_<Batch>(module, "Batch", "Many texts on their way.")
      .def(py::init<Threads&, py::typing::List<py::str>>(), py::arg("threads"), py::arg("texts"),
           py::keep_alive<1, 2>(), "Begins at once.")
      .def("results", &Batch::results, py::arg("owner"),
           "Waits; for each text a NormalizedText, or a str that says what went wrong. Call once.");
  normalizer
      .def(py::init<const std::vector<std::string>&, py::type>(), py::arg("steps"), py::arg("made"),
           "Takes the class NormalizedText. Raises ValueError for an unknown step.")
      .def("apply", &apply, py::arg("text"), py::arg("owner"), py::arg("repair"),
           "Normalizes one text without the GIL: a NormalizedText whose normalizer is `owner`. Where the text holds "
           "lone "
           "surrogates and is not to be repaired, None. Raises ValueError for a text of 4 GiB and more.")
      .def("edits", &edits, py::arg("source"), py::arg("text"),
           "Step, start and end in the source, start and end in the text that it became, of each change.")
      .def_property_readonly("steps", &names_of, "The names of its steps.");
  module.def("preset", &normalize::preset, py::arg("name"),
             "The step names of a preset; ValueError lists those there are.");
  module.def(
      "decode", &decode, py::arg("data"),
      "Bytes as the step utf8 reads them, how many pieces became U+FFFD, and how many were read as windows-1252.");
  module.def("step_names", &step_names, "All steps in their recommended order.");
}

}  // namespace onrecord::bindings
