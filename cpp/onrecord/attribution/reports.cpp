// Tested by tests/cpp/attribution/indirect_test.cpp.
#include "onrecord/attribution/reports.hpp"

#include <cmath>

#include "onrecord/data/data.hpp"
#include "onrecord/text/chars.hpp"

namespace onrecord::attribution {
namespace {

using Word = WordClass;
using segment::TokenShape;

// The source as the model sees it: none, pronoun, name, person or other noun.
std::uint32_t source_kind(const Reading& reading, const NounPhrase* source) {
  if (source == nullptr) return 0;
  if (source->kind == NounPhrase::Kind::pronoun) return 1;
  if (source->kind == NounPhrase::Kind::name) return 2;
  return reading.is(source->core.end - 1, Word::person_noun) ? 3 : 4;
}

std::uint32_t head_of(const Reading& reading, const NounPhrase* source) {
  if (source == nullptr) return 0;
  return signature(reading, source->core.end - 1, source->core.end) == 0 || source->kind == NounPhrase::Kind::name
             ? 7
             : reading.token(source->core.end - 1).folded;
}

}  // namespace

ReportModel::ReportModel() : weights_("en/reports.tsv", data::table("en/reports.tsv")) {}

// NOLINTNEXTLINE(readability-function-size): a table, one line a feature.
ReportModel::Features ReportModel::features(const Reading& reading, const Finding& finding, const Weights* weights) {
  const Cue& cue = finding.cue;
  const auto last = finding.sentence.end;
  const auto first = finding.content.begin;
  const std::uint32_t lemma = cue.entry ? cue.entry->key : 8;
  const auto f = static_cast<std::uint32_t>(finding.frame) + 32 * static_cast<std::uint32_t>(cue.kind);
  const auto form = static_cast<std::uint32_t>(cue.form) * 4 + static_cast<std::uint32_t>(cue.is_finite) * 2 +
                    static_cast<std::uint32_t>(cue.is_passive);
  const std::uint32_t source = source_kind(reading, finding.source);
  const std::uint32_t who = head_of(reading, finding.source);
  const std::uint32_t before =
      cue.tokens.begin > finding.sentence.begin ? signature(reading, cue.tokens.begin - 1, last) : 1;
  const std::uint32_t a = signature(reading, first, last);
  const std::uint32_t b = signature(reading, first + 1, last);
  const std::uint32_t word = reading.token(first).folded;
  const std::uint32_t behind = signature(reading, cue.tokens.end, last);
  const std::uint32_t chain = cue.tokens.begin < cue.head ? reading.token(cue.tokens.begin).folded : 9;
  const std::uint32_t length = length_bucket(finding.content.size());
  const std::uint32_t place = length_bucket(cue.head - finding.sentence.begin);
  const auto capital = static_cast<std::uint32_t>(reading.token(cue.head).is(TokenShape::capitalized));
  const auto negated = static_cast<std::uint32_t>(cue.is_negated);
  const std::uint32_t closing = reading.token(last - 1).folded;
  KeyMaker key(0x9747B28CU, weights);
  return {key({0}),
          key({lemma}),
          key({lemma, f}),
          key({f}),
          key({f, form}),
          key({f, form, source}),
          key({f, source}),
          key({who}),
          key({who, f}),
          key({before, form}),
          key({a, f}),
          key({a, b, f}),
          key({length, f}),
          key({place, form}),
          key({capital, f}),
          key({lemma, source}),
          key({lemma, form}),
          key({lemma, word}),
          key({chain, f}),
          key({chain, lemma}),
          key({negated, f}),
          key({closing, f}),
          key({lemma, who}),
          key({behind, f}),
          key({lemma, behind}),
          key({before, f, form})};
}

// In the order of `features`; a missing or a surplus one does not compile.
const std::array<std::string_view, ReportModel::feature_count> ReportModel::templates =
    std::to_array<std::string_view>({"bias",
                                     "cue",
                                     "cue+frame",
                                     "frame",
                                     "frame+form",
                                     "frame+form+source",
                                     "frame+source",
                                     "head",
                                     "head+frame",
                                     "before+form",
                                     "first+frame",
                                     "first+second+frame",
                                     "length+frame",
                                     "place+form",
                                     "capital+frame",
                                     "cue+source",
                                     "cue+form",
                                     "cue+first-word",
                                     "auxiliary+frame",
                                     "auxiliary+cue",
                                     "negation+frame",
                                     "closing+frame",
                                     "cue+head",
                                     "behind+frame",
                                     "cue+behind",
                                     "before+frame+form"});

float ReportModel::probability(const Reading& reading, const Finding& finding) const {
  return 1 / (1 + std::exp(-weights_.sum(features(reading, finding, &weights_))));
}

}  // namespace onrecord::attribution
