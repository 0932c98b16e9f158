// Tested by tests/cpp/attribution/indirect_test.cpp.
#include "onrecord/attribution/second_verbs.hpp"

#include <algorithm>

#include "onrecord/attribution/phrases.hpp"
#include "onrecord/attribution/telling_words.hpp"

namespace onrecord::attribution {
namespace {

using Word = WordClass;

// Does a thing with its verb stand at `first`: said |the worst| was over, said that |the data| were thin?
bool is_thing(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  const auto subject = phrase_at(reading, reading.is(first, Word::complementizer) ? first + 1 : first, last);
  if (!subject || subject->kind != NounPhrase::Kind::nominal || !has_verb_behind(reading, *subject)) return false;
  return !may_speak(reading, subject->core.end - 1) && !may_speak(reading, subject->phrase.end - 1);
}

// Said |he| “blacked out” and |did not remember| it: what the person whom the clause is about does not do, either.
bool is_failing_of_subject(const Reading& reading, std::uint32_t first, const Cue& cue) {
  if (reading.is(first, Word::complementizer)) ++first;
  return cue.is_negated && reading.is(first, Word::subject_pronoun) && reading.word(first) != "it";
}

// Said the nurse “guessed” and |had not lied|, |would appeal|: what came before or was to come then is told.
bool is_shifted_back(const Reading& reading, const Cue& said, const Cue& cue) {
  const auto is_shifted = [&](const Cue& one) {
    const std::string_view first = reading.word(one.tokens.begin);
    return one.tokens.size() > 1 && (first == "had" || first == "would");
  };
  return is_shifted(cue) && said.form == VerbForm::past && !is_shifted(said);
}

// Denied that |she had| lied and |said| the claim was false: a verb that hardly does anything but report, with a clause
// of its own, is no second verb of what had been done before.
bool reports_anew(const Reading& reading, std::uint32_t first, const Cue& cue) {
  if (reading.is(first, Word::complementizer)) ++first;
  if (cue.strength() < 0.7F || cue.tokens.size() != 1 || !reading.is(first, Word::subject_pronoun)) return false;
  if (reading.word(first + 1) != "had" || cue.tokens.begin <= first + 2) return false;
  constexpr std::uint32_t longest = 24;  // tokens looked at
  const auto count = static_cast<std::uint32_t>(reading.tokens().size());
  const segment::TokenRange rest{cue.tokens.end, std::min(count, cue.tokens.end + longest)};
  return !rest.empty() && (is_that(reading, rest.begin) || is_clause_at(reading, rest));
}

}  // namespace

bool tells_of_subject(const Reading& reading, const Cue& said, std::uint32_t first, const Cue& cue) {
  return is_failing_of_subject(reading, first, cue) || is_shifted_back(reading, said, cue);
}

bool joins_verbs(const Reading& reading, std::uint32_t i) {
  return reading.word(i) == "and" || reading.word(i) == "but";
}

bool is_second_verb(const Reading& reading, segment::TokenRange told, std::uint32_t first, const Cue& cue) {
  constexpr float often_says = 0.3F;
  const std::uint32_t begin = cue.tokens.begin;
  if (begin <= first + 2 || !joins_verbs(reading, begin - 1) || cue.kind != CueClass::verb || !cue.is_finite)
    return false;
  if (cue.is_passive || cue.strength() < often_says) return false;
  if (TellingWords::english().has(reading.token(cue.head), TellingWords::proof)) return false;
  // Said it was weighed and |found to be| short: what was done to the thing, too.
  if (reading.is(cue.head, Word::verb_participle) && cue.tokens.end < reading.tokens().size() &&
      reading.is(cue.tokens.end, Word::infinitive_to))
    return false;
  const bool is_past = reading.is(told.end - 1, Word::verb_past);
  return is_past == (cue.form == VerbForm::past) &&
         (is_thing(reading, first, begin - 1) || reports_anew(reading, first, cue));
}

}  // namespace onrecord::attribution
