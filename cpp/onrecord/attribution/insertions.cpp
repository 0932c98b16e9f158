// Tested by tests/cpp/attribution/indirect_test.cpp.
#include "onrecord/attribution/insertions.hpp"

#include <algorithm>

#include "onrecord/attribution/frames.hpp"
#include "onrecord/attribution/phrases.hpp"

namespace onrecord::attribution {

using Word = WordClass;
using segment::TokenRange;

bool begins_predicate(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  if (i + 1 < last && reading.is_quote_mark(i)) ++i;  // Lee, she said, |“repeatedly ignored”| her
  while (i + 1 < last && reading.is(i, Word::adverb) && !is_finite_verb(reading, i)) ++i;
  return i < last && is_finite_verb(reading, i) && !reading.is(i, Word::relative | Word::name_like);
}

namespace {

// The hotel, reviewers say, |smells| of soup: a verb that may be a noun, before what it governs.
bool is_doubtful_verb(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  constexpr std::uint32_t governed = Word::preposition | Word::determiner | Word::possessive | Word::adverb;
  return i + 1 < last && reading.is(i, Word::verb_third) && !reading.is(i, Word::name_like) &&
         reading.is(i + 1, governed);
}

}  // namespace

bool splits_clause(const Reading& reading, TokenRange before, std::uint32_t comma, std::uint32_t last) {
  constexpr std::uint32_t longest = 30;
  constexpr std::uint32_t opening = Word::preposition | Word::subordinator | Word::wh_word | Word::verb_ing;
  if (before.empty() || before.size() > longest || comma + 1 >= last || !is_comma(reading, comma)) return false;
  if (!begins_predicate(reading, comma + 1, last) && !is_doubtful_verb(reading, comma + 1, last)) return false;
  if (reading.is(before.begin, opening) && !reading.is(before.begin, Word::determiner | Word::noun)) return false;
  const auto subject = phrase_at(reading, before.begin, before.end);
  return subject && !has_clause_before(reading, before.begin, before.end);
}

std::uint32_t end_inside_clause(const Reading& reading, TokenRange body, TokenRange before, const Cue& cue,
                                std::uint32_t end) {
  constexpr std::uint32_t longest = 12;
  const std::uint32_t limit = std::min(body.end, end + longest);
  std::uint32_t comma = end;
  while (comma < limit && !is_comma(reading, comma)) ++comma;
  if (comma == limit || comma == end || !splits_clause(reading, before, comma, body.end)) return end;
  std::uint32_t rest = end;
  if (end == cue.tokens.end && cue.rate(Frame::object_that) >= 0.3F) {
    const auto addressee = core_at(reading, end, comma);
    if (addressee) rest = addressee->core.end;
  }
  return is_adverbial(reading, {rest, comma}) ? comma : end;
}

bool is_behind_link(const Reading& reading, TokenRange body, std::uint32_t i) {
  return i > body.begin + 1 && is_comma(reading, i - 1) && reading.is(i - 2, Word::coordinator);
}

bool is_connective(const Reading& reading, TokenRange before) {
  if (before.size() != 1) return before.empty();
  constexpr std::uint32_t connective = Word::adverb | Word::coordinator | Word::subordinator;
  return reading.is(before.begin, connective) &&
         !reading.is(before.begin, Word::noun | Word::subject_pronoun | Word::time_word);
}

}  // namespace onrecord::attribution
