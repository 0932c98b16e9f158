// Tested by tests/python/test_quotes.py on tests/cases/quotes.jsonl.
#include "onrecord/attribution/verdicts.hpp"

#include <algorithm>

#include "onrecord/attribution/rules.hpp"
#include "onrecord/attribution/source_span.hpp"
#include "onrecord/attribution/telling_words.hpp"
#include "onrecord/text/search.hpp"

namespace onrecord::attribution {
namespace {

using Word = WordClass;
using segment::TokenRange;

constexpr std::uint32_t reach = 8;        // tokens between the verb and the noun
constexpr std::size_t most_carried = 16;  // places that go on from a verdict

// Whose words are told behind the marks, and what says so; nobody's where the noun has no owner.
struct Verdict {
  std::optional<TokenRange> source;
  TokenRange cue;
};

bool is_utterance(const Reading& reading, std::uint32_t i) {
  return TellingWords::english().has(reading.token(i), TellingWords::utterance);
}

// |the chair’s| words, the blunt answer of |the bank|, the reply from |Lee|: whose utterance the noun is among the
// tokens from `first` on.
std::optional<Verdict> owned_utterance(const Reading& reading, std::uint32_t first, std::uint32_t end) {
  const std::uint32_t last = std::min(end, first + reach);
  std::uint32_t noun = first;
  while (noun < last && !is_utterance(reading, noun)) ++noun;
  if (noun == last || noun == first || reading.any({first, noun}, Word::finite)) return std::nullopt;
  Verdict verdict{std::nullopt, {noun, noun + 1}};
  constexpr std::uint32_t longest = 4;  // words that describe the noun, known to the tables or not
  std::uint32_t owner = noun - 1;
  while (owner > first && noun - owner < longest && reading.token(owner).is_word() &&
         !reading.is(owner, Word::possessive | Word::preposition | Word::determiner))
    --owner;
  if (reading.is(owner, Word::possessive)) {
    verdict.source = TokenRange{first, owner + 1};
  } else if (noun + 2 < end && (reading.word(noun + 1) == "of" || reading.word(noun + 1) == "from")) {
    const auto phrase = phrase_at(reading, noun + 2, end);
    if (phrase && !reading.is(phrase->core.end - 1, Word::time_word))
      verdict.source = without_adjuncts(reading, phrase->phrase);
  }
  return verdict;
}

// The last words |that| he spoke: over a “that” before the clause.
std::uint32_t over_that(const Reading& reading, std::uint32_t first, std::uint32_t end) {
  return first < end && is_that(reading, first) ? first + 1 : first;
}

// Where the clause begins that tells who says the words: is what |Lee called it|, was all |she would say|, was how |Ray
// put it|, were the last words |he spoke|; `end` where none does.
std::uint32_t clause_behind(const Reading& reading, std::uint32_t first, std::uint32_t end) {
  const std::string_view word = reading.word(first);
  if (word == "what" || word == "how" || word == "all") return first + 1;
  if (!reading.is(first, Word::determiner)) return end;
  const std::uint32_t last = std::min(end, first + reach);
  for (std::uint32_t i = first + 1; i < last; ++i) {
    // the words |with which| Lee left
    const bool is_led = i + 3 < end && reading.is(i + 1, Word::preposition) && reading.is(i + 2, Word::relative);
    if (is_led && is_utterance(reading, i)) return i + 3;
    if (is_utterance(reading, i) || reading.word(i) == "thing") return over_that(reading, i + 1, end);
    if (!reading.is(i, Word::adjective | Word::number_word)) return end;
  }
  return end;
}

// Where the verb of a subject stands: |put| behind how Lee; |put| behind how one trustee, Ann Lee, who quit,; over
// adverbs.
std::uint32_t verb_of(const Reading& reading, const NounPhrase& subject, std::uint32_t end) {
  std::uint32_t verb = subject.phrase.end;
  const bool is_explained = subject.whole.end > verb && subject.whole.end < end && is_comma(reading, subject.whole.end);
  if (is_explained) verb = subject.whole.end + 1;
  while (verb < end && reading.is(verb, Word::adverb) && !reading.is(verb, Word::auxiliary)) ++verb;
  return verb;
}

// A verb with a tense, though it may be a plural elsewhere: how Lee |answers| his critics.
bool has_tense(const Reading& reading, std::uint32_t i) {
  return is_finite_verb(reading, i) || reading.is(i, Word::verb_third);
}

// how |foreman Ann Lee| sums it up: without a verb that the phrase has taken for one more noun behind the name.
void leave_verb(const Reading& reading, NounPhrase& subject) {
  const std::uint32_t last = subject.core.end - 1;
  if (subject.core.size() < 2 || !reading.is(last, Word::verb_third) || !reading.is(last - 1, Word::name_like)) return;
  if (reading.token(last).is(segment::TokenShape::capitalized)) return;
  subject.core.end = subject.phrase.end = subject.whole.end = last;
}

// The same with its subject and its verb.
std::optional<Verdict> cleft(const Reading& reading, std::uint32_t first, std::uint32_t end) {
  const std::uint32_t begin = clause_behind(reading, first, end);
  auto subject = begin < end ? phrase_at(reading, begin, end) : std::nullopt;
  if (subject) leave_verb(reading, *subject);
  if (!subject || (!is_somebody(reading, *subject) && !reading.is(subject->core.begin, Word::subject_pronoun)))
    return std::nullopt;
  const std::uint32_t verb = verb_of(reading, *subject, end);
  if (verb == end || !has_tense(reading, verb) || reading.is(verb, Word::be)) return std::nullopt;
  std::uint32_t head = verb;
  while (head + 1 < end && reading.is(head, Word::auxiliary | Word::modal | Word::adverb | Word::infinitive_to)) ++head;
  return Verdict{subject->phrase, {verb, head + 1}};
}

// “Never,” came |Lee’s| reply; “Never,” came the answer.
std::optional<Verdict> arrival(const Reading& reading, TokenRange after) {
  if (!TellingWords::english().has(reading.token(after.begin), TellingWords::arrival)) return std::nullopt;
  return owned_utterance(reading, after.begin + 1, after.end);
}

// What the verb at `be` and the words behind it tell.
std::optional<Verdict> told_by(const Reading& reading, std::uint32_t be, std::uint32_t end) {
  if (be + 2 >= end || !is_finite_verb(reading, be)) return std::nullopt;
  const std::uint32_t verb = reading.word(be + 1) == "become" ? be + 1 : be;  // has |become| her motto
  const std::string_view word = reading.word(verb);
  if (!reading.is(verb, Word::be) && word != "became" && word != "becomes" && word != "become") return std::nullopt;
  be = verb;
  if (auto clause = cleft(reading, be + 1, end)) return clause;
  auto owned = owned_utterance(reading, be + 1, end);
  const bool is_known = !reading.is(verb, Word::be);  // “Never” |became| the phrase of the year: nobody's
  return owned && (owned->source || is_known) ? owned : std::nullopt;
}

// “Never” – |Lee’s| famous words – hung above the desk; “Never”, |Lee’s| words, hung there: what the marks are, beside
// them.
std::optional<Verdict> apposition(const Reading& reading, TokenRange after) {
  const bool is_dashed = is_mark(reading, after.begin, Mark::dash | Mark::hyphen);
  if (!is_dashed && !is_comma(reading, after.begin)) return std::nullopt;
  auto owned = owned_utterance(reading, after.begin + 1, after.end);
  if (!owned || !owned->source) return std::nullopt;
  const std::uint32_t end = owned->cue.end;  // “Never”, the chair's |letter| said
  return is_dashed || end >= after.end || is_comma(reading, end) ? owned : std::nullopt;
}

std::optional<Verdict> verdict_behind(const Reading& reading, TokenRange after) {
  if (after.size() < 3) return std::nullopt;
  if (auto verdict = arrival(reading, after)) return verdict;
  if (auto verdict = apposition(reading, after)) return verdict;
  std::uint32_t be = after.begin;
  if (is_mark(reading, be, Mark::colon | Mark::comma | Mark::dash)) be += 2;  // “Theft”: |that| was how Lee put it
  return told_by(reading, be, after.end);
}

// “Sorry.” |The words of Lee|, who lost: a sentence of that alone.
std::optional<Verdict> bare_verdict(const Reading& reading, TokenRange sentence) {
  constexpr std::uint32_t of = 2;
  if (sentence.size() < 5 || reading.word(sentence.begin) != "The" || reading.word(sentence.begin + of) != "of")
    return std::nullopt;
  if (!is_utterance(reading, sentence.begin + 1)) return std::nullopt;
  const auto phrase = phrase_at(reading, sentence.begin + of + 1, sentence.end);
  const bool is_all = phrase && phrase->whole.end + 1 >= sentence.end;
  if (!is_all && (!phrase || !reading.is(phrase->phrase.end, Word::relative))) return std::nullopt;
  return Verdict{without_adjuncts(reading, phrase->phrase), {sentence.begin + 1, sentence.begin + 2}};
}

// “We stay.” The speaker was |Ann Lee|: a sentence that tells who said the words right before.
std::optional<Verdict> uttered_by(const Reading& reading, TokenRange sentence) {
  const std::uint32_t noun = sentence.begin + 1;
  if (sentence.size() < 4 || !TellingWords::english().has(reading.token(noun), TellingWords::utterer) ||
      !reading.is(noun + 1, Word::be) || reading.word(sentence.begin) != "The")
    return std::nullopt;
  const auto who = phrase_at(reading, noun + 2, sentence.end);
  if (!who || !is_somebody(reading, *who)) return std::nullopt;
  return Verdict{who->phrase, {noun, noun + 1}};
}

// With that, |Lee| left: somebody who does something behind what opens a sentence, and its comma.
std::optional<NounPhrase> doer_behind(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  if (first < last && is_comma(reading, first)) ++first;
  const auto subject = first < last ? phrase_at(reading, first, last) : std::nullopt;
  if (!subject) return std::nullopt;
  const std::uint32_t verb = verb_of(reading, *subject, last);
  if (!has_verb_behind(reading, *subject) && (verb == last || !has_tense(reading, verb))) return std::nullopt;
  if (!is_somebody(reading, *subject) && !reading.is(subject->core.begin, Word::subject_pronoun)) return std::nullopt;
  return subject;
}

// “We stay.” |With those four words|, Lee closed the talks; |with that|, Lee left: who does something with the words
// right before.
std::optional<Verdict> ended_with_words(const Reading& reading, TokenRange sentence) {
  constexpr std::uint32_t longest = 4;  // tokens from “those” to “words”
  if (reading.is(sentence.begin, Word::coordinator)) ++sentence.begin;
  const std::uint32_t that = sentence.begin + 1;
  if (sentence.size() < 6 || reading.token(sentence.begin).folded != text::hash_of("with")) return std::nullopt;
  const std::uint32_t word = reading.token(that).folded;
  const bool is_one = word == text::hash_of("that");
  if (!is_one && word != text::hash_of("those") && word != text::hash_of("these")) return std::nullopt;
  std::uint32_t noun = that + 1;
  while (noun < sentence.end && noun < that + longest && !is_utterance(reading, noun) &&
         reading.is(noun, Word::number_word | Word::adjective | Word::quantifier))
    ++noun;
  const bool has_noun = noun < sentence.end && is_utterance(reading, noun);
  if (!has_noun && !(is_one && is_comma(reading, that + 1))) return std::nullopt;
  const auto subject = doer_behind(reading, has_noun ? noun + 1 : that + 1, sentence.end);
  if (!subject) return std::nullopt;
  return Verdict{subject->phrase, {has_noun ? noun : that, has_noun ? noun + 1 : that + 1}};
}

// Whether the marked words are all of their paragraph, and `next` opens one behind it.
bool stands_alone_before(const Reading& reading, const Place& place, const segment::Sentence& next) {
  const auto& paragraphs = reading.evidence.segments.paragraphs;
  return fills_paragraphs(reading, place) && paragraphs[next.paragraph].tokens.begin == next.tokens.begin;
}

// “Sorry.” |That| was Lee’s answer.  The sentence behind the place, where it takes up the words; behind a paragraph of
// them alone, “Sorry.” / |Those were the words of Lee|, where it names whose they are.
std::optional<Verdict> verdict_of_next(const Reading& reading, const Place& place) {
  const auto& sentences = reading.evidence.segments.sentences;
  const auto next =
      text::first_not_below(sentences, place.tokens.end, [](const auto& one) { return one.tokens.begin; });
  if (next == sentences.end()) return std::nullopt;
  const bool is_apart = next->paragraph != place.last_paragraph;
  if (is_apart && !stands_alone_before(reading, place, *next)) return std::nullopt;
  const TokenRange tokens = next->tokens;
  constexpr std::uint32_t taken_up = Word::determiner | Word::subject_pronoun;
  if (tokens.size() < 4 || reading.marked[tokens.begin] != 0) return std::nullopt;
  if (auto words = ended_with_words(reading, tokens)) return words;
  if (auto utterer = uttered_by(reading, tokens)) return utterer;
  if (!reading.is(tokens.begin, taken_up)) return std::nullopt;
  auto verdict = told_by(reading, tokens.begin + 1, tokens.end);
  if (!verdict) verdict = bare_verdict(reading, tokens);
  if (is_apart && verdict && !verdict->source) verdict.reset();
  return verdict;
}

// “Hold,” came the order. |“Nobody moves.”| What goes on from claim `i`, by the same cue, does so with whose it is.
void carry_on(const Verdict& verdict, TokenRange cue, std::size_t i, Claims& claims) {
  for (std::size_t k = i + 1; k < std::min(claims.size(), i + most_carried); ++k) {
    if (!claims[k] || !claims[k]->cue || claims[k]->cue->begin != cue.begin) break;
    claims[k]->source = verdict.source;
    claims[k]->cue = verdict.cue;
  }
}

}  // namespace

bool tells_whose(const Reading& reading, TokenRange after) { return verdict_behind(reading, after).has_value(); }

void give_verdicts(const Reading& reading, const std::vector<Place>& places, Claims& claims) {
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!claims[i] || !places[i].before().empty()) continue;
    const TokenRange after = places[i].after();
    if (after.empty() && claims[i]->source && std::string_view(claims[i]->rule) == rules::goes_on) continue;
    const auto verdict = after.empty() ? verdict_of_next(reading, places[i]) : verdict_behind(reading, after);
    if (!verdict) continue;
    const auto before = claims[i]->cue;
    claims[i]->source = verdict->source;
    claims[i]->cue = verdict->cue;
    claims[i]->content = {places[i].tokens};
    claims[i]->rule = rules::quote_source_cue.literal();
    claims[i]->confidence = 0.8F;
    if (before) carry_on(*verdict, *before, i, claims);
  }
}

}  // namespace onrecord::attribution
