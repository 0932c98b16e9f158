// Tested by tests/python/test_quotes.py on tests/cases/quotes.jsonl.
#include "onrecord/attribution/floating.hpp"

#include <algorithm>

#include "onrecord/attribution/headlines.hpp"
#include "onrecord/attribution/mentions.hpp"
#include "onrecord/attribution/rules.hpp"
#include "onrecord/attribution/telling_words.hpp"
#include "onrecord/text/search.hpp"

namespace onrecord::attribution {
namespace {

using entities::EntityType;
using entities::Mention;
using segment::TokenRange;
using Word = WordClass;

constexpr std::uint32_t longest_paragraph = 60;  // tokens of the one about a person
constexpr std::uint32_t longest_floating = 120;  // tokens of the one that is said

// The nearest paragraph with words before or behind paragraph `i`; empty where there is none.
TokenRange worded_before(const Reading& reading, std::uint32_t i) {
  const auto& paragraphs = reading.evidence.segments.paragraphs;
  while (i > 0 && paragraphs[i - 1].tokens.empty()) --i;
  return i > 0 ? paragraphs[i - 1].tokens : TokenRange{};
}
TokenRange worded_behind(const Reading& reading, std::uint32_t i) {
  const auto& paragraphs = reading.evidence.segments.paragraphs;
  while (i + 1 < paragraphs.size() && paragraphs[i + 1].tokens.empty()) ++i;
  return i + 1 < paragraphs.size() ? paragraphs[i + 1].tokens : TokenRange{};
}

// The first sentence of a paragraph.
TokenRange first_sentence(const Reading& reading, TokenRange paragraph) {
  const auto* const own = sentence_from(reading, paragraph.begin);
  return own != nullptr ? own->tokens : TokenRange{};
}

bool is_person(const Reading& reading, const Mention& mention) {
  return reading.evidence.found.entities[mention.entity].type == EntityType::person;
}

// Whether the tokens name a person other than `entity`.
bool names_another(const Reading& reading, TokenRange tokens, std::optional<std::uint32_t> entity) {
  const auto& mentions = reading.evidence.found.mentions;
  const TextSpan span = reading.span(tokens);
  auto next = text::first_not_below(mentions, span.begin, [](const Mention& one) { return one.span.begin; });
  for (; next != mentions.end() && next->span.begin < span.end; ++next) {
    if (is_person(reading, *next) && next->entity != entity) return true;
  }
  return false;
}

// “I like the wind.”, “You get used to it.”: who speaks of himself or to others, and of nobody else.
bool speaks_for_himself(const Reading& reading, TokenRange tokens) {
  bool is_own = false;
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
    switch (reading.token(i).folded) {
      case text::hash_of("i"):
      case text::hash_of("me"):
      case text::hash_of("my"):
      case text::hash_of("we"):
      case text::hash_of("us"):
      case text::hash_of("our"):
      case text::hash_of("you"):
        is_own = true;
        break;
      case text::hash_of("he"):
      case text::hash_of("him"):
      case text::hash_of("his"):
      case text::hash_of("she"):
      case text::hash_of("her"):
        return false;
      default:
        break;
    }
  }
  return is_own;
}

// Ann Lee |has farmed| here, |is unrepentant|, |looks| down, |shrugged|: what somebody is or does now, and not what was
// done to him, nor his death.
bool lives_on(const Reading& reading, std::uint32_t verb, std::uint32_t end) {
  while (verb < end && reading.is(verb, Word::adverb)) ++verb;
  if (verb + 1 >= end) return false;
  if (TellingWords::english().has(reading.token(verb), TellingWords::gesture)) return true;
  if (!reading.is(verb, Word::auxiliary)) return reading.is(verb, Word::verb_third);
  std::uint32_t next = verb + 1;
  while (next < end && reading.is(next, Word::adverb | Word::auxiliary | Word::negation)) ++next;
  if (next == end) return false;
  const std::uint32_t done = reading.token(next).folded;
  if (done == text::hash_of("died") || done == text::hash_of("dead")) return false;
  const bool is_of_being = reading.any({verb, next}, Word::be);
  return !is_of_being || reading.is(next, Word::verb_ing) || !reading.is(next, Word::verb_participle);
}

// Whom a paragraph is about.
struct Subject {
  TokenRange source;
  std::optional<std::uint32_t> entity;  // none: a pronoun
  bool is_asked = false;                // what floats behind it is the answer
};

// |Asked about the drop,| Lee did not hide: one past the comma behind what somebody was asked, at most a few tokens
// from the sentence's first; the first one where nobody was.
std::uint32_t over_question(const Reading& reading, TokenRange sentence) {
  constexpr std::uint32_t longest = 16;
  std::uint32_t i = sentence.begin;
  const std::uint32_t when = reading.token(i).folded == text::hash_of("when") ? i + 1 : i;
  const std::uint32_t word = reading.token(when).folded;
  if (word != text::hash_of("asked") && word != text::hash_of("pressed") && word != text::hash_of("quizzed"))
    return sentence.begin;
  const std::uint32_t limit = std::min(sentence.end, i + longest);
  while (i < limit && !is_comma(reading, i)) ++i;
  return i + 2 < limit ? i + 1 : sentence.begin;
}

// |She| has farmed here: of the pronouns, those that mean one person.
std::optional<Subject> as_one_person(const Reading& reading, TokenRange pronoun, bool is_asked) {
  const std::uint32_t word = reading.token(pronoun.end - 1).folded;
  const bool is_one = word == text::hash_of("he") || word == text::hash_of("she");
  return is_one ? std::optional(Subject{pronoun, std::nullopt, is_asked}) : std::nullopt;
}

std::optional<Subject> subject_of(const Reading& reading, TokenRange paragraph) {
  const TokenRange sentence = first_sentence(reading, paragraph);
  if (sentence.size() < 3 || reading.marked[sentence.begin] != 0) return std::nullopt;
  const std::uint32_t first = over_question(reading, sentence);
  const bool is_asked = first > sentence.begin;
  const auto phrase = phrase_at(reading, first, sentence.end);
  if (!phrase || phrase->whole.end >= sentence.end) return std::nullopt;
  std::uint32_t verb = phrase->whole.end;
  if (is_comma(reading, verb)) ++verb;
  const bool acts = is_asked ? is_finite_verb(reading, verb) : lives_on(reading, verb, sentence.end);
  if (!acts) return std::nullopt;
  if (phrase->kind == NounPhrase::Kind::pronoun) return as_one_person(reading, phrase->core, is_asked);
  const Mention* const mention = mention_at(reading, reading.token(phrase->core.end - 1).begin);
  if (is_asked && mention == nullptr && phrase->kind == NounPhrase::Kind::name)
    return Subject{phrase->core, std::nullopt, is_asked};
  if (mention == nullptr || (!is_asked && !is_person(reading, *mention))) return std::nullopt;
  if (reading.evidence.found.entities[mention->entity].plural) return std::nullopt;
  if (reading.any(phrase->core, Word::coordinator | Word::possessive)) return std::nullopt;
  return Subject{phrase->core, mention->entity, is_asked};
}

// Who says what floats at a place and goes on to paragraph `last`: whom the paragraph before is about, and no paragraph
// beside it names another.
std::optional<TokenRange> floating_source(const Reading& reading, const Place& place, std::uint32_t last) {
  if (!fills_paragraphs(reading, place) || place.tokens.size() > longest_floating) return std::nullopt;
  const TokenRange before = worded_before(reading, place.paragraph);
  if (before.empty() || before.size() > longest_paragraph) return std::nullopt;
  const auto first = reading.marked.begin();
  if (std::any_of(first + before.begin, first + before.end, [](std::uint32_t marked) { return marked != 0; }))
    return std::nullopt;
  const auto subject = subject_of(reading, before);
  if (!subject || names_another(reading, before, subject->entity)) return std::nullopt;
  if (!subject->is_asked && !speaks_for_himself(reading, place.tokens)) return std::nullopt;
  const TokenRange behind = worded_behind(reading, last);
  if (behind.empty()) return subject->source;
  const TokenRange next = first_sentence(reading, behind);
  if (next.empty() || reading.marked[next.begin] != 0 || names_another(reading, next, subject->entity))
    return std::nullopt;
  return subject->source;
}

// The last of the places that go on with what place `first` left open: “I like it. / “It is home.”
std::size_t last_of_speech(const Reading& reading, const std::vector<Place>& places, const Claims& claims,
                           std::size_t first) {
  std::size_t last = first;
  while (last + 1 < claims.size() && claims[last + 1] && !claims[last + 1]->source &&
         reading.evidence.marked[places[last + 1].marked].continues == places[last].marked)
    ++last;
  return last;
}

}  // namespace

void give_floating(const Reading& reading, const std::vector<Place>& places, Claims& claims) {
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!claims[i] || claims[i]->source) continue;
    const std::size_t last = last_of_speech(reading, places, claims, i);
    auto source = floating_source(reading, places[i], places[last].last_paragraph);
    if (!source) source = headline_closing(reading, places[i]);
    for (std::size_t k = i; source && k <= last; ++k) {
      claims[k]->source = source;
      claims[k]->cue.reset();
      claims[k]->rule = rules::beat.literal();
      claims[k]->confidence = 0.5F;
    }
    i = last;
  }
}

}  // namespace onrecord::attribution
