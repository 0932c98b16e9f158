// Marked spans: what lies between quotation marks, before anybody asks whether it is speech.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/segment/segments.hpp"

namespace onrecord::quotes {

class Tags;

struct Marked {
  TextSpan outer;          // with its marks
  TextSpan inner;          // without them: exactly what lies between
  bool is_single = false;  // ‘ ’ ' ' ‹ ›
  bool is_dash = false;    // — Where were you? asked Lucien: a turn that a dash opens; outer and inner are equal
  bool is_closed = true;   // false: the closing mark was lost, or the quotation goes on in the next paragraph
  std::optional<std::uint32_t> parent;  // the marked span around it
  // The span before that this one's mark reopens: of the paragraph before, or of its own in text without line breaks.
  std::optional<std::uint32_t> continues;
};

// Finds them by the table common/marks.tsv. What a mark does is read from the table where it is directional, and from
// its neighbours where it is not: "We won," opens after a space and closes after a comma. A directional mark in the
// wrong place (“Frozen“) is taken for what its place says; an inch mark (6") opens nothing.
class Finder {
 public:
  Finder();  // throws std::invalid_argument for a broken table

  // By (begin, −end). Linear; nesting deeper than 16 is read as flat. A lost mark never reaches beyond its paragraph; a
  // pair may reach over a few lines, if no other double mark stands between.
  std::vector<Marked> find(std::string_view text, const segment::Segments& segments) const;

  // What one mark may do: bits of pairs (rows of the table) it opens and closes.
  struct Role {
    std::string mark;
    std::uint32_t opens = 0;
    std::uint32_t closes = 0;
    bool is_single = false;
    bool usually_closes = false;  // of a mark that may do both and is not its own partner
    bool is_symmetric = false;    // its own partner: " '
  };

 private:
  std::vector<Role> roles_;
  std::shared_ptr<const Tags> tags_;
};

}  // namespace onrecord::quotes
