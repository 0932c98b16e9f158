// Tested by tests/cpp/attribution/confidence_test.cpp.
#include "onrecord/attribution/confidence.hpp"

#include <array>
#include <cmath>

#include "onrecord/attribution/phrases.hpp"
#include "onrecord/attribution/places.hpp"
#include "onrecord/entities/entity.hpp"

namespace onrecord::attribution {
namespace {

using quotes::Quote;
using quotes::QuoteKind;
using segment::TokenRange;
using Word = WordClass;

// A probability as the thresholds that it passes: the weights of the steps add up to a curve.
struct Step {
  float from;
  Piece name;
};
constexpr std::array<Step, 14> steps{
    Step{0.2F, "0.2"},   Step{0.3F, "0.3"},     Step{0.4F, "0.4"},     Step{0.5F, "0.5"},    Step{0.6F, "0.6"},
    Step{0.7F, "0.7"},   Step{0.8F, "0.8"},     Step{0.85F, "0.85"},   Step{0.9F, "0.9"},    Step{0.94F, "0.94"},
    Step{0.97F, "0.97"}, Step{0.985F, "0.985"}, Step{0.993F, "0.993"}, Step{0.997F, "0.997"}};

void add_steps(const Piece& kind, const Piece& what, float probability, Features& features) {
  for (const Step& step : steps) {
    if (probability < step.from) return;
    features.add(kind, what, step.name);
  }
}

Piece kind_of(const Quote& quote) {
  if (quote.kind == QuoteKind::direct) return "direct";
  return quote.kind == QuoteKind::mixed ? Piece("mixed") : Piece("indirect");
}

// What names the source: its head decides.
Piece source_of(const Reading& reading, const Quote& quote) {
  if (!quote.speaker) return "nobody";
  const TokenRange tokens = tokens_in(reading, *quote.speaker);
  if (tokens.empty()) return "other";
  const std::uint32_t head = head_of(reading, tokens).word;
  if (tokens.size() == 1 && reading.is(head, Word::relative | Word::wh_word)) return "relative";
  if (tokens.size() == 1 && reading.is(head, Word::subject_pronoun | Word::object_pronoun | Word::possessive)) {
    const auto word = reading.word(head);
    return word == "It" || word == "it" ? Piece("it") : Piece("pronoun");
  }
  if (reading.is(head, Word::name_like)) return "name";
  if (reading.is(head, Word::person_noun)) return "person";
  return tokens.size() == 1 ? Piece("common-noun") : Piece("nominal");
}

Piece entity_of(const Reading& reading, const Quote& quote) {
  if (!quote.speaker_entity) return "unlinked";
  switch (reading.evidence.found.entities[*quote.speaker_entity].type) {
    case entities::EntityType::person:
      return "linked-person";
    case entities::EntityType::org:
      return "linked-organisation";
    case entities::EntityType::gpe:
      return "linked-place";
    default:
      return "linked-other";
  }
}

std::uint32_t tokens_between(const Reading& reading, TextSpan a, TextSpan b) {
  if (a.overlaps(b)) return 0;
  if (b.begin < a.begin) std::swap(a, b);
  return tokens_in(reading, {a.end, b.begin}).size();
}

Piece length_name(std::uint32_t tokens) {
  static constexpr std::array<Piece, 7> names{"1", "2", "3", "4-6", "7-12", "13-24", "25+"};
  constexpr std::array<std::uint32_t, 6> limits{1, 2, 3, 6, 12, 24};
  std::size_t i = 0;
  while (i < limits.size() && tokens > limits[i]) ++i;
  return names[i];
}

}  // namespace

bool ConfidenceModel::is_judged(const Quote& quote) {
  return quote.kind == QuoteKind::direct || quote.kind == QuoteKind::mixed || quote.kind == QuoteKind::indirect;
}

Features ConfidenceModel::features(const Reading& reading, const Quote& quote, Features::Names names) {
  Features features(names);
  const Piece kind = kind_of(quote);
  const Piece rule{std::string_view(quote.rule)};
  const Piece source = source_of(reading, quote);
  features.add("bias");
  features.add(kind);
  add_steps(kind, "speech", quote.speech, features);
  add_steps(kind, "source", quote.source, features);
  features.add(kind, rule);
  features.add(kind, source);
  features.add(rule, source);
  features.add(entity_of(reading, quote), source);
  features.add(kind, "length", length_name(tokens_in(reading, quote.span).size()));
  if (quote.parts.size() > 1) features.add(kind, "fragments");
  if (!quote.cue) {
    features.add(kind, "no-cue");
    return features;
  }
  features.add(kind, "gap", distance_name(tokens_between(reading, *quote.cue, quote.span)));
  if (quote.speaker) {
    const Piece distance = distance_name(tokens_between(reading, *quote.cue, *quote.speaker));
    const bool is_before = quote.speaker->begin < quote.cue->begin;
    features.add(kind, is_before ? Piece("source-before") : Piece("source-behind"), distance);
    features.add(source, is_before ? Piece("source-before") : Piece("source-behind"), distance);
  }
  return features;
}

float ConfidenceModel::probability(const Reading& reading, const Quote& quote) const {
  return 1 / (1 + std::exp(-weights_.sum(features(reading, quote))));
}

void ConfidenceModel::judge(const Reading& reading, std::vector<Quote>& quotes) const {
  for (Quote& quote : quotes) {
    if (is_judged(quote)) quote.confidence = probability(reading, quote);
  }
}

}  // namespace onrecord::attribution
