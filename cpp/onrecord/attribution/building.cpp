// Tested by tests/python/test_attribution.py on tests/cases/attribution.jsonl.
#include "onrecord/attribution/building.hpp"

#include <algorithm>
#include <span>

#include "onrecord/attribution/phrases.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/search.hpp"

namespace onrecord::attribution {
namespace {

using quotes::Quote;
using quotes::QuoteKind;
using segment::TokenRange;

// How many places one quote's fragments may span.
constexpr std::size_t most_apart = 64;

const quotes::Marked& marked_of(const Scene& scene, const Place& place) {
  return scene.reading.evidence.marked[place.marked];
}

// Whether the claims of two places make one quote: their cue is one, or the second mark reopens what the first left
// open and nothing else is said to have reported it.
bool is_fragment(const Scene& scene, std::size_t index, std::size_t next) {
  const Claim& claim = *scene.earlier[index];
  const Claim& other = *scene.earlier[next];
  if (claim.cue && other.cue) return claim.cue->begin == other.cue->begin;
  return !other.cue && marked_of(scene, scene.places[next]).continues == scene.places[next - 1].marked;
}

// Of ranges in order, of tokens or of text: leaves out the empty ones and makes those that overlap one.
template <class Ranges>
void merge(Ranges& ranges) {
  std::size_t kept = 0;
  for (const auto range : ranges) {
    if (range.empty()) continue;
    if (kept > 0 && range.begin < ranges[kept - 1].end)
      ranges[kept - 1].end = std::max(ranges[kept - 1].end, range.end);
    else
      ranges[kept++] = range;
  }
  ranges.truncate(kept);
}

// The places whose tokens overlap `range`: they follow one another.
std::span<const Place> places_in(const Scene& scene, TokenRange range) {
  const auto first = text::first_not_below(scene.places, range.begin + 1, [](const Place& p) { return p.tokens.end; });
  auto last = first;
  while (last != scene.places.end() && last->tokens.begin < range.end) ++last;
  return {first, last};
}

// What is said between marks: « |Non| », without the blanks that some languages print beside the mark.
TextSpan words_between(const Scene& scene, const Place& place) {
  return text::without_blanks(scene.reading.evidence.text, marked_of(scene, place).inner);
}

// Lays the borders of one part and adds what lies between marks in it. True where the part lies wholly inside marks.
bool add_part(const Scene& scene, TokenRange range, Quote& quote) {
  const auto places = places_in(scene, range);
  if (places.size() == 1 && places[0].tokens.begin <= range.begin && range.end <= places[0].tokens.end) {
    quote.parts.push_back(words_between(scene, places[0]));
    quote.marked.push_back(quote.parts.back());
    return true;
  }
  TextSpan part = scene.reading.span(range);
  for (const Place& place : places) {
    const auto& marked = marked_of(scene, place);
    part.begin = std::min(part.begin, marked.outer.begin);
    part.end = std::max(part.end, marked.outer.end);
    quote.marked.push_back(words_between(scene, place));
  }
  quote.parts.push_back(part);
  return false;
}

// Whether nothing but “and” and little words link two ranges: “a mess” [and then a] “con” are one content, and so are
// “slow”[,] “dear”.
bool are_linked(const Reading& reading, TokenRange a, TokenRange b) {
  using Word = WordClass;
  constexpr std::uint32_t little = Word::coordinator | Word::determiner | Word::preposition | Word::infinitive_to |
                                   Word::possessive | Word::adverb | Word::complementizer;
  if (b.begin <= a.end || b.begin - a.end > 4) return false;
  bool joins = b.begin == a.end + 1 && is_comma(reading, a.end);
  for (std::uint32_t i = a.end; i < b.begin; ++i) {
    if (is_comma(reading, i)) continue;
    if (!reading.is(i, little)) return false;
    joins = joins || reading.is(i, Word::coordinator);
  }
  return joins;
}

// Takes the words that link two ranges into the first one.
void take_links(const Reading& reading, TokenRanges& ranges) {
  for (std::size_t i = 0; i + 1 < ranges.size(); ++i) {
    if (are_linked(reading, ranges[i], ranges[i + 1])) ranges[i].end = ranges[i + 1].begin + 1;
  }
}

// `content`: the ranges of all claims that the quote is made of; laid in order.
Quote quote_of(const Scene& scene, const Claim& claim, TokenRanges& content, float probability) {
  Quote quote{.rule = claim.rule, .speech = probability, .source = claim.confidence};
  bool is_direct = true;
  std::ranges::sort(content, {}, &TokenRange::begin);
  take_links(scene.reading, content);
  merge(content);
  for (const TokenRange range : content) is_direct = add_part(scene, range, quote) && is_direct;
  merge(quote.parts);  // two ranges that reach into one pair of marks are one part
  // NOLINTNEXTLINE(modernize-use-ranges): clang 14 cannot compile the subrange that std::ranges::unique returns.
  const auto* const last = std::unique(quote.marked.begin(), quote.marked.end());
  quote.marked.truncate(static_cast<std::size_t>(last - quote.marked.begin()));
  quote.kind = is_direct ? QuoteKind::direct : QuoteKind::mixed;
  quote.span = {quote.parts.front().begin, quote.parts.back().end};
  if (claim.source) quote.speaker = scene.reading.span(*claim.source);
  if (claim.cue) quote.cue = scene.reading.span(*claim.cue);
  return quote;
}

Quote scare_of(const Scene& scene, const Place& place, float probability) {
  const TextSpan words = words_between(scene, place);
  return {.span = words,
          .parts = {words},
          .marked = {words},
          .kind = QuoteKind::scare,
          .rule = "no-speech",
          .speech = probability,
          .confidence = 1 - probability};
}

}  // namespace

std::vector<Quote> build_quotes(const Scene& scene, const std::vector<float>& probability) {
  const Claims& claims = scene.earlier;
  std::vector<Quote> quotes;
  quotes.reserve(claims.size());
  std::vector<char> used(claims.size());
  TokenRanges content;
  std::uint32_t covered = 0;  // tokens before it belong to a quote already built
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (used[i] != 0 || scene.places[i].tokens.end <= covered) continue;
    if (!claims[i]) {
      quotes.push_back(scare_of(scene, scene.places[i], probability[i]));
      continue;
    }
    content = claims[i]->content;
    float certainty = probability[i];
    for (std::size_t k = i + 1; k < claims.size() && k < i + most_apart; ++k) {
      if (!claims[k]) continue;  // a term between two fragments
      if (!is_fragment(scene, i, k)) break;
      content.append(claims[k]->content);
      certainty = std::max(certainty, probability[k]);
      used[k] = 1;
    }
    covered = std::max(covered, content.front().end);
    quotes.push_back(quote_of(scene, *claims[i], content, certainty));
  }
  return quotes;
}

}  // namespace onrecord::attribution
