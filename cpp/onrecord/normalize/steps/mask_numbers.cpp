// mask:numbers: numbers in digits become "<NUMBER>": 2016, 3,000.50, 10.5; signs, units and currencies stay: $<NUMBER>,
// <NUMBER>%. Digits inside words (B2B, 1st, 5km) are no numbers. Tested by tests/cases/normalize.jsonl.
#include "onrecord/normalize/masking.hpp"
#include "onrecord/normalize/scan.hpp"
#include "onrecord/normalize/steps.hpp"

namespace onrecord::normalize {
namespace {

using namespace masking;

// Behind the digits at `at`, and behind all that follow with one comma or dot between.
std::size_t number_end(std::string_view text, std::size_t at) {
  while (true) {
    while (at < text.size() && is_digit(text[at])) ++at;
    const bool goes_on = at + 1 < text.size() && (text[at] == ',' || text[at] == '.') && is_digit(text[at + 1]);
    if (!goes_on) return at;
    ++at;
  }
}

Found find_number(std::string_view text, std::size_t from) {
  constexpr auto may_be = [](scan::Block bytes) { return scan::between(bytes, '0', '9'); };
  for (std::size_t at = scan::find(text, from, may_be); at < text.size();) {
    const std::size_t end = number_end(text, at);
    if (!word_before(text, at) && !word_at(text, end)) return {at, end};
    at = scan::find(text, end, may_be);
  }
  return {};
}

}  // namespace

void steps::mask_numbers(std::string_view input, text::Rewriter& out) {
  replace_all(input, out, "<NUMBER>", find_number);
}

}  // namespace onrecord::normalize
