// Marked words that stay a term also inside what somebody reports: what a person is called, and what is only called so.
//   Police said Sam |“Duke”| Rossi had fled; vets say so-called |“designer”| breeds suffer
// Tested by tests/python/test_quotes.py on tests/cases/quotes.jsonl.
#include <algorithm>

#include "onrecord/attribution/phrases.hpp"
#include "onrecord/attribution/speech.hpp"

namespace onrecord::attribution {
namespace {

using segment::TokenRange;
using Word = WordClass;

// |so|-|called| “superfoods”
bool is_so_called(const Reading& reading, const Place& place) {
  const TokenRange before = place.before();
  return before.size() >= 3 && reading.token(before.end - 1).folded == text::hash_of("called") &&
         is_mark(reading, before.end - 2, Mark::hyphen) && reading.token(before.end - 3).folded == text::hash_of("so");
}

// Kim, |known| on the circuit |as| “the Vacuum”: where the marked words are what somebody is known as.
bool is_known_as(const Reading& reading, const Place& place) {
  constexpr std::uint32_t farthest = 8;  // tokens
  TokenRange before = place.before();
  if (before.size() > 2 && reading.is(before.end - 1, Word::determiner)) --before.end;  // known as |the| “Crabs”
  if (before.size() < 2 || reading.word(before.end - 1) != "as") return false;
  const std::uint32_t limit = std::max(before.begin, before.end - std::min(before.end, farthest));
  for (std::uint32_t i = before.end - 1; i > limit; --i) {
    if (is_comma(reading, i - 1)) return false;
    if (reading.is(i - 1, Word::infinitive_to) && reading.is(i, Word::verb_base)) return false;  // known to describe
    const std::uint32_t word = reading.token(i - 1).folded;
    if (word == text::hash_of("known") || word == text::hash_of("nicknamed")) return true;
  }
  return false;
}

// Kim, |nicknamed| “the Vacuum”, and Kim, |alias| “Bubba”: a name beside a name.
bool is_nickname_beside(const Reading& reading, const Place& place) {
  if (place.before().empty()) return false;
  if (is_known_as(reading, place)) return true;
  const std::uint32_t word = reading.token(place.tokens.begin - 1).folded;
  if (word == text::hash_of("nicknamed")) return true;
  if (place.before().size() < 3 || !is_comma(reading, place.tokens.begin - 2)) return false;
  const bool names = word == text::hash_of("alias") || word == text::hash_of("aka");
  return names && reading.is(place.tokens.begin - 3, Word::name_like | Word::person_noun);
}

}  // namespace

// What a person is called beside or inside his name, and what is only called so, by whomever it is told.
bool SpeechModel::is_always_term(const Reading& reading, const Place& place, const Features& features) {
  return features.has("nickname") || is_so_called(reading, place) || is_nickname_beside(reading, place);
}

}  // namespace onrecord::attribution
