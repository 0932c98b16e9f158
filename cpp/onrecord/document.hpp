// A document: the source, its normalized text, the way between them, and all that was found.
// It alone owns text; every span in it is a TextSpan until `to_code_points` hands it out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "onrecord/entities/recognizer.hpp"
#include "onrecord/quotes/quote.hpp"
#include "onrecord/segment/segments.hpp"
#include "onrecord/text/alignment.hpp"
#include "onrecord/text/graphemes.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord {

class Document {
 public:
  std::string source;          // valid UTF-8
  std::string normalized;      // empty where normalization changed nothing
  bool is_normalized = false;  // false: `source` is the text
  text::Alignment alignment;   // source → text
  std::vector<segment::Sentence> sentences;
  std::vector<segment::Region> regions;
  std::vector<entities::Mention> mentions;
  std::vector<entities::Entity> entities;
  std::vector<quotes::Quote> quotes;
  std::vector<std::string> warnings;

  std::string_view text() const { return is_normalized ? std::string_view(normalized) : std::string_view(source); }
};

// Text spans to code points of the source, grown to whole graphemes: what a reader sees as one character is never cut.
class SourceMap {
 public:
  explicit SourceMap(const Document& document)
      : alignment_(document.alignment), source_(document.source), code_points_(document.source) {}
  CodePointSpan operator()(TextSpan span) const {
    const SourceSpan source = text::whole_graphemes(source_, alignment_.to_source(span));
    return {code_points_.to_code_point(source.begin), code_points_.to_code_point(source.end)};
  }

 private:
  const text::Alignment& alignment_;
  std::string_view source_;
  text::CodePointIndex code_points_;
};

}  // namespace onrecord
