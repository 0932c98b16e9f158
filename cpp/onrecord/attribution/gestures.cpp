// Tested by tests/python/test_quotes.py on tests/cases/quotes.jsonl.
#include "onrecord/attribution/gestures.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "onrecord/attribution/floating.hpp"
#include "onrecord/attribution/mentions.hpp"
#include "onrecord/attribution/rules.hpp"
#include "onrecord/attribution/telling_words.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/search.hpp"

namespace onrecord::attribution {
namespace {

using segment::TokenRange;

constexpr std::uint32_t longest_gesture = 25;   // tokens of its sentence
constexpr std::uint32_t longest_portrait = 50;  // the same of one that tells what somebody does now
constexpr std::uint32_t somebody = WordClass::name_like | WordClass::person_noun | WordClass::subject_pronoun;

// “…” |Lorna Fitch is looking| at a photograph, |lives| in Leeds, |has| no time for it: what a person of that name does
// at `verb` while he speaks, or does now.
bool is_at_something(const Reading& reading, TokenRange who, std::uint32_t verb) {
  const bool is_now =
      reading.is(verb, WordClass::verb_third) || reading.word(verb) == "has" || reading.word(verb) == "does";
  if (!is_now && !(reading.is(verb - 1, WordClass::be) && reading.is(verb, WordClass::verb_ing))) return false;
  const auto* const mention = mention_at(reading, reading.token(who.end - 1).begin);
  return mention != nullptr && reading.evidence.found.entities[mention->entity].type == entities::EntityType::person;
}

// Who makes a gesture at the beginning of the tokens: |Finn| shook his head. |The old man| sighed.
std::optional<TokenRange> gesturing_first(const Reading& reading, TokenRange tokens) {
  constexpr std::uint32_t longest_name = 5;
  constexpr std::uint32_t inside = WordClass::name_like | WordClass::noun | WordClass::adjective |
                                   WordClass::determiner | WordClass::possessive | WordClass::subject_pronoun;
  const auto& words = TellingWords::english();
  TokenRange who{tokens.begin, tokens.begin};
  while (who.end < tokens.end && who.size() < longest_name && reading.is(who.end, inside) &&
         (who.empty() || !words.has(reading.token(who.end), TellingWords::gesture))) {
    ++who.end;
  }
  std::uint32_t verb = over_explanation(reading, who.end, tokens.end);
  const std::uint32_t last = std::min(tokens.end, verb + 2);
  while (verb < last && reading.is(verb, WordClass::adverb | WordClass::be)) ++verb;  // Lee |was| unrepentant
  if (who.empty() || verb == tokens.end) return std::nullopt;
  if (is_at_something(reading, who, verb)) return who;
  if (tokens.size() > longest_gesture || !words.has(reading.token(verb), TellingWords::gesture)) return std::nullopt;
  const bool is_state = reading.is(verb - 1, WordClass::be);  // but the door was |open|
  if (is_state && reading.is(verb, WordClass::any_verb)) return std::nullopt;
  const bool is_thing = reading.word(who.begin) == "It" || reading.word(who.begin) == "it";
  return reading.is(who.end - 1, somebody) && !is_thing ? std::optional(who) : std::nullopt;
}

// The same in a sentence, or behind what opens it: Asked if she would run, |Hale| laughed.
std::optional<TokenRange> gesturing(const Reading& reading, TokenRange sentence) {
  if (sentence.size() < 3 || sentence.size() > longest_portrait || reading.marked[sentence.begin] != 0)
    return std::nullopt;
  if (auto who = gesturing_first(reading, sentence)) return who;
  for (std::uint32_t i = sentence.begin; i + 2 < sentence.end; ++i) {
    if (is_comma(reading, i)) return gesturing_first(reading, {i + 1, sentence.end});
  }
  return std::nullopt;
}

// Whether two ranges that name somebody share a name.
bool share_name(const Reading& reading, TokenRange a, TokenRange b) {
  for (std::uint32_t i = a.begin; i < std::min(a.end, a.begin + longest_gesture); ++i) {
    if (!reading.is(i, WordClass::name_like)) continue;
    for (std::uint32_t k = b.begin; k < b.end; ++k) {
      if (reading.token(i).folded == reading.token(k).folded) return true;
    }
  }
  return false;
}

// Whether a source may be a person by its words.
bool names_somebody(const Reading& reading, TokenRange source) { return reading.any(source, somebody); }

// “|Her husband| agreed.”: somebody named by whose he is, who is not himself.
bool is_relation(const Reading& reading, TokenRange who) {
  constexpr std::uint32_t owner = WordClass::possessive;
  return who.size() > 1 && reading.is(who.begin, owner) && reading.token(who.begin).kind == segment::TokenKind::word &&
         reading.is(who.end - 1, WordClass::person_noun);
}

// Whether `who`, named behind `source`, is surely somebody else: another name, or “the man” where “the boy” spoke, or
// “he” where “she” did.
bool is_another(const Reading& reading, TokenRange source, TokenRange who) {
  const std::uint32_t head = who.end - 1;
  if (who.size() == 1 && source.size() == 1 && reading.is(head, WordClass::subject_pronoun))
    return reading.is(source.begin, WordClass::subject_pronoun) &&
           reading.token(head).folded != reading.token(source.begin).folded;
  if (is_relation(reading, who)) return true;
  const bool is_nominal = reading.is(head, WordClass::person_noun) && reading.is(who.begin, WordClass::determiner) &&
                          reading.is(source.begin, WordClass::determiner | WordClass::person_noun) &&
                          !reading.any(source, WordClass::name_like);
  if (is_nominal) return reading.token(head).folded != reading.token(head_of(reading, source).word).folded;
  return reading.is(head, WordClass::name_like) && !share_name(reading, source, who);
}

void give(Claim& claim, TokenRange source) {
  claim.source = source;
  claim.cue.reset();
  claim.rule = rules::beat.literal();
  claim.confidence = 0.7F;
}

// The sentence right before place `i`, behind the place before it in the same paragraph; empty where none is.
TokenRange sentence_before(const Reading& reading, const std::vector<Place>& places, std::size_t i) {
  if (!places[i].before().empty()) return {};
  const auto& sentences = reading.evidence.segments.sentences;
  const auto after =
      text::first_not_below(sentences, places[i].tokens.begin, [](const auto& one) { return one.tokens.begin; });
  if (after == sentences.begin()) return {};
  const auto& last = *std::prev(after);
  const bool is_behind = i == 0 || last.tokens.begin >= places[i - 1].tokens.end;
  return last.paragraph == places[i].paragraph && is_behind ? last.tokens : TokenRange{};
}

// Who makes a gesture right before place `i`, or whom that sentence is about.
std::optional<TokenRange> gesture_before(const Reading& reading, const std::vector<Place>& places, std::size_t i) {
  const TokenRange sentence = sentence_before(reading, places, i);
  if (sentence.empty()) return std::nullopt;
  if (auto who = gesturing(reading, sentence)) return who;
  if (auto who = introduced(reading, sentence)) return who;
  return persons_in(reading, places[i].tokens) != Persons::other ? concerned(reading, sentence) : std::nullopt;
}

// |It|, |Lee's story|, |few|: what nobody is who speaks.
bool is_no_speaker(const Reading& reading, TokenRange source) {
  const std::uint32_t head = head_of(reading, source).word;
  if (source.size() > 1) return !reading.is(head, WordClass::name_like | WordClass::person_noun);
  if (!reading.is(head, WordClass::subject_pronoun)) return !reading.is(head, somebody);
  return reading.is(head, WordClass::quantifier) || reading.token(head).folded == text::hash_of("it");
}

// Asked what |he| would do, |Lee| did not hesitate. “Sell.” Of what goes on with somebody or something of the sentence
// before: whose words that sentence introduces; and of “I lost it all.” behind “It was a bad night for |Lee|.”
std::optional<TokenRange> introduced_before(const Reading& reading, const std::vector<Place>& places, std::size_t i,
                                            const Claim& claim) {
  const bool is_carried = claim.source && std::string_view(claim.rule) == rules::carried_over && !claim.cue;
  if (claim.source && !is_carried) return std::nullopt;
  const TokenRange sentence = sentence_before(reading, places, i);
  if (sentence.empty()) return std::nullopt;
  if (is_carried) {
    if (auto who = introduced(reading, sentence)) return who;
    if (!is_no_speaker(reading, *claim.source)) return std::nullopt;
  }
  return persons_in(reading, places[i].tokens) == Persons::own ? only_person(reading, sentence) : std::nullopt;
}

// May the gesture right behind the place name who says it? Of what opens its paragraph and nobody claims; and of “It
// never felt so short.” behind “The curtain fell.”, since no curtain says so.
bool wants_gesture_behind(const Reading& reading, const Place& place, const Claim& claim) {
  if (!claim.source) return opens_paragraph(reading, place);
  const bool is_carried = std::string_view(claim.rule) == rules::carried_over && !claim.cue;
  return is_carried && place.before().empty() && place.after().empty() && !names_somebody(reading, *claim.source);
}

// May a gesture right before the claim's words take them: they are nobody's, or go on another's?
bool may_yield(const Claim& claim) { return !claim.source || std::string_view(claim.rule) == rules::goes_on; }
bool yields_to(const Reading& reading, const Claim& claim, TokenRange who) {
  return !claim.source || is_another(reading, *claim.source, who);
}

std::optional<TokenRange> gesture_behind(const Reading& reading, const Place& place) {
  const auto* behind = sentence_from(reading, place.tokens.end);
  if (behind == nullptr || behind->paragraph != place.last_paragraph) return std::nullopt;
  if (auto who = gesturing(reading, behind->tokens)) return who;
  return persons_in(reading, place.tokens) == Persons::own ? concerned(reading, behind->tokens) : std::nullopt;
}

}  // namespace

void give_gestures(const Reading& reading, const std::vector<Place>& places, Claims& claims) {
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!claims[i]) continue;
    Claim& claim = *claims[i];
    if (may_yield(claim)) {
      const auto who = gesture_before(reading, places, i);
      if (who && yields_to(reading, claim, *who)) give(claim, *who);
    }
    if (const auto who = introduced_before(reading, places, i, claim)) give(claim, *who);
    if (!wants_gesture_behind(reading, places[i], claim)) continue;
    if (const auto behind = gesture_behind(reading, places[i])) give(claim, *behind);
  }
}

}  // namespace onrecord::attribution
