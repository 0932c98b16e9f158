// Tested by tests/cpp/attribution/phrases_test.cpp.
#include "onrecord/attribution/parentheses.hpp"

#include <algorithm>

#include "onrecord/text/chars.hpp"

namespace onrecord::attribution {
namespace {

using Word = WordClass;
using segment::TokenRange;

constexpr std::uint32_t reach = 60;
constexpr std::uint32_t longest_bracket = 11;  // tokens

// three other |canceled| dramas: a participle between what opens a phrase and its noun.
bool is_attribute(const Reading& reading, TokenRange inside, std::uint32_t i) {
  constexpr std::uint32_t opener = Word::determiner | Word::adjective | Word::number_word;
  if (i == inside.begin || i + 1 >= inside.end || !reading.is(i, Word::verb_participle)) return false;
  return reading.is(i - 1, opener) && reading.is(i + 1, Word::noun) && !reading.is(i + 1, Word::determiner);
}

// May what stands between two commas be skipped: an apposition, a relative clause, a participle, “however”, an age?
bool is_parenthesis(const Reading& reading, TokenRange inside) {
  if (inside.empty() || inside.size() > 40) return false;
  if (reading.is(inside.begin, Word::relative | Word::verb_ing | Word::verb_participle | Word::preposition |
                                   Word::wh_word | Word::subordinator)) {
    return true;
  }
  if (inside.size() <= 6 && is_finite_verb(reading, inside.end - 1)) return true;  // “, they said,”
  for (std::uint32_t i = inside.begin; i < inside.end; ++i) {
    if (is_attribute(reading, inside, i)) continue;
    const bool is_pronoun =
        reading.is(i, Word::subject_pronoun) && !reading.is(i, Word::determiner | Word::number_word);
    // A relative clause further in (“a Democrat who ran”) is a part of the apposition.
    if (is_finite_verb(reading, i) || is_pronoun) return reading.any({inside.begin + 1, i + 1}, Word::relative);
  }
  return true;
}

// “[In] Paris, the mayor, Ann Lee, said”: what stands before the subject's comma is the object of a preposition.
bool opens_adjunct(const Reading& reading, std::uint32_t first, const NounPhrase& phrase) {
  return phrase.core.begin > first && reading.is(phrase.core.begin - 1, Word::preposition | Word::subordinator);
}

// The bar will |reopen|, the owner, Ann Lee, said: what stands behind a verb, and no relative clause's (Lee, who lost
// |her home| in Rome, Georgia, said).
bool is_predicated(const Reading& reading, std::uint32_t first, const NounPhrase& phrase) {
  std::uint32_t verb = phrase.core.begin;
  if (verb == first || !is_finite_verb(reading, verb - 1)) return false;
  constexpr std::uint32_t links = Word::auxiliary | Word::modal | Word::adverb | Word::negation;
  for (--verb; verb > first && reading.is(verb - 1, links); --verb) continue;
  return verb == first || !reading.is(verb - 1, Word::relative);
}

// |Quizzed| by police, Lee, who ran it, said; |commenting| on it, Lee, the chair, said: a participle that opens its
// clause, known as one or by its ending.
bool is_participle(const Reading& reading, std::uint32_t first, const NounPhrase& phrase) {
  if (phrase.core.begin == first + 1)  // |announcing| the merger
    return reading.is(first, Word::verb_ing) && reading.is(first + 1, Word::determiner | Word::possessive);
  if (phrase.core.begin != first || !reading.is(first + 1, Word::preposition)) return false;
  if (reading.word(first).ends_with("ed") && !reading.is(first, Word::person_noun | Word::determiner)) return true;
  if (reading.is(first, Word::verb_ing) && !reading.is(first, Word::name_like | Word::person_noun)) return true;
  return reading.is(first, Word::verb_participle) && !reading.is(first, Word::noun | Word::determiner);
}

bool is_no_subject(const Reading& reading, std::uint32_t first, const NounPhrase& phrase) {
  return opens_adjunct(reading, first, phrase) || is_predicated(reading, first, phrase) ||
         is_participle(reading, first, phrase);
}

// Lee, 19, of |Hull|, Maine, who opened, said: where somebody is from, behind a comma of its own.
bool is_origin(const Reading& reading, std::uint32_t first, const NounPhrase& phrase) {
  const std::uint32_t from = phrase.core.begin;
  if (from < first + 3 || !is_comma(reading, from - 2) || !reading.is(from, Word::name_like)) return false;
  return reading.word(from - 1) == "of" || reading.word(from - 1) == "from";
}

bool bounds_subject(const Reading& reading, std::uint32_t i) {
  return is_mark(reading, i, Mark::semicolon | Mark::colon) || reading.is_quote_mark(i);
}

// May a parenthesis behind the comma at `comma` belong to the phrase before it? Not to a time, and not to what a
// preposition governs where a name follows: “After the vote, |Ann Lee (D-Ohio)|, said”, with a comma too many.
bool takes_parenthesis(const Reading& reading, std::uint32_t first, const NounPhrase& phrase, std::uint32_t comma) {
  if (reading.is(phrase.core.end - 1, Word::time_word)) return false;
  // As |the captain|, Ann Lee, told us, rents rose.
  const bool is_as = phrase.core.begin > first && reading.token(phrase.core.begin - 1).folded == text::hash_of("as");
  if (is_as && reading.is(phrase.core.end - 1, Word::person_noun)) return true;
  return !opens_adjunct(reading, first, phrase) || !reading.is(comma + 1, Word::name_like);
}

// Where the bracket before `at` opens (“Ann Lee |(D-Ohio)|, a member, said”), or `at` itself.
std::uint32_t before_bracket(const Reading& reading, std::uint32_t first, std::uint32_t at) {
  if (at == first || !is_mark(reading, at - 1, Mark::close_bracket)) return at;
  const std::uint32_t opening = opening_bracket(reading, first, at - 1, longest_bracket);
  return opening < at - 1 ? opening : at;
}

// Lee, who made |“Harbor Lights”| and two plays, says: the token before a title in marks whose closing mark is token
// `i`; no speech, which ends with a mark inside; `i` itself where none ends there.
std::uint32_t before_title(const Reading& reading, std::uint32_t first, std::uint32_t i) {
  constexpr std::uint32_t longest = 8;
  const std::uint32_t marked = reading.marked[i];
  if (marked == 0 || i < first + 3 || !reading.is_quote_mark(i) || reading.marks[i - 1] != 0) return i;
  std::uint32_t begin = i;
  while (begin > first && i - begin < longest && reading.marked[begin - 1] == marked) --begin;
  const bool is_whole = begin > first + 1 && reading.is_quote_mark(begin) && reading.marked[begin - 1] == 0;
  return is_whole && reading.token(begin + 1).is(segment::TokenShape::capitalized) ? begin - 1 : i;
}

std::optional<NounPhrase> search(const Reading& reading, std::uint32_t first, std::uint32_t comma, bool is_partner);

// |Ann Lee, who runs the clinic|, and Sue Ray, a nurse there, said: who stands before the comma and “and” at `comma`
// speaks with `subject`.
NounPhrase with_partner(const Reading& reading, std::uint32_t first, std::uint32_t comma, NounPhrase subject) {
  if (subject.core.begin != comma + 2 || !is_somebody(reading, subject)) return subject;
  const auto partner = search(reading, first, comma, true);
  if (!partner || partner->phrase.end >= comma || !is_somebody(reading, *partner)) return subject;
  if (partner->core.begin != first) return subject;
  subject.core.begin = subject.phrase.begin = subject.whole.begin = partner->core.begin;
  return subject;
}

// A search on its way back from a comma, over one parenthesis after another.
struct Walk {
  std::uint32_t first;             // no subject begins before
  std::uint32_t comma;             // where it set out
  std::uint32_t i;                 // where it stands
  std::uint32_t close;             // where the parenthesis that it is in closes
  std::optional<NounPhrase> best;  // the subject so far
};

enum class Step : std::uint8_t {
  on,     // the subject may stand further back
  ends,   // nothing further back belongs to it
  found,  // the best so far is the subject
};

// The token before `i`, or where the title or the bracket that ends there begins.
std::uint32_t back_over_marks(const Reading& reading, std::uint32_t first, std::uint32_t i) {
  i = before_title(reading, first, i - 1);
  return is_mark(reading, i, Mark::close_bracket) ? opening_bracket(reading, first, i, longest_bracket) : i;
}

// Lee, |33|, a courier, said
bool is_age(const Reading& reading, const NounPhrase& phrase) {
  return phrase.core.size() == 1 && reading.token(phrase.core.begin).kind == segment::TokenKind::number;
}

// At Lee, head of a club|, and| Ann Ray, its doctor, said. `is_partner`: as of search().
Step step_at_and(const Reading& reading, Walk& walk, bool is_partner) {
  if (is_partner) return Step::found;
  const std::uint32_t begin = walk.best->core.begin;
  if (begin > walk.first + 1 && begin <= walk.i && is_comma(reading, begin - 1)) {  // aides to Lee|, a nurse, and Ray|
    walk.close = walk.i;
    walk.i = begin;
    return Step::on;
  }
  walk.best = with_partner(reading, walk.first, walk.i, *walk.best);
  return Step::found;
}

// At Lee|,| a nurse, said: over the parenthesis that opens here, to the phrase before it.
Step step_over_parenthesis(const Reading& reading, Walk& walk) {
  if (!is_parenthesis(reading, {walk.i + 1, walk.close})) return Step::ends;
  const auto phrase = phrase_before(reading, walk.first, before_bracket(reading, walk.first, walk.i));
  if (walk.best && phrase && is_origin(reading, walk.first, *phrase)) {
    walk.close = walk.i;
    walk.i = phrase->core.begin - 1;  // “of”, right behind the comma before it
    return Step::on;
  }
  if (walk.best && phrase && is_no_subject(reading, walk.first, *phrase)) return Step::ends;
  if (phrase && !is_age(reading, *phrase) && takes_parenthesis(reading, walk.first, *phrase, walk.i)) {
    walk.best = phrase;
    walk.best->whole.end = walk.comma;
  }
  walk.close = walk.i;
  return Step::on;
}

// One token back, or over all that stands there. `is_partner`: as of search().
Step step_back(const Reading& reading, Walk& walk, bool is_partner) {
  walk.i = back_over_marks(reading, walk.first, walk.i);
  if (bounds_subject(reading, walk.i)) return Step::ends;
  if (!opens_parenthesis(reading, walk.i)) return Step::on;
  if (walk.best && is_comma(reading, walk.i)) {
    const std::string_view next = reading.word(walk.i + 1);
    // A spokesman declined to comment, |but| one engineer, who asked for silence, said: another clause begins.
    if (next == "but" && walk.best->core.begin == walk.i + 2) return Step::found;
    if (next == "and") return step_at_and(reading, walk, is_partner);
  }
  return step_over_parenthesis(reading, walk);
}

// `is_partner`: it is itself asked for as the first of two.
std::optional<NounPhrase> search(const Reading& reading, std::uint32_t first, std::uint32_t comma, bool is_partner) {
  first = std::max(first, comma - std::min(comma, 4 * reach));
  Walk walk{.first = first, .comma = comma, .i = comma, .close = comma, .best = {}};
  while (walk.i > first) {
    const Step step = step_back(reading, walk, is_partner);
    if (step == Step::found) return walk.best;
    if (step == Step::ends) break;
  }
  // “On Monday, |the mayor|, said”: a comma too many, and nobody before it.
  if (walk.best || walk.close == comma) return walk.best;
  return phrase_before(reading, first, before_bracket(reading, first, comma));
}

}  // namespace

bool opens_parenthesis(const Reading& reading, std::uint32_t i) { return is_comma(reading, i) || is_dash(reading, i); }

std::uint32_t opening_bracket(const Reading& reading, std::uint32_t first, std::uint32_t closing,
                              std::uint32_t longest) {
  const std::uint32_t limit = std::max(first, closing - std::min(closing, longest));
  for (std::uint32_t i = closing; i > limit; --i) {
    if (is_mark(reading, i, Mark::open_bracket)) return i;
  }
  return closing;
}

std::optional<NounPhrase> before_parentheses(const Reading& reading, std::uint32_t first, std::uint32_t comma) {
  return search(reading, first, comma, false);
}

}  // namespace onrecord::attribution
