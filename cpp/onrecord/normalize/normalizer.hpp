// Normalization: an ordered list of steps, each of which rewrites the text and keeps the exact way back.
//   "Caf&eacute; \r\n" ─html─▶ "Café \r\n" ─lines─▶ "Café \n"
// A step is one file in steps/ and one row in the table of steps.cpp; a preset is a list of step names.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/text/alignment.hpp"

namespace onrecord::normalize {

class Glance;

// A step takes valid UTF-8 (the step utf8: any bytes) and reports its changes to the rewriter, left to right, in linear
// time.
using StepFunction = void (*)(std::string_view input, text::Rewriter& out);

// What of ASCII a step may have something to do for: bits of NamedStep::signs.
enum Sign : std::uint8_t {
  no_sign = 0,
  ampersand = 1,
  control = 2,   // any but tab and line feed
  untidy = 4,    // a tab, two white bytes in a row, or white at an end of the text
  seam = 8,      // where two lines may have been glued
  anything = 16  // the step looks for itself
};

// One bit for each character.
using AsciiSet = std::array<std::uint64_t, 2>;

struct NamedStep {
  std::string_view name;
  StepFunction apply;
  std::uint8_t signs = Sign::anything;
  // Whether the step may change a text for the sake of this character beyond ASCII; null: for none.
  bool (*concerns)(char32_t c) = nullptr;
  // The ASCII characters before which it may do so; it always may before others. Null: none, and not before others.
  AsciiSet (*concerns_before)(char32_t c) = nullptr;
};

struct Normalized {
  std::string text;  // empty where `changed` is false: the input is the text, and nothing was copied
  text::Alignment alignment;
  bool changed = false;

  // The alignment's maps, with one law more, for those who ask about the text as a whole: the whole of the one is the
  // whole of the other, what was deleted at its ends included. (Findings use the alignment itself, which leaves that
  // out.)
  SourceSpan to_source(TextSpan span) const;
  TextSpan to_text(SourceSpan span) const;
};

// Decodes bytes as WHATWG does: each maximal subpart of an ill-formed sequence becomes one U+FFFD. The edits of the
// alignment tell how many there were, and where. Below 4 GiB, else std::invalid_argument.
Normalized repair_utf8(std::string_view bytes);

// What one step did, in the coordinates of the original input and of the final text. Where steps worked on the same
// characters, or one deleted what another had made, the spans are those of all that the place became.
struct Change {
  std::string_view step;
  SourceSpan source;
  TextSpan text;
};

class Normalizer {
 public:
  // Takes step names in the order they are to be applied; "mask:urls+emails" stands for "mask:urls" and "mask:emails",
  // "mask" for all of its kinds. Throws std::invalid_argument naming an unknown or a repeated step, two that exclude
  // one another (nfc, nfd, nfkc, nfkd), or utf8 behind another, and listing those there are.
  explicit Normalizer(const std::vector<std::string>& steps);

  // Takes valid UTF-8 (any bytes where the first step is utf8) below 4 GiB, else throws std::invalid_argument.
  Normalized apply(std::string_view input) const;

  // The same for what the caller knows to be valid UTF-8.
  Normalized apply_valid(std::string_view input) const;

  // As `apply`, but tells what each step did, step by step in order, each from left to right.
  std::vector<Change> explain(std::string_view input) const;

  const std::vector<NamedStep>& steps() const { return steps_; }

 private:
  template <class Use>
  std::string run(std::string_view input, bool is_valid, Use use) const;
  Normalized applied(std::string_view input, bool is_valid) const;

  std::vector<NamedStep> steps_;
  std::shared_ptr<const Glance> glance_;
};

// The step names of a preset ("default", "none", …). Throws std::invalid_argument listing the presets there are.
std::vector<std::string> preset(std::string_view name);

// All steps, in their recommended order; a step of several kinds gives one name a kind ("mask:urls").
std::vector<std::string_view> step_names();

}  // namespace onrecord::normalize
