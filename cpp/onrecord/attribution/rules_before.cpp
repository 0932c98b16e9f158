// Rules for an attribution that stands before its quotation: Lee told reporters on Monday, “We won.”
// Tested by tests/cpp/attribution/rules_test.cpp.
#include <algorithm>
#include <array>

#include "onrecord/attribution/rules.hpp"

namespace onrecord::attribution {
namespace {

using segment::TokenRange;
using Word = WordClass;

bool is_text(const Reading& reading, std::uint32_t i, std::string_view text) { return reading.word(i) == text; }

// How a cue reaches the opening mark.
struct Gap {
  bool is_light = false;       // nothing but addressee, time, place and punctuation stands between
  bool is_introduced = false;  // by a comma or a colon: what follows is a quotation of its own
  std::optional<std::uint32_t> that;  // the complementizer, which belongs to the content
};

// Passes what may stand between a cue and its quotation: “told [the crowd] [on Monday] [in Ohio], ‘…’”.
std::uint32_t skip_adjunct(const Reading& reading, std::uint32_t i, std::uint32_t last, bool takes_addressee) {
  if (reading.is(i, Word::time_word | Word::adverb | Word::number_word)) return i + 1;
  if (reading.is(i, Word::preposition | Word::infinitive_to)) {
    const auto object = i + 1 < last ? phrase_at(reading, i + 1, last) : std::nullopt;
    return object ? object->whole.end : i;
  }
  if (!takes_addressee) return i;
  const auto addressee = phrase_at(reading, i, last);
  return addressee ? addressee->whole.end : i;
}

// tell, ask, urge: verbs with somebody to whom it is said.
bool has_addressee(const Cue& cue) {
  return std::ranges::any_of(std::array{Frame::object_that, Frame::object_clause, Frame::object_wh, Frame::object_infinitive},
                             [&](Frame frame) { return cue.rate(frame) > 0; });
}

Gap gap_of(const Reading& reading, const Cue& cue, std::uint32_t last) {
  Gap gap;
  bool takes_addressee = has_addressee(cue);
  std::uint32_t i = cue.tokens.end;
  while (i < last) {
    if (is_text(reading, i, ",") || is_text(reading, i, ":")) {
      gap.is_introduced = i + 1 == last;
      ++i;
      continue;
    }
    if (reading.is(i, Word::complementizer) && i + 1 == last) {
      gap.that = i++;
      continue;
    }
    const std::uint32_t next = skip_adjunct(reading, i, last, takes_addressee);
    if (next == i) return gap;
    if (!reading.is(i, Word::time_word | Word::adverb | Word::preposition)) takes_addressee = false;
    i = next;
  }
  gap.is_light = true;
  return gap;
}

std::optional<TokenRange> core_of(const std::optional<NounPhrase>& phrase) {
  return phrase ? std::optional(phrase->core) : std::nullopt;
}

// The source of a cue before a quotation: its subject; for a participle without one, the source of the cue before it.
std::optional<TokenRange> source_before(const Scene& scene, const Place& place, std::uint32_t cue_index) {
  const Cue& cue = scene.cues[cue_index];
  if (cue.kind == CueClass::adverbial) {
    return core_of(phrase_at(scene.reading, cue.tokens.end, place.tokens.begin));
  }
  if (auto subject = subject_before(scene.reading, place.sentence.begin, cue)) return subject->core;
  const TokenRange before = cues_in(scene, {place.sentence.begin, cue.tokens.begin});
  for (std::uint32_t i = before.end; i-- > before.begin;) {
    if (auto subject = subject_before(scene.reading, place.sentence.begin, scene.cues[i])) return subject->core;
  }
  return core_of(subject_after(scene.reading, cue, place.tokens.begin));
}

bool starts_upper(const Reading& reading, const Place& place) {
  for (std::uint32_t i = place.tokens.begin; i < place.tokens.end; ++i) {
    if (reading.token(i).is_word()) return reading.token(i).is(segment::TokenShape::capitalized);
  }
  return true;
}

// Whether the sentence goes on after the closing mark as part of what is reported: said “a mess” was coming.
bool runs_on(const Reading& reading, const Place& place) {
  if (closes_speech(last_inside(reading, place)) || place.after().empty()) return false;
  return reading.token(place.tokens.end).kind != segment::TokenKind::punctuation;
}

std::vector<TokenRange> clause_through(const Scene& scene, const Place& place, const Cue& cue) {
  const auto reported = scene.clauses.clause_of(scene.reading, place.sentence, cue);
  if (!reported) return {};
  for (const TokenRange range : reported->content) {
    if (range.begin <= place.tokens.begin && place.tokens.end <= range.end) return reported->content;
  }
  return {};
}

}  // namespace

std::optional<Claim> source_cue_quote(const Scene& scene, std::size_t index, const Earlier&) {
  const Place& place = scene.places[index];
  const TokenRange cues = cues_in(scene, place.before());
  for (std::uint32_t i = cues.end; i-- > cues.begin;) {
    const Cue& cue = scene.cues[i];
    if (cue.tokens.end > place.tokens.begin) continue;
    const Gap gap = gap_of(scene.reading, cue, place.tokens.begin);
    if (!gap.is_light) return std::nullopt;
    const auto source = source_before(scene, place, i);
    if (!source && !gap.is_introduced) continue;
    Claim claim{.source = source, .cue = cue.tokens, .rule = "source-cue-quote", .confidence = 0.9F};
    if (!gap.is_introduced && (runs_on(scene.reading, place) || !starts_upper(scene.reading, place))) {
      claim.content = clause_through(scene, place, cue);
    }
    if (claim.content.empty()) claim.content = {{gap.that ? *gap.that : place.tokens.begin, place.tokens.end}};
    return claim;
  }
  return std::nullopt;
}

std::optional<Claim> source_colon_quote(const Scene& scene, std::size_t index, const Earlier&) {
  const Place& place = scene.places[index];
  const TokenRange before = place.before();
  if (before.size() < 2 || !is_text(scene.reading, before.end - 1, ":")) return std::nullopt;
  const TokenRange colon{before.end - 1, before.end};
  const auto phrase = phrase_at(scene.reading, before.begin, colon.begin);
  if (!phrase || phrase->whole.end != colon.begin) return std::nullopt;
  return Claim{.source = phrase->core,
               .cue = colon,
               .content = {{place.tokens.begin, place.tokens.end}},
               .rule = "source-colon-quote",
               .confidence = 0.85F};
}

}  // namespace onrecord::attribution
