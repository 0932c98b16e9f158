// Tested by tests/cpp/attribution/subject_model_test.cpp.
#include "onrecord/attribution/subject_model.hpp"

#include <algorithm>
#include <cmath>

#include "onrecord/data/data.hpp"
#include "onrecord/text/chars.hpp"

namespace onrecord::attribution {
namespace {

using Word = WordClass;
using segment::TokenRange;
using Candidate = SubjectModel::Candidate;
using Asked = SubjectModel::Asked;

constexpr std::uint32_t reach = 60;
constexpr std::size_t most_before = 10;
constexpr std::size_t most_behind = 3;
// Nobody, those before and behind, and the proposed one.
constexpr std::size_t most_candidates = 1 + most_before + most_behind + 1;

// The cores of the phrases from `first` on that end before `last`, by position, until `take` returns false.
template <class Take>
void for_each_core(const Reading& reading, std::uint32_t first, std::uint32_t last, Take take) {
  for (std::uint32_t i = first; i < last;) {
    const bool may_begin = !reading.is_quote_mark(i) && reading.marks[i] == 0;
    auto core = may_begin ? core_at(reading, i, last) : std::nullopt;
    if (!core && reading.is(i, Word::relative)) {
      const TokenRange word{i, i + 1};
      core = NounPhrase{word, word, word, NounPhrase::Kind::pronoun};
    }
    if (core && !take(*core)) return;
    i = core ? std::max(i + 1, core->core.end) : i + 1;
  }
}

// What stands between a phrase and the cue, each counted up to two.
struct Between {
  std::uint32_t commas = 0;
  std::uint32_t verbs = 0;
  std::uint32_t joins = 0;
  bool has_relative = false;
  bool has_that = false;
};

Between between(const Reading& reading, TokenRange range) {
  Between found;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (is_comma(reading, i) || is_dash(reading, i)) found.commas = std::min(found.commas + 1, 2U);
    if (is_finite_verb(reading, i)) found.verbs = std::min(found.verbs + 1, 2U);
    if (reading.is(i, Word::coordinator | Word::subordinator)) found.joins = std::min(found.joins + 1, 2U);
    found.has_relative = found.has_relative || reading.is(i, Word::relative);
    found.has_that = found.has_that || reading.is(i, Word::complementizer);
  }
  return found;
}

std::uint32_t key_of(const Between& b) {
  return b.commas + 3 * b.verbs + 9 * b.joins + 27 * static_cast<std::uint32_t>(b.has_relative) +
         54 * static_cast<std::uint32_t>(b.has_that);
}

// Name, pronoun, noun for a person, other noun, relative pronoun; finer for pronouns that speak for nobody.
std::uint32_t kind_of(const Reading& reading, const NounPhrase& phrase) {
  const std::uint32_t head = phrase.core.end - 1;
  if (phrase.kind == NounPhrase::Kind::pronoun) return reading.is(head, Word::relative | Word::wh_word) ? 1 : 2;
  if (phrase.kind == NounPhrase::Kind::name) return 3;
  if (reading.is(head, Word::person_noun)) return 4;
  return reading.is(head, Word::time_word | Word::number_word) ? 5 : 6;
}

std::uint32_t head_of(const Reading& reading, const NounPhrase& phrase) {
  return phrase.kind == NounPhrase::Kind::name ? 7 : reading.token(phrase.core.end - 1).folded;
}

// Whether a finite verb stands at `i`, adverbs before it left aside.
bool has_verb_at(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  while (i < last && reading.is(i, Word::adverb) && !is_finite_verb(reading, i)) ++i;
  return i < last && is_finite_verb(reading, i);
}

bool is_proposed(const Asked& asked, const NounPhrase& core) {
  return asked.proposed && core.core.end == asked.proposed->core.end;
}

// Makes a candidate of its core: the phrase that was proposed, or the one that goes on from there.
void complete(const Reading& reading, const Asked& asked, Candidate& candidate, std::uint32_t last) {
  candidate.is_proposed = is_proposed(asked, *candidate.phrase);
  if (candidate.is_proposed)
    candidate.phrase = asked.proposed;
  else
    attribution::complete(reading, *candidate.phrase, last);
}

// |Mr| and Mrs Lee: half of a couple's titles, which names nobody by itself.
bool is_bare_title(const Reading& reading, const NounPhrase& core) {
  if (core.core.size() != 1) return false;
  const std::string_view word = reading.word(core.core.begin);
  return word == "Mr" || word == "Mr." || word == "Mrs" || word == "Mrs." || word == "Ms" || word == "Ms.";
}

// The phrases before the cue: the first one of the sentence, which is often its subject, and the nearest.
void add_before(const Reading& reading, const Asked& asked, std::vector<Candidate>& found) {
  const std::uint32_t last = asked.cue.tokens.begin;
  const std::uint32_t first = std::max(asked.body.begin, last - std::min(last, reach));
  for_each_core(reading, first, last, [&](const NounPhrase& core) {
    const bool is_salutation = core.core.begin == asked.body.begin && reading.word(core.core.begin) == "Dear";
    if (!is_salutation && !is_bare_title(reading, core)) found.push_back({core});
    return true;
  });
  if (found.size() > most_before + 1) {
    const auto drop = static_cast<std::ptrdiff_t>(found.size() - most_before - 1);
    found.erase(found.begin() + 2, found.begin() + 2 + drop);
  }
  for (std::size_t i = 1; i < found.size(); ++i) complete(reading, asked, found[i], last);
}

// Those behind it that may act: behind a comma and before a verb, or behind “by”.
void add_behind(const Reading& reading, const Asked& asked, std::vector<Candidate>& found) {
  const std::uint32_t first = asked.cue.tokens.end;
  const std::uint32_t last = std::min(asked.body.end, first + reach);
  std::size_t behind = 0;
  for_each_core(reading, first, last, [&](const NounPhrase& core) {
    const std::uint32_t before = core.core.begin - 1;
    const auto acts = [&] {
      if (!is_comma(reading, before)) return false;
      NounPhrase phrase = core;
      attribution::complete(reading, phrase, last);
      return has_verb_at(reading, core.core.end, last) || has_verb_at(reading, phrase.phrase.end, last);
    };
    if (is_proposed(asked, core) || reading.word(before) == "by" || acts()) {
      ++behind;
      complete(reading, asked, found.emplace_back(Candidate{core}), last);
    }
    return behind < most_behind;
  });
}

constexpr std::uint32_t seed = 0x85EBCA6BU;

// What all candidates of a cue have in common.
struct Context {
  std::uint32_t lemma = 0;
  std::uint32_t form = 0;
  std::uint32_t frame = 0;
  std::uint32_t left = 0;  // the word before the cue
};

Context context_of(const Reading& reading, const Asked& asked) {
  const Cue& cue = asked.cue;
  const auto form = static_cast<std::uint32_t>(cue.kind) * 64 + static_cast<std::uint32_t>(cue.form) * 4 +
                    static_cast<std::uint32_t>(cue.is_finite) * 2 + static_cast<std::uint32_t>(cue.is_passive);
  const bool has_left = cue.tokens.begin > asked.body.begin;
  return {.lemma = cue.entry ? cue.entry->key : 8,
          .form = form,
          .frame = static_cast<std::uint32_t>(asked.frame),
          .left = has_left ? signature(reading, cue.tokens.begin - 1, asked.body.end) : 1};
}

SubjectModel::Features features_of_nobody(const Reading& reading, const Asked& asked, bool is_proposed,
                                          const Weights* weights) {
  const auto [lemma, form, frame, left] = context_of(reading, asked);
  const auto proposed = static_cast<std::uint32_t>(is_proposed);
  const std::uint32_t other = asked.proposed ? kind_of(reading, *asked.proposed) : 0;
  const std::uint32_t head = asked.proposed ? head_of(reading, *asked.proposed) : 0;
  constexpr std::uint32_t behind_those_of_phrases = 100;
  KeyMaker key(seed, weights, behind_those_of_phrases);
  SubjectModel::Features found{key({0}),           key({proposed}),        key({form}),         key({form, proposed}),
                               key({lemma}),       key({lemma, proposed}), key({lemma, form}),  key({frame, proposed}),
                               key({frame, form}), key({other, form}),     key({other, lemma}), key({head}),
                               key({head, lemma}), key({left, form}),      key({head, frame}),  key({left, proposed})};
  for (std::size_t i = 16; i < found.size(); ++i) found[i] = found[0];
  return found;
}

}  // namespace

// In the order of `features`; a missing or a surplus one does not compile.
const std::array<std::string_view, SubjectModel::feature_count> SubjectModel::templates =
    std::to_array<std::string_view>({"proposed+form",
                                     "proposed+kind",
                                     "proposed+path",
                                     "proposed+cue",
                                     "kind+form",
                                     "kind+cue",
                                     "head",
                                     "head+cue",
                                     "path+form",
                                     "path+acts+form",
                                     "before+proposed",
                                     "before+acts",
                                     "after+proposed",
                                     "after+form+distance",
                                     "rank+form",
                                     "order+form+acts",
                                     "distance+form+proposed",
                                     "cue-left+form+rank",
                                     "before+after",
                                     "acts+kind+form"});
const std::array<std::string_view, SubjectModel::feature_count> SubjectModel::nobody_templates =
    std::to_array<std::string_view>({"bias",
                                     "proposed",
                                     "form",
                                     "form+proposed",
                                     "cue",
                                     "cue+proposed",
                                     "cue+form",
                                     "frame+proposed",
                                     "frame+form",
                                     "rival+form",
                                     "rival+cue",
                                     "rival-head",
                                     "rival-head+cue",
                                     "cue-left+form",
                                     "rival-head+frame",
                                     "cue-left+proposed",
                                     "bias",
                                     "bias",
                                     "bias",
                                     "bias"});

SubjectModel::SubjectModel() : weights_("en/subjects.tsv", data::table("en/subjects.tsv")) {}

std::vector<Candidate> SubjectModel::candidates(const Reading& reading, const Asked& asked) {
  constexpr std::size_t usual = 24;
  std::vector<Candidate> found;
  found.reserve(usual);
  found.push_back({std::nullopt, !asked.proposed});
  add_before(reading, asked, found);
  add_behind(reading, asked, found);
  if (std::ranges::none_of(found, &Candidate::is_proposed)) found.push_back({asked.proposed, true});
  return found;
}

// NOLINTNEXTLINE(readability-function-size): a table, one line a feature.
SubjectModel::Features SubjectModel::features(const Reading& reading, const Asked& asked,
                                              const std::vector<Candidate>& all, std::size_t index,
                                              const Weights* weights) {
  const Candidate& candidate = all[index];
  if (!candidate.phrase) return features_of_nobody(reading, asked, candidate.is_proposed, weights);
  const Cue& cue = asked.cue;
  const auto last = asked.body.end;
  const auto [lemma, form, frame, left] = context_of(reading, asked);
  const auto proposed = static_cast<std::uint32_t>(candidate.is_proposed);
  KeyMaker key(seed, weights);
  const NounPhrase& phrase = *candidate.phrase;
  const bool is_behind = phrase.core.begin >= cue.tokens.end;
  const TokenRange gap = is_behind ? TokenRange{cue.tokens.end, phrase.core.begin}
                                   : TokenRange{std::min(phrase.phrase.end, cue.tokens.begin), cue.tokens.begin};
  const auto rank = static_cast<std::uint32_t>(is_behind ? 16 + index : all.size() - index);
  const auto order = static_cast<std::uint32_t>(std::min<std::size_t>(index, 4));
  const std::uint32_t what = kind_of(reading, phrase);
  const std::uint32_t path = key_of(between(reading, gap)) + (is_behind ? 128 : 0);
  const std::uint32_t before =
      phrase.core.begin > asked.body.begin ? signature(reading, phrase.core.begin - 1, last) : 1;
  const std::uint32_t after = signature(reading, phrase.phrase.end, last);
  const auto acts = static_cast<std::uint32_t>(has_verb_at(reading, phrase.phrase.end, last)) +
                    2 * static_cast<std::uint32_t>(has_verb_at(reading, phrase.core.end, last));
  const std::uint32_t distance = length_bucket(gap.size()) + (is_behind ? 16 : 0);
  return {key({proposed, form}),
          key({proposed, what}),
          key({proposed, path}),
          key({proposed, lemma}),
          key({what, form}),
          key({what, lemma}),
          key({head_of(reading, phrase)}),
          key({head_of(reading, phrase), lemma}),
          key({path, form}),
          key({path, acts, form}),
          key({before, proposed}),
          key({before, acts}),
          key({after, proposed}),
          key({after, form, distance}),
          key({rank, form}),
          key({order, form, acts}),
          key({distance, form, proposed}),
          key({left, form, rank}),
          key({before, after}),
          key({acts, what, form})};
}

SubjectModel::Choice SubjectModel::choose(const Reading& reading, const Asked& asked) const {
  const auto all = candidates(reading, asked);
  std::array<float, most_candidates> scores{};
  std::size_t best = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    scores[i] = weights_.sum(features(reading, asked, all, i, &weights_));
    if (scores[i] > scores[best]) best = i;
  }
  float sum = 0;
  for (std::size_t i = 0; i < all.size(); ++i) sum += std::exp(scores[i] - scores[best]);
  return {all[best].phrase, 1 / sum};
}

}  // namespace onrecord::attribution
