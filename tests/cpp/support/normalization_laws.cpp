#include "support/normalization_laws.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "onrecord/normalize/normalizer.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/graphemes.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::tests {
namespace {

using normalize::Normalized;
using normalize::Normalizer;

// Steps that may find more to do in what they made (normalize/steps.hpp).
constexpr std::array<std::string_view, 5> not_idempotent{"html", "hyphen", "ellipsis", "glue", "boilerplate"};
// Steps that look beyond a line.
constexpr std::array<std::string_view, 5> beyond_lines{"html", "hyphen", "glue", "boilerplate", "mask:phones"};

bool is_among(std::string_view name, const std::array<std::string_view, 5>& names) {
  return std::ranges::find(names, name) != names.end();
}

void hold(bool law, std::string_view what) {
  if (!law) throw std::logic_error(std::string(what));
}

bool is_continuation(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

std::string text_of(const Normalized& result, std::string_view source) {
  return result.changed ? result.text : std::string(source);
}

void check_tiling(std::string_view source, std::string_view text, const text::Alignment& alignment) {
  std::uint32_t source_done = 0;
  std::uint32_t text_done = 0;
  for (const text::Edit& edit : alignment.edits()) {
    hold(source_done <= edit.source.begin && edit.source.begin <= edit.source.end && edit.source.end <= source.size(),
         "edits tile the source");
    hold(text_done <= edit.text.begin && edit.text.begin <= edit.text.end && edit.text.end <= text.size(),
         "edits tile the text");
    hold(!edit.source.empty() || !edit.text.empty(), "no edit is empty on both sides");
    hold(source.substr(source_done, edit.source.begin - source_done) ==
             text.substr(text_done, edit.text.begin - text_done),
         "what lies between edits is equal");
    hold(!is_continuation(text, edit.text.begin) && !is_continuation(text, edit.text.end), "no edit cuts a code point");
    source_done = edit.source.end;
    text_done = edit.text.end;
  }
  hold(source.substr(source_done) == text.substr(text_done), "what follows the last edit is equal");
  hold(alignment.source_size() == source.size() && alignment.text_size() == text.size(), "the sizes are the texts'");
}

void check_span(std::string_view source, const text::Alignment& alignment, TextSpan span, bool is_valid) {
  const SourceSpan there = alignment.to_source(span);
  hold(there.begin <= there.end && there.end <= source.size(), "a span lies in the source");
  hold(alignment.to_text(there).contains(span), "there and back covers");
  const TextSpan wider{span.begin, alignment.text_size()};
  hold(span.empty() || alignment.to_source(wider).contains(there), "a wider span maps to a wider one");
  if (!is_valid) return;
  hold(!is_continuation(source, there.begin) && !is_continuation(source, there.end), "no span cuts a code point");
  const SourceSpan whole = text::whole_graphemes(source, there);
  hold(whole.size() > text::longest_cluster ||
           (text::is_grapheme_border(source, whole.begin) && text::is_grapheme_border(source, whole.end)),
       "graphemes can be made whole");
}

void check_spans(std::string_view source, std::string_view text, const text::Alignment& alignment) {
  const bool is_valid = !text::first_invalid(source);
  for (std::size_t begin = 0; begin <= text.size(); ++begin) {
    if (is_continuation(text, begin)) continue;
    for (const std::size_t length : {0, 1, 2, 7}) {
      const std::size_t end = begin + length;
      if (end > text.size() || is_continuation(text, end)) continue;
      check_span(source, alignment, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, is_valid);
    }
  }
}

// One character is made of whole ones: where composition joined some, a span of the one holds all of them.
void check_composition(const Normalized& result, std::string_view source) {
  for (const text::Edit& edit : result.alignment.edits()) {
    const SourceSpan back = result.alignment.to_source(edit.text);
    hold(edit.text.empty() || (back.begin <= edit.source.begin && edit.source.end <= back.end),
         "what was made of characters maps to all of them");
    hold(back.end <= source.size(), "a span lies in the source");
  }
}

void check_once(std::string_view step, std::string_view valid) {
  if (is_among(step, not_idempotent)) return;
  const Normalizer alone({std::string(step)});
  const Normalized first = alone.apply(valid);
  hold(!first.changed || !alone.apply(first.text).changed, std::string(step) + " changes nothing the second time");
}

// Cuts behind line ends between two plain characters, where nothing reaches over the line's end.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  std::size_t done = 0;
  const auto is_plain = [&](std::size_t at) {
    return at < text.size() && static_cast<unsigned char>(text[at]) < 0x80 && text::is_letter(text[at]);
  };
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] != '\n' || !is_plain(at - 1) || !is_plain(at + 1)) continue;
    lines.push_back(text.substr(done, at + 1 - done));
    done = at + 1;
  }
  lines.push_back(text.substr(done));
  return lines;
}

void check_lines(std::string_view step, std::string_view valid) {
  if (is_among(step, beyond_lines) || step == "whitespace") return;  // which trims the ends of a text
  const Normalizer alone({std::string(step)});
  std::string joined;
  for (const std::string_view line : lines_of(valid)) joined += text_of(alone.apply(line), line);
  hold(joined == text_of(alone.apply(valid), valid), std::string(step) + " does the same to the lines one by one");
}

}  // namespace

std::vector<std::string> steps_of(std::string_view choice) {
  const auto names = normalize::step_names();
  std::vector<std::string> steps{"utf8"};
  for (const char c : choice) {
    steps.emplace_back(names[static_cast<unsigned char>(c) % names.size()]);
    try {
      const Normalizer fits(steps);
    } catch (const std::invalid_argument&) {
      steps.pop_back();
    }
  }
  return steps;
}

void check_normalization(const std::vector<std::string>& steps, std::string_view source) {
  const Normalizer normalizer(steps);
  const Normalized result = normalizer.apply(source);
  const std::string text = text_of(result, source);
  hold(!text::first_invalid(text), "the text is valid UTF-8");
  check_tiling(source, text, result.alignment);
  hold(result.to_source({0, result.alignment.text_size()}) == SourceSpan{0, result.alignment.source_size()},
       "the whole is the whole");
  check_spans(source, text, result.alignment);
  check_composition(result, source);
  for (const auto& change : normalizer.explain(source)) {
    hold(change.source.end <= source.size() && change.text.end <= text.size(), "what was changed lies in the texts");
  }
  const Normalized repaired = normalize::repair_utf8(source);
  const std::string valid = text_of(repaired, source);
  for (const auto& step : normalizer.steps()) {
    check_once(step.name, valid);
    check_lines(step.name, valid);
  }
}

}  // namespace onrecord::tests
