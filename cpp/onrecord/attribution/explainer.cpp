// Tested by tests/cpp/attribution/explainer_test.cpp.
#include "onrecord/attribution/explainer.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "onrecord/attribution/indirect.hpp"

namespace onrecord::attribution {
namespace {

using quotes::Quote;
using quotes::QuoteKind;

float logistic(float score) { return 1 / (1 + std::exp(-score)); }

constexpr std::string_view note_on_speech =
    "by its form speech: a sentence of its own, a turn of a dialogue, or a paragraph of a longer quotation";

std::string_view note_on_giving(const Quote& quote) {
  if (std::string_view(quote.rule) == rules::turn) return "two speakers take turns, and this one is next";
  if (std::string_view(quote.rule) == rules::beat) return "what the speaker does names him, amid his words";
  if (std::string_view(quote.rule) == rules::unattributed) return "somebody else acts between it and the attribution";
  if (std::string_view(quote.rule) == rules::quote_source_cue) return "what the words are called behind them names him";
  return "a later paragraph of the same quotation has the attribution";
}

std::string_view note_on_choice(const Candidate& chosen, const Quote& quote, bool is_another_better) {
  if (chosen.source && !quote.speaker) return "the source stands inside the quotation's own words, so it has none";
  if (is_another_better)
    return "words inside a sentence have a source: where nobody is named, that of the sentence before";
  return "";
}

std::string_view note_on_term(const Features& features) {
  if (features.has("nickname")) return "by its form a term: a nickname inside a name";
  if (features.has("modifier,words=1")) return "by its form a term: one word between an article and a noun";
  return "by its form a term: written like a title, behind the word for such a thing or its owner";
}

Judgement judged_by_form(const Quote& quote) {
  const std::string_view rule = quote.rule;
  Judgement judgement{.model = "region", .probability = quote.speech, .note = "the turn of somebody in a transcript"};
  if (quote.kind == QuoteKind::post) judgement.note = "the words of an embedded post";
  if (rule.starts_with("headline")) {
    judgement.model = "headline";
    judgement.note =
        rule == "headline-dash" ? "a headline of the form CLAIM – SOURCE" : "a headline of the form SOURCE: CLAIM";
  }
  return judgement;
}

bool is_report(const Quote& quote) {
  const std::string_view rule = quote.rule;
  return quote.kind == QuoteKind::indirect && rule != "turn" && !rule.starts_with("headline");
}

}  // namespace

Explainer::Explainer(const Attributor& engines, const Evidence& evidence)
    : engines_(engines), reading_(engines.grammar_.read(evidence)), quotes_(engines.attribute(evidence, &referents_)) {
  for (auto& level : engines.levels_of(reading_)) passes_.push_back(pass(std::move(level)));
}

Explainer::Pass Explainer::pass(Attributor::Level level) const {
  const ClauseMemo clauses(engines_.clauses_, level.cues);
  auto judged = engines_.judge(reading_, clauses, level);
  return {std::move(level), std::move(judged)};
}

Explanation Explainer::explain(const Quote& quote) const {
  Explanation made;
  auto own = std::ranges::lower_bound(quotes_, quote.span.begin, {}, [](const Quote& one) { return one.span.begin; });
  const auto is_own = [&](const Quote& one) {
    return one.span == quote.span && one.kind == quote.kind && one.cue == quote.cue;
  };
  while (own != quotes_.end() && own->span.begin == quote.span.begin && !is_own(*own)) ++own;
  if (own != quotes_.end()) {
    made.referent = referents_[static_cast<std::size_t>(own - quotes_.begin())];
    if (ConfidenceModel::is_judged(*own)) made.confidence = judge_confidence(*own);
  }

  for (const Pass& pass : passes_) {
    if (is_report(quote)) break;
    if (const auto index = place_of(pass, quote)) {
      explain_marked(pass, *index, quote, made);
      return made;
    }
  }
  if (is_report(quote)) {
    explain_report(quote, made);
    return made;
  }
  made.speech = judged_by_form(quote);
  made.candidates.push_back(
      {.rule = quote.rule, .source = quote.speaker, .cue = quote.cue, .probability = quote.speech, .is_chosen = true});
  for (const TextSpan part : quote.parts) made.borders.push_back({part, made.speech.model, made.speech.note, {}});
  return made;
}

// The place of the words between marks, around which blanks may stand.
std::optional<std::size_t> Explainer::place_at(const Pass& pass, TextSpan words) const {
  const auto inner_of = [&](const Place& place) { return reading_.evidence.marked[place.marked].inner; };
  const auto begin_of = [&](const Place& place) { return inner_of(place).begin; };
  const auto behind = std::ranges::upper_bound(pass.places, words.begin, {}, begin_of);
  if (behind == pass.places.begin() || inner_of(*std::prev(behind)).end < words.end) return std::nullopt;
  return static_cast<std::size_t>(std::prev(behind) - pass.places.begin());
}

// The place whose claim the quote was built from: among those it holds the first with its rule and cue.
std::optional<std::size_t> Explainer::place_of(const Pass& pass, const Quote& quote) const {
  std::optional<std::size_t> first;
  for (const TextSpan words : quote.marked) {
    const auto index = place_at(pass, words);
    if (!index) continue;
    const auto& claim = pass.judged.claims[*index];
    if (!first) first = index;
    if (quote.kind == QuoteKind::scare ? !claim : is_claim_of(claim, quote)) return index;
  }
  return first;
}

// Of a quote's fragments, which share its cue, the one that is most surely speech: it decides for all.
std::size_t Explainer::surest_of(const Pass& pass, std::size_t first, const Quote& quote) const {
  const auto& [probability, claims] = pass.judged;
  const auto shares_cue = [&](const std::optional<Claim>& claim) {
    return claim && claim->cue && quote.cue && reading_.token(claim->cue->begin).begin == quote.cue->begin;
  };
  std::size_t surest = first;
  for (const TextSpan words : quote.marked) {
    const auto index = place_at(pass, words);
    if (index && shares_cue(claims[*index]) && probability[*index] > probability[surest]) surest = *index;
  }
  return surest;
}

bool Explainer::is_claim_of(const std::optional<Claim>& claim, const Quote& quote) const {
  if (!claim || std::string_view(claim->rule) != quote.rule) return false;
  return claim->cue ? quote.cue == reading_.span(*claim->cue) : !quote.cue;
}

void Explainer::explain_marked(const Pass& pass, std::size_t index, const Quote& quote, Explanation& made) const {
  const bool is_speech = quote.kind != QuoteKind::scare;
  const ClauseMemo clauses(engines_.clauses_, pass.cues);
  const Scene scene{reading_, clauses, pass.cues, pass.places, pass.judged.claims};
  made.speech = judge_speech(pass, surest_of(pass, index, quote), is_speech);
  if (is_speech || made.speech.probability >= least_speech) add_sources(scene, index, quote, made);
  for (const TextSpan part : quote.parts) made.borders.push_back(border_of(scene, part, quote));
}

Judgement Explainer::judge_speech(const Pass& pass, std::size_t index, bool is_speech) const {
  const auto features = engines_.speech_.features(reading_, pass.cues, pass.places, index, Features::Names::kept);
  const float score = engines_.speech_.weights().sum(features);
  Judgement judgement{.model = "speech",
                      .probability = pass.judged.probability[index],
                      .threshold = least_speech,
                      .score = score,
                      .reasons = reasons_of(features, engines_.speech_.weights())};
  if (std::abs(judgement.probability - logistic(score)) > 1e-4F) {
    judgement.note = judgement.probability < logistic(score) ? note_on_term(features) : note_on_speech;
  } else if (is_speech && judgement.probability < least_speech) {
    judgement.note = "it lies in the clause that a verb before it surely reports";
  } else if (!is_speech && judgement.probability >= least_speech) {
    judgement.note = "words inside a sentence that nobody is named to have said";
  }
  return judgement;
}

// The greatest first; those that add nothing are left out.
std::vector<Reason> Explainer::sorted(std::vector<Reason> reasons) {
  std::erase_if(reasons, [](const Reason& reason) { return reason.weight == 0; });
  std::ranges::stable_sort(reasons,
                           [](const Reason& a, const Reason& b) { return std::abs(a.weight) > std::abs(b.weight); });
  return reasons;
}

Judgement Explainer::judge_confidence(const Quote& quote) const {
  const auto features = ConfidenceModel::features(reading_, quote, Features::Names::kept);
  return {.model = "confidence",
          .probability = quote.confidence,
          .score = engines_.confidence_.weights().sum(features),
          .reasons = reasons_of(features, engines_.confidence_.weights())};
}

std::vector<Reason> Explainer::reasons_of(const Features& features, const NamedWeights& weights,
                                          std::string_view rule) const {
  std::vector<Reason> reasons;
  for (std::size_t i = 0; i < features.keys().size(); ++i) {
    const std::string& name = features.names()[i];
    reasons.push_back({name, words_.of_name(name, rule), weights[features.keys()[i]]});
  }
  return sorted(std::move(reasons));
}

void Explainer::add_sources(const Scene& scene, std::size_t index, const Quote& quote, Explanation& made) const {
  auto proposals = Rules::propose(scene, index, Features::Names::kept);
  const auto choice = engines_.rules_.choose(scene, index, proposals);
  const float best = proposals[choice.best].score;
  const bool is_outscored = std::ranges::max(proposals, {}, &Proposal::score).score > best;
  const auto spans_of = [&](const Proposal& proposal) {
    const auto source = source_of(scene, proposal);
    return std::pair(source ? std::optional(reading_.span(*source)) : std::nullopt,
                     proposal.cue ? std::optional(reading_.span(*proposal.cue)) : std::nullopt);
  };
  const Proposal& chosen = proposals[choice.best];
  const bool is_given =
      quote.kind != QuoteKind::scare && (std::string_view(chosen.rule.literal()) != quote.rule ||
                                         (quote.speaker && spans_of(chosen) != std::pair(quote.speaker, quote.cue)));
  for (std::size_t i = 0; i < proposals.size(); ++i) {
    const Proposal& proposal = proposals[i];
    Candidate candidate{.rule = proposal.rule,
                        .score = proposal.score,
                        .probability = std::exp(proposal.score - best) * choice.probability,
                        .is_chosen = i == choice.best && !is_given,
                        .reasons = reasons_of(proposal.features, engines_.rules_.weights(), proposal.rule)};
    std::tie(candidate.source, candidate.cue) = spans_of(proposal);
    if (candidate.is_chosen) candidate.note = note_on_choice(candidate, quote, is_outscored);
    made.candidates.push_back(std::move(candidate));
  }
  if (is_given) {
    made.candidates.push_back({.rule = quote.rule,
                               .source = quote.speaker,
                               .cue = quote.cue,
                               .probability = choice.probability,
                               .is_chosen = true,
                               .note = note_on_giving(quote)});
  }
  std::ranges::stable_sort(made.candidates, [](const Candidate& a, const Candidate& b) {
    return a.is_chosen != b.is_chosen ? a.is_chosen : a.probability > b.probability;
  });
}

const Cue* Explainer::cue_at(const std::vector<Cue>& cues, const std::optional<TextSpan>& span) const {
  if (!span) return nullptr;
  const auto begin_of = [&](const Cue& cue) { return reading_.span(cue.tokens).begin; };
  const auto cue = std::ranges::lower_bound(cues, span->begin, {}, begin_of);
  return cue != cues.end() && reading_.span(cue->tokens) == *span ? &*cue : nullptr;
}

Border Explainer::border_of(const Scene& scene, TextSpan part, const Quote& quote) const {
  if (std::ranges::find(quote.marked, part) != quote.marked.end()) return {part, "marks", "", {}};
  if (std::string_view(quote.rule) == rules::headline)
    return {part, "headline", "all that the headline's form gives", {}};
  const auto begin_of = [&](const Place& place) { return reading_.evidence.marked[place.marked].outer.begin; };
  const auto place = std::ranges::lower_bound(scene.places, part.begin, {}, begin_of);
  if (place == scene.places.end()) return {part, "sentence", "", {}};
  if (const Cue* cue = cue_at(scene.cues, quote.cue)) {
    if (auto border = clause_border(place->sentence, *cue, part)) return *border;
  }
  if (part.begin == reading_.span(place->sentence).begin)
    return {part, "sentence", "the words around the marks belong to what is said", {}};
  return {part, "lead-in", "with the words that lead in: “that”, “to”, articles, adjectives, “and”", {}};
}

}  // namespace onrecord::attribution
