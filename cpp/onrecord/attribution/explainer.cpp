// Tested by tests/cpp/attribution/explainer_test.cpp.
#include "onrecord/attribution/explainer.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "onrecord/attribution/frames.hpp"
#include "onrecord/attribution/indirect.hpp"

namespace onrecord::attribution {
namespace {

using quotes::Quote;
using quotes::QuoteKind;
using segment::TokenRange;

// How many cues of a sentence are told of, on either side of the one that decided, and how many reasons of a border.
constexpr std::size_t most_neighbours = 8;
constexpr std::size_t most_border_reasons = 5;

float logistic(float score) { return 1 / (1 + std::exp(-score)); }

void sort_reasons(std::vector<Reason>& reasons) {
  std::erase_if(reasons, [](const Reason& reason) { return reason.weight == 0; });
  std::ranges::stable_sort(reasons,
                           [](const Reason& a, const Reason& b) { return std::abs(a.weight) > std::abs(b.weight); });
}

// The reasons of a model of mixed keys.
template <class Keys, class Templates, class WordsOf>
std::vector<Reason> template_reasons(const Keys& keys, const Templates& templates, const Weights& weights,
                                     WordsOf words_of) {
  std::vector<Reason> reasons;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const float weight = weights[keys[i]];
    if (weight != 0) reasons.push_back({std::string(templates[i]), words_of(templates[i]), weight});
  }
  sort_reasons(reasons);
  return reasons;
}

bool holds(const std::vector<TextSpan>& parts, TextSpan span) {
  return std::ranges::any_of(parts, [&](TextSpan part) { return part.contains(span); });
}

const NounPhrase* source_of(const Reported& reported) { return reported.source ? &*reported.source : nullptr; }

Finding finding_of(TokenRange sentence, const Cue& cue, const Reported& reported) {
  return {cue, reported.frame, sentence, reported.content.front(), source_of(reported)};
}

std::string_view note_on_term(const Features& features) {
  if (features.has("nickname")) return "by its form a term: a nickname inside a name";
  if (features.has("modifier,words=1")) return "by its form a term: one word between an article and a noun";
  return "by its form a term: written like a title, behind the word for such a thing or its owner";
}

Judgement judged_by_form(const Quote& quote) {
  const std::string_view rule = quote.rule;
  Judgement judgement{
      .model = "region", .probability = quote.confidence, .note = "the turn of somebody in a transcript"};
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
    : engines_(engines),
      reading_(engines.grammar_.read(evidence)),
      quotes_(engines.attribute(evidence, &referents_)),
      cues_(engines.cues_of(reading_)),
      outer_(pass(cues_.outside, Attributor::places_of(reading_))),
      nested_(pass(cues_.inside, nested_places(reading_))) {}

Explainer::Pass Explainer::pass(const std::vector<Cue>& cues, std::vector<Place> places) const {
  const ClauseMemo clauses(engines_.clauses_, cues);
  auto judged = engines_.judge(reading_, clauses, cues, places);
  return {cues, std::move(places), std::move(judged)};
}

Explanation Explainer::explain(const Quote& quote) const {
  Explanation made;
  auto own = std::ranges::lower_bound(quotes_, quote.span.begin, {}, [](const Quote& one) { return one.span.begin; });
  const auto is_own = [&](const Quote& one) {
    return one.span == quote.span && one.kind == quote.kind && one.cue == quote.cue;
  };
  while (own != quotes_.end() && own->span.begin == quote.span.begin && !is_own(*own)) ++own;
  if (own != quotes_.end()) made.referent = referents_[static_cast<std::size_t>(own - quotes_.begin())];

  for (const Pass* pass : {&outer_, &nested_}) {
    if (is_report(quote)) break;
    if (const auto index = place_of(*pass, quote)) {
      explain_marked(*pass, *index, quote, made);
      return made;
    }
  }
  if (is_report(quote)) {
    explain_report(quote, made);
    return made;
  }
  made.speech = judged_by_form(quote);
  made.candidates.push_back({.rule = quote.rule,
                             .source = quote.speaker,
                             .cue = quote.cue,
                             .probability = quote.confidence,
                             .is_chosen = true,
                             .note = made.speech.note});
  for (const TextSpan part : quote.parts) made.borders.push_back({part, made.speech.model, made.speech.note, {}});
  return made;
}

// The place whose claim the quote was built from: among those it holds the first with its rule and cue.
std::optional<std::size_t> Explainer::place_of(const Pass& pass, const Quote& quote) const {
  std::optional<std::size_t> first;
  for (const TextSpan inner : quote.marked) {
    const auto begin_of = [&](const Place& place) { return reading_.evidence.marked[place.marked].inner.begin; };
    const auto place = std::ranges::lower_bound(pass.places, inner.begin, {}, begin_of);
    if (place == pass.places.end() || reading_.evidence.marked[place->marked].inner != inner) continue;
    const auto index = static_cast<std::size_t>(place - pass.places.begin());
    const auto& claim = pass.judged.claims[index];
    if (!first) first = index;
    if (quote.kind == QuoteKind::scare ? !claim : is_claim_of(claim, quote)) return index;
  }
  return first;
}

bool Explainer::is_claim_of(const std::optional<Claim>& claim, const Quote& quote) const {
  if (!claim || std::string_view(claim->rule) != quote.rule) return false;
  return claim->cue ? quote.cue == reading_.span(*claim->cue) : !quote.cue;
}

void Explainer::explain_marked(const Pass& pass, std::size_t index, const Quote& quote, Explanation& made) const {
  const bool is_speech = quote.kind != QuoteKind::scare;
  const ClauseMemo clauses(engines_.clauses_, pass.cues);
  const Scene scene{reading_, clauses, pass.cues, pass.places, pass.judged.claims};
  made.speech = judge_speech(pass, index, is_speech);
  if (is_speech || made.speech.probability >= 0.5F) add_sources(scene, index, quote, made);
  for (const TextSpan part : quote.parts) made.borders.push_back(border_of(scene, part, quote));
}

Judgement Explainer::judge_speech(const Pass& pass, std::size_t index, bool is_speech) const {
  const auto features = engines_.speech_.features(reading_, pass.cues, pass.places, index, Features::Names::kept);
  const float score = engines_.speech_.weights().sum(features);
  Judgement judgement{.model = "speech",
                      .probability = pass.judged.probability[index],
                      .score = score,
                      .reasons = reasons_of(features, engines_.speech_.weights())};
  if (std::abs(judgement.probability - logistic(score)) > 1e-4F) {
    judgement.note = note_on_term(features);
  } else if (is_speech && judgement.probability < 0.5F) {
    judgement.note = "it lies in the clause that a verb before it surely reports";
  } else if (!is_speech && judgement.probability >= 0.5F) {
    judgement.note = "words inside a sentence that nobody is named to have said";
  }
  return judgement;
}

std::vector<Reason> Explainer::reasons_of(const Features& features, const NamedWeights& weights,
                                          std::string_view rule) const {
  std::vector<Reason> reasons;
  for (std::size_t i = 0; i < features.keys().size(); ++i) {
    const float weight = weights[features.keys()[i]];
    const std::string& name = features.names()[i];
    if (weight != 0) reasons.push_back({name, words_.of_name(name, rule), weight});
  }
  sort_reasons(reasons);
  return reasons;
}

void Explainer::add_sources(const Scene& scene, std::size_t index, const Quote& quote, Explanation& made) const {
  const auto proposals = Rules::propose(scene, index, Features::Names::kept);
  const auto choice = engines_.rules_.choose(scene, index, proposals);
  const float best = choice.scores[choice.best];
  const bool is_given_back = quote.speaker && !proposals[choice.best].source;
  for (std::size_t i = 0; i < proposals.size(); ++i) {
    const Proposal& proposal = proposals[i];
    Candidate candidate{.rule = proposal.rule,
                        .score = choice.scores[i],
                        .probability = std::exp(choice.scores[i] - best) * choice.probability,
                        .is_chosen = i == choice.best && !is_given_back,
                        .reasons = reasons_of(proposal.features, engines_.rules_.weights(), proposal.rule)};
    if (proposal.source) candidate.source = reading_.span(*proposal.source);
    if (proposal.cue) candidate.cue = reading_.span(*proposal.cue);
    if (candidate.is_chosen && candidate.source && !quote.speaker) {
      candidate.note = "the source stands inside the quotation's own words, so it has none";
    } else if (candidate.is_chosen && std::ranges::max(choice.scores) > best) {
      candidate.note = "words inside a sentence have a source: where nobody is named, that of the sentence before";
    }
    made.candidates.push_back(std::move(candidate));
  }
  if (is_given_back) {
    made.candidates.push_back({.rule = quote.rule,
                               .source = quote.speaker,
                               .cue = quote.cue,
                               .probability = choice.probability,
                               .is_chosen = true,
                               .note = "a later paragraph of the same quotation has the attribution"});
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

// The border of a part that begins where the clause that `cue` reports begins.
std::optional<Border> Explainer::clause_border(TokenRange sentence, const Cue& cue, TextSpan part) const {
  const auto reported = engines_.clauses_.clause_of(reading_, sentence, cue);
  if (!reported) return std::nullopt;
  for (const TokenRange range : reported->content) {
    const TextSpan clause = reading_.span(range);
    if (clause.begin != part.begin) continue;
    if (clause.end > part.end) return Border{part, "clause", "up to where another attribution begins", {}};
    if (reported->frame == Frame::after) return Border{part, "clause", "what stands beside the attribution", {}};
    return Border{part, "clause", "", ends_of(sentence, cue, *reported)};
  }
  return std::nullopt;
}

std::vector<ClauseEnd> Explainer::ends_of(TokenRange sentence, const Cue& cue, const Reported& reported) const {
  if (reported.frame == Frame::after) return {};  // what stands before an attribution ends with it
  const TokenRange content = reported.content.front();
  const std::uint32_t last = trimmed(reading_, sentence).end;
  const auto& model = engines_.clauses_.borders();
  std::vector<ClauseEnd> ends;
  bool is_past = false;
  for (const auto& place : BorderModel::places(reading_, cue, reported.frame, content.begin, last)) {
    auto& end = ends.emplace_back();
    end.before = reading_.span({place.token, place.token + 1});
    end.probability = logistic(model.weights().sum(place.features));
    end.is_chosen = !is_past && trimmed(reading_, {content.begin, place.token}).end == content.end;
    end.reasons = template_reasons(place.features, BorderModel::templates, model.weights(), [&](std::string_view name) {
      return words_.of_border(name, reading_, {cue, reported.frame, content.begin, place.token, last});
    });
    if (end.reasons.size() > most_border_reasons) end.reasons.resize(most_border_reasons);
    if (is_past) return ends;
    is_past = end.is_chosen;
  }
  if (!is_past) {
    const std::uint32_t end = reading_.span(content).end;
    ends.push_back({.before = {end, end}, .probability = 1, .is_chosen = true});
  }
  return ends;
}

void Explainer::explain_report(const Quote& quote, Explanation& made) const {
  const Cue* cue = cue_at(cues_.outside, quote.cue);
  if (cue == nullptr) return;
  const auto& sentences = reading_.evidence.segments.sentences;
  const auto next =
      std::ranges::upper_bound(sentences, cue->head, {}, [](const segment::Sentence& one) { return one.tokens.begin; });
  const TokenRange sentence = std::prev(next)->tokens;
  const auto reported = engines_.clauses_.clause_of(reading_, sentence, *cue, least_rate);
  if (!reported) return;
  made.speech = judge_report(sentence, *cue, *reported);
  add_reports(sentence, *cue, quote, made);
  for (const TextSpan part : quote.parts) {
    const bool is_first = part == reading_.span(reported->content.front());
    Border border{part, "clause", "", {}};
    if (reported->frame == Frame::after)
      border.note = is_first ? "what stands before the attribution" : "what goes on behind the attribution";
    else
      border.ends = ends_of(sentence, *cue, *reported);
    made.borders.push_back(std::move(border));
  }
}

Judgement Explainer::judge_report(TokenRange sentence, const Cue& cue, const Reported& reported) const {
  const Finding finding = finding_of(sentence, cue, reported);
  const auto keys = ReportModel::features(reading_, finding);
  const Weights& weights = engines_.clauses_.reports().weights();
  Judgement judgement{.model = "report", .probability = reported.confidence, .score = weights.sum(keys)};
  judgement.reasons = template_reasons(keys, ReportModel::templates, weights, [&](std::string_view name) {
    return words_.of_report(name, reading_, finding);
  });
  if (judgement.probability > logistic(*judgement.score) + 1e-4F)
    judgement.note = "by the form of its sentence: a clause, a comma, a source, and a verb that reports";
  return judgement;
}

// The cue's own report first, then what else its sentence may report.
void Explainer::add_reports(TokenRange sentence, const Cue& chosen, const Quote& quote, Explanation& made) const {
  const auto head_of = [](const Cue& cue) { return cue.head; };
  const auto first = std::ranges::lower_bound(cues_.outside, sentence.begin, {}, head_of);
  const auto last = std::ranges::lower_bound(first, cues_.outside.end(), sentence.end, {}, head_of);
  const auto own = first + (&chosen - &*first);
  const auto begin = own - std::min<std::ptrdiff_t>(most_neighbours, own - first);
  const auto end = own + std::min<std::ptrdiff_t>(most_neighbours + 1, last - own);
  for (auto cue = begin; cue != end; ++cue) {
    const bool is_own = cue == own;
    const auto reported = engines_.clauses_.clause_of(reading_, sentence, *cue, is_own ? least_rate : 0);
    if (!reported) continue;
    Judgement judgement = judge_report(sentence, *cue, *reported);
    Candidate candidate{.rule = reported->rule,
                        .cue = reading_.span(cue->tokens),
                        .score = *judgement.score,
                        .probability = judgement.probability,
                        .is_chosen = is_own,
                        .note = is_own ? judgement.note : why_not(sentence, *cue, *reported, quote),
                        .reasons = std::move(judgement.reasons)};
    if (reported->source) candidate.source = reading_.span(reported->source->phrase);
    if (is_own && candidate.source && !quote.speaker) {
      candidate.note = "the source stands inside the reported words, so it has none";
    }
    made.candidates.push_back(std::move(candidate));
  }
  std::ranges::stable_sort(made.candidates, [](const Candidate& a, const Candidate& b) {
    return a.is_chosen != b.is_chosen ? a.is_chosen : a.probability > b.probability;
  });
}

// Why the report of another cue in the sentence is no part of this quote.
std::string_view Explainer::why_not(TokenRange sentence, const Cue& cue, const Reported& reported,
                                    const Quote& quote) const {
  const TextSpan words = reading_.span(cue.tokens);
  if (has_quote_of(words, reading_.span(sentence))) return "a report of its own";
  if (reported.confidence < least_report) return "too unlikely to be a report";
  if (!engines_.clauses_.clause_of(reading_, sentence, cue, least_rate)) return "the word seldom reports in this frame";
  if (holds(quote.parts, words)) return "stands inside what is reported";
  return "what it would report overlaps another quote";
}

bool Explainer::has_quote_of(TextSpan cue, TextSpan sentence) const {
  constexpr std::ptrdiff_t neighbours = 16;
  auto quote = std::ranges::lower_bound(quotes_, sentence.begin, {}, [](const Quote& one) { return one.span.begin; });
  quote -= std::min(neighbours, quote - quotes_.begin());
  for (std::ptrdiff_t steps = 0; quote != quotes_.end() && quote->span.begin < sentence.end && steps < 4 * neighbours;
       ++quote, ++steps) {
    if (quote->cue == cue) return true;
  }
  return false;
}

}  // namespace onrecord::attribution
