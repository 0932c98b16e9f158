// Words right before a title: the film |“Blue Harbor”|, a sequel to |“The Long Field”|, heard |“Blue Harbor”|.
// Tested by tests/python/test_quotes.py on tests/cases/quotes.jsonl.
#include "onrecord/attribution/phrases.hpp"
#include "onrecord/attribution/speech.hpp"

namespace onrecord::attribution {

using Word = WordClass;

// A copy |of| “The Long Field”, a sequel |to| “The Long Field”: is the word at `link` of a work, or of what is made of
// one?
bool SpeechModel::is_version(const Reading& reading, std::uint32_t link) const {
  const std::string_view word = reading.word(link);
  if (word == "of" && names_a_work(reading, link - 1)) return true;
  const auto* naming = naming_.find(reading.token(link - 1));
  return naming != nullptr && *naming == "naming=version" && (word == "of" || word == "to" || word == "for");
}

// I |heard| “Blue Harbor” on the radio, she |was reading| “The Long Field”: what somebody does with a work, right
// before marks that end before token `end`. But the sign |read| “No Entry”, and they heard “Help |me|”.
bool SpeechModel::is_met_as_work(const Reading& reading, std::uint32_t verb, std::uint32_t end) const {
  const auto* naming = naming_.find(reading.token(verb));
  if (naming == nullptr || verb == 0) return false;
  for (std::uint32_t i = verb + 1; i < end; ++i) {
    if (reading.is(i, Word::object_pronoun) && !reading.token(i).is(segment::TokenShape::capitalized)) return false;
  }
  if (*naming == "naming=print") return reading.is(verb, Word::verb_ing) && reading.is(verb - 1, Word::be);
  constexpr std::uint32_t doer = Word::subject_pronoun | Word::person_noun | Word::name_like | Word::infinitive_to |
                                 Word::modal | Word::auxiliary | Word::adverb;
  return *naming == "naming=met" && reading.is(verb - 1, doer) && !reading.is(verb - 1, Word::relative);
}

// “the film |…|”, “a band called |…|”: does the word at `word`, right before the marks, say that a title follows?
bool SpeechModel::names_a_work(const Reading& reading, std::uint32_t word) const {
  const auto* naming = naming_.find(reading.token(word));
  if (naming == nullptr) return false;
  if (*naming == "naming=work") return true;
  const bool is_apart = word > 1 && *naming == "naming=titled" && is_comma(reading, word - 1);  // the report, titled
  const std::uint32_t thing = is_apart ? word - 2 : word - 1;
  return (*naming == "naming=called" || *naming == "naming=titled") && reading.is(thing, Word::noun) &&
         !reading.is(thing, Word::name_like | Word::subject_pronoun);
}

}  // namespace onrecord::attribution
