// Who does what a verb cue says, where he stands behind it: said |Lee and Moss|.
//
// Tested by tests/cpp/attribution/phrases_test.cpp.
#include "onrecord/attribution/phrases.hpp"

namespace onrecord::attribution {
namespace {

using Word = WordClass;

// A person, by name or by noun.
bool can_have_partner(const Reading& reading, const NounPhrase& phrase) {
  return phrase.kind != NounPhrase::Kind::pronoun &&
         reading.is(phrase.core.end - 1, Word::name_like | Word::person_noun);
}

}  // namespace

bool is_amount(const Reading& reading, std::uint32_t i) {
  const std::uint32_t word = reading.token(i).folded;
  return word == text::hash_of("nothing") || word == text::hash_of("little") || word == text::hash_of("something") ||
         word == text::hash_of("anything") || word == text::hash_of("everything");
}

void add_partner(const Reading& reading, NounPhrase& subject, std::uint32_t last) {
  if (subject.kind == NounPhrase::Kind::pronoun) return;
  std::uint32_t link = subject.whole.end;
  if (link < last && is_comma(reading, link)) ++link;
  constexpr std::uint32_t opener = Word::determiner | Word::possessive | Word::name_like | Word::person_noun;
  if (link + 1 >= last || reading.word(link) != "and" || !reading.is(link + 1, opener)) return;
  const auto partner = phrase_at(reading, link + 1, last);
  if (!partner || !can_have_partner(reading, *partner) || has_verb_behind(reading, *partner)) return;
  subject.core.end = partner->core.end;
  subject.phrase.end = partner->phrase.end;
  subject.whole.end = partner->whole.end;
}

std::optional<NounPhrase> subject_after(const Reading& reading, const Cue& cue, std::uint32_t last) {
  constexpr std::uint32_t tell = text::hash_of("tell");  // told |Ray|: to whom, whatever stands before it
  if (cue.is_known() && cue.entry->key == tell) return std::nullopt;
  auto subject = phrase_at(reading, cue.tokens.end, last);
  if (subject && subject->core.size() == 1 && is_amount(reading, subject->core.begin)) return std::nullopt;
  if (subject && can_have_partner(reading, *subject)) add_partner(reading, *subject, last);
  return subject;
}

}  // namespace onrecord::attribution
