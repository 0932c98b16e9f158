// Who does what a verb cue says, where he stands behind it: said |Lee and Moss|.
//
// Tested by tests/cpp/attribution/phrases_test.cpp.
#include <algorithm>
#include <string_view>

#include "onrecord/attribution/phrases.hpp"

namespace onrecord::attribution {
namespace {

using Word = WordClass;

// A person, by name or by noun.
bool can_have_partner(const Reading& reading, const NounPhrase& phrase) {
  std::uint32_t head = phrase.core.end - 1;
  while (head >= phrase.core.begin + 2 && is_mark(reading, head - 1, Mark::hyphen)) head -= 2;  // |mother|-of-two
  return phrase.kind != NounPhrase::Kind::pronoun && reading.is(head, Word::name_like | Word::person_noun);
}

// said neighbour and |retired welder Ann Lee|, said former pilot and |now Leeds publican Ann Lee|: where a second
// calling of the person behind it begins, from token `first` on, behind a calling without an article; `last` where none
// does.
std::uint32_t second_calling(const Reading& reading, const NounPhrase& subject, std::uint32_t first,
                             std::uint32_t last) {
  constexpr std::uint32_t farthest = 5;  // words before the name
  if (first >= last || reading.any(subject.core, Word::determiner | Word::possessive)) return last;
  if (reading.is(first, Word::adverb) && reading.is(first, Word::time_word)) ++first;  // and |now|
  for (std::uint32_t i = first + 1; i < std::min(last, first + farthest); ++i) {
    if (reading.is(i, Word::name_like) && reading.is(i - 1, Word::person_noun)) return first;
    if (!reading.is(i - 1, Word::adjective | Word::noun | Word::verb_participle | Word::name_like) &&
        !is_mark(reading, i - 1, Mark::hyphen))
      break;
  }
  return last;
}

// said actor, writer |and| director Ann Lee: where the last of a list of callings is linked, behind callings without an
// article; the end of the subject where none is.
std::uint32_t link_of_list(const Reading& reading, const NounPhrase& subject, std::uint32_t last) {
  constexpr std::uint32_t longest = 6;  // tokens: two callings more, each behind its comma, and a comma before “and”
  std::uint32_t i = subject.core.end;
  if (!reading.is(i - 1, Word::person_noun) || reading.is(i - 1, Word::name_like)) return subject.whole.end;
  const std::uint32_t limit = std::min(last, i + longest);
  while (i + 2 < limit && is_comma(reading, i) && reading.is(i + 1, Word::person_noun) &&
         !reading.is(i + 1, Word::name_like))
    i += 2;
  const bool is_list = i > subject.core.end && i < last && reading.word(i) == "and";
  return is_list && second_calling(reading, subject, i + 1, last) < last ? i : subject.whole.end;
}

// Enthused |away fan| Colin Reid: an adverb of place before what somebody with a name is.
bool is_placed_calling(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  return first + 2 < last && !reading.is(first, Word::time_word) && reading.is(first + 1, Word::person_noun) &&
         reading.is(first + 2, Word::name_like) && !reading.is(first + 1, Word::name_like | Word::finite);
}

// said |newly elected| mayor Ann Lee: the phrase behind an adverb that tells when somebody was made what he is.
std::optional<NounPhrase> phrase_behind_degree(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  if (first + 2 >= last || !reading.is(first, Word::adverb) || reading.is(first, Word::preposition | Word::negation))
    return std::nullopt;
  if (!reading.is(first + 1, Word::verb_participle | Word::adjective) && !is_placed_calling(reading, first, last))
    return std::nullopt;
  auto phrase = phrase_at(reading, first + 1, last);
  if (!phrase || phrase->core.size() < 2) return std::nullopt;
  phrase->core.begin = phrase->phrase.begin = phrase->whole.begin = first;
  return phrase;
}

// “…,” testified |Monday| the guard; “…,” posted |Sunday night|: one past a day of the week right behind the verb.
std::uint32_t over_weekday(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  const std::uint32_t next = i + 1;
  if (i >= last || !is_weekday(reading, i)) return i;
  if (next < reading.tokens().size() && reading.is(next, Word::possessive)) return i;  // said |Monday’s| report
  return next < last && reading.is(next, Word::time_word) ? next + 1 : next;
}

}  // namespace

bool is_weekday(const Reading& reading, std::uint32_t i) {
  constexpr std::size_t shortest = 6;  // bytes
  const std::string_view word = reading.word(i);
  return reading.is(i, Word::time_word) && word.size() >= shortest && word.ends_with("day") &&
         reading.token(i).is(segment::TokenShape::capitalized);
}

bool is_amount(const Reading& reading, std::uint32_t i) {
  const std::uint32_t word = reading.token(i).folded;
  return word == text::hash_of("nothing") || word == text::hash_of("little") || word == text::hash_of("something") ||
         word == text::hash_of("anything") || word == text::hash_of("everything");
}

void add_partner(const Reading& reading, NounPhrase& subject, std::uint32_t last) {
  if (subject.kind == NounPhrase::Kind::pronoun) return;
  const std::uint32_t list = link_of_list(reading, subject, last);
  std::uint32_t link = list;
  if (link < last && is_comma(reading, link)) ++link;
  constexpr std::uint32_t opener = Word::determiner | Word::possessive | Word::name_like | Word::person_noun;
  if (link + 1 >= last || reading.word(link) != "and") return;
  const std::uint32_t calling = second_calling(reading, subject, link + 1, last);
  const bool is_calling = calling < last && link == list;
  const bool is_counted = link + 2 < last && reading.is(link + 1, Word::number_word) &&
                          reading.is(link + 2, Word::noun | Word::adjective);  // a diplomat and |two aides|
  if (!is_calling && !is_counted && !reading.is(link + 1, opener)) return;
  const auto partner = phrase_at(reading, is_calling ? calling : link + 1, last);
  if (!partner || !can_have_partner(reading, *partner) || has_verb_behind(reading, *partner)) return;
  subject.core.end = partner->core.end;
  subject.phrase.end = partner->phrase.end;
  subject.whole.end = partner->whole.end;
}

std::optional<NounPhrase> subject_after(const Reading& reading, const Cue& cue, std::uint32_t last) {
  constexpr std::uint32_t tell = text::hash_of("tell");  // told |Ray|: to whom, whatever stands before it
  if (cue.is_known() && cue.entry->key == tell) return std::nullopt;
  const std::uint32_t first = over_weekday(reading, cue.tokens.end, last);
  auto subject = phrase_at(reading, first, last);
  if (subject && subject->kind == NounPhrase::Kind::nominal &&
      (is_somebody(reading, *subject) || is_body(reading, subject->core)))
    subject = object_at(reading, first, last);  // said a source |close to the club|
  if (!subject) subject = phrase_behind_degree(reading, first, last);
  if (subject && subject->core.size() == 1 && is_amount(reading, subject->core.begin)) return std::nullopt;
  if (subject && can_have_partner(reading, *subject)) add_partner(reading, *subject, last);
  return subject;
}

}  // namespace onrecord::attribution
