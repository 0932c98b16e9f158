// Random steps in random order on random text: the laws of the alignment as asserts.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "input.hpp"
#include "onrecord/normalize/normalizer.hpp"
#include "onrecord/text/graphemes.hpp"
#include "onrecord/text/utf8.hpp"

using namespace onrecord;

namespace {

// Steps by the bits and the order of the input's first bytes; those that clash with one before are left out.
std::vector<std::string> chosen_steps(std::string_view choice) {
  const auto names = normalize::step_names();
  std::vector<std::string> steps{"utf8"};
  for (const char c : choice) {
    steps.emplace_back(names[static_cast<unsigned char>(c) % names.size()]);
    try {
      const normalize::Normalizer fits(steps);
    } catch (const std::invalid_argument&) {
      steps.pop_back();
    }
  }
  return steps;
}

bool is_continuation(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

// Edits tile both texts, cut no code point of the normalized one, and between them both are equal.
void check_tiling(std::string_view source, std::string_view text, const text::Alignment& alignment) {
  std::uint32_t source_done = 0;
  std::uint32_t text_done = 0;
  for (const text::Edit& edit : alignment.edits()) {
    require(source_done <= edit.source.begin && edit.source.begin <= edit.source.end &&
            edit.source.end <= source.size());
    require(text_done <= edit.text.begin && edit.text.begin <= edit.text.end && edit.text.end <= text.size());
    require(!edit.source.empty() || !edit.text.empty());
    require(source.substr(source_done, edit.source.begin - source_done) ==
            text.substr(text_done, edit.text.begin - text_done));
    require(!is_continuation(text, edit.text.begin) && !is_continuation(text, edit.text.end));
    source_done = edit.source.end;
    text_done = edit.text.end;
  }
  require(source.substr(source_done) == text.substr(text_done));
  require(alignment.source_size() == source.size() && alignment.text_size() == text.size());
}

// There and back covers; wider spans map to wider spans; no mapped span cuts a code point or, once grown, a grapheme.
void check_span(std::string_view source, const text::Alignment& alignment, TextSpan span) {
  const SourceSpan there = alignment.to_source(span);
  require(there.begin <= there.end && there.end <= source.size());
  require(alignment.to_text(there).contains(span));
  const TextSpan wider{span.begin, alignment.text_size()};
  require(span.empty() || alignment.to_source(wider).contains(there));
  if (text::first_invalid(source)) return;
  require(!is_continuation(source, there.begin) && !is_continuation(source, there.end));
  const SourceSpan whole = text::whole_graphemes(source, there);
  require(whole.size() > text::longest_cluster ||
          (text::is_grapheme_border(source, whole.begin) && text::is_grapheme_border(source, whole.end)));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  constexpr std::size_t most_steps = 6;
  if (size < most_steps) return 0;
  const normalize::Normalizer normalizer(chosen_steps(input.substr(0, most_steps)));
  const std::string_view source = input.substr(most_steps);
  const auto result = normalizer.apply(source);
  const std::string_view text = result.changed ? std::string_view(result.text) : source;
  require(!text::first_invalid(text));
  check_tiling(source, text, result.alignment);
  require(result.to_source({0, result.alignment.text_size()}) == SourceSpan{0, result.alignment.source_size()});
  for (std::size_t begin = 0; begin <= text.size(); ++begin) {
    if (is_continuation(text, begin)) continue;
    for (const std::size_t length : {0, 1, 2, 7}) {
      const std::size_t end = begin + length;
      if (end > text.size() || is_continuation(text, end)) continue;
      check_span(source, result.alignment, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    }
  }
  for (const auto& change : normalizer.explain(source)) {
    require(change.source.end <= source.size() && change.text.end <= text.size());
  }
  // One step does all it can: the second time it changes nothing.
  for (const auto& step : normalizer.steps()) {
    const normalize::Normalizer alone({"utf8"});
    const auto valid = alone.apply(source);
    const normalize::Normalizer once({std::string(step.name)});
    const auto first = once.apply(valid.changed ? std::string_view(valid.text) : source);
    if (first.changed && step.name != "html" && step.name != "glue" && step.name != "ellipsis")
      require(!once.apply(first.text).changed);
  }
  return 0;
}
