// The splitter: cuts a text's tokens into paragraphs (lines) and these into sentences. Private to segment/.
#pragma once

#include <string_view>

#include "onrecord/segment/segments.hpp"

namespace onrecord::segment {

class Splitter {
 public:
  // Fills `segments.paragraphs` and `segments.sentences` from `segments.tokens`. Linear.
  void split(std::string_view text, Segments& segments) const;

 private:
  void split_paragraph(std::string_view text, Segments& segments, std::uint32_t paragraph) const;
  bool ends_after(std::string_view text, const std::vector<Token>& tokens, std::uint32_t stop, std::uint32_t next) const;
};

}  // namespace onrecord::segment
