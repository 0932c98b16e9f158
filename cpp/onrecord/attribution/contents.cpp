// How far reported words reach outside their marks: “fire and fury” upon the nation; Talk of “a mess” is wrong, Lee
// said. Tested by tests/python/test_attribution.py on tests/cases/attribution.jsonl.
#include <algorithm>
#include <string_view>

#include "onrecord/attribution/claims.hpp"
#include "onrecord/attribution/headlines.hpp"
#include "onrecord/attribution/phrases.hpp"
#include "onrecord/attribution/rules.hpp"

namespace onrecord::attribution {
namespace {

using segment::TokenRange;
using Ranges = std::vector<TokenRange>;

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

bool covers(const Ranges& content, TokenRange tokens) {
  return std::ranges::any_of(content,
                             [&](TokenRange range) { return range.begin < tokens.end && tokens.begin < range.end; });
}

// The reported clause of a cue, where it holds the place.
Ranges clause_through(const Scene& scene, const Place& place, const Cue* cue) {
  if (cue == nullptr) return {};
  auto reported = scene.clauses.clause_of(scene.reading, place.sentence, *cue);
  if (!reported || !covers(reported->content, place.tokens)) return {};
  return std::move(reported->content);
}

bool has_marks_before(const Scene& scene, std::size_t index) {
  return index > 0 && scene.places[index - 1].tokens.end > scene.places[index].sentence.begin;
}

// A quotation with its attribution behind it: the words before it in its sentence belong to it, unless they introduce
// it or hold an attribution of their own.
TokenRange with_words_before(const Scene& scene, std::size_t index) {
  const Place& place = scene.places[index];
  TokenRange content = place.tokens;
  const TokenRange before = place.before();
  if (before.empty() || scene.reading.word(before.end - 1) == ":") return content;
  if (!has_marks_before(scene, index)) content.begin = before.begin;
  return content;
}

// Where behind the place a second attribution begins inside its clause: said “yes” [and Adler said “no”].
std::uint32_t second_attribution(const Scene& scene, const Place& place, TokenRange clause) {
  const TokenRange cues = cues_in(scene, {place.tokens.end, clause.end});
  for (std::uint32_t i = cues.begin; i < std::min(cues.end, cues.begin + most_cues); ++i) {
    const Cue& cue = scene.cues[i];
    if (cue.kind != CueClass::verb || !cue.is_finite || cue.strength() < 0.45F) continue;
    const auto subject = subject_before(scene.reading, place.tokens.end, cue);
    if (!subject || subject->whole.begin <= place.tokens.end) continue;
    std::uint32_t begin = subject->whole.begin - 1;
    if (!scene.reading.is(begin, WordClass::coordinator)) continue;
    if (begin > place.tokens.end && is_comma(scene.reading, begin - 1)) --begin;
    return begin;
  }
  return clause.end;
}

// Where the content of a place without a clause around it begins: with a “that” or “to” right before the mark, and with
// the articles and modifiers of what is marked: said |that “…”|, feared |a “pact”|, called |his “start-up”| dead.
std::uint32_t lead_in(const Reading& reading, const Place& place, const Proposal& proposal) {
  using Word = WordClass;
  if (proposal.gap.that) return *proposal.gap.that;
  std::uint32_t begin = place.tokens.begin;
  if (!proposal.cue || begin == 0) return begin;
  const std::uint32_t first = std::max(proposal.cue->end, place.sentence.begin);
  const std::uint32_t link = begin > first && is_comma(reading, begin - 1) ? begin - 2 : begin - 1;
  if (link >= first && link < begin && reading.is(link, Word::complementizer)) return link;
  if (starts_upper(reading, place)) return begin;
  while (begin > first && reading.is(begin - 1, Word::determiner | Word::possessive | Word::adjective) &&
         reading.token(begin - 1).is_word() && !reading.is(begin - 1, Word::preposition | Word::subject_pronoun)) {
    --begin;
  }
  return begin;
}

Ranges content_before(const Scene& scene, const Place& place, const Proposal& proposal) {
  const bool is_sentence =
      proposal.gap.is_introduced || (starts_upper(scene.reading, place) && !runs_on(scene.reading, place));
  if (!proposal.gap.is_light || !is_sentence) {
    auto clause = clause_through(scene, place, proposal.word);
    for (TokenRange& range : clause) {
      if (range.begin < place.tokens.end && place.tokens.end < range.end)
        range.end = second_attribution(scene, place, range);
    }
    if (!clause.empty()) return clause;
  }
  return {{lead_in(scene.reading, place, proposal), place.tokens.end}};
}

}  // namespace

Claim claim_of(const Scene& scene, std::size_t index, const Proposal& proposal) {
  const Place& place = scene.places[index];
  const std::string_view rule = proposal.rule;
  Claim claim{
      .source = proposal.source, .cue = proposal.cue, .content = {place.tokens}, .rule = proposal.rule.literal()};
  if (rule == rules::source_cue_quote || rule == rules::cue_source_quote) {
    claim.content = content_before(scene, place, proposal);
  } else if (rule == rules::quote_source_cue || rule == rules::quote_cue_source) {
    Ranges clause;
    if (!proposal.is_beside) clause = clause_through(scene, place, proposal.word);
    claim.content = clause.empty() ? Ranges{with_words_before(scene, index)} : std::move(clause);
  } else if (rule == rules::headline) {
    if (const auto form = headline_form(scene.reading, place.paragraph)) claim.content = {form->content};
  } else if (rule == rules::carried_over && !place.before().empty() && !has_marks_before(scene, index)) {
    claim.content = {place.sentence};
  }
  return claim;
}

}  // namespace onrecord::attribution
