// Segments: everything the later stages know of a text's form: paragraphs, sentences, tokens and regions.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/segment/tokens.hpp"

namespace onrecord::segment {

// A sentence ends inside its paragraph. A quotation of several sentences is several sentences; closing marks belong to
// the sentence they close.
struct Sentence {
  TextSpan span;
  TokenRange tokens;
  std::uint32_t paragraph = 0;
};

// A paragraph is a line: what lies between line breaks (Unicode's, after normalization '\n'), but for those that only
// wrap a line (wraps.hpp).
struct Paragraph {
  TextSpan span;
  TokenRange tokens;
  std::uint32_t first_sentence = 0;
  std::uint32_t last_sentence = 0;  // one past the last
};

enum class RegionKind : std::uint8_t { headline, byline, dateline, boilerplate, post, turn };
std::string_view name(RegionKind kind);

// A stretch of the text that is not running prose. `content` is what it holds without its frame: a post's text without
// the signature, a turn's words without the label ("TAPPER: …", whose label is the author), a by-line's names, a
// dateline's place; else the whole.
struct Region {
  TextSpan span;
  RegionKind kind = RegionKind::boilerplate;
  TextSpan content;
  std::optional<TextSpan> author;
  std::optional<TextSpan> handle;
  std::string date;  // ISO 8601 ("2019-01-18"), or empty
};

struct Segments {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<Paragraph> paragraphs;
  std::vector<Region> regions;  // by (begin, −end)
  std::uint32_t opening = 0;    // the first paragraph that holds a word: rules, numbers and emoji open no text
};

class Segmenter {
 public:
  Segmenter();  // reads the tables once

  // Takes valid UTF-8. Linear in its length.
  Segments segment(std::string_view text) const;

  const Tokenizer& tokenizer() const { return tokenizer_; }

 private:
  Tokenizer tokenizer_;
  struct Rules;
  std::shared_ptr<const Rules> rules_;
};

}  // namespace onrecord::segment
