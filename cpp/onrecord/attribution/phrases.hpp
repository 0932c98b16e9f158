// Noun phrases beside a cue, found without a parser by the word classes of the tokens.
//   Ann Lee, a spokeswoman for Bob Ray, said …    left of “said”:  core “Ann Lee”, whole “Ann Lee, a spokeswoman for
//   Bob Ray” … , said Ann Lee, a spokeswoman for Bob Ray.  right of “said”: the same
// The core is what names the source and ends with its head word; the phrase is the core with “of …”, “in …” and the
// like; the whole is the phrase with appositions and relative clauses. All searches are bounded: none looks further
// than 60 tokens.
#pragma once

#include <cstdint>
#include <optional>

#include "onrecord/attribution/cues.hpp"
#include "onrecord/attribution/reading.hpp"

namespace onrecord::attribution {

struct NounPhrase {
  enum class Kind : std::uint8_t { name, pronoun, nominal };
  segment::TokenRange core;    // the head of
  segment::TokenRange phrase;  // the head of the union
  segment::TokenRange whole;   // the head of the union, a lawyer by training
  Kind kind = Kind::nominal;
};

// The noun phrase that begins at token `first` and ends before token `last`; none where no noun phrase begins there.
// Its whole takes in “of …” and other prepositional phrases, and one apposition between commas.
std::optional<NounPhrase> phrase_at(const Reading& reading, std::uint32_t first, std::uint32_t last);

// The same in two steps, for who asks for few of the phrases that he finds: the core alone, which is phrase and whole
// as well, and what follows on it.
std::optional<NounPhrase> core_at(const Reading& reading, std::uint32_t first, std::uint32_t last);
void complete(const Reading& reading, NounPhrase& phrase, std::uint32_t last);

// The same of an object: a participle or an adjective behind it with its preposition is a part of its phrase (according
// to |a person briefed on the talks|).
std::optional<NounPhrase> object_at(const Reading& reading, std::uint32_t first, std::uint32_t last);

// The noun phrase that ends right before token `last` and does not begin before token `first`. Of “the head of the
// union” the core is “the head”; “Lee, Ray and the union” is one phrase, whose core is all of it.
std::optional<NounPhrase> phrase_before(const Reading& reading, std::uint32_t first, std::uint32_t last);

// The possessor that ends right before token `last`, whose last token is the possessive clitic (“Ann Lee's”).
std::optional<NounPhrase> possessor_before(const Reading& reading, std::uint32_t first, std::uint32_t last);

// The subject of a verb cue that stands before it in the tokens from `first` on: adverbs, appositions and relative
// clauses between them are skipped; a coordinated or participial verb (“Lee left and said”, “Lee left, saying”) has the
// subject of the verb before. A relative pronoun is the subject of its own clause.
std::optional<NounPhrase> subject_before(const Reading& reading, std::uint32_t first, const Cue& cue);

// Whose a noun cue is (“|Trump's| claim that”, “a claim |by Trump| that”), and by whom a passive verb's action is done
// (“was accused |by Trump| of”), in `body` or before `last`.
std::optional<NounPhrase> owner_of(const Reading& reading, segment::TokenRange body, const Cue& cue);
std::optional<NounPhrase> agent_of(const Reading& reading, const Cue& cue, std::uint32_t last);

// The subject of a verb cue that stands after it (“said Ann Lee”), before token `last`.
std::optional<NounPhrase> subject_after(const Reading& reading, const Cue& cue, std::uint32_t last);

// The coach, who is her father, said |nothing|: does the word tell how much is said, and not who says it?
bool is_amount(const Reading& reading, std::uint32_t i);

// |Monday|: is the token a day of the week?
bool is_weekday(const Reading& reading, std::uint32_t i);

// Takes the partner of somebody into his phrase: said Lee |and Moss|, said the mayor, Ann Lee, |and her deputy|; but
// “said Lee and |Moss agreed|”.
void add_partner(const Reading& reading, NounPhrase& subject, std::uint32_t last);

// A name, or a noun for a person.
bool is_somebody(const Reading& reading, const NounPhrase& phrase);
// Does the phrase `core` end with a noun for a body that may speak: |the council|?
bool is_body(const Reading& reading, segment::TokenRange core);
// Is what `noun` heads somebody, a body or a document, so that it may say something?
bool may_speak(const Reading& reading, std::uint32_t noun);
// Is the phrase a relative pronoun: the bank, |which| reports on Friday?
bool is_relative(const Reading& reading, const NounPhrase& phrase);

// Of the words that name a source those before a preposition, at least the first; their last word, which is its head.
struct SourceHead {
  segment::TokenRange tokens;
  std::uint32_t word = 0;
};
SourceHead head_of(const Reading& reading, segment::TokenRange source);

// Whose words a phrase names: |the council chief’s| stark message, |Gran’s| verdict; none where its head is no
// utterance or has no owner.
std::optional<segment::TokenRange> owner_of_utterance(const Reading& reading, segment::TokenRange core);

// Whether a clause may stand in the tokens from `first` to `last`: a finite verb that is not a relative clause's (“Lee,
// |who led it|,”).
bool has_clause_before(const Reading& reading, std::uint32_t first, std::uint32_t last);

// Tokens: is `i` one of the marks (Mark bits), a comma, a finite verb or auxiliary by its class?
inline bool is_mark(const Reading& reading, std::uint32_t i, std::uint32_t any_of) {
  return (reading.marks[i] & any_of) != 0;
}
inline bool is_comma(const Reading& reading, std::uint32_t i) { return is_mark(reading, i, Mark::comma); }
// A long dash, or a hyphen between spaces.
inline bool is_dash(const Reading& reading, std::uint32_t i) {
  return is_mark(reading, i, Mark::dash) ||
         (is_mark(reading, i, Mark::hyphen) && reading.token(i).is(segment::TokenShape::space_before));
}
inline bool is_finite_verb(const Reading& reading, std::uint32_t i) {
  const std::uint32_t classes = reading.classes[i];
  if ((classes & WordClass::modal) != 0) return true;
  if ((classes & WordClass::auxiliary) != 0) return (classes & WordClass::verb_ing) == 0;
  if ((classes & WordClass::name_like) != 0) return false;
  if ((classes & (WordClass::verb_past | WordClass::verb_third | WordClass::verb_base)) == 0) return false;
  return (classes & (WordClass::noun | WordClass::adjective)) == 0 || (classes & WordClass::verb_past) != 0;
}

// “that” as a conjunction or a relative pronoun, in this form alone.
inline bool is_that(const Reading& reading, std::uint32_t i) {
  return reading.is(i, WordClass::complementizer) && reading.is(i, WordClass::relative);
}
// Whether a finite verb stands right behind the phrase, or behind its core.
inline bool has_verb_behind(const Reading& reading, const NounPhrase& phrase) {
  const auto is_verb = [&](std::uint32_t i) { return i < reading.tokens().size() && is_finite_verb(reading, i); };
  return is_verb(phrase.core.end) || is_verb(phrase.phrase.end);
}

// Does a subject with a finite verb behind it begin the range?
inline bool is_clause_at(const Reading& reading, segment::TokenRange range) {
  const auto subject = range.empty() ? std::nullopt : phrase_at(reading, range.begin, range.end);
  return subject && has_verb_behind(reading, *subject);
}

}  // namespace onrecord::attribution
