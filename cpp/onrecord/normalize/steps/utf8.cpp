// utf8: invalid bytes become U+FFFD, one for each maximal subpart (WHATWG Encoding, UTF-8 decoder). Valid text stays.
// Tested by tests/cpp/normalize/normalizer_test.cpp on tests/cases/normalize.jsonl.
#include "onrecord/text/utf8.hpp"

#include "onrecord/normalize/steps.hpp"

namespace onrecord::normalize {

void steps::utf8(std::string_view input, text::Rewriter& out) {
  std::size_t done = 0;
  while (const auto invalid = text::first_invalid(input.substr(done))) {
    const std::size_t begin = done + *invalid;
    done = begin + text::decode_lenient(input, begin).length;
    out.replace(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(done), "\xEF\xBF\xBD");
  }
}

Normalized repair_utf8(std::string_view bytes) { return Normalizer({"utf8"}).apply(bytes); }

}  // namespace onrecord::normalize
