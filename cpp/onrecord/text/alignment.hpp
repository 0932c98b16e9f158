// Alignment: the exact way between a text and the source it was made from.
// A sorted list of edits; what lies between two edits is equal, byte for byte, in both texts. No edits: identity.
// A position inside an edit has no exact partner: spans that touch an edit map to the whole of its other side.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "onrecord/text/large_pages.hpp"
#include "onrecord/text/span.hpp"

namespace onrecord::text {

// The source piece `source` became the text piece `text`. Either may be empty (insertion, deletion), not both.
struct Edit {
  SourceSpan source;
  TextSpan text;
  friend bool operator==(const Edit&, const Edit&) = default;
};

// Those of a long text may take as much memory as the text.
using EditList = TableVector<Edit>;

class Alignment {
 public:
  // Edits in ascending order, without overlap; adjacent ones are allowed. Sizes are those of the two whole texts.
  Alignment() = default;
  Alignment(EditList edits, std::uint32_t source_size, std::uint32_t text_size);
  static Alignment identity(std::uint32_t size) { return {{}, size, size}; }

  // The smallest source span that covers `span`: text that an edit inserted belongs to the place of the insertion, and
  // deleted source beside the span's ends is left out. An empty span is a position: it gives all the positions it may
  // stand for (the whole source of an edit it is inside of, a deletion that lies there), else an empty span; the ends
  // of the text give the ends of the source.
  SourceSpan to_source(TextSpan span) const;
  // The text span that covers `span` and what was inserted at its ends, so that to_text(to_source(span)) covers `span`.
  TextSpan to_text(SourceSpan span) const;

  // This alignment (source → middle) followed by `next` (middle → text): source → text. Linear in both.
  Alignment then(const Alignment& next) const;

  const EditList& edits() const { return edits_; }
  EditList take_edits() && { return std::move(edits_); }
  bool is_identity() const { return edits_.empty(); }
  std::uint32_t source_size() const { return source_size_; }
  std::uint32_t text_size() const { return text_size_; }

 private:
  EditList edits_;
  std::uint32_t source_size_ = 0;
  std::uint32_t text_size_ = 0;
};

// Writes the new text of one normalization step from left to right and keeps the alignment: call `replace` for each
// piece that changes, in ascending order, then `finish`. Nothing is copied as long as nothing changes.
class Rewriter {
 public:
  explicit Rewriter(std::string_view input) : input_(input) {}

  // Puts `with` in place of input bytes [begin, end); begin must not be before the end of the last replacement. Throws
  // std::length_error where the output would reach 4 GiB.
  void replace(std::uint32_t begin, std::uint32_t end, std::string_view with);
  bool changed() const { return !edits_.empty(); }

  // The output and its alignment to the input. Call once; where `changed()` is false the text is a copy of the input.
  std::pair<std::string, Alignment> finish();

 private:
  std::string_view input_;
  std::string output_;
  EditList edits_;
  std::uint32_t copied_ = 0;  // input bytes already dealt with
};

}  // namespace onrecord::text
