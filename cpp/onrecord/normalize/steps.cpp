// The table of steps and the presets. Tested by tests/cpp/normalize/normalizer_test.cpp.
#include "onrecord/normalize/steps.hpp"

#include <array>
#include <stdexcept>

#include "onrecord/text/table.hpp"

namespace onrecord::normalize {
namespace {

// Repairs come first, then what depends on clean characters; what changes meaning (folding) is in no default.
// A row: name, function, what of ASCII it waits for, and which characters beyond ASCII concern it. A row that leaves
// out the last two is right, but slower: the step looks at every text.
constexpr std::array table{
    NamedStep{"utf8", steps::utf8},
    NamedStep{"html", steps::html, ampersand},
    NamedStep{"mojibake", steps::mojibake, no_sign, concerns::mojibake, concerns::mojibake_before},
    NamedStep{"lines", steps::lines, control, concerns::lines},
    NamedStep{"invisible", steps::invisible, control, concerns::invisible},
    NamedStep{"boilerplate", steps::boilerplate},
    NamedStep{"hyphen", steps::hyphen},
    NamedStep{"nfc", steps::nfc, no_sign, concerns::nfc},
    NamedStep{"nfd", steps::nfd, no_sign, concerns::nfd},
    NamedStep{"nfkc", steps::nfkc, no_sign, concerns::nfkc},
    NamedStep{"nfkd", steps::nfkd, no_sign, concerns::nfkd},
    NamedStep{"confusables", steps::confusables, no_sign},  // only where a text is not all Latin
    NamedStep{"accents", steps::accents, no_sign, concerns::accents},
    NamedStep{"casefold", steps::casefold},
    NamedStep{"quotes", steps::quotes, anything, concerns::quotes},
    NamedStep{"dashes", steps::dashes, no_sign, concerns::dashes},
    NamedStep{"ellipsis", steps::ellipsis},
    NamedStep{"spaces", steps::spaces, no_sign, concerns::spaces},
    NamedStep{"whitespace", steps::whitespace, untidy},
    NamedStep{"glue", steps::glue, seam},
    NamedStep{"mask:urls", steps::mask_urls},
    NamedStep{"mask:emails", steps::mask_emails},
    NamedStep{"mask:handles", steps::mask_handles},
    NamedStep{"mask:phones", steps::mask_phones},
    NamedStep{"mask:numbers", steps::mask_numbers},
};

struct Preset {
  std::string_view name;
  std::string_view steps;  // separated by blanks
};

constexpr std::array presets{
    // Repairs the text; keeps its meaning, its directional quotation marks and its paragraphs.
    Preset{"default", "utf8 html mojibake lines invisible nfc spaces whitespace glue"},
    // For matching and deduplication: what looks alike or differs in case only becomes equal.
    Preset{"search",
           "utf8 html mojibake lines invisible hyphen nfkc confusables accents casefold quotes dashes ellipsis spaces "
           "whitespace"},
    // Plain ASCII, as far as letters are Latin and marks have a plain twin; other scripts stay.
    Preset{"ascii",
           "utf8 html mojibake lines invisible nfkc confusables accents quotes dashes ellipsis spaces whitespace"},
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
