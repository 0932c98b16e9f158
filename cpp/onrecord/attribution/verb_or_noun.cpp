// Tested by tests/cpp/attribution/cues_test.cpp.
#include "onrecord/attribution/verb_or_noun.hpp"

#include "onrecord/attribution/phrases.hpp"
#include "onrecord/attribution/telling_words.hpp"
#include "onrecord/text/chars.hpp"

namespace onrecord::attribution {

using Word = WordClass;
using segment::TokenRange;
using segment::TokenShape;

bool is_compound_end(const Reading& reading, std::uint32_t i) {
  return i > 1 && reading.is(i, Word::verb_participle | Word::noun) && (reading.marks[i - 1] & Mark::hyphen) != 0 &&
         !reading.token(i).is(TokenShape::space_before) && !reading.token(i - 1).is(TokenShape::space_before);
}

// “…,” he stage-|whispered|: behind its subject, and a word that a hyphen joins to it.
bool is_joined_verb(const Reading& reading, TokenRange range, std::uint32_t i) {
  if (i < range.begin + 3 || !is_compound_end(reading, i) || !reading.is(i, Word::verb_past)) return false;
  if (!reading.token(i - 2).is(TokenShape::space_before) || reading.token(i - 2).is(TokenShape::capitalized))
    return false;
  constexpr std::uint32_t noun = Word::noun | Word::adjective;
  return !reading.is(i, noun) && reading.is(i - 3, Word::subject_pronoun | Word::name_like) &&
         !reading.is(i - 3, Word::determiner);
}

bool is_noun_of_agent(const Reading& reading, TokenRange range, std::uint32_t i) {
  return i + 1 < range.end && reading.is(i, Word::noun) && !reading.is(i, Word::verb_past | Word::verb_participle) &&
         reading.word(i + 1) == "by";
}

bool opens_sentence(const Reading& reading, TokenRange range, std::uint32_t i) {
  return i == range.begin || (reading.marks[i - 1] & Mark::period) != 0;
}

bool is_done_with_document(const Reading& reading, TokenRange range, std::uint32_t i) {
  const auto& words = TellingWords::english();
  if (i < range.begin + 2 || i + 1 >= range.end) return false;
  if (!words.has(reading.token(i), TellingWords::published) || !words.has(reading.token(i - 1), TellingWords::document))
    return false;
  return reading.is(i + 1, Word::preposition | Word::adverb | Word::time_word);
}

bool is_degree(const Reading& reading, TokenRange range, std::uint32_t i) {
  return i > range.begin && i + 1 < range.end && reading.token(i - 1).folded == text::hash_of("so") &&
         reading.is(i + 1, Word::complementizer) && !reading.is(i, Word::verb_participle);
}

namespace {

// “the IMF |report| stated”, “…, |witnesses| told her”: a word that may be a noun is one before the verb whose subject
// it ends.
bool is_noun_of_verb(const Reading& reading, TokenRange range, std::uint32_t i) {
  if (i + 1 >= range.end || !reading.is(i, Word::noun)) return false;
  const bool is_many = reading.is(i, Word::verb_third) && i > range.begin && (reading.marks[i - 1] & Mark::comma) != 0;
  if (!reading.is(i, Word::verb_base) && !is_many) return false;
  if (reading.is(i, Word::verb_past | Word::verb_participle)) return false;
  const bool reports = i + 2 < range.end && reading.is(i + 2, Word::complementizer);  // the report |states that|
  return reading.is(i + 1, Word::verb_past | Word::verb_third) &&
         (reports ||
          !reading.is(i + 1, Word::noun | Word::adjective | Word::adverb | Word::name_like | Word::auxiliary));
}

// “|Doubts about| the deal grew”, “|Claims that| it fell spread”: a word that may be a noun or a verb is a noun
// where it opens its sentence.
bool is_noun_of_opening(const Reading& reading, TokenRange range, std::uint32_t i) {
  if (i + 1 >= range.end || !reading.is(i, Word::verb_third) || !reading.is(i, Word::noun)) return false;
  if (!opens_sentence(reading, range, i) || reading.is(i + 1, Word::infinitive_to)) return false;
  return reading.is(i + 1, Word::preposition) ||
         (reading.is(i + 1, Word::complementizer) && reading.is(i + 1, Word::relative));
}

// “the league's |ruling| was that”, “the union’s |warning| that jobs would go”: a word in -ing that is a noun, too,
// between its owner and “be” or what it says.
bool is_noun_of_owner(const Reading& reading, TokenRange range, std::uint32_t i) {
  if (i == range.begin || i + 1 >= range.end || !reading.is(i, Word::noun) || !reading.is(i, Word::verb_ing))
    return false;
  return reading.is(i - 1, Word::possessive) && reading.is(i + 1, Word::be | Word::complementizer);
}

// “in the |recording|”: a word in -ing that is a noun, too, behind its article.
bool is_noun_of_article(const Reading& reading, TokenRange range, std::uint32_t i) {
  return i > range.begin && reading.is(i, Word::noun) && reading.is(i, Word::verb_ing) &&
         reading.is(i - 1, Word::determiner) && !reading.is(i - 1, Word::subject_pronoun | Word::complementizer);
}

// has |one| rule: behind a finite verb, “one” counts what follows, which is no verb without an ending.
bool is_noun_of_one(const Reading& reading, TokenRange range, std::uint32_t i) {
  if (i < range.begin + 2 || reading.token(i - 1).folded != text::hash_of("one")) return false;
  return reading.is(i, Word::noun) && !reading.is(i, Word::finite) && is_finite_verb(reading, i - 2);
}

// “TV talent |show| The X Factor”: a plural verb behind a thing in the singular is the head of its compound.
bool is_noun_of_compound(const Reading& reading, TokenRange range, std::uint32_t i) {
  if (i == range.begin || i + 1 >= range.end || reading.is(i, Word::finite) || !reading.is(i, Word::verb_base) ||
      !reading.is(i, Word::noun))
    return false;
  constexpr std::uint32_t other = Word::person_noun | Word::name_like | Word::subject_pronoun | Word::any_verb |
                                  Word::adjective | Word::adverb | Word::quantifier | Word::number_word;
  const bool is_thing = reading.is(i - 1, Word::noun) && !reading.is(i - 1, other);
  if (!is_thing || reading.word(i - 1).ends_with('s') || reading.is(i + 1, Word::complementizer)) return false;
  return !TellingWords::english().has(reading.token(i - 1), TellingWords::many);
}

// “Lights out” |rule| angers campers: right behind marks without a comma, before a verb and its object.
bool is_noun_behind_marks(const Reading& reading, TokenRange range, std::uint32_t i) {
  if (i == range.begin || i + 2 >= range.end || !reading.is_quote_mark(i - 1) || !reading.is(i, Word::noun))
    return false;
  if (!reading.is(i, Word::verb_base) || reading.is(i, Word::finite)) return false;
  return reading.is(i + 1, Word::verb_third) && reading.is(i + 2, Word::noun | Word::determiner | Word::name_like);
}

// received |reports| that: what a verb right before it says somebody hears.
bool is_noun_of_hearer(const Reading& reading, TokenRange range, std::uint32_t i) {
  return i > range.begin && reading.is(i, Word::noun) && !reading.is(i, Word::verb_past) &&
         TellingWords::english().has(reading.token(i - 1), TellingWords::receiving);
}

// |used| to say: a habit, told of the verb behind it.
bool is_habit(const Reading& reading, TokenRange range, std::uint32_t i) {
  return i > range.begin && i + 2 < range.end && reading.token(i).folded == text::hash_of("used") &&
         reading.is(i + 1, Word::infinitive_to) && reading.is(i + 2, Word::verb_base) && !reading.is(i - 1, Word::be);
}

// |Call| it a fetish: an order at the beginning of a sentence, of which nobody is the subject.
bool is_order(const Reading& reading, TokenRange range, std::uint32_t i) {
  constexpr std::uint32_t other = Word::finite | Word::noun | Word::verb_participle | Word::name_like;
  return opens_sentence(reading, range, i) && reading.is(i, Word::verb_base) && !reading.is(i, other) &&
         reading.token(i).is(TokenShape::capitalized);
}

// Whether what might be a verb is a noun here, or tells of the verb behind it.
bool is_noun_here(const Reading& reading, TokenRange range, std::uint32_t i) {
  return is_habit(reading, range, i) || is_noun_of_agent(reading, range, i) || is_noun_of_verb(reading, range, i) ||
         is_noun_of_opening(reading, range, i) || is_noun_of_owner(reading, range, i) ||
         is_noun_of_article(reading, range, i) || is_noun_of_compound(reading, range, i) ||
         is_noun_behind_marks(reading, range, i) || is_noun_of_hearer(reading, range, i) ||
         is_noun_of_one(reading, range, i);
}

}  // namespace

bool is_no_verb(const Reading& reading, TokenRange range, std::uint32_t i) {
  return (is_compound_end(reading, i) && !is_joined_verb(reading, range, i)) || is_noun_here(reading, range, i) ||
         is_degree(reading, range, i) || is_order(reading, range, i);
}

}  // namespace onrecord::attribution
