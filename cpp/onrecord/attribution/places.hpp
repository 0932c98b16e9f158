// Places: marked spans among their words. A rule asks a place what stands before and after it in its own sentence.
//   On Friday he said “we won,” Lee recalled.
//   before: On Friday he said   tokens: “we won,”   after: Lee recalled.
#pragma once

#include <cstdint>
#include <vector>

#include "onrecord/attribution/reading.hpp"

namespace onrecord::attribution {

// How far a place looks into its sentence on either side, in tokens: longer than any sentence of prose, so that a text
// without sentence ends still costs linear time.
constexpr std::uint32_t reach = 200;

struct Place {
  std::uint32_t marked = 0;    // index into Evidence::marked
  segment::TokenRange tokens;  // of the marked span, its marks included; never empty
  segment::TokenRange sentence;
  std::uint32_t paragraph = 0;       // index into Segments::paragraphs
  std::uint32_t last_paragraph = 0;  // the one it ends in: as a rule the same
  // Every rule asks how a place begins and ends: the character before it and the last one between the marks, blanks
  // skipped; 0 where there is none in the paragraph, or between the marks.
  char32_t preceding = 0;
  char32_t last_inside = 0;

  segment::TokenRange before() const { return {sentence.begin, tokens.begin}; }
  segment::TokenRange after() const { return {tokens.end, sentence.end}; }
};

// The places of the outermost marked spans that hold more than blanks, in order. Linear.
std::vector<Place> outer_places(const Reading& reading);

// The places of the marked spans inside others, by level: first those with one span around them, then those with two …
// Each in order; each one's sentence ends at the marks around it. Linear.
std::vector<std::vector<Place>> nested_places(const Reading& reading);

// Tells how many marked spans lie around a position; asked by ascending positions, it is linear in all.
class DepthReader {
 public:
  explicit DepthReader(const Reading& reading) : marked_(reading.evidence.marked) {}
  std::size_t at(std::uint32_t position);

 private:
  const std::vector<quotes::Marked>& marked_;
  std::vector<std::uint32_t> open_;  // indices into marked_, innermost last
  std::uint32_t next_ = 0;
};

// The tokens that begin inside `span`. In constant time.
segment::TokenRange tokens_in(const Reading& reading, TextSpan span);

// The sentence that begins with `token`; null where none does. In logarithmic time.
const segment::Sentence* sentence_from(const Reading& reading, std::uint32_t token);

// The character after a place, blanks skipped; 0 where its paragraph ends.
char32_t character_after(const Reading& reading, const Place& place);

// Whether the first word between the marks is capitalized; true where there is no word.
bool starts_upper(const Reading& reading, const Place& place);

// Whether the marked words open their paragraph.
bool opens_paragraph(const Reading& reading, const Place& place);

// Whether the marked words are all of their paragraphs.
bool fills_paragraphs(const Reading& reading, const Place& place);

// True for a character that ends a quoted sentence or hands over to the attribution: , . ? ! … and dashes.
bool closes_speech(char32_t c);

}  // namespace onrecord::attribution
