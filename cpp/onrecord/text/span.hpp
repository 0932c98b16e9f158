// Spans: half-open ranges of UTF-8 bytes, in one of two texts that must never be mixed up.
// `source` is what the user gave, `text` is its normalized form. Rules work on TextSpan, users see SourceSpan, and only
// Alignment::to_source crosses: handing one where the other is wanted does not compile.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace onrecord::text {

template <class Coordinates>
struct BasicSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(std::uint32_t position) const { return begin <= position && position < end; }
  constexpr bool contains(BasicSpan other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(BasicSpan other) const { return begin < other.end && other.begin < end; }
  friend constexpr auto operator<=>(const BasicSpan&, const BasicSpan&) = default;
};

struct TextCoordinates;
struct SourceCoordinates;
struct CodePointCoordinates;

using TextSpan = BasicSpan<TextCoordinates>;            // bytes of the normalized text
using SourceSpan = BasicSpan<SourceCoordinates>;        // bytes of the source
using CodePointSpan = BasicSpan<CodePointCoordinates>;  // code points of the source: what Python sees

// The characters of a span. The caller hands the text the span belongs to.
template <class Coordinates>
constexpr std::string_view slice(std::string_view text, BasicSpan<Coordinates> span) {
  return text.substr(span.begin, span.size());
}

}  // namespace onrecord::text

namespace onrecord {
// So common that the house uses them without their folder's name.
using text::CodePointSpan;
using text::SourceSpan;
using text::TextSpan;
}  // namespace onrecord
