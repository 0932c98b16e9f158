// Tested by tests/python/test_quotes.py on tests/cases/quotes.jsonl.
#include "onrecord/attribution/stances.hpp"

#include <algorithm>

#include "onrecord/attribution/phrases.hpp"
#include "onrecord/attribution/telling_words.hpp"
#include "onrecord/data/data.hpp"
#include "onrecord/segment/word_table.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/table.hpp"

namespace onrecord::attribution {
namespace {

using segment::TokenRange;
using Word = WordClass;

using Phrases = segment::PhraseTable<char>;

// Of en/stances.tsv, read once.
const Phrases& phrases() {
  static const Phrases table = [] {
    Phrases made;
    const segment::Tokenizer tokenizer;
    text::for_each_row("en/stances.tsv", data::table("en/stances.tsv"),
                       [&](const text::Row& row) { made.add(tokenizer, row[0], 1); });
    return made;
  }();
  return table;
}

// Lee was |blunter|, |so sure| of it; but was |elected|, was |late| mayor of Rome.
bool is_state(const Reading& reading, std::uint32_t i, std::uint32_t end) {
  const bool has_degree = reading.is(i - 1, Word::adverb);  // less |forgiving|, so |disappointed|
  const std::uint32_t state = has_degree ? Word::adjective | Word::verb_ing | Word::verb_participle : Word::adjective;
  if (!reading.is(i, state) || reading.is(i, Word::name_like | Word::number_word)) return false;
  if (reading.is(i, Word::verb_participle) && !has_degree) return false;
  return i + 1 >= end || reading.marks[i + 1] != 0 || reading.is(i + 1, Word::preposition | Word::infinitive_to);
}

// Lee had |a simpler explanation|, |another theory|: an utterance that something is told of, behind “have”.
bool has_utterance(const Reading& reading, std::uint32_t have, std::uint32_t end) {
  constexpr std::uint32_t most = 3;  // tokens before the noun
  const std::uint32_t word = reading.token(have).folded;
  if ((word != text::hash_of("had") && word != text::hash_of("has")) || have + 2 >= end) return false;
  const std::uint32_t article = have + 1;
  bool is_told_of = reading.token(article).folded == text::hash_of("another");
  if (!is_told_of && !reading.is(article, Word::determiner)) return false;
  for (std::uint32_t i = article + 1; i < std::min(end, article + 1 + most); ++i) {
    if (is_told_of && TellingWords::english().has(reading.token(i), TellingWords::utterance)) return true;
    if (!reading.is(i, Word::adjective | Word::adverb | Word::verb_participle)) return false;
    is_told_of = true;
  }
  return false;
}

}  // namespace

bool takes_stance(const Reading& reading, TokenRange range) {
  constexpr std::uint32_t farthest = 5;  // tokens: was not so very |sure|
  constexpr std::uint32_t before = Word::auxiliary | Word::modal | Word::be | Word::negation | Word::adverb;
  const std::uint32_t last = std::min(range.end, range.begin + farthest);
  bool is_be = false;
  for (std::uint32_t i = range.begin; i < last; ++i) {
    if (phrases().longest_at(reading.tokens(), i, range.end) || has_utterance(reading, i, range.end)) return true;
    if (is_be && is_state(reading, i, range.end)) return true;
    if (!reading.is(i, before)) return false;
    is_be = is_be || reading.is(i, Word::be);
  }
  return false;
}

}  // namespace onrecord::attribution
