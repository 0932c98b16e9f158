// Rules for an attribution that stands after its quotation: “We won,” said Ann Lee.
// Tested by tests/cpp/attribution/rules_test.cpp.
#include <algorithm>

#include "onrecord/attribution/rules.hpp"

namespace onrecord::attribution {
namespace {

using segment::TokenRange;
using Word = WordClass;

bool is_link(const Reading& reading, std::uint32_t i) {
  const std::string_view word = reading.word(i);
  return word == "," || word == "-" || word == "–" || word == "—" || word == "--" || reading.is(i, Word::adverb) ||
         word == "as";
}

// The tokens after a place in which its attribution may stand. After a question or an exclamation the sentence breaker may
// have cut before it (“Who pays?” Lee asked), so that the next sentence counts, too.
TokenRange after_of(const Scene& scene, const Place& place) {
  if (!place.after().empty()) return place.after();
  const char32_t last = last_inside(scene.reading, place);
  if (last != U'?' && last != U'!' && last != U'…' && last != U'-' && last != U'—' && last != U',') return {};
  const auto& segments = scene.reading.evidence.segments;
  const auto next = std::ranges::lower_bound(segments.sentences, place.tokens.end, {},
                                             [](const segment::Sentence& sentence) { return sentence.tokens.begin; });
  if (next == segments.sentences.end() || next->paragraph != place.paragraph) return {};
  return next->tokens;
}

struct Attribution {
  TokenRange source;
  const char* rule;
};

// The source of `cue` when both stand right after the quotation, whose first word after it is `first`.
std::optional<Attribution> beside(const Reading& reading, std::uint32_t first, const Cue& cue, std::uint32_t last) {
  if (cue.tokens.begin == first) {
    const auto source = cue.kind == CueClass::adverbial ? phrase_at(reading, cue.tokens.end, last) : subject_after(reading, cue, last);
    if (source) return Attribution{source->core, "quote-cue-source"};
    return std::nullopt;
  }
  if (cue.kind != CueClass::verb) return std::nullopt;
  const auto source = subject_before(reading, first, cue);
  if (source && source->whole.begin == first) return Attribution{source->core, "quote-source-cue"};
  return std::nullopt;
}

}  // namespace

std::optional<Claim> quote_source_cue(const Scene& scene, std::size_t index, const Earlier&) {
  const Reading& reading = scene.reading;
  const Place& place = scene.places[index];
  const TokenRange after = after_of(scene, place);
  std::uint32_t first = after.begin;
  while (first < after.end && is_link(reading, first)) ++first;
  if (first >= after.end) return std::nullopt;
  if (!closes_speech(last_inside(reading, place)) && first == after.begin) return std::nullopt;
  const TokenRange cues = cues_in(scene, {after.begin, after.end});
  for (std::uint32_t i = cues.begin; i < std::min(cues.end, cues.begin + 3); ++i) {
    const auto found = beside(reading, first, scene.cues[i], after.end);
    if (!found) continue;
    return Claim{.source = found->source,
                 .cue = scene.cues[i].tokens,
                 .content = {content_of(scene, index)},
                 .rule = found->rule,
                 .confidence = 0.95F};
  }
  return std::nullopt;
}

std::optional<Claim> quote_dash_source(const Scene& scene, std::size_t index, const Earlier&) {
  const Reading& reading = scene.reading;
  const Place& place = scene.places[index];
  const auto& paragraph = reading.evidence.segments.paragraphs[place.paragraph];
  const std::uint32_t dash = place.tokens.end;
  if (dash + 1 >= paragraph.tokens.end) return std::nullopt;
  const std::string_view word = reading.word(dash);
  if (word != "-" && word != "–" && word != "—" && word != "--") return std::nullopt;
  const auto phrase = phrase_at(reading, dash + 1, paragraph.tokens.end);
  if (!phrase || phrase->whole.end + 1 < paragraph.tokens.end) return std::nullopt;
  return Claim{.source = phrase->core,
               .cue = TokenRange{dash, dash + 1},
               .content = {place.tokens},
               .rule = "quote-dash-source",
               .confidence = 0.8F};
}

}  // namespace onrecord::attribution
