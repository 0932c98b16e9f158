// Tested by tests/cpp/attribution/rules_test.cpp.
#include "onrecord/attribution/rules.hpp"

#include <algorithm>

#include "onrecord/attribution/headlines.hpp"

namespace onrecord::attribution {
namespace {

using segment::TokenRange;
using Word = WordClass;
using Rule = std::optional<Claim> (*)(const Scene&, std::size_t, const Earlier&);

// The order in which the rules are asked.
constexpr std::array<Rule, 8> rules{source_cue_quote, quote_source_cue,  headline_claim, source_colon_quote,
                                    reported_clause,  quote_dash_source, goes_on,        carried_over};

// How many cues of a sentence a rule asks: more than real sentences have, few enough to stay linear on any input.
constexpr std::uint32_t most_cues = 6;

bool covers(const std::vector<TokenRange>& content, TokenRange tokens) {
  return std::ranges::any_of(content, [&](TokenRange range) { return range.begin < tokens.end && tokens.begin < range.end; });
}

std::optional<Claim> claim_by_clause(const Scene& scene, const Place& place, const Cue& cue) {
  auto reported = scene.clauses.clause_of(scene.reading, place.sentence, cue);
  if (!reported || !covers(reported->content, place.tokens)) return std::nullopt;
  Claim claim{.cue = cue.tokens, .content = std::move(reported->content), .rule = "reported-clause", .confidence = 0.7F};
  if (reported->source) claim.source = reported->source->core;
  return claim;
}

const segment::Sentence* sentence_before(const Scene& scene, const Place& place) {
  const auto& sentences = scene.reading.evidence.segments.sentences;
  const auto own = std::ranges::lower_bound(sentences, place.sentence.begin, {},
                                            [](const segment::Sentence& sentence) { return sentence.tokens.begin; });
  return own == sentences.begin() ? nullptr : &*std::prev(own);
}

// The last claim or reporting clause of a sentence: what a reader takes to go on in the next one.
std::optional<Claim> last_attribution(const Scene& scene, const segment::Sentence& sentence, std::size_t index, const Earlier& earlier) {
  TokenRange tokens = sentence.tokens;
  if (tokens.size() > reach) tokens.begin = tokens.end - reach;
  const TokenRange cues = cues_in(scene, tokens);
  for (std::uint32_t i = cues.end; i-- > cues.begin && cues.end - i <= most_cues;) {
    const Cue& cue = scene.cues[i];
    for (std::size_t k = index; k-- > 0 && scene.places[k].sentence.end >= tokens.begin && index - k <= most_cues;) {
      if (earlier[k] && earlier[k]->cue && earlier[k]->cue->begin == cue.tokens.begin) return earlier[k];
    }
    const auto reported = scene.clauses.clause_of(scene.reading, tokens, cue);
    if (!reported || !reported->source) continue;
    return Claim{.source = reported->source->core, .cue = cue.tokens, .content = reported->content};
  }
  return std::nullopt;
}

}  // namespace

TokenRange cues_in(const Scene& scene, TokenRange range) {
  const auto begin_of = [](const Cue& cue) { return cue.tokens.begin; };
  const auto first = std::ranges::lower_bound(scene.cues, range.begin, {}, begin_of);
  const auto last = std::ranges::lower_bound(first, scene.cues.end(), range.end, {}, begin_of);
  return {static_cast<std::uint32_t>(first - scene.cues.begin()), static_cast<std::uint32_t>(last - scene.cues.begin())};
}

TokenRange content_of(const Scene& scene, std::size_t index) {
  const Place& place = scene.places[index];
  TokenRange content = place.tokens;
  const TokenRange before = place.before();
  if (before.empty() || scene.reading.word(before.end - 1) == ":") return content;
  const TokenRange cues = cues_in(scene, before);
  const bool has_marks = index > 0 && scene.places[index - 1].tokens.end > before.begin;
  if (cues.empty() && !has_marks) content.begin = before.begin;
  return content;
}

std::optional<Claim> headline_claim(const Scene& scene, std::size_t index, const Earlier&) {
  const Place& place = scene.places[index];
  const auto form = headline_form(scene.reading, place.paragraph);
  if (!form || place.tokens.begin < form->content.begin || place.tokens.end > form->content.end) return std::nullopt;
  return Claim{.source = form->source, .cue = form->cue, .content = {form->content}, .rule = form->rule, .confidence = 0.75F};
}

std::optional<Claim> reported_clause(const Scene& scene, std::size_t index, const Earlier&) {
  const Place& place = scene.places[index];
  const TokenRange left = cues_in(scene, place.before());
  for (std::uint32_t i = left.end; i-- > left.begin && left.end - i <= most_cues;) {
    if (auto claim = claim_by_clause(scene, place, scene.cues[i])) return claim;
  }
  const TokenRange right = cues_in(scene, place.after());
  for (std::uint32_t i = right.begin; i < std::min(right.end, right.begin + most_cues); ++i) {
    if (auto claim = claim_by_clause(scene, place, scene.cues[i])) return claim;
  }
  return std::nullopt;
}

std::optional<Claim> goes_on(const Scene& scene, std::size_t index, const Earlier& earlier) {
  const Place& place = scene.places[index];
  if (!place.before().empty()) return std::nullopt;
  if (index > 0 && earlier[index - 1] && scene.reading.evidence.marked[place.marked].continues) {
    Claim claim = *earlier[index - 1];
    claim.content = {place.tokens};
    return claim;
  }
  const auto* sentence = sentence_before(scene, place);
  if (sentence == nullptr || sentence->paragraph != place.paragraph) return std::nullopt;
  auto claim = last_attribution(scene, *sentence, index, earlier);
  if (!claim) return std::nullopt;
  claim->content = {place.tokens};
  claim->rule = "goes-on";
  claim->confidence = 0.9F;
  return claim;
}

std::optional<Claim> carried_over(const Scene& scene, std::size_t index, const Earlier& earlier) {
  const Place& place = scene.places[index];
  const auto* sentence = sentence_before(scene, place);
  if (sentence == nullptr) return std::nullopt;
  const auto claim = last_attribution(scene, *sentence, index, earlier);
  if (!claim) return std::nullopt;
  TokenRange content = place.sentence;
  if (place.before().empty()) content = place.tokens;
  return Claim{.source = claim->source, .content = {content}, .rule = "carried-over", .confidence = 0.6F};
}

Claim claim_for(const Scene& scene, std::size_t index, const Earlier& earlier) {
  for (const Rule rule : rules) {
    if (auto claim = rule(scene, index, earlier)) return *std::move(claim);
  }
  return Claim{.content = {scene.places[index].tokens}, .rule = "unattributed", .confidence = 0.3F};
}

}  // namespace onrecord::attribution
