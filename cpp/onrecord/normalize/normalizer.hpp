// Normalization: an ordered list of steps, each of which rewrites the text and keeps the exact way back.
//   "Caf&eacute; \r\n" ─html─▶ "Café \r\n" ─lines─▶ "Café \n"
// A step is one file in steps/ and one row in the table of steps.cpp; a preset is a list of step names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "onrecord/text/alignment.hpp"

namespace onrecord::normalize {

// A step takes valid UTF-8 and reports its changes to the rewriter, left to right, in linear time.
using StepFunction = void (*)(std::string_view input, text::Rewriter& out);

struct NamedStep {
  std::string_view name;
  StepFunction apply;
};

struct Normalized {
  std::string text;  // empty where `changed` is false: the input is the text, and nothing was copied
  text::Alignment alignment;
  bool changed = false;
};

// What one step did, in the coordinates of the original input and of the final text.
struct Change {
  std::string_view step;
  SourceSpan source;
  TextSpan text;
};

class Normalizer {
 public:
  // Takes step names in the order they are to be applied. Throws std::invalid_argument naming an unknown or a repeated
  // step, or two that exclude one another (nfc, nfd, nfkc, nfkd), and listing those there are.
  explicit Normalizer(const std::vector<std::string>& steps);

  // Takes valid UTF-8 below 4 GiB (else std::invalid_argument).
  Normalized apply(std::string_view input) const;

  // As `apply`, but tells what each step did. Costs a second look at the text.
  std::vector<Change> explain(std::string_view input) const;

  const std::vector<NamedStep>& steps() const { return steps_; }

 private:
  std::vector<NamedStep> steps_;
};

// The step names of a preset ("default", "none", …). Throws std::invalid_argument listing the presets there are.
std::vector<std::string> preset(std::string_view name);

// All steps, in their recommended order.
std::vector<std::string_view> step_names();

}  // namespace onrecord::normalize
