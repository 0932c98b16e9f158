// Tested by tests/cpp/attribution/indirect_test.cpp.
#include "onrecord/attribution/borders.hpp"

#include <algorithm>
#include <cmath>

#include "onrecord/attribution/phrases.hpp"
#include "onrecord/attribution/telling_words.hpp"
#include "onrecord/data/data.hpp"

namespace onrecord::attribution {
namespace {

using Word = WordClass;
using segment::TokenKind;

constexpr std::uint32_t reach = 120;
constexpr std::uint32_t border_words = Word::preposition | Word::coordinator | Word::subordinator | Word::relative |
                                       Word::time_word | Word::wh_word | Word::complementizer;

bool is_punctuation(const Reading& reading, std::uint32_t i) {
  return is_mark(reading, i, Mark::comma | Mark::semicolon | Mark::colon | Mark::open_bracket) || is_dash(reading, i);
}

bool may_end_before(const Reading& reading, std::uint32_t i) {
  if (is_punctuation(reading, i)) return true;
  return reading.token(i).kind == TokenKind::word && reading.is(i, border_words) && reading.word(i) != "of";
}

// What stands behind the border at `i`: a clause (1), a bare predicate (2, with the verb's form), a participle (3), or
// else (0).
std::uint32_t what_follows(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  last = std::min(last, i + reach);
  while (i < last && (is_punctuation(reading, i) || reading.is_quote_mark(i))) ++i;
  while (i < last && reading.is(i, Word::coordinator | Word::subordinator)) ++i;
  while (i < last && reading.is(i, Word::adverb) && !reading.is(i, Word::any_verb | Word::noun)) ++i;
  if (i >= last) return 0;
  if (is_finite_verb(reading, i)) return 2 + 16 * (reading.classes[i] >> 19U & 31U);
  if (reading.is(i, Word::verb_ing)) return 3;
  const auto subject = phrase_at(reading, i, last);
  if (!subject) return 0;
  for (const auto end : {subject->core.end, subject->phrase.end, subject->whole.end}) {
    if (end < last && is_finite_verb(reading, end)) return 1;
  }
  return 0;
}

// A semicolon outside marks and brackets always ends a clause (one that is near enough to be looked at).
std::uint32_t clause_limit(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  const std::uint32_t limit = std::min(last, first + reach);
  std::uint32_t in_brackets = last;  // the first semicolon behind a bracket that may not be closed
  bool is_open = false;
  for (std::uint32_t i = first + 1; i < limit; ++i) {
    if (is_mark(reading, i, Mark::open_bracket)) is_open = true;
    if (is_mark(reading, i, Mark::close_bracket)) {
      is_open = false;
      in_brackets = last;
    }
    if (!is_mark(reading, i, Mark::semicolon) || reading.marked[i] != 0) continue;
    if (!is_open) return i;
    in_brackets = std::min(in_brackets, i);
  }
  return in_brackets;
}

// What has been read of the clause before a place.
struct Before {
  std::uint32_t commas = 0;
  std::uint32_t last_comma = 0;  // signature of the token behind the last comma
  bool has_finite = false;
  bool in_brackets = false;
};

// NOLINTNEXTLINE(readability-function-size): a table, one line a feature.
BorderModel::Features features_at(const Reading& reading, const Cue& cue, Frame frame, std::uint32_t first,
                                  std::uint32_t i, std::uint32_t last, const Before& before, const Weights* weights) {
  const std::uint32_t c = signature(reading, i, last);
  const std::uint32_t k = is_punctuation(reading, i) ? i + 1 : i;
  const std::uint32_t a = k == i ? 3 : signature(reading, k, last);
  const std::uint32_t b = signature(reading, k + 1, last);
  const std::uint32_t d = signature(reading, k + 2, last);
  const std::uint32_t p = i > first ? signature(reading, i - 1, last) : 4;
  const std::uint32_t follows = what_follows(reading, i, last);
  const auto f = static_cast<std::uint32_t>(frame);
  const std::uint32_t length = length_bucket(i - first);
  const std::uint32_t rest = length_bucket(last - i);
  const auto finite = static_cast<std::uint32_t>(before.has_finite);
  const auto form = static_cast<std::uint32_t>(cue.form) * 2 + static_cast<std::uint32_t>(cue.is_finite);
  const std::uint32_t lemma = cue.entry ? reading.token(cue.head).folded : 5;
  const std::uint32_t next_word = k < last ? reading.token(k).folded : 6;
  const std::uint32_t second_word = k + 1 < last ? reading.token(k + 1).folded : 6;
  KeyMaker key(0x811C9DC5U, weights);
  return {key({0}),
          key({f, c}),
          key({c, a}),
          key({c, a, b}),
          key({f, c, a}),
          key({c, a, follows}),
          key({c, follows, form}),
          key({f, c, follows}),
          key({c, a, length}),
          key({c, rest, follows}),
          key({c, before.last_comma, before.commas > 0U}),
          key({finite, c, a}),
          key({finite, f, c, follows}),
          key({lemma, c}),
          key({p, c, a}),
          key({a, b, d}),
          key({c, before.in_brackets}),
          key({c, next_word}),
          key({c, next_word, second_word}),
          key({f, length, c}),
          key({std::min(before.commas, 3U), c, follows}),
          key({p, c}),
          key({c, a, b, d}),
          key({f, rest, c})};
}

}  // namespace

// In the order of `features_at`; a missing or a surplus one does not compile.
const std::array<std::string_view, BorderModel::feature_count> BorderModel::templates =
    std::to_array<std::string_view>({"bias",
                                     "frame+here",
                                     "here+next",
                                     "here+next+second",
                                     "frame+here+next",
                                     "here+next+follows",
                                     "here+follows+form",
                                     "frame+here+follows",
                                     "here+next+length",
                                     "here+rest+follows",
                                     "here+after-comma+any-comma",
                                     "finite+here+next",
                                     "finite+frame+here+follows",
                                     "cue-word+here",
                                     "previous+here+next",
                                     "next+second+third",
                                     "here+brackets",
                                     "here+next-word",
                                     "here+next-word+second-word",
                                     "frame+length+here",
                                     "commas+here+follows",
                                     "previous+here",
                                     "here+next+second+third",
                                     "frame+rest+here"});

BorderModel::BorderModel() : weights_("en/borders.tsv", data::table("en/borders.tsv")) {}

namespace {

// The plan failed, |with a spokesman calling| it dead: what somebody else says meanwhile.
bool opens_company(const Reading& reading, std::uint32_t with, std::uint32_t last) {
  constexpr std::uint32_t longest = 8;  // tokens of who says it
  constexpr std::uint32_t inside = Word::determiner | Word::adjective | Word::noun | Word::name_like | Word::possessive;
  if (reading.token(with).folded != text::hash_of("with")) return false;
  for (std::uint32_t i = with + 1; i < std::min(last, with + longest); ++i) {
    if (i > with + 1 && TellingWords::english().has(reading.token(i), TellingWords::aside)) return true;
    if (!reading.is(i, inside)) return false;
  }
  return false;
}

// Rents would rise, |a day after| the vote; he would go, |just weeks before| it: how long from something else, which is
// the paper's to tell, to the end of the sentence.
bool opens_gap(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  constexpr std::uint32_t longest = 4;  // tokens before “after”
  constexpr std::uint32_t inside =
      Word::determiner | Word::number_word | Word::quantifier | Word::adverb | Word::time_word;
  const std::uint32_t limit = std::min(last, i + longest + 1);
  std::uint32_t link = i;
  while (link < limit && (reading.is(link, inside) || reading.token(link).kind == segment::TokenKind::number)) {
    const std::uint32_t word = reading.token(link).folded;
    if (word == text::hash_of("after") || word == text::hash_of("before")) break;
    ++link;
  }
  if (link == i || link >= limit || !reading.is(link - 1, Word::time_word) || reading.is(link - 1, Word::adverb))
    return false;
  const std::uint32_t word = reading.token(link).folded;
  if (word != text::hash_of("after") && word != text::hash_of("before")) return false;
  while (link < last && !is_comma(reading, link)) ++link;
  return link == last;
}

// The comma before a participle that leads back to the source: taxes would rise|, citing the deficit|; or before what
// only the paper tells. `last` where none does.
std::uint32_t aside_in(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  const auto& words = TellingWords::english();
  const std::uint32_t limit = std::min(last, first + reach);
  for (std::uint32_t i = first + 2; i + 1 < limit; ++i) {
    if (!is_comma(reading, i) || reading.marked[i] != 0) continue;
    if (words.has(reading.token(i + 1), TellingWords::aside) || opens_company(reading, i + 1, limit) ||
        opens_gap(reading, i + 1, last))
      return i;
  }
  return last;
}

// Calls `use` with each place where the clause may end and its features, until it returns false. `weights`: whose rows
// the memory is to fetch, if they are summed next.
template <class Use>
void for_each_place(const Reading& reading, const Cue& cue, Frame frame, std::uint32_t first, std::uint32_t last,
                    const Weights* weights, Use use) {
  Before before;
  const std::uint32_t limit = std::min(last, first + reach);
  for (std::uint32_t i = first; i < limit; ++i) {
    const bool in_marks = reading.marked[i] != 0 && i > first && reading.marked[i] == reading.marked[i - 1];
    if (i > first && !in_marks && may_end_before(reading, i) && !is_punctuation(reading, i - 1) &&
        !use(BorderModel::Place{i, features_at(reading, cue, frame, first, i, last, before, weights)})) {
      return;
    }
    if (is_comma(reading, i)) {
      ++before.commas;
      before.last_comma = signature(reading, i + 1, last);
    }
    if (is_mark(reading, i, Mark::open_bracket)) before.in_brackets = true;
    if (is_mark(reading, i, Mark::close_bracket)) before.in_brackets = false;
    before.has_finite = before.has_finite || is_finite_verb(reading, i);
  }
}

}  // namespace

std::vector<BorderModel::Place> BorderModel::places(const Reading& reading, const Cue& cue, Frame frame,
                                                    std::uint32_t first, std::uint32_t last) {
  std::vector<Place> found;
  for_each_place(reading, cue, frame, first, clause_limit(reading, first, last), nullptr, [&](const Place& place) {
    found.push_back(place);
    return true;
  });
  return found;
}

std::uint32_t BorderModel::end(const Reading& reading, const Cue& cue, Frame frame, std::uint32_t first,
                               std::uint32_t last) const {
  last = aside_in(reading, first, clause_limit(reading, first, last));
  float going_on = 1;  // probability that the clause has not stopped so far
  float best = 0;
  std::uint32_t end = last;
  for_each_place(reading, cue, frame, first, last, &weights_, [&](const Place& place) {
    const float stop = 1 / (1 + std::exp(-weights_.sum(place.features)));
    if (going_on * stop > best) {
      best = going_on * stop;
      end = place.token;
    }
    going_on *= 1 - stop;
    return going_on >= best;
  });
  return going_on >= best ? last : end;
}

}  // namespace onrecord::attribution
