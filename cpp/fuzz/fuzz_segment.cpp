// Fuzzes the segmenter and the finder of marked spans. Whatever the bytes (repaired to UTF-8 first):
// - tokens are in order, do not overlap, begin and end between code points, and only white space, emoji and the
// emphasis of Markdown lie between them;
// - sentences and paragraphs tile the tokens, and each sentence lies in its paragraph;
// - regions are in order, with their parts inside them;
// - marked spans are in order and nest properly, their inside lies in their outside, and a parent comes before its
// child.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "input.hpp"
#include "onrecord/quotes/marked.hpp"
#include "onrecord/segment/segments.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/utf8.hpp"

using namespace onrecord;

namespace {

void check_gap(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  require(begin <= end);
  bool joined = false;  // behind a joiner
  for (std::uint32_t i = begin; i < end;) {
    const auto next = text::decode(text, i);
    const bool is_extender = text::is_mark(next.code_point) || text::is_format(next.code_point) ||
                             (next.code_point >= 0x1F3FB && next.code_point <= 0x1F3FF);
    const bool is_drawn = i + next.length < end && text::decode(text, i + next.length).code_point == 0xFE0F;
    const bool is_emphasis = next.code_point == '*' || next.code_point == '_';
    require(text::is_space(next.code_point) || text::is_emoji(next.code_point) || is_drawn || is_extender || joined ||
            is_emphasis);
    joined = next.code_point == 0x200D;
    i += next.length;
    require(i <= end);
  }
}

void check_tokens(std::string_view text, const segment::Segments& segments) {
  std::uint32_t at = 0;
  for (const auto& token : segments.tokens) {
    check_gap(text, at, token.begin);
    require(token.begin < token.end && token.end <= text.size());
    require(token.folded == text::folded_hash(slice(text, token.span())));
    at = token.end;
  }
  check_gap(text, at, static_cast<std::uint32_t>(text.size()));
}

void check_sentences(const segment::Segments& segments) {
  std::uint32_t token = 0;
  std::uint32_t sentence = 0;
  for (std::uint32_t p = 0; p < segments.paragraphs.size(); ++p) {
    const auto& paragraph = segments.paragraphs[p];
    require(paragraph.first_sentence == sentence && paragraph.tokens.begin == token);
    for (; sentence < paragraph.last_sentence; ++sentence) {
      const auto& one = segments.sentences[sentence];
      require(one.paragraph == p && one.tokens.begin == token && !one.tokens.empty() &&
              paragraph.span.contains(one.span));
      token = one.tokens.end;
    }
    require(paragraph.tokens.end == token);
  }
  require(token == segments.tokens.size() && sentence == segments.sentences.size());
}

void check_regions(const segment::Segments& segments) {
  std::uint32_t begin = 0;
  for (const auto& region : segments.regions) {
    require(begin <= region.span.begin && region.span.begin < region.span.end && region.span.contains(region.content));
    require(!region.author || region.span.contains(*region.author));
    require(!region.handle || region.span.contains(*region.handle));
    begin = region.span.begin;
  }
}

void check_marked(const std::vector<quotes::Marked>& marked) {
  for (std::size_t i = 0; i < marked.size(); ++i) {
    // A turn that a dash opens has no marks around it; a quotation may have lost its first or its last one.
    require(!marked[i].is_dash || marked[i].outer == marked[i].inner);
    require(marked[i].outer.contains(marked[i].inner));
    if (i > 0) require(marked[i - 1].outer.begin < marked[i].outer.begin);
    if (marked[i].continues) require(*marked[i].continues < i);
    if (marked[i].parent) require(*marked[i].parent < i && marked[*marked[i].parent].inner.contains(marked[i].outer));
    if (i > 0 && !marked[i].parent) require(!marked[i - 1].outer.overlaps(marked[i].outer));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const segment::Segmenter segmenter;
  static const quotes::Finder finder;
  const std::string text = repaired({reinterpret_cast<const char*>(data), size});
  const auto segments = segmenter.segment(text);
  check_tokens(text, segments);
  check_sentences(segments);
  check_regions(segments);
  check_marked(finder.find(text, segments));
  return 0;
}
