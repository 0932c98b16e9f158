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
  if (subject && can_have_partner(reading, *subject)) add_partner(reading, *subject, last);
  return subject;
}

}  // namespace onrecord::attribution
