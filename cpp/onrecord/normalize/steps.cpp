// The table of steps and the presets. Tested by tests/cpp/normalize/normalizer_test.cpp.
#include "onrecord/normalize/steps.hpp"

#include <array>
#include <stdexcept>

#include "onrecord/text/table.hpp"

namespace onrecord::normalize {
namespace {

// Repairs come first, then what depends on clean characters; what changes meaning (folding) is in no default.
constexpr std::array table{
    NamedStep{"utf8", steps::utf8},
    NamedStep{"html", steps::html},
    NamedStep{"mojibake", steps::mojibake},
    NamedStep{"lines", steps::lines},
    NamedStep{"invisible", steps::invisible},
    NamedStep{"nfc", steps::nfc},
    NamedStep{"nfd", steps::nfd},
    NamedStep{"nfkc", steps::nfkc},
    NamedStep{"nfkd", steps::nfkd},
    NamedStep{"casefold", steps::casefold},
    NamedStep{"quotes", steps::quotes},
    NamedStep{"dashes", steps::dashes},
    NamedStep{"ellipsis", steps::ellipsis},
    NamedStep{"spaces", steps::spaces},
    NamedStep{"whitespace", steps::whitespace},
    NamedStep{"glue", steps::glue},
};

struct Preset {
  std::string_view name;
  std::string_view steps;  // separated by blanks
};

constexpr std::array presets{
    // Repairs the text; keeps its meaning, its directional quotation marks and its paragraphs.
    Preset{"default", "utf8 html mojibake lines invisible nfc spaces whitespace glue"},
    // For matching and deduplication: what looks alike or differs in case only becomes equal.
    Preset{"search", "utf8 html mojibake lines invisible nfkc casefold quotes dashes ellipsis spaces whitespace"},
    Preset{"none", ""},
};

}  // namespace

std::span<const NamedStep> all_steps() { return table; }

std::vector<std::string_view> step_names() {
  std::vector<std::string_view> names;
  names.reserve(table.size());
  for (const NamedStep& step : table) names.push_back(step.name);
  return names;
}

std::vector<std::string> preset(std::string_view name) {
  std::string known;
  for (const Preset& candidate : presets) {
    known.append(known.empty() ? "" : ", ").append(candidate.name);
    if (candidate.name != name) continue;
    std::vector<std::string> names;
    text::for_each_piece(candidate.steps, ' ', [&](std::string_view step) { names.emplace_back(step); });
    return names;
  }
  throw std::invalid_argument("unknown preset '" + std::string(name) + "'; there are: " + known);
}

}  // namespace onrecord::normalize
