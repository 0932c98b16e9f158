// Tested by tests/python/test_attribution.py on tests/cases/attribution.jsonl.
#include "onrecord/attribution/rules.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "onrecord/attribution/closing.hpp"
#include "onrecord/attribution/frames.hpp"
#include "onrecord/attribution/headlines.hpp"

namespace onrecord::attribution {
namespace {

using segment::TokenRange;
using Word = WordClass;
using Rule = void (*)(const Scene&, std::size_t, Proposals&);

// All rules; the weights choose, so that their order decides only between equals.
constexpr std::array<Rule, 4> all_rules{propose_before, propose_after, propose_form, propose_earlier};

Piece form_name(const Cue& cue) {
  if (cue.kind == CueClass::noun) return "noun";
  if (cue.kind == CueClass::adjective) return "adjective";
  if (cue.kind == CueClass::adverbial) return "adverbial";
  if (cue.is_passive) return "passive";
  if (cue.is_finite) return cue.form == VerbForm::past ? Piece("past") : Piece("finite");
  return cue.form == VerbForm::ing ? Piece("ing") : Piece("nonfinite");
}

// Whether and how the cue's reported clause holds the place.
Piece clause_name(const Place& place, const std::optional<Reported>& reported) {
  if (!reported) return "no-clause";
  if (!reported->holds(place.tokens)) return "clause-elsewhere";
  if (reported->confidence >= 0.5F) return "clause-around";
  return reported->confidence >= 0.2F ? Piece("clause-around,fair") : Piece("clause-around,poor");
}

void propose_nobody(const Scene& scene, std::size_t index, Proposals& proposals) {
  const Place& place = scene.places[index];
  Proposal proposal{.rule = rules::unattributed, .features = proposals.front().features};
  proposal.features.add(rules::unattributed, shape_name(place));
  if (proposals.size() == 1) proposal.features.add(rules::unattributed, "alone");
  proposals.front() = std::move(proposal);
}

// “was accused |by Lee| of ‘theft’”, “was described as ‘a joke’ |by Lee|”, “was described |by Lee| as ‘a joke’”, “,
// told |by Lee|, her coach, to ‘run’”
bool names_agent(const Scene& scene, const Proposal& proposal, const Place& place) {
  if (proposal.rule != rules::source_cue_quote || !proposal.source) return false;
  if (proposal.source->begin > place.tokens.end) return true;
  constexpr std::uint32_t farthest = 8;  // tokens
  const Reading& reading = scene.reading;
  const auto agent = takes_agent(reading, *proposal.word) ? source_of(scene, proposal) : std::nullopt;
  if (!agent || agent->begin < proposal.cue->end || agent->end >= place.tokens.begin) return false;
  if (place.tokens.begin > agent->end + farthest || reading.any({agent->end, place.tokens.begin}, Word::finite))
    return false;
  const std::string_view link = reading.word(place.tokens.begin - 1);
  return link == "as" || link == "to" || link == "that" || link == "of";
}

// It was, |admitted Lee|, “a mess.” One word is missing, |says Lee|: “sorry”.
bool is_inserted(const Reading& reading, const Proposal& proposal) {
  return proposal.rule == rules::cue_source_quote && proposal.cue->begin > 0 &&
         is_comma(reading, proposal.cue->begin - 1) && ends_insertion(reading, *proposal.word, proposal.source->end);
}

// The best of the proposals that `may_be`; `otherwise` where none does.
template <class MayBe>
std::size_t best_of(const Proposals& proposals, std::size_t otherwise, MayBe may_be) {
  std::size_t best = otherwise;
  for (std::size_t i = 1; i < proposals.size(); ++i) {
    if (may_be(proposals[i]) && (best == otherwise || proposals[i].score > proposals[best].score)) best = i;
  }
  return best;
}

// Asked what he thought, Lee answered “no comment”: of two cues that are hardly told apart, the one whose subject the
// sentence names.
std::size_t named_beside(const Proposals& proposals, std::size_t best) {
  const float least = proposals[best].score - 0.7F;
  return best_of(proposals, best, [&](const Proposal& proposal) { return proposal.source && proposal.score >= least; });
}

// was heard to |mutter| “here we go”: a verb that reports, right before the marks.
bool is_right_before(const Proposal& proposal, const Place& place) {
  if (proposal.rule != rules::source_cue_quote || !proposal.source || proposal.word == nullptr) return false;
  const Cue& cue = *proposal.word;
  return cue.kind == CueClass::verb && !cue.is_passive && cue.strength() >= 0.45F &&
         cue.tokens.end == place.tokens.begin;
}

// Words that only a part of a sentence quotes have a source: where nobody is named, rather that of the sentence before,
// the agent behind them, who is named between commas or whose verb stands beside them than none, if it is likely at
// all.
std::size_t carried_over(const Scene& scene, const Proposals& proposals, const Place& place) {
  const float least = proposals.front().score - 2.7F;
  return best_of(proposals, 0, [&](const Proposal& proposal) {
    if (is_inserted(scene.reading, proposal)) return true;
    return proposal.score >= least && (proposal.rule == rules::carried_over || names_agent(scene, proposal, place) ||
                                       is_right_before(proposal, place));
  });
}

}  // namespace

namespace {

// said the film |“Blue Harbor”| was long: the place is a part of a clause, and not what the verb names.
bool is_said_with_more(const Cue& cue, const Reported& reported, const Place& place) {
  const bool is_named = reported.frame == Frame::object || reported.frame == Frame::object_as;
  const bool is_usual = cue.rate(reported.frame) >= 0.3F ||
                        (reported.frame == Frame::that && (!cue.is_known() || cue.strength() >= 0.5F));
  return !is_named && is_usual && reported.content.front().begin < place.tokens.begin;
}

// scoff |that| the “miracle” engine is a toaster: behind “that” a verb reports, however rare it is.
bool has_that(const Reading& reading, const Cue& cue) {
  return cue.tokens.end < reading.tokens().size() && is_that(reading, cue.tokens.end) &&
         (!cue.is_known() || takes_that(cue) || cue.strength() >= 0.5F);
}

// The “ghost flights” cost millions, |the report found|: what is no person has found it, and not the marked words
// alone.
bool is_found(const Reading& reading, const Place& place, const Reported& reported) {
  if (!reported.source || reported.confidence < 0.5F || reported.content.front().end <= place.tokens.end) return false;
  return reported.source->kind == NounPhrase::Kind::nominal &&
         !reading.is(reported.source->core.end - 1, Word::person_noun);
}

// Nurses ‘running on fumes’, |union leader warns|: a sentence that ends with who says it, around the place.
bool is_reported_behind(const Scene& scene, const Place& place) {
  const TokenRange cues = cues_in(scene, place.after());
  if (cues.empty()) return false;
  const Cue& cue = scene.cues[cues.end - 1];
  if (cue.kind != CueClass::verb || !cue.is_finite) return false;
  const TokenRange body = trimmed(scene.reading, place.sentence);
  const bool is_tag = cue.strength() >= 0.7F || is_headline_tag(scene.reading, body, cue);
  const std::uint32_t end = cue.tokens.end;
  const bool ends = end == place.sentence.end || (end + 1 == place.sentence.end && scene.reading.marks[end] != 0);
  if (!ends) return false;
  const auto& reported = scene.clauses.clause_around(scene.reading, place.sentence, cue, place.tokens);
  if (!reported || reported->frame != Frame::after || !reported->holds(place.tokens)) return false;
  return is_tag || is_found(scene.reading, place, *reported);
}

}  // namespace

TokenRange cues_in(const Scene& scene, TokenRange range) {
  const std::uint32_t first = first_cue_from(scene.cues, range.begin);
  const auto behind = std::span(scene.cues).subspan(first);
  const std::size_t most = std::min<std::size_t>(behind.size(), range.size());  // no two begin at one token
  return {first, first + first_cue_from(behind.first(most), range.end)};
}

bool is_behind_relative_of(const Scene& scene, std::size_t index, const Claim& claim) {
  constexpr std::uint32_t longest = 12;
  const Place& place = scene.places[index];
  const std::uint32_t comma = place.tokens.begin - 1;
  if (index == 0 || !claim.source || !claim.cue || claim.source->begin < claim.cue->end) return false;
  if (claim.source->end >= comma) return false;
  const std::uint32_t who = is_comma(scene.reading, claim.source->end) ? claim.source->end + 1 : claim.source->end;
  if (claim.cue->begin < scene.places[index - 1].tokens.end || who >= comma || who + longest < comma) return false;
  if (!scene.reading.is(who, Word::relative) || !is_comma(scene.reading, comma)) return false;
  const TokenRange cues = cues_in(scene, {who, comma});
  if (cues.empty()) return true;
  const Cue& last = scene.cues[cues.end - 1];
  return last.tokens.end < comma || last.kind != CueClass::verb || !last.is_finite;
}

Piece shape_name(const Place& place) {
  static constexpr std::array<Piece, 12> names{"opens-comma",         "opens-period",     "opens-question",
                                               "opens-none",          "introduced-comma", "introduced-period",
                                               "introduced-question", "introduced-none",  "inside-comma",
                                               "inside-period",       "inside-question",  "inside-none"};
  const char32_t before = place.preceding;
  const std::size_t row = place.before().empty() ? 0 : before == U',' || before == U':' ? 1 : 2;
  switch (place.last_inside) {
    case U',':
      return names[row * 4];
    case U'.':
      return names[row * 4 + 1];
    case U'?':
    case U'!':
    case U'…':
    case U'-':
    case U'—':
    case U'–':
      return names[row * 4 + 2];
    default:
      return names[row * 4 + 3];
  }
}

void add_cue_features(const Scene& scene, const Place& place, const Cue& cue, const std::optional<Reported>& reported,
                      Proposal& proposal) {
  const Piece rule = proposal.rule;
  auto& features = proposal.features;
  const Piece form = form_name(cue);
  const Piece strength = strength_name(cue.strength());
  features.add(rule, form, strength);
  features.add(rule, "form", form);
  features.add(rule, strength);
  const Piece clause = clause_name(place, reported);
  features.add(rule, clause);
  features.add(clause, form, strength);
  if (cue.is_negated) features.add("negated");
  const auto& marked = scene.reading.marked;
  if (marked[cue.head] != 0 && marked[cue.head] != marked[place.tokens.begin]) features.add("inside-marks");
}

void add_source_features(const Scene& scene, const Place& place, const NounPhrase& source, Proposal& proposal) {
  const Reading& reading = scene.reading;
  const Piece rule = proposal.rule;
  auto& features = proposal.features;
  const auto kind = source.kind;
  features.add(rule, is_relative(reading, source)        ? Piece("relative")
                     : kind == NounPhrase::Kind::pronoun ? Piece("pronoun")
                     : kind == NounPhrase::Kind::name    ? Piece("name")
                                                         : Piece("nominal"));
  if (kind == NounPhrase::Kind::nominal) {
    features.add("nominal", reading.is(source.core.end - 1, Word::person_noun) ? Piece("person") : Piece("other"));
  }
  const auto marked = reading.marked[source.core.begin];
  if (marked != 0 && marked != reading.marked[place.tokens.begin]) features.add("source-inside-marks");
  if (source.core.begin > 0 && reading.is(source.core.begin - 1, Word::preposition))
    features.add("source-after-preposition");
}

Proposals Rules::propose(const Scene& scene, std::size_t index, Features::Names names) {
  Proposals proposals;
  propose(scene, index, names, proposals);
  return proposals;
}

namespace {

// “…,” |Lee said.| “…?” |I ask.| “…!” |yelled another.|
bool has_tag(const Reading& reading, const Place& place, const Proposals& proposals) {
  const bool is_asked = place.last_inside == U'?' || place.last_inside == U'!';
  if (place.last_inside != U',' && !is_asked) return false;
  return std::ranges::any_of(proposals, [&](const Proposal& one) {
    const bool is_tag = one.rule == rules::quote_source_cue || (is_asked && one.rule == rules::quote_cue_source);
    if (!is_tag || !one.is_beside || one.word == nullptr || one.word->strength() < 0.3F) return false;
    const std::uint32_t end = std::max(one.word->tokens.end, one.source ? one.source->end : 0);
    return !is_asked || (end < reading.tokens().size() && is_mark(reading, end, Mark::period));
  });
}

// Is there a verb that surely reports right behind the place, within a few tokens?
bool is_tagged_behind(const Scene& scene, const Place& place) {
  constexpr std::uint32_t longest = 8;
  TokenRange after = place.after();
  after.end = std::min(after.end, after.begin + longest);
  const TokenRange cues = cues_in(scene, after);
  return std::any_of(scene.cues.begin() + cues.begin, scene.cues.begin() + cues.end,
                     [](const Cue& cue) { return cue.kind == CueClass::verb && cue.strength() >= 0.45F; });
}

// “It is” |– he paused and smiled –| “nothing,” Lee said: what a speaker does between two dashes, where who says all of
// it stands behind.
bool is_done_at_dashes(const Scene& scene, const Place& place, const Place& next, const Proposal& proposal) {
  const Reading& reading = scene.reading;
  if (proposal.word == nullptr) return false;
  const TokenRange beat{place.tokens.end, next.tokens.begin};
  const std::uint32_t object = proposal.word->tokens.end;
  const bool is_done = object < beat.end && reading.token(object).folded == text::hash_of("it");  // repeated |it|
  if (proposal.word->strength() >= 0.45F && !is_done) return false;
  if (beat.end < beat.begin + 4 || proposal.cue->begin < beat.begin || proposal.cue->end > beat.end) return false;
  return is_dash(reading, beat.begin) && is_dash(reading, beat.end - 1) && is_tagged_behind(scene, next);
}

// Leaves out what is only done between dashes beside the place.
void drop_done_at_dashes(const Scene& scene, std::size_t index, Proposals& proposals) {
  const Place& place = scene.places[index];
  const Place* const before = index > 0 ? &scene.places[index - 1] : nullptr;
  const Place* const next = index + 1 < scene.places.size() ? &scene.places[index + 1] : nullptr;
  const auto is_dash_at = [&](std::uint32_t i) {
    return i < scene.reading.tokens().size() && is_dash(scene.reading, i);
  };
  const bool is_open = next != nullptr && is_dash_at(place.tokens.end);
  const bool is_behind = before != nullptr && place.tokens.begin > 0 && is_dash_at(place.tokens.begin - 1);
  if (!is_open && !is_behind) return;
  std::erase_if(proposals, [&](const Proposal& one) {
    return (is_open && is_done_at_dashes(scene, place, *next, one)) ||
           (is_behind && is_done_at_dashes(scene, *before, place, one));
  });
}

}  // namespace

void Rules::propose(const Scene& scene, std::size_t index, Features::Names names, Proposals& proposals) {
  constexpr std::size_t usual = 12;
  proposals.clear();
  proposals.reserve(usual);
  proposals.push_back({.features = Features(names)});
  for (const Rule rule : all_rules) {
    // Who signs with a dash says it, and so does who stands with his verb behind the comma: nobody's words before go
    // on.
    if (rule == propose_earlier && proposals.back().rule == rules::quote_dash_source) break;
    if (rule == propose_earlier && has_tag(scene.reading, scene.places[index], proposals)) break;
    rule(scene, index, proposals);
  }
  drop_done_at_dashes(scene, index, proposals);
  propose_nobody(scene, index, proposals);
}

namespace {

// |Warns islanders will need| “a long breath”, |the warning that| the hall was “a tinderbox”: whether a place lies in
// the clause that `cue` before it surely reports.
bool is_reported_by(const Scene& scene, const Place& place, const Cue& cue, bool is_term) {
  const bool is_verb = cue.kind == CueClass::verb && cue.is_finite;
  if (!is_verb && cue.kind != CueClass::noun) return false;
  const bool is_strong = !is_verb || cue.strength() >= 0.7F;
  if (!is_strong && !has_that(scene.reading, cue)) return false;
  const auto& reported = scene.clauses.clause_around(scene.reading, place.sentence, cue, place.tokens);
  if (clause_name(place, reported) != "clause-around" || (!is_strong && reported->frame != Frame::that)) return false;
  return !is_term || is_said_with_more(cue, *reported, place);
}

}  // namespace

bool Rules::is_reported(const Scene& scene, std::size_t index, bool is_term) {
  const Place& place = scene.places[index];
  const auto line = headline_form(scene.reading, place.paragraph);
  if (line && line->content.begin <= place.tokens.begin && place.tokens.end <= line->content.end) return true;
  if (headline_opening(scene.reading, place)) return true;
  const TokenRange cues = cues_in(scene, place.before());
  for (std::uint32_t i = cues.begin; i < std::min(cues.end, cues.begin + most_cues); ++i) {
    if (is_reported_by(scene, place, scene.cues[i], is_term)) return true;
  }
  return is_reported_behind(scene, place);
}

std::optional<Claim> Rules::unowned(const Scene& scene, std::size_t index) {
  const Place& place = scene.places[index];
  const TokenRange cues = cues_in(scene, place.before());
  if (cues.empty()) return std::nullopt;
  const Cue& cue = scene.cues[cues.begin];
  if (cue.kind != CueClass::noun || cue.tokens.begin > place.sentence.begin + 1) return std::nullopt;
  const auto& reported = scene.clauses.clause_of(scene.reading, place.sentence, cue);
  if (!reported || reported->frame != Frame::that || reported->source || reported->confidence < 0.5F ||
      !reported->holds(place.tokens))
    return std::nullopt;
  return Claim{.cue = cue.tokens,
               .content = reported->content,
               .rule = rules::source_cue_quote.literal(),
               .confidence = reported->confidence};
}

Rules::Choice Rules::choose(const Scene& scene, std::size_t index, Proposals& proposals) const {
  for (Proposal& proposal : proposals) proposal.score = weights_.sum(proposal.features);
  auto best = static_cast<std::size_t>(std::ranges::max_element(proposals, {}, &Proposal::score) - proposals.begin());
  const Place& place = scene.places[index];
  if (!proposals[best].source && !place.before().empty()) {
    const std::size_t other = carried_over(scene, proposals, place);
    if (best == 0 || other != 0) best = other;
  }
  if (best != 0 && !proposals[best].source) best = named_beside(proposals, best);
  float total = 0;
  for (const Proposal& proposal : proposals) total += std::exp(proposal.score - proposals[best].score);
  return {best, 1 / total};
}

Claim Rules::claim(const Scene& scene, std::size_t index, Proposals& room) const {
  propose(scene, index, Features::Names::dropped, room);
  const Choice choice = choose(scene, index, room);
  Claim claim = claim_of(scene, index, room[choice.best]);
  claim.confidence = choice.probability;
  return claim;
}

}  // namespace onrecord::attribution
