// What an explanation says of reported clauses: whether the cue reports, what else in its sentence may, and where the
// clause may have ended.
// Tested by tests/cpp/attribution/explainer_test.cpp.
#include <algorithm>
#include <cmath>
#include <utility>

#include "onrecord/attribution/explainer.hpp"
#include "onrecord/attribution/frames.hpp"
#include "onrecord/attribution/indirect.hpp"
#include "onrecord/attribution/source_span.hpp"

namespace onrecord::attribution {
namespace {

using quotes::Quote;
using segment::TokenRange;

// How many cues of a sentence are told of, on either side of the one that decided, and how many reasons of a border.
constexpr std::size_t most_neighbours = 8;
constexpr std::size_t most_border_reasons = 5;

float logistic(float score) { return 1 / (1 + std::exp(-score)); }

// The reasons of a model of mixed keys.
template <class Keys, class Templates, class WordsOf>
std::vector<Reason> template_reasons(const Keys& keys, const Templates& templates, const Weights& weights,
                                     WordsOf words_of) {
  std::vector<Reason> reasons;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const float weight = weights[keys[i]];
    if (weight != 0) reasons.push_back({std::string(templates[i]), words_of(templates[i]), weight});
  }
  return reasons;
}

bool holds(const quotes::Spans& parts, TextSpan span) {
  return std::ranges::any_of(parts, [&](TextSpan part) { return part.contains(span); });
}

const NounPhrase* source_of(const Reported& reported) { return reported.source ? &*reported.source : nullptr; }

Finding finding_of(TokenRange sentence, const Cue& cue, const Reported& reported) {
  return {cue, reported.frame, sentence, reported.content.front(), source_of(reported)};
}

}  // namespace

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
    end.reasons =
        sorted(template_reasons(place.features, BorderModel::templates, model.weights(), [&](std::string_view name) {
          return words_.of_border(name, reading_, {cue, reported.frame, content.begin, place.token, last});
        }));
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
  const Cue* cue = cue_at(cues(), quote.cue);
  if (cue == nullptr) return;
  const auto& sentences = reading_.evidence.segments.sentences;
  const auto next =
      std::ranges::upper_bound(sentences, cue->head, {}, [](const segment::Sentence& one) { return one.tokens.begin; });
  const TokenRange sentence = std::prev(next)->tokens;
  const auto reported = engines_.clauses_.clause_of(reading_, sentence, *cue, least_rate);
  if (!reported) return;
  made.speech = judge_report(sentence, *cue, *reported);
  add_reports(sentence, *cue, quote, made);
  made.sources = sources_of(sentence, *cue, *reported);
  for (const TextSpan part : quote.parts) {
    const bool is_before = part.begin < reading_.span(cue->tokens).begin;
    const std::string_view side =
        is_before ? "what stands before the attribution" : "what stands behind the attribution";
    const bool is_beside = reported->frame == Frame::after;
    made.borders.push_back({part, "clause", is_beside ? side : "", ends_of(sentence, *cue, *reported)});
  }
}

Judgement Explainer::judge_report(TokenRange sentence, const Cue& cue, const Reported& reported) const {
  const Finding finding = finding_of(sentence, cue, reported);
  const auto keys = ReportModel::features(reading_, finding);
  const Weights& weights = engines_.clauses_.reports().weights();
  Judgement judgement{
      .model = "report", .probability = reported.confidence, .threshold = least_report, .score = weights.sum(keys)};
  judgement.reasons = sorted(template_reasons(keys, ReportModel::templates, weights, [&](std::string_view name) {
    return words_.of_report(name, reading_, finding);
  }));
  if (judgement.probability > logistic(*judgement.score) + 1e-4F)
    judgement.note = "by the form of its sentence: a clause, a comma, a source, and a verb that reports";
  return judgement;
}

// The noun phrases that the subject model weighed, the chosen one first; none where it was not asked.
std::vector<Candidate> Explainer::sources_of(TokenRange sentence, const Cue& cue, const Reported& reported) const {
  if (reported.certainty == 1) return {};
  const SubjectModel& model = engines_.clauses_.subjects();
  const TokenRange body = trimmed(reading_, sentence);
  const SubjectModel::Asked asked{body, cue, reported.frame, proposed_source(reading_, body, cue)};
  const auto all = SubjectModel::candidates(reading_, asked);
  std::vector<Candidate> sources;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto keys = SubjectModel::features(reading_, asked, all, i);
    const auto& templates = all[i].phrase ? SubjectModel::templates : SubjectModel::nobody_templates;
    Candidate source{.rule = reported.rule,
                     .score = model.weights().sum(keys),
                     .note = all[i].is_proposed ? "as the grammar has it" : "",
                     .reasons = sorted(template_reasons(keys, templates, model.weights(), [&](std::string_view name) {
                       return words_.of_subject(name);
                     }))};
    if (all[i].phrase) source.source = reading_.span(all[i].phrase->phrase);
    sources.push_back(std::move(source));
  }
  const auto best = std::ranges::max_element(sources, {}, &Candidate::score);
  best->is_chosen = true;
  const float greatest = best->score;
  float total = 0;
  for (const Candidate& source : sources) total += std::exp(source.score - greatest);
  for (Candidate& source : sources) source.probability = std::exp(source.score - greatest) / total;
  std::ranges::stable_sort(sources, std::ranges::greater{}, &Candidate::score);
  return sources;
}

// The cue's own report first, then what else its sentence may report.
void Explainer::add_reports(TokenRange sentence, const Cue& chosen, const Quote& quote, Explanation& made) const {
  const auto head_of = [](const Cue& cue) { return cue.head; };
  const auto first = std::ranges::lower_bound(cues(), sentence.begin, {}, head_of);
  const auto last = std::ranges::lower_bound(first, cues().end(), sentence.end, {}, head_of);
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
    if (reported->source) candidate.source = reading_.span(source_of_report(reading_, *cue, reported->source->phrase));
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
