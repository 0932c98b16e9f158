// Tested by tests/python/test_attribution.py on tests/cases/indirect.jsonl.
#include "onrecord/attribution/as_clauses.hpp"

#include "onrecord/attribution/frames.hpp"
#include "onrecord/attribution/insertions.hpp"
#include "onrecord/text/chars.hpp"

namespace onrecord::attribution {
namespace {

using segment::TokenRange;
using Word = WordClass;

constexpr std::uint32_t hash_as = text::hash_of("as");
constexpr std::uint32_t hash_or = text::hash_of("or");
constexpr std::uint32_t hash_so = text::hash_of("so");

bool is_word(const Reading& reading, std::uint32_t i, std::uint32_t hash) { return reading.token(i).folded == hash; }

// Where the clause of a subject that begins at `subject` begins: |as| Lee, |or so| Lee.
std::optional<std::uint32_t> begin_of(const Reading& reading, std::uint32_t first, std::uint32_t subject) {
  if (subject <= first) return std::nullopt;
  if (is_word(reading, subject - 1, hash_as)) return subject - 1;
  if (subject < first + 2 || !is_word(reading, subject - 1, hash_so) || !is_word(reading, subject - 2, hash_or))
    return std::nullopt;
  return subject - 2;
}

// Does the clause at `begin` open the sentence? “And as Lee noted,”, “Yet, as Lee noted,”: such words before it are no
// part of what is reported.
bool opens_sentence(const Reading& reading, TokenRange body, std::uint32_t begin) {
  if (begin == body.begin || reading.is(begin - 1, Word::coordinator)) return true;
  if (is_behind_link(reading, body, begin)) return true;
  constexpr std::uint32_t connective = Word::coordinator | Word::subordinator | Word::adverb;
  return begin == body.begin + 2 && is_comma(reading, begin - 1) && reading.is(body.begin, connective);
}

// as Lee told |the jury|,
bool is_addressee(const Reading& reading, const Cue& cue, std::uint32_t end) {
  if (cue.rate(Frame::object_that) < 0.3F) return false;
  const auto addressee = phrase_at(reading, cue.tokens.end, end);
  return addressee && addressee->phrase.end == end;
}

// Where the clause of a finite verb of reporting ends, at its comma or with the sentence: as Lee |claims|, as Lee
// |claimed on Friday|,
std::optional<std::uint32_t> end_of(const Reading& reading, TokenRange body, const Cue& cue) {
  constexpr std::uint32_t longest = 8;  // tokens of time and place behind the verb
  if (cue.kind != CueClass::verb || !cue.is_finite || cue.is_negated) return std::nullopt;
  if (cue.strength() < 0.3F && cue.rate(Frame::after) < 0.3F) return std::nullopt;
  std::uint32_t end = cue.tokens.end;
  while (end < body.end && end < cue.tokens.end + longest && !is_comma(reading, end)) ++end;
  if (end < body.end && !is_comma(reading, end)) return std::nullopt;
  const bool is_plain =
      end == cue.tokens.end || is_adverbial(reading, {cue.tokens.end, end}) || is_addressee(reading, cue, end);
  return is_plain ? std::optional(end) : std::nullopt;
}

}  // namespace

bool is_occasion(const Reading& reading, TokenRange body, const Cue& cue) {
  const std::uint32_t word = cue.tokens.end;
  const bool opens = cue.tokens.begin == body.begin;  // Having said that, rents fell.
  if (cue.kind != CueClass::verb || (!cue.is_finite && !opens) || word + 3 >= body.end || !is_comma(reading, word + 1))
    return false;
  if (!reading.is(word, Word::determiner | Word::subject_pronoun) && !is_word(reading, word, hash_so)) return false;
  const auto source = opens ? std::nullopt : subject_before(reading, body.begin, cue);
  const bool is_clause = source && source->whole.begin == body.begin + 1 && reading.is(body.begin, Word::subordinator);
  if (!opens && !is_clause) return false;
  const auto subject = phrase_at(reading, word + 2, body.end);  // not: that, if elected, he would …
  return subject && has_verb_behind(reading, *subject);
}

std::optional<AsClause> as_clause_of(const Reading& reading, TokenRange body, const Cue& cue) {
  const auto end = end_of(reading, body, cue);
  if (!end) return std::nullopt;
  const auto source = subject_before(reading, body.begin, cue);
  const auto begin = source ? begin_of(reading, body.begin, source->whole.begin) : std::nullopt;
  if (!begin) return std::nullopt;
  AsClause clause{.source = *source, .before = {body.begin, body.begin}, .behind = {body.end, body.end}};
  if (*end + 2 < body.end) clause.behind = {*end + 1, body.end};
  if (!opens_sentence(reading, body, *begin)) {
    if (!is_comma(reading, *begin - 1)) return std::nullopt;
    clause.before = {body.begin, *begin};
  }
  if (clause.before.empty() && clause.behind.empty()) return std::nullopt;
  return clause;
}

}  // namespace onrecord::attribution
