// Tested by tests/cpp/attribution/indirect_test.cpp.
#include "onrecord/attribution/indirect.hpp"

#include <algorithm>
#include <utility>

namespace onrecord::attribution {
namespace {

using segment::TokenRange;

// A cue's frame that is a report less often than this (en/cues.tsv) is not looked at, for speed.
constexpr float least_rate = 0.1F;
// A clause is taken for a report from this probability on: the best lenient F1 in folds of PolNeAR train.
constexpr float threshold = 0.35F;

bool holds_marks(const Reading& reading, TokenRange range) {
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (reading.marked[i] != 0) return true;
  }
  return false;
}

struct Candidate {
  quotes::Quote quote;
  TextSpan hull;  // of content, cue and source
};

std::optional<Candidate> candidate_of(const Reading& reading, const ClauseFinder& clauses, TokenRange sentence,
                                      const Cue& cue) {
  if (reading.marked[cue.head] != 0) return std::nullopt;
  const auto reported = clauses.clause_of(reading, sentence, cue, least_rate);
  if (!reported || reported->confidence < threshold) return std::nullopt;
  Candidate found;
  for (const auto& range : reported->content) {
    if (holds_marks(reading, range)) return std::nullopt;
    found.quote.parts.push_back(reading.span(range));
  }
  auto& quote = found.quote;
  quote.kind = quotes::QuoteKind::indirect;
  quote.cue = reading.span(cue.tokens);
  quote.rule = reported->rule;
  quote.confidence = reported->confidence;
  if (reported->source) quote.speaker = reading.span(reported->source->phrase);
  std::ranges::sort(quote.parts);
  quote.span = {quote.parts.front().begin, quote.parts.back().end};
  found.hull = {std::min(quote.span.begin, quote.cue->begin), std::max(quote.span.end, quote.cue->end)};
  return found;
}

bool overlaps(const quotes::Quote& a, const quotes::Quote& b) {
  return std::ranges::any_of(a.parts, [&](TextSpan x) {
    return std::ranges::any_of(b.parts, [&](TextSpan y) { return x.overlaps(y); });
  });
}

bool lies_in(TextSpan span, const quotes::Quote& quote) {
  return std::ranges::any_of(quote.parts, [&](TextSpan part) { return part.contains(span); });
}

// Of reports in one sentence that overlap, the outer one stays: what lies in its content is a part of what it reports.
void keep_outer(std::vector<Candidate>& found) {
  std::vector<Candidate> kept;
  for (auto& candidate : found) {
    const bool inside = std::ranges::any_of(found, [&](const Candidate& other) {
      return &other != &candidate && lies_in(*candidate.quote.cue, other.quote) && !lies_in(*other.quote.cue, candidate.quote);
    });
    const bool clashes = std::ranges::any_of(kept, [&](const Candidate& other) { return overlaps(other.quote, candidate.quote); });
    if (!inside && !clashes) kept.push_back(candidate);
  }
  found = std::move(kept);
}

}  // namespace

std::vector<quotes::Quote> find_indirect(const Reading& reading, const ClauseFinder& clauses, const std::vector<Cue>& cues,
                                         const std::vector<quotes::Quote>& taken) {
  std::vector<quotes::Quote> quotes;
  std::size_t next = 0;
  std::size_t before = 0;
  for (const auto& sentence : reading.evidence.segments.sentences) {
    std::vector<Candidate> found;
    for (; next < cues.size() && cues[next].head < sentence.tokens.end; ++next) {
      if (cues[next].head < sentence.tokens.begin) continue;
      if (auto candidate = candidate_of(reading, clauses, sentence.tokens, cues[next])) found.push_back(std::move(*candidate));
    }
    keep_outer(found);
    while (before < taken.size() && taken[before].span.end <= sentence.span.begin) ++before;
    for (auto& candidate : found) {
      bool covered = false;
      for (std::size_t t = before; t < taken.size() && taken[t].span.begin < sentence.span.end && !covered; ++t) {
        covered = overlaps(taken[t], candidate.quote) || taken[t].cue == candidate.quote.cue;
      }
      if (!covered) quotes.push_back(std::move(candidate.quote));
    }
  }
  return quotes;
}

}  // namespace onrecord::attribution
