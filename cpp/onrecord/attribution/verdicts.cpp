// Tested by tests/python/test_quotes.py on tests/cases/quotes.jsonl.
#include "onrecord/attribution/verdicts.hpp"

#include <algorithm>

#include "onrecord/attribution/rules.hpp"
#include "onrecord/attribution/telling_words.hpp"

namespace onrecord::attribution {
namespace {

using Word = WordClass;
using segment::TokenRange;

constexpr std::uint32_t reach = 8;  // tokens between the verb and the noun

// Whose words are told behind the marks, and the noun that says so.
struct Verdict {
  TokenRange source;
  std::uint32_t noun = 0;
};

std::optional<Verdict> verdict_behind(const Reading& reading, TokenRange after) {
  if (after.size() < 3 || !reading.is(after.begin, Word::be) || !is_finite_verb(reading, after.begin))
    return std::nullopt;
  const std::uint32_t first = after.begin + 1;
  const std::uint32_t last = std::min(after.end, first + reach);
  std::uint32_t noun = first;
  while (noun < last && !TellingWords::english().has(reading.token(noun), TellingWords::utterance)) ++noun;
  if (noun == last || noun == first || reading.any({first, noun}, Word::finite)) return std::nullopt;
  std::uint32_t owner = noun - 1;
  while (owner > first && reading.is(owner, Word::adjective | Word::adverb) && !reading.is(owner, Word::possessive))
    --owner;
  if (reading.is(owner, Word::possessive)) return Verdict{{first, owner + 1}, noun};
  if (noun + 1 >= after.end || (reading.word(noun + 1) != "of" && reading.word(noun + 1) != "from"))
    return std::nullopt;
  const auto phrase = phrase_at(reading, noun + 2, after.end);
  return phrase ? std::optional(Verdict{phrase->core, noun}) : std::nullopt;
}

}  // namespace

void give_verdicts(const Reading& reading, const std::vector<Place>& places, Claims& claims) {
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!claims[i] || !places[i].before().empty()) continue;
    const auto verdict = verdict_behind(reading, places[i].after());
    if (!verdict) continue;
    claims[i]->source = verdict->source;
    claims[i]->cue = TokenRange{verdict->noun, verdict->noun + 1};
    claims[i]->content = {places[i].tokens};
    claims[i]->rule = rules::quote_source_cue.literal();
    claims[i]->confidence = 0.8F;
  }
}

}  // namespace onrecord::attribution
