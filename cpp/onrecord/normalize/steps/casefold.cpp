// casefold: full Unicode case folding without the Turkic rows (CaseFolding.txt, status C and F): "Straße" → "strasse".
// Tested by tests/cpp/normalize/normalizer_test.cpp and tests/cases/normalize.jsonl.
#include <unicode/uchar.h>
#include <unicode/ustring.h>

#include <array>
#include <string>

#include "onrecord/normalize/bmp_set.hpp"
#include "onrecord/normalize/scan.hpp"
#include "onrecord/normalize/steps.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::normalize {
namespace {

// At most three code points (CaseFolding.txt).
struct Folded {
  std::array<char16_t, 8> units;
  std::int32_t length;
};

Folded fold_fully(char32_t c) {
  Folded folded{};
  std::array<char16_t, 2> source{};
  std::int32_t length = 0;
  U16_APPEND_UNSAFE(source, length, static_cast<UChar32>(c));
  UErrorCode status = U_ZERO_ERROR;
  folded.length =
      u_strFoldCase(folded.units.data(), folded.units.size(), source.data(), length, U_FOLD_CASE_DEFAULT, &status);
  return folded;
}

bool is_surrogate(char32_t c) { return c >= 0xD800 && c <= 0xDFFF; }

bool changes(char32_t c) {
  if (is_surrogate(c)) return false;
  const Folded folded = fold_fully(c);
  std::int32_t i = 0;
  UChar32 first = 0;
  U16_NEXT_UNSAFE(folded.units, i, first);
  return folded.length != i || static_cast<char32_t>(first) != c;
}

std::string encoded(const Folded& folded) {
  std::string utf8;
  for (std::int32_t i = 0; i < folded.length;) {
    UChar32 c = 0;
    U16_NEXT_UNSAFE(folded.units, i, c);
    text::append(utf8, static_cast<char32_t>(c));
  }
  return utf8;
}

constexpr auto may_change = [](scan::Block bytes) { return scan::between(bytes, 'A', 'Z') | scan::non_ascii(bytes); };

}  // namespace

void steps::casefold(std::string_view input, text::Rewriter& out) {
  static const BmpSet changing(changes);
  for (std::size_t i = scan::find(input, 0, may_change); i < input.size(); i = scan::find(input, i, may_change)) {
    const auto begin = static_cast<std::uint32_t>(i);
    const text::Decoded next = text::decode(input, i);
    i += next.length;
    if (!changing.contains(next.code_point)) continue;
    if (next.code_point < 0x80) {
      const char lower = static_cast<char>(next.code_point + ('a' - 'A'));
      out.replace(begin, begin + 1, {&lower, 1});
    } else {
      out.replace(begin, begin + next.length, encoded(fold_fully(next.code_point)));
    }
  }
}

}  // namespace onrecord::normalize
