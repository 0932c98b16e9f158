// Tested by tests/cpp/text/graphemes_test.cpp.
#include "onrecord/text/graphemes.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "onrecord/text/utf8.hpp"

namespace onrecord::text {
namespace {

int break_class(char32_t c) { return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_GRAPHEME_CLUSTER_BREAK); }

bool is_pictograph(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
}

bool is_control(int c) { return c == U_GCB_CONTROL || c == U_GCB_CR || c == U_GCB_LF; }

// Hangul syllables (rules GB6 to GB8).
bool joins_hangul(int before, int after) {
  switch (before) {
    case U_GCB_L:
      return after == U_GCB_L || after == U_GCB_V || after == U_GCB_LV || after == U_GCB_LVT;
    case U_GCB_LV:
    case U_GCB_V:
      return after == U_GCB_V || after == U_GCB_T;
    case U_GCB_LVT:
    case U_GCB_T:
      return after == U_GCB_T;
    default:
      return false;
  }
}

// Calls `use(code point)` from `position` backwards until it returns false.
template <class Use>
void walk_back(std::string_view text, std::size_t position, Use use) {
  const std::size_t stop = position - std::min(position, longest_cluster);
  while (position > stop) {
    const Decoded previous = decode_before(text, position);
    if (!use(previous.code_point)) return;
    position -= previous.length;
  }
}

// Whether the joiner that ends at `position` joins a pictograph before it to the next (GB11).
bool joins_pictographs(std::string_view text, std::size_t position) {
  bool found = false;
  walk_back(text, position - 3, [&](char32_t c) {
    found = is_pictograph(c);
    return !found && break_class(c) == U_GCB_EXTEND;
  });
  return found;
}

// Whether the regional indicators before `position` are odd in number: the next makes a flag of the last (GB12, GB13).
bool has_half_flag(std::string_view text, std::size_t position) {
  bool odd = false;
  walk_back(text, position, [&](char32_t c) {
    const bool is_indicator = break_class(c) == U_GCB_REGIONAL_INDICATOR;
    odd = odd != is_indicator;
    return is_indicator;
  });
  return odd;
}

}  // namespace

bool is_grapheme_border(std::string_view text, std::size_t position) {
  if (position == 0 || position >= text.size()) return true;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte(position - 1) < 0x80 && byte(position) < 0x80) return text[position - 1] != '\r' || text[position] != '\n';
  const char32_t next = decode(text, position).code_point;
  const int before = break_class(decode_before(text, position).code_point);
  const int after = break_class(next);
  if (is_control(before) || is_control(after)) return true;
  if (joins_hangul(before, after)) return false;
  if (after == U_GCB_EXTEND || after == U_GCB_ZWJ || after == U_GCB_SPACING_MARK || before == U_GCB_PREPEND)
    return false;
  if (before == U_GCB_ZWJ && is_pictograph(next)) return !joins_pictographs(text, position);
  if (before == U_GCB_REGIONAL_INDICATOR && after == U_GCB_REGIONAL_INDICATOR) return !has_half_flag(text, position);
  return true;
}

SourceSpan whole_graphemes(std::string_view source, SourceSpan span) {
  SourceSpan whole = span;
  while (span.begin - whole.begin < longest_cluster && !is_grapheme_border(source, whole.begin)) {
    whole.begin -= decode_before(source, whole.begin).length;
  }
  if (span.empty()) return {whole.begin, whole.begin};
  while (whole.end - span.end < longest_cluster && !is_grapheme_border(source, whole.end)) {
    whole.end += decode(source, whole.end).length;
  }
  return whole;
}

}  // namespace onrecord::text
