// Marked spans: what lies between quotation marks, before anybody asks whether it is speech.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "onrecord/segment/segments.hpp"

namespace onrecord::quotes {

struct Marked {
  TextSpan outer;  // with its marks
  TextSpan inner;  // without them: exactly what lies between
  bool is_single = false;             // ‘ ’ ' ' ‹ ›
  bool is_closed = true;              // false: the closing mark was lost, or the quotation goes on in the next paragraph
  std::optional<std::uint32_t> parent;    // the marked span around it
  std::optional<std::uint32_t> continues;  // the span of the paragraph before, which this one's opening mark reopens
};

// Finds them by the table common/marks.tsv.
class Finder {
 public:
  Finder();

  // By (begin, −end). Linear; nesting deeper than 16 is read as flat. A lost mark never reaches beyond its paragraph.
  std::vector<Marked> find(std::string_view text, const segment::Segments& segments) const;

 private:
  struct Pair {
    char32_t open, close;
    bool is_single;
  };
  std::vector<Pair> pairs_;
};

}  // namespace onrecord::quotes
