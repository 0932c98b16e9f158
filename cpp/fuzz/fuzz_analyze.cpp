// Fuzzes the whole pipeline. Whatever the bytes (repaired to UTF-8 first):
// - the text is valid UTF-8, and every span lies in it, on code point borders;
// - quotes are in order, their parts are in order and make up their span, and what is marked lies in the hull of them;
// - a parent comes before its child and holds it; a speaker's entity exists; confidences are probabilities;
// - every span has its way back to the source, where it lies in order;
// - the explanation of a quote chooses its speaker and cue, and its borders are those of the quote's parts.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "input.hpp"
#include "onrecord/analyzer.hpp"

namespace {

using namespace onrecord;

// A document with the way back to its source.
class Checked {
 public:
  explicit Checked(const Document& document)
      : document_(document),
        text_(document.text()),
        source_points_(
            text::CodePointIndex(document.source).to_code_point(static_cast<std::uint32_t>(document.source.size()))),
        to_source_(document) {}

  void check_span(TextSpan span) const {
    require(span.begin < span.end && span.end <= text_.size());
    require(is_border(text_, span.begin) && is_border(text_, span.end));
    const CodePointSpan there = to_source_(span);
    require(there.begin < there.end && there.end <= source_points_);
  }

  void check_quote(std::size_t index) const {
    const auto& quote = document_.quotes[index];
    require(!quote.parts.empty());
    check_span(quote.span);
    require(quote.span.begin == quote.parts.front().begin && quote.span.end == quote.parts.back().end);
    std::uint32_t done = 0;
    for (const TextSpan part : quote.parts) {
      check_span(part);
      require(done <= part.begin);
      done = part.end;
    }
    for (const TextSpan marked : quote.marked) require(marked.begin <= marked.end && marked.end <= text_.size());
    if (quote.speaker) check_span(*quote.speaker);
    if (quote.cue) check_span(*quote.cue);
    if (quote.speaker_entity) require(quote.speaker && *quote.speaker_entity < document_.entities.size());
    if (quote.parent) require(*quote.parent < index && document_.quotes[*quote.parent].span.contains(quote.span));
    require(quote.confidence >= 0 && quote.confidence <= 1 && quote.rule[0] != '\0');
  }

  void check_explanation(const attribution::Explanation& explanation, const quotes::Quote& quote) const {
    std::size_t chosen = 0;
    for (const auto& candidate : explanation.candidates) {
      if (candidate.source) check_span(*candidate.source);
      if (candidate.cue) check_span(*candidate.cue);
      if (!candidate.is_chosen) continue;
      ++chosen;
      if (quote.kind == quotes::QuoteKind::scare) continue;
      require(candidate.cue == quote.cue && candidate.rule == quote.rule);
      require(candidate.source == quote.speaker || !candidate.note.empty());
    }
    require(chosen == 1 || (chosen == 0 && quote.kind == quotes::QuoteKind::scare));
    require(explanation.referent.entity == quote.speaker_entity);
    require(explanation.borders.size() == quote.parts.size());
    for (std::size_t i = 0; i < quote.parts.size(); ++i) require(explanation.borders[i].part == quote.parts[i]);
  }

  void check() const {
    require(!text::first_invalid(text_));
    for (std::size_t i = 0; i < document_.quotes.size(); ++i) {
      check_quote(i);
      if (i > 0) require(document_.quotes[i - 1].span.begin <= document_.quotes[i].span.begin);
    }
    for (const auto& mention : document_.mentions) {
      check_span(mention.span);
      require(mention.entity < document_.entities.size());
    }
    for (const auto& sentence : document_.sentences) check_span(sentence.span);
    for (const auto& region : document_.regions) check_span(region.span);
  }

 private:
  const Document& document_;
  std::string_view text_;
  std::uint32_t source_points_;
  SourceMap to_source_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Analyzer analyzer;
  const std::string text = repaired({reinterpret_cast<const char*>(data), size});
  const Document document = analyzer.analyze(text);
  const Checked checked(document);
  checked.check();
  const auto explained = analyzer.explain(text);
  require(explained->document().quotes.size() == document.quotes.size());
  for (std::size_t i = 0; i < document.quotes.size(); ++i) {
    checked.check_explanation(explained->explain(i), document.quotes[i]);
  }
  return 0;
}
