// Tested by tests/cpp/attribution/indirect_test.cpp.
#include "onrecord/attribution/closing.hpp"

#include <algorithm>

#include "onrecord/attribution/frames.hpp"
#include "onrecord/attribution/insertions.hpp"
#include "onrecord/attribution/telling_words.hpp"

namespace onrecord::attribution {

bool is_concession(const Reading& reading, std::uint32_t i) {
  const std::string_view word = reading.word(i);
  return word == "though" || word == "although" || word == "while";
}

namespace {

using Word = WordClass;
using segment::TokenRange;

constexpr std::uint32_t not_opening = Word::preposition | Word::subordinator | Word::verb_ing | Word::relative;

// What opens with a preposition and the like is the writer's.
bool may_open(const Reading& reading, std::uint32_t first) {
  return !reading.is(first, not_opening) || reading.is(first, Word::determiner | Word::noun);
}

// Yesterday, |Lee said|, prices fell: an attribution between two commas, a clause behind it.
bool is_parenthesis(const Reading& reading, const Cue& cue, const NounPhrase& source, TokenRange rest) {
  if (rest.begin != cue.tokens.end + 1 || source.phrase.end != cue.tokens.begin || source.core.begin == 0) return false;
  if (!is_comma(reading, cue.tokens.end) || !is_comma(reading, source.core.begin - 1)) return false;
  return is_clause_at(reading, rest);
}

// Lee said |that, had he known|, he would have left: an aside behind “that”, whose clause is still to come.
bool ends_in_aside(const Reading& reading, TokenRange content) {
  const std::uint32_t first = content.begin + (content.size() - std::min<std::uint32_t>(content.size(), 12));
  for (std::uint32_t i = first; i + 1 < content.end; ++i) {
    if (is_that(reading, i) && is_comma(reading, i + 1)) return true;
  }
  return false;
}

// What has a finite verb, or begins with one that tells somebody to do something: |Leave| now, the warden shouted.
bool has_verb(const Reading& reading, TokenRange content) {
  if (content.size() > 1 && reading.is(content.begin, Word::verb_base) &&
      !reading.is(content.begin + 1, Word::any_verb | Word::noun))
    return true;
  const std::uint32_t limit = std::min(content.end, content.begin + 40);
  for (std::uint32_t i = content.begin + 1; i < limit; ++i) {
    if (is_finite_verb(reading, i)) return true;
  }
  return false;
}

// The strike will go on, sources told |the BBC| on Monday: behind source, cue and whom it was told.
std::uint32_t behind_addressee(const Reading& reading, const Cue& cue, const NounPhrase& source, std::uint32_t last) {
  const std::uint32_t end = std::max(cue.tokens.end, source.whole.end);
  if (end == cue.tokens.end && tells_where(reading, cue)) return end - 1;
  if (end != cue.tokens.end || cue.rate(Frame::object_that) < 0.6F || cue.is_passive) return end;
  const auto addressee = core_at(reading, end, last);
  return addressee ? addressee->core.end : end;
}

// Rents fell, Lee wrote in a paper|, though| others doubt it: where a comma stands before a conjunction, at most a few
// tokens from `first`; `last` where none does.
std::uint32_t before_concession(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  constexpr std::uint32_t farthest = 8;
  for (std::uint32_t i = first; i + 1 < std::min(last, first + farthest); ++i) {
    if (is_comma(reading, i)) return is_concession(reading, i + 1) ? i : last;
  }
  return last;
}

// |It is not|, he stresses, a diet; |He has never|, he says, met her: what is not yet a clause.
bool waits_for_more(const Reading& reading, TokenRange before) {
  constexpr std::uint32_t open = Word::be | Word::modal | Word::auxiliary;
  const std::uint32_t last = before.end - 1;
  if (reading.is(last, open)) return true;
  return before.size() > 1 && reading.is(last, Word::negation | Word::adverb) && reading.is(last - 1, open);
}

// A cue that often reports, or one of what takes up the clause before.
bool may_close(const Reading& reading, TokenRange body, const Cue& cue, const NounPhrase& source) {
  if (cue.strength() >= 0.5F || cue.rate(Frame::after) >= 0.5F || takes_that(cue)) return true;
  return over_resumption(reading, body.begin, source.core.begin) < source.core.begin;
}

}  // namespace

bool tells_where(const Reading& reading, const Cue& cue) {
  const std::string_view last = reading.word(cue.tokens.end - 1);
  return cue.tokens.end - 1 > cue.head && (last == "in" || last == "on" || last == "at");
}

bool is_told_hearing(const Reading& reading, const Cue& cue) {
  constexpr std::uint32_t tell = text::hash_of("tell");
  const std::uint32_t hearer = cue.tokens.begin - 1;
  const std::uint32_t end = cue.tokens.end;
  if (!cue.is_known() || cue.entry->key != tell || cue.form != VerbForm::past || cue.tokens.begin == 0) return false;
  const bool opens_line = reading.token(hearer).is(segment::TokenShape::line_before);  // |Court told| man ‘hid knife’
  if (opens_line && TellingWords::english().has(reading.token(hearer), TellingWords::hearing)) return true;
  if (hearer == 0 || !reading.token(hearer).is_word() || reading.is(hearer, WordClass::subject_pronoun)) return false;
  return end >= reading.tokens().size() || reading.token(end).is(segment::TokenShape::line_before);
}

bool is_headline_tag(const Reading& reading, TokenRange body, const Cue& cue) {
  constexpr std::uint32_t longest = 24;
  constexpr std::uint32_t farthest = 4;  // words behind the verb
  if (cue.form != VerbForm::third && cue.form != VerbForm::base) return false;
  if (cue.strength() < 0.5F && cue.rate(Frame::after) < 0.5F) return false;
  if (body.size() > longest || body.end > cue.tokens.end + farthest || cue.is_negated) return false;
  const auto begins_line = [&](std::uint32_t i) {
    return i == 0 || i >= reading.tokens().size() || reading.token(i).is(segment::TokenShape::line_before);
  };
  if (!begins_line(body.begin) || !begins_line(body.end)) return false;
  return may_open(reading, body.begin);
}

bool is_tag(const Reading& reading, TokenRange body, const Cue& cue, const NounPhrase& source) {
  if (cue.rate(Frame::after) < 0.4F || cue.strength() < 0.5F || source.whole.end != body.end) return false;
  if (cue.tokens.begin <= body.begin || !is_comma(reading, cue.tokens.begin - 1)) return false;
  return is_somebody(reading, source) || is_body(reading, source.core);
}

bool is_answer_tag(const Reading& reading, TokenRange body, const Cue& cue, const NounPhrase& source) {
  constexpr std::uint32_t longest = 8;  // tokens of the answer
  if (!is_tag(reading, body, cue, source)) return false;
  const TokenRange answer{body.begin, cue.tokens.begin - 1};
  if (answer.empty() || answer.size() > longest || is_connective(reading, answer)) return false;
  return may_open(reading, answer.begin) && !reading.is(answer.begin, Word::time_word);
}

std::uint32_t over_resumption(const Reading& reading, std::uint32_t first, std::uint32_t source) {
  const std::uint32_t reach = std::min<std::uint32_t>(8, static_cast<std::uint32_t>(reading.tokens().size()) - source);
  if (source < first + 3 || !TellingWords::english().has(reading.token(source - 1), TellingWords::resumption))
    return source;
  if (reading.is(source, Word::number_word)) return source;  // the AP, which |first| reported it
  const bool has_article = reading.is(source - 2, Word::determiner);
  // …, finding |Lee| guilty; …, claims |Lee|; but …, claims |Lee| denies
  if (!has_article && reading.is(source - 1, Word::verb_ing | Word::verb_third) &&
      !is_clause_at(reading, {source, source + reach}))
    return source;
  const std::uint32_t begin = has_article ? source - 2 : source - 1;
  return is_comma(reading, begin - 1) || is_dash(reading, begin - 1) ? begin : source;
}

bool is_sure_closing(const Reading& reading, TokenRange body, const Cue& cue, const Reported& reported) {
  if (reported.frame != Frame::after || cue.kind != CueClass::verb || !reported.source) return false;
  const NounPhrase& source = *reported.source;
  if (!may_close(reading, body, cue, source) || reading.is(source.core.begin, Word::relative)) return false;
  const TokenRange content = reported.content.front();
  const TokenRange rest = *(reported.content.end() - 1);
  if (is_parenthesis(reading, cue, source, rest)) return true;
  if (reported.content.size() == 2)
    return waits_for_more(reading, content) || splits_clause(reading, content, rest.begin - 1, body.end);
  if (is_headline_tag(reading, body, cue)) return source.kind != NounPhrase::Kind::pronoun;
  if (source.core.begin >= cue.tokens.end && is_answer_tag(reading, body, cue, source)) return true;
  if (!may_open(reading, content.begin) || !has_verb(reading, content) || ends_in_aside(reading, content)) return false;
  const std::uint32_t rest_begin = behind_addressee(reading, cue, source, body.end);
  return is_adverbial(reading, {rest_begin, before_concession(reading, rest_begin, body.end)});
}

}  // namespace onrecord::attribution
