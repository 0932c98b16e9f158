// Tested by tests/python/test_attribution.py on tests/cases/attribution.jsonl.
#include "onrecord/attribution/appositions.hpp"

#include <algorithm>

#include "onrecord/attribution/mentions.hpp"
#include "onrecord/attribution/phrases.hpp"
#include "onrecord/attribution/places.hpp"
#include "onrecord/attribution/telling_words.hpp"
#include "onrecord/text/chars.hpp"

namespace onrecord::attribution {
namespace {

using entities::EntityType;
using entities::Mention;
using segment::TokenRange;
using Word = WordClass;

bool is_origin(std::uint32_t folded) {
  return folded == text::hash_of("of") || folded == text::hash_of("from") || folded == text::hash_of("at");
}

constexpr std::uint32_t longest_title = 3;  // tokens between the comma and the name: “Mr”, “Lt. Gen.”

// The first mention that begins in the tokens from `first` to `last`.
const Mention* mention_from(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  const auto& mentions = reading.evidence.found.mentions;
  const auto next =
      std::ranges::lower_bound(mentions, reading.token(first).begin, {}, [](const Mention& m) { return m.span.begin; });
  return next == mentions.end() || next->span.begin > reading.token(last - 1).begin ? nullptr : &*next;
}

// May the mention be who the word at `head` is a noun for?
bool fits(const Reading& reading, std::uint32_t head, const Mention& mention) {
  if (mention.type == EntityType::person) return true;
  const bool is_body = mention.type == EntityType::org || mention.type == EntityType::gpe;
  const bool may_be_body =
      !reading.is(head, Word::person_noun) ||
      TellingWords::english().has(reading.token(head), TellingWords::body);  // her employer, Norvane
  return is_body && may_be_body;
}

// Behind what stands in brackets at `i`, a party or an age: Ann Lee |(D-Ohio)|.
std::uint32_t behind_bracket(const Reading& reading, std::uint32_t i, std::uint32_t count) {
  constexpr std::uint32_t longest = 10;
  if (i >= count || !is_mark(reading, i, Mark::open_bracket)) return i;
  for (std::uint32_t end = i + 1; end < std::min(count, i + longest); ++end) {
    if (is_mark(reading, end, Mark::close_bracket)) return end + 1;
  }
  return i;
}

// Behind the letters after a name: Sarah Lunt |QC|, Ann Lee |OBE|.
std::uint32_t behind_letters(const Reading& reading, std::uint32_t i, std::uint32_t count) {
  const std::uint32_t last = std::min(count, i + 2);
  while (i < last && reading.token(i).is_word() && reading.token(i).is(segment::TokenShape::all_upper)) ++i;
  return i;
}

// Behind where somebody is from: Ann Lee |of the University of Nairobi|, Ann Lee |from Leeds|.
std::uint32_t behind_origin(const Reading& reading, std::uint32_t i, std::uint32_t count) {
  constexpr std::uint32_t longest = 10;
  constexpr std::uint32_t inside =
      Word::preposition | Word::determiner | Word::name_like | Word::noun | Word::adjective;
  if (i >= count || !is_origin(reading.token(i).folded)) return i;
  std::uint32_t end = i + 1;
  while (end < std::min(count, i + longest) && reading.token(end).is_word() && reading.is(end, inside)) ++end;
  return reading.is(end - 1, Word::name_like | Word::noun) ? end : i;
}

// Whether the apposition that ends before token `i` ends there: with the sentence, with its closing mark, or before a
// relative clause.
bool ends_at(const Reading& reading, std::uint32_t opening, std::uint32_t i) {
  const auto count = static_cast<std::uint32_t>(reading.tokens().size());
  if (is_mark(reading, opening, Mark::open_bracket)) return i < count && is_mark(reading, i, Mark::close_bracket);
  i = behind_bracket(reading, i, count);
  if (i >= count || is_mark(reading, i, Mark::period | Mark::semicolon | Mark::colon)) return true;
  if (is_dash(reading, i)) return true;  // the mayor, Ann Lee – once a nurse – said
  if (is_dash(reading, opening)) return false;
  if (!is_comma(reading, i) || i + 1 >= count) return false;
  // “the mayor, Ann Lee, |and| the governor said”: perhaps three of them.
  return !reading.is(i + 1, Word::coordinator) && !reading.is(i + 1, Word::name_like);
}

// Superintendent of Police |(Rural)| Anil Menon: where what stands in brackets right before the name at `name` begins,
// not before token `first`; `name` where nothing does.
std::uint32_t before_bracket(const Reading& reading, std::uint32_t first, std::uint32_t name) {
  constexpr std::uint32_t longest = 4;
  if (name == 0 || !is_mark(reading, name - 1, Mark::close_bracket)) return name;
  for (std::uint32_t i = name - 1; i > first && name - i <= longest; --i) {
    if (is_mark(reading, i, Mark::open_bracket)) return i;
  }
  return name;
}

// The minister of sport |Jaime Lee|: a person right behind what the noun is of, which is nobody itself.
const Mention* closing_mention(const Reading& reading, TokenRange source, TokenRange head) {
  if (head.end >= source.end || reading.word(head.end) != "of") return nullptr;
  const Mention* const mention = mention_ending(reading, source.end - 1);
  if (mention == nullptr || mention->type != EntityType::person) return nullptr;
  const std::uint32_t own = tokens_in(reading, mention->span).begin;
  const std::uint32_t name = before_bracket(reading, head.end, own);
  if (name <= head.end + 1) return nullptr;
  if (name < own) return mention;
  const Mention* const before = mention_ending(reading, name - 1);
  if (before != nullptr) return before->type == EntityType::person ? nullptr : mention;
  const bool is_thing = reading.is(name - 1, Word::noun | Word::name_like) && !reading.is(name - 1, Word::person_noun);
  return is_thing && reading.token(name - 1).is_word() ? mention : nullptr;
}

// |Ann Lee|, the mayor of Rome said: no comma closes the apposition, which must follow who begins the sentence.
const Mention* leading_mention(const Reading& reading, TokenRange source, std::uint32_t behind_cue) {
  if (source.begin < 2 || !is_comma(reading, source.begin - 1)) return nullptr;
  if (behind_cue < reading.tokens().size() && is_comma(reading, behind_cue))
    return nullptr;  // Lee, the mayor said, left
  const Mention* const mention = mention_ending(reading, source.begin - 2);
  if (mention == nullptr || mention->type != EntityType::person) return nullptr;
  const std::uint32_t name = tokens_in(reading, mention->span).begin;
  std::uint32_t first = name;
  while (first > 0 && name - first < longest_title && sentence_from(reading, first) == nullptr &&
         reading.is(first - 1, Word::name_like | Word::person_noun))
    --first;
  return sentence_from(reading, first) != nullptr ? mention : nullptr;
}

// Moss |and his deputy|, Ann Lee, said: the source is two, of whom the apposition names one.
bool names_several(const Reading& reading, TokenRange source) {
  constexpr std::uint32_t opener = Word::determiner | Word::possessive | Word::name_like;
  for (std::uint32_t i = source.begin + 1; i + 1 < source.end; ++i) {
    if (reading.is(i, Word::coordinator) && reading.is(i + 1, opener)) return true;
  }
  return false;
}

// |One of the climbers|, Ann Lee, said, |another|, Ray Moss, denied it: one of several persons.
bool is_one_of_many(const Reading& reading, TokenRange source) {
  const std::uint32_t first = reading.token(source.begin).folded;
  if (source.size() == 1) return first == text::hash_of("one") || first == text::hash_of("another");
  return source.size() > 2 && first == text::hash_of("one") && reading.word(source.begin + 1) == "of" &&
         reading.is(source.end - 1, Word::person_noun);
}

// The |Dutchman|, Jaap Visser: one of a people, by its name alone.
bool is_by_people(const Reading& reading, TokenRange source) {
  if (source.size() != 2 || !reading.is(source.begin, Word::determiner)) return false;
  const Mention* const people = mention_ending(reading, source.begin + 1);
  return people != nullptr && people->type == EntityType::norp;
}

// The mayor, |Lt. Gen.| Ann Lee; one, |retired teacher| Ann Lee: what may stand between a comma and the name.
bool is_title(const Reading& reading, TokenRange tokens) {
  const bool is_noun = !tokens.empty() && reading.is(tokens.end - 1, Word::person_noun);
  if (is_noun && reading.is(tokens.begin, Word::determiner)) ++tokens.begin;  // her sister, |the artist| Ann Lee
  if (is_noun && !reading.any(tokens, Word::determiner | Word::preposition | Word::coordinator)) return true;
  // His agent, |the ever-smiling| Ann Lee; the vicar, |the Rev.| Ann Lee.
  const bool is_praised = tokens.size() > 1 && reading.is(tokens.begin, Word::determiner);
  for (std::uint32_t i = tokens.begin + (is_praised ? 1 : 0); i < tokens.end; ++i) {
    if (!reading.is(i, is_praised ? Word::adjective | Word::name_like : Word::name_like | Word::person_noun))
      return false;
  }
  return true;
}

// The driver, |identified by police as| Ann Lee: where the name begins; `first` where nothing of the kind does.
std::uint32_t over_naming(const Reading& reading, std::uint32_t first, std::uint32_t count) {
  constexpr std::uint32_t longest = 8;
  if (!TellingWords::english().has(reading.token(first), TellingWords::identifying)) return first;
  for (std::uint32_t i = first + 1; i + 1 < std::min(count, first + longest); ++i) {
    if (reading.word(i) == "as") return i + 1;
    if (reading.marks[i] != 0 || reading.is(i, Word::finite)) break;
  }
  return first;
}

}  // namespace

const Mention* explaining_mention(const Reading& reading, TokenRange source, std::uint32_t behind_cue) {
  const SourceHead head = head_of(reading, source);
  const bool is_person =
      reading.is(head.word, Word::person_noun) || is_one_of_many(reading, source) || is_by_people(reading, source);
  if (!is_person && (!reading.is(head.word, Word::noun) || reading.is(head.word, Word::name_like))) return nullptr;
  if (names_several(reading, source)) return nullptr;
  if (const Mention* const closing = closing_mention(reading, source, head.tokens)) return closing;
  if (const Mention* const leading = is_person ? leading_mention(reading, source, behind_cue) : nullptr) return leading;
  const auto count = static_cast<std::uint32_t>(reading.tokens().size());
  const std::uint32_t opening = source.end;
  if (opening + 1 >= count) return nullptr;
  if (!is_mark(reading, opening, Mark::comma | Mark::open_bracket) && !is_dash(reading, opening)) return nullptr;
  const std::uint32_t first = over_naming(reading, opening + 1, count);
  const Mention* const mention = mention_from(reading, first, std::min(count, first + longest_title + 1));
  if (mention == nullptr || !fits(reading, head.word, *mention)) return nullptr;
  const TokenRange name = tokens_in(reading, mention->span);
  if (!is_title(reading, {first, name.begin})) return nullptr;
  const std::uint32_t end = behind_origin(reading, behind_letters(reading, name.end, count), count);
  return ends_at(reading, opening, end) ? mention : nullptr;
}

}  // namespace onrecord::attribution
