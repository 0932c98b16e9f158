// Tested by tests/python/test_quotes.py on tests/cases/quotes.jsonl.
#include "onrecord/attribution/floating.hpp"

#include <algorithm>

#include "onrecord/attribution/headlines.hpp"
#include "onrecord/attribution/mentions.hpp"
#include "onrecord/attribution/rules.hpp"
#include "onrecord/attribution/stances.hpp"
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

bool is_he_or_she(const Reading& reading, std::uint32_t i) {
  const std::uint32_t word = reading.token(i).folded;
  return word == text::hash_of("he") || word == text::hash_of("she");
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

// Does a verb stand at `i`, or behind adverbs there?
bool has_verb_at(const Reading& reading, std::uint32_t i, std::uint32_t end) {
  while (i < end && reading.is(i, WordClass::adverb) && !reading.is(i, WordClass::auxiliary)) ++i;
  return i < end && (is_finite_verb(reading, i) || reading.is(i, WordClass::verb_third));
}

}  // namespace

std::uint32_t over_explanation(const Reading& reading, std::uint32_t i, std::uint32_t end) {
  if (i + 3 >= end || !is_comma(reading, i)) return i;
  if (reading.is(i + 1, WordClass::subject_pronoun) && !reading.is(i + 1, WordClass::relative)) return i;
  std::uint32_t left = 4;  // commas
  for (std::uint32_t comma = i + 1; comma < end && left > 0; ++comma) {
    if (!is_comma(reading, comma)) continue;
    if (has_verb_at(reading, comma + 1, end)) return comma + 1;
    --left;
  }
  return i;
}

Persons persons_in(const Reading& reading, TokenRange tokens) {
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
        return Persons::other;
      default:
        break;
    }
  }
  return is_own ? Persons::own : Persons::none;
}

std::optional<TokenRange> concerned(const Reading& reading, TokenRange sentence) {
  if (sentence.size() < 5 || reading.token(sentence.begin).folded != text::hash_of("for")) return std::nullopt;
  const auto phrase = phrase_at(reading, sentence.begin + 1, sentence.end);
  if (!phrase || phrase->kind != NounPhrase::Kind::name || !is_comma(reading, phrase->phrase.end)) return std::nullopt;
  const Mention* const mention = mention_at(reading, reading.token(phrase->core.end - 1).begin);
  return mention != nullptr && is_person(reading, *mention) ? std::optional(phrase->core) : std::nullopt;
}

namespace {

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
  bool is_introduced = false;           // what floats behind it is his, whomever it speaks of
  bool must_return = false;             // only if the sentence behind what floats goes on with him
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

// Her opposite number, |Ann Lee|, saw it differently: the person whom what explains a noun names.
std::optional<Subject> explained(const Reading& reading, const NounPhrase& phrase) {
  if (phrase.whole.end <= phrase.phrase.end) return std::nullopt;
  const auto name = phrase_at(reading, phrase.phrase.end + 1, phrase.whole.end);
  const Mention* const mention = name ? mention_at(reading, reading.token(name->core.end - 1).begin) : nullptr;
  if (mention == nullptr || !is_person(reading, *mention)) return std::nullopt;
  return Subject{name->core, mention->entity, true};
}

// Whom the subject of a sentence that introduces what floats names, if the text knows no name of his.
std::optional<Subject> introduced_without_name(const Reading& reading, const NounPhrase& phrase) {
  if (auto subject = explained(reading, phrase)) return subject;
  return is_somebody(reading, phrase) ? std::optional(Subject{phrase.core, std::nullopt, true}) : std::nullopt;
}

// Whom the subject of a paragraph names, if it is one person.
std::optional<Subject> named(const Reading& reading, const NounPhrase& phrase, bool is_introduced) {
  const std::uint32_t head = phrase.core.end - 1;
  if (phrase.kind == NounPhrase::Kind::pronoun) {
    return is_he_or_she(reading, head) ? std::optional(Subject{phrase.core, std::nullopt, is_introduced})
                                       : std::nullopt;
  }
  const Mention* const mention = mention_at(reading, reading.token(head).begin);
  if (mention == nullptr) return is_introduced ? introduced_without_name(reading, phrase) : std::nullopt;
  if (!is_introduced && !is_person(reading, *mention)) return std::nullopt;
  const std::uint32_t several = is_introduced ? Word::coordinator : Word::coordinator | Word::possessive;
  const bool is_one = !reading.evidence.found.entities[mention->entity].plural && !reading.any(phrase.core, several);
  return is_one ? std::optional(Subject{phrase.core, mention->entity, is_introduced}) : std::nullopt;
}

// Whom a sentence is about; `is_alone`: it is all that stands before what floats.
std::optional<Subject> subject_of(const Reading& reading, TokenRange sentence, bool is_alone) {
  if (sentence.size() < 3 || reading.marked[sentence.begin] != 0) return std::nullopt;
  if (const auto who = concerned(reading, sentence))
    return Subject{*who, mention_at(reading, reading.token(who->end - 1).begin)->entity};
  const std::uint32_t first = over_question(reading, sentence);
  const bool is_asked = first > sentence.begin;
  const auto phrase = phrase_at(reading, first, sentence.end);
  if (!phrase || phrase->whole.end >= sentence.end) return std::nullopt;
  std::uint32_t verb = over_explanation(reading, phrase->phrase.end, sentence.end);
  if (verb == phrase->phrase.end) verb = phrase->whole.end;
  if (is_comma(reading, verb)) ++verb;
  const bool has_stance = is_alone && takes_stance(reading, {verb, sentence.end});
  const bool acts = is_asked ? is_finite_verb(reading, verb) : has_stance || lives_on(reading, verb, sentence.end);
  const bool acted = !acts && is_finite_verb(reading, verb) && reading.is(verb, Word::verb_past) &&
                     reading.token(verb).folded != text::hash_of("died");
  auto subject = acts || acted ? named(reading, *phrase, is_asked || has_stance) : std::nullopt;
  if (subject) subject->must_return = acted;
  return subject;
}

}  // namespace

std::optional<TokenRange> introduced(const Reading& reading, TokenRange sentence) {
  const auto subject = subject_of(reading, sentence, true);
  return subject && subject->is_introduced ? std::optional(subject->source) : std::nullopt;
}

namespace {

// The fire |killed| Ann Lee: a word of somebody's death.
bool is_of_death(const Reading& reading, std::uint32_t i) {
  const std::uint32_t word = reading.token(i).folded;
  return word == text::hash_of("killed") || word == text::hash_of("died") || word == text::hash_of("dead") ||
         word == text::hash_of("death") || word == text::hash_of("murdered") || word == text::hash_of("funeral");
}

// Is a sentence about somebody without a name, about what may speak, or about a death: |she| saw Lee, |the letter| was
// for Lee?
bool is_about_another(const Reading& reading, TokenRange sentence, std::uint32_t name) {
  constexpr std::uint32_t other =
      Word::object_pronoun | Word::determiner | Word::relative | Word::number_word | Word::quantifier;
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    const bool is_it = reading.token(i).folded == text::hash_of("it");
    if (reading.marked[i] != 0 || is_of_death(reading, i) ||
        (!is_it && reading.is(i, Word::subject_pronoun) && !reading.is(i, other)))
      return true;
  }
  const auto subject = phrase_at(reading, sentence.begin, sentence.end);
  return subject && subject->core.end <= name && subject->core.end < sentence.end &&
         (may_speak(reading, subject->core.end - 1) ||
          TellingWords::english().has(reading.token(subject->core.end - 1), TellingWords::utterance));
}

}  // namespace

std::optional<TokenRange> only_person(const Reading& reading, TokenRange sentence) {
  if (sentence.size() < 3 || sentence.size() > longest_paragraph) return std::nullopt;
  const auto& mentions = reading.evidence.found.mentions;
  const TextSpan span = reading.span(sentence);
  auto first = text::first_not_below(mentions, span.begin, [](const Mention& one) { return one.span.begin; });
  while (first != mentions.end() && first->span.begin < span.end && !is_person(reading, *first)) ++first;
  if (first == mentions.end() || first->span.begin >= span.end) return std::nullopt;
  if (reading.evidence.found.entities[first->entity].plural || names_another(reading, sentence, first->entity))
    return std::nullopt;
  TokenRange name = tokens_in(reading, first->span);
  if (name.empty() || is_about_another(reading, sentence, name.begin)) return std::nullopt;
  constexpr std::uint32_t farthest = 3;  // tokens behind the name
  const bool is_owner = name.end < sentence.end && reading.is(name.end, Word::possessive);
  if (is_owner && reading.any({name.end, std::min(sentence.end, name.end + farthest)}, Word::person_noun))
    return std::nullopt;  // the prize went to Ann Lee’s |son|
  while (name.begin > sentence.begin && reading.is(name.begin - 1, Word::person_noun)) --name.begin;  // baker Ann Lee
  return name;
}

namespace {

// Ann Lee lost two barns. / “I cried.” / |Her| insurer has yet to come: does a paragraph go on with somebody named
// before?
bool goes_on_with_him(const Reading& reading, TokenRange paragraph) {
  const std::uint32_t word = reading.token(paragraph.begin).folded;
  return is_he_or_she(reading, paragraph.begin) || word == text::hash_of("his") || word == text::hash_of("her");
}

// Does the text behind what floats leave it with whom the paragraph before is about? `behind`: the next paragraph.
bool leaves_it(const Reading& reading, const Subject& subject, TokenRange behind) {
  if (subject.must_return && (behind.empty() || !goes_on_with_him(reading, behind))) return false;
  if (behind.empty() || subject.is_introduced) return true;
  const TokenRange next = first_sentence(reading, behind);
  return !next.empty() && reading.marked[next.begin] == 0 && !names_another(reading, next, subject.entity);
}

bool has_marks(const Reading& reading, TokenRange tokens) {
  const auto first = reading.marked.begin();
  return std::any_of(first + tokens.begin, first + tokens.end, [](std::uint32_t marked) { return marked != 0; });
}

// Who says what floats at a place and goes on to paragraph `last`: whom the paragraph before is about, and no paragraph
// beside it names another.
std::optional<TokenRange> floating_source(const Reading& reading, const Place& place, std::uint32_t last) {
  if (!fills_paragraphs(reading, place) || place.tokens.size() > longest_floating) return std::nullopt;
  const TokenRange before = worded_before(reading, place.paragraph);
  if (before.empty() || before.size() > longest_paragraph || has_marks(reading, before)) return std::nullopt;
  const TokenRange opening = first_sentence(reading, before);
  const auto subject = subject_of(reading, opening, opening.end == before.end);
  if (!subject) return std::nullopt;
  // Lee was less kind |to Ray|.
  const bool is_his = subject->is_introduced || (!names_another(reading, before, subject->entity) &&
                                                 persons_in(reading, place.tokens) == Persons::own);
  return is_his && leaves_it(reading, *subject, worded_behind(reading, last)) ? std::optional(subject->source)
                                                                              : std::nullopt;
}

// The fire burned until dawn: is a paragraph about nobody, and names no person but `entity`?
bool is_about_nobody(const Reading& reading, TokenRange tokens, std::optional<std::uint32_t> entity) {
  if (tokens.empty()) return true;
  const auto subject = phrase_at(reading, tokens.begin, tokens.end);
  return subject && tokens.size() <= longest_paragraph && subject->kind == NounPhrase::Kind::nominal &&
         !is_somebody(reading, *subject) && !names_another(reading, tokens, entity);
}

// “We lost all,” said |Ann Lee|. / The fire burned until dawn. / “All gone.” Who spoke last before a floating place,
// where a paragraph or two about nobody stands between.
std::optional<TokenRange> speaker_before(const Reading& reading, const std::vector<Place>& places, const Claims& claims,
                                         std::size_t i) {
  constexpr std::uint32_t most = 5;  // paragraphs, empty ones included
  if (i == 0 || !claims[i - 1] || !claims[i - 1]->source || !claims[i - 1]->cue) return std::nullopt;
  const Place& place = places[i];
  if (!fills_paragraphs(reading, place) || place.tokens.size() > longest_floating) return std::nullopt;
  const std::uint32_t last = places[i - 1].last_paragraph;
  if (place.paragraph > last + most || worded_before(reading, place.paragraph).begin < places[i - 1].tokens.end)
    return std::nullopt;
  const TokenRange source = *claims[i - 1]->source;
  const bool is_pronoun = source.size() == 1 && is_he_or_she(reading, source.begin);
  const Mention* const mention = mention_at(reading, reading.token(head_of(reading, source).word).begin);
  if (!is_pronoun && (mention == nullptr || !is_person(reading, *mention))) return std::nullopt;
  std::optional<std::uint32_t> entity;
  if (mention != nullptr) entity = mention->entity;
  for (std::uint32_t p = last + 1; p < place.paragraph; ++p) {
    if (!is_about_nobody(reading, reading.evidence.segments.paragraphs[p].tokens, entity)) return std::nullopt;
  }
  return source;
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
    if (!source) source = speaker_before(reading, places, claims, i);
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
