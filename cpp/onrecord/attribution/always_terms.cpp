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

constexpr std::uint32_t longest_listed = 8;  // tokens of one word or more of a list, marks included

// Over the marked words at `first`, whose last mark a comma stands before; `first` where none begin there.
std::uint32_t over_listed(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  const std::uint32_t marked = first < last ? reading.marked[first] : 0;
  std::uint32_t end = first;
  while (marked != 0 && end < last && end < first + longest_listed && reading.marked[end] == marked) ++end;
  return end > first + 2 && is_comma(reading, end - 2) && reading.is_quote_mark(end - 1) ? end : first;
}

// “sub-prime,” or “junk,” |bonds|: words of a list, each with its comma between its marks, before the noun that they
// describe.
bool is_listed_before_noun(const Reading& reading, const Place& place, const Features& features) {
  if (place.last_inside != U',' || !features.has("first=lower") || place.tokens.size() > longest_listed) return false;
  const std::uint32_t end = place.sentence.end;
  const std::uint32_t link = place.tokens.begin - 1;
  bool is_listed = place.before().size() > 2 && reading.is(link, Word::coordinator) &&
                   reading.is_quote_mark(link - 1) && is_comma(reading, link - 2);
  std::uint32_t next = place.tokens.end;
  for (int passed = 0; passed < 4 && next + 2 < end; ++passed) {
    const std::uint32_t first = reading.is(next, Word::coordinator) ? next + 1 : next;
    const std::uint32_t behind = over_listed(reading, first, end);
    if (behind == first) break;
    next = behind;
    is_listed = true;
  }
  constexpr std::uint32_t other = Word::verb_past | Word::preposition | Word::auxiliary | Word::adverb |
                                  Word::person_noun | Word::name_like | Word::determiner;
  return is_listed && next < end && reading.is(next, Word::noun) && !reading.is(next, other);
}

}  // namespace

// What a person is called beside or inside his name, and what is only called so, by whomever it is told.
bool SpeechModel::is_always_term(const Reading& reading, const Place& place, const Features& features) {
  return features.has("nickname") || is_so_called(reading, place) || is_nickname_beside(reading, place) ||
         is_listed_before_noun(reading, place, features);
}

}  // namespace onrecord::attribution
