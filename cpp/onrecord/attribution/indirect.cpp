// Tested by tests/cpp/attribution/indirect_test.cpp.
#include "onrecord/attribution/indirect.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "onrecord/attribution/closing.hpp"
#include "onrecord/attribution/frames.hpp"
#include "onrecord/attribution/second_verbs.hpp"
#include "onrecord/attribution/source_span.hpp"
#include "onrecord/attribution/telling_words.hpp"

namespace onrecord::attribution {
namespace {

using segment::TokenRange;

// Is `marked` found among `taken` (by begin) to be a term?
bool is_term(const quotes::Marked& marked, const std::vector<quotes::Quote>& taken) {
  const auto quote =
      std::ranges::lower_bound(taken, marked.inner.begin, {}, [](const quotes::Quote& one) { return one.span.begin; });
  return quote != taken.end() && marked.inner.contains(quote->span) && quote->kind == quotes::QuoteKind::scare;
}

// Is there a marked token in the range that is no part of a term: its first one, or one behind a mark that opens in it?
bool holds_marks(const Reading& reading, TokenRange range, const std::vector<quotes::Quote>& taken) {
  constexpr int most_terms = 4;
  if (reading.marked[range.begin] != 0) return true;
  const TextSpan span = reading.span(range);
  auto next = std::ranges::lower_bound(reading.evidence.marked, span.begin, {},
                                       [](const quotes::Marked& marked) { return marked.outer.begin; });
  for (int terms = 0; next != reading.evidence.marked.end() && next->outer.begin < span.end; ++next, ++terms) {
    if (terms == most_terms || next->outer.end > span.end || !is_term(*next, taken)) return true;
  }
  return false;
}

// Conceded it was unpopular |and, in the words of one, “toxic”|, insisted it was dry |– “as dust,” one said –|: where
// behind a clause of its own a link begins to what somebody says in marks (`taken`, by begin); the end of the range
// where none does.
std::uint32_t link_to_marks(const Reading& reading, TokenRange range, const Cue& cue,
                            const std::vector<quotes::Quote>& taken) {
  const TextSpan span = reading.span(range);
  const auto quote =
      std::ranges::lower_bound(taken, span.begin, {}, [](const quotes::Quote& one) { return one.span.begin; });
  if (quote == taken.end() || quote->span.begin >= span.end || !quote->cue || quote->cue->begin < span.begin)
    return range.end;
  if (*quote->cue == reading.span(cue.tokens)) return range.end;
  std::uint32_t begin = std::min(quote->span.begin, quote->cue->begin);
  if (quote->speaker) begin = std::min(begin, quote->speaker->begin);
  std::uint32_t link = reading.first_from(begin);
  if (link <= range.begin + 3) return range.end;
  if (reading.is_quote_mark(link - 1)) --link;
  if (is_comma(reading, link - 1)) --link;
  if (!reading.is(link - 1, WordClass::coordinator) && !is_dash(reading, link - 1)) return range.end;
  link = is_comma(reading, link - 2) ? link - 2 : link - 1;
  const std::uint32_t first = reading.is(range.begin, WordClass::complementizer) ? range.begin + 1 : range.begin;
  return link > first && has_clause_before(reading, first, link) ? link : range.end;
}

std::optional<quotes::Quote> quote_of(const Reading& reading, const ClauseFinder& clauses, TokenRange sentence,
                                      const Cue& cue, const std::vector<quotes::Quote>& taken) {
  if (reading.marked[cue.head] != 0) return std::nullopt;
  const auto reported = clauses.clause_of(reading, sentence, cue, least_rate);
  if (!reported || reported->confidence < least_report) return std::nullopt;
  quotes::Quote quote{.kind = quotes::QuoteKind::indirect};
  for (TokenRange range : reported->content) {
    if (holds_marks(reading, range, taken)) range.end = link_to_marks(reading, range, cue, taken);
    if (holds_marks(reading, range, taken)) return std::nullopt;
    quote.parts.push_back(reading.span(range));
  }
  std::ranges::sort(quote.parts);
  quote.span = {quote.parts.front().begin, quote.parts.back().end};
  quote.cue = reading.span(cue.tokens);
  quote.rule = reported->rule;
  quote.speech = reported->confidence;
  quote.source = reported->certainty;
  if (reported->source) quote.speaker = reading.span(source_of_report(reading, cue, reported->source->phrase));
  return quote;
}

bool overlaps(const quotes::Quote& a, const quotes::Quote& b) {
  return std::ranges::any_of(
      a.parts, [&](TextSpan x) { return std::ranges::any_of(b.parts, [&](TextSpan y) { return x.overlaps(y); }); });
}

bool lies_in(TextSpan span, const quotes::Quote& quote) {
  return std::ranges::any_of(quote.parts, [&](TextSpan part) { return part.contains(span); });
}

// “Nobody wants to pay, |said Lee|.”: its cue stands behind all that it reports.
bool closes(const quotes::Quote& quote) { return quote.span.end <= quote.cue->begin; }

// How many neighbours a report of a sentence is held against, so that a sentence of a million cues takes no longer than
// its length asks.
constexpr std::size_t neighbours = 24;

// Whether the cue of report `i` lies in what another of its sentence reports, which is then the outer one. `without`:
// those that do not count, since they lie in others.
bool is_inner(const std::vector<quotes::Quote>& found, std::size_t i, const std::vector<bool>& without) {
  const auto& quote = found[i];
  for (std::size_t k = i - std::min(i, neighbours); k < std::min(found.size(), i + neighbours); ++k) {
    if (k == i || without[k] || !lies_in(*quote.cue, found[k])) continue;
    if (!lies_in(*found[k].cue, quote) || (closes(found[k]) && !closes(quote))) return true;
  }
  return false;
}

// Whether a report holds a clause: what somebody only rejects or seems to be sets nothing against another's words.
bool reports_clause(const quotes::Quote& quote) {
  const std::string_view rule = quote.rule;
  return rule == "said-that" || rule == "said-clause" || rule == "told-x-that" || rule == "told-x-clause";
}

// Where the contrast begins in which `other` stands: said it was over |but critics say| …; |, though its author says|
// …; nothing where its source does not follow right behind the link, or is a pronoun that may go on with what is said.
std::optional<std::uint32_t> contrast_before(const Reading& reading, const quotes::Quote& other) {
  if (!other.speaker) return std::nullopt;
  const std::uint32_t source = reading.first_from(other.speaker->begin);
  if (source < 2) return std::nullopt;
  const bool is_but = reading.word(source - 1) == "but";
  if (!is_but && !(is_concession(reading, source - 1) && reports_clause(other))) return std::nullopt;
  if (reading.is(source, WordClass::subject_pronoun) && !reading.is(source, WordClass::determiner)) return std::nullopt;
  if (is_comma(reading, source - 2)) return source - 2;
  return is_but ? std::optional(source - 1) : std::nullopt;
}

// Ends what is reported before the contrast in which somebody else says something.
void part_at_contrasts(const Reading& reading, std::vector<quotes::Quote>& found) {
  for (std::size_t k = 1; k < found.size(); ++k) {
    const auto contrast = contrast_before(reading, found[k]);
    if (!contrast) continue;
    for (std::size_t i = k - std::min(k, neighbours); i < k; ++i) {
      TextSpan& content = found[i].parts.back();
      if (!content.contains(*found[k].cue)) continue;
      if (reading.token(*contrast).begin > content.begin) {
        content.end = reading.token(*contrast - 1).end;
      } else if (found[i].parts.size() > 1) {  // |Rents fell|, said Lee, |though critics say| …
        found[i].parts.pop_back();
      }
      found[i].span.end = found[i].parts.back().end;
    }
  }
}

// Whether `cue` is a second verb of who says `first`.
bool is_second_of(const Reading& reading, const Cue& cue, const quotes::Quote& first) {
  const TokenRange told{reading.first_from(first.cue->begin), reading.first_from(first.cue->end)};
  return is_second_verb(reading, told, reading.first_from(first.parts.back().begin), cue);
}

// Said that rents fell |and blamed| the state: ends what is reported before the second verb `cue` of who says it.
void part_at_second_verb(const Reading& reading, const Cue& cue, std::vector<quotes::Quote>& found) {
  const std::uint32_t token = cue.tokens.begin;
  for (std::size_t i = 0; i < std::min(found.size(), neighbours); ++i) {
    TextSpan& content = found[i].parts.back();
    if (closes(found[i]) || !content.contains(reading.span(cue.tokens))) continue;
    if (!is_second_of(reading, cue, found[i])) continue;
    content.end = reading.token(is_comma(reading, token - 2) ? token - 3 : token - 2).end;
    found[i].span.end = content.end;
  }
}

// Ends what is reported before a second verb of who says it. `cues`: those of the sentence.
void part_at_second_verbs(const Reading& reading, std::span<const Cue> cues, std::vector<quotes::Quote>& found) {
  if (found.empty()) return;
  for (const Cue& cue : cues) {
    const std::uint32_t token = cue.tokens.begin;
    if (token >= 3 && joins_verbs(reading, token - 1)) part_at_second_verb(reading, cue, found);
  }
}

// Argued that it was over|, but the judge disagreed|: where the contrast begins that ends the sentence with somebody
// else's dissent; nothing where none does.
std::optional<std::uint32_t> dissent_in(const Reading& reading, TokenRange sentence) {
  const TokenRange body = trimmed(reading, sentence);
  if (body.size() < 5 || !TellingWords::english().has(reading.token(body.end - 1), TellingWords::dissent))
    return std::nullopt;
  const auto subject = phrase_before(reading, body.begin, body.end - 1);
  if (!subject || !is_somebody(reading, *subject) || subject->core.begin < body.begin + 3) return std::nullopt;
  const std::uint32_t but = subject->core.begin - 1;
  return reading.word(but) == "but" && is_comma(reading, but - 1) ? std::optional(but - 1) : std::nullopt;
}

void part_at_dissent(const Reading& reading, TokenRange sentence, std::vector<quotes::Quote>& found) {
  if (found.empty()) return;
  const auto comma = dissent_in(reading, sentence);
  if (!comma) return;
  for (quotes::Quote& quote : found) {
    TextSpan& content = quote.parts.back();
    if (closes(quote) || reading.token(*comma).begin <= content.begin) continue;
    content.end = std::min(content.end, reading.token(*comma - 1).end);
    quote.span.end = content.end;
  }
}

// Workers say they were locked in|, a charge the owner denies|: where the attribution that takes up a report begins,
// with its comma; nothing where `other` takes up none.
std::optional<std::uint32_t> resumption_of(const Reading& reading, const quotes::Quote& other) {
  if (!other.speaker || !closes(other)) return std::nullopt;
  const std::uint32_t source = reading.first_from(other.speaker->begin);
  const std::uint32_t begin = over_resumption(reading, 0, source);
  return begin < source ? std::optional(begin - 1) : std::nullopt;
}

// |Critics of| the law, among them the bar, |say| it is vague: a noun that names who speaks reports nothing of what a
// verb behind it says of him.
void drop_names_of_sources(const Reading& reading, std::vector<quotes::Quote>& found) {
  if (found.size() < 2) return;
  for (std::size_t i = 0; i + 1 < found.size(); ++i) {
    const std::uint32_t noun = reading.first_from(found[i].cue->begin);
    if (!reading.is(noun, WordClass::person_noun)) continue;
    for (std::size_t k = i + 1; k < std::min(found.size(), i + neighbours); ++k) {
      const bool names = found[k].speaker && found[k].speaker->begin == found[i].cue->begin;
      if (names && lies_in(*found[k].cue, found[i])) found[i].parts.clear();
    }
  }
  std::erase_if(found, [](const quotes::Quote& quote) { return quote.parts.empty(); });
}

// Ends what is reported before what takes it up; who takes it up reports nothing of his own.
void part_at_resumptions(const Reading& reading, std::vector<quotes::Quote>& found) {
  for (std::size_t k = found.size(); k-- > 1;) {
    const auto comma = resumption_of(reading, found[k]);
    if (!comma) continue;
    bool is_report = false;
    for (std::size_t i = k - std::min(k, neighbours); i < k; ++i) {
      if (closes(found[i]) || !lies_in(*found[i].cue, found[k])) continue;
      TextSpan& content = found[i].parts.back();
      if (reading.token(*comma).begin <= content.begin) continue;
      content.end = std::min(content.end, reading.token(*comma - 1).end);
      found[i].span.end = content.end;
      is_report = true;
    }
    if (is_report) found[k].parts.clear();
  }
  std::erase_if(found, [](const quotes::Quote& quote) { return quote.parts.empty(); });
}

// Of reports in one sentence that overlap, the outer one stays: what lies in its content is a part of what it reports.
std::vector<quotes::Quote> outer_of(const std::vector<quotes::Quote>& found) {
  const std::vector<bool> nothing(found.size());
  std::vector<bool> inner(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) inner[i] = is_inner(found, i, nothing);
  std::vector<quotes::Quote> kept;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (inner[i] && is_inner(found, i, inner)) continue;
    const bool is_covered = std::any_of(kept.end() - static_cast<std::ptrdiff_t>(std::min(kept.size(), neighbours)),
                                        kept.end(), [&](const auto& one) { return overlaps(one, found[i]); });
    if (!is_covered) kept.push_back(found[i]);
  }
  return kept;
}

// Urged |his supporters| to “go home”, texted |her sister|, “Ring me”: is what `quote` holds to whom the cue of both
// says the marked words of `other`?
bool is_hearer_of(const Reading& reading, const quotes::Quote& quote, const quotes::Quote& other) {
  const std::string_view rule = quote.rule;
  if (rule == "urged-x-to")
    return !reading.any({reading.first_from(quote.span.begin), reading.first_from(quote.span.end)},
                        WordClass::infinitive_to);
  const std::uint32_t next = reading.first_from(quote.span.end);
  return rule == "rejected-it" && is_mark(reading, next, Mark::comma | Mark::colon) &&
         reading.first_from(other.span.begin) <= next + 2;
}

// Does a quote found before (by begin) cover the new one or share its cue? Looks at those that begin inside it and the
// few before.
bool is_taken(const Reading& reading, const std::vector<quotes::Quote>& taken, const quotes::Quote& quote) {
  constexpr std::ptrdiff_t nearest = 16;
  const std::uint32_t begin = std::min(quote.span.begin, quote.cue->begin);
  const std::uint32_t end = std::max(quote.span.end, quote.cue->end);
  auto other = std::ranges::lower_bound(taken, begin, {}, [](const quotes::Quote& one) { return one.span.begin; });
  other -= std::min(nearest, other - taken.begin());
  for (std::ptrdiff_t steps = 0; other != taken.end() && other->span.begin < end && steps < 4 * nearest;
       ++other, ++steps) {
    if (other->kind == quotes::QuoteKind::scare) continue;  // a term in what is reported
    if (overlaps(*other, quote) || other->cue == quote.cue) return true;
    if (other->cue == quote.span) return true;  // “A,” Lee is said |to have remarked|
  }
  return other != taken.end() && other->cue == quote.cue && is_hearer_of(reading, quote, *other);
}

}  // namespace

std::vector<quotes::Quote> find_indirect(const Reading& reading, const ClauseFinder& clauses,
                                         const std::vector<Cue>& cues, const std::vector<quotes::Quote>& taken) {
  std::vector<quotes::Quote> quotes;
  std::size_t next = 0;
  for (const auto& sentence : reading.evidence.segments.sentences) {
    std::vector<quotes::Quote> found;
    const std::size_t first = next;
    for (; next < cues.size() && cues[next].head < sentence.tokens.end; ++next) {
      if (cues[next].head < sentence.tokens.begin) continue;
      if (auto quote = quote_of(reading, clauses, sentence.tokens, cues[next], taken))
        found.push_back(std::move(*quote));
    }
    drop_names_of_sources(reading, found);
    part_at_contrasts(reading, found);
    part_at_dissent(reading, sentence.tokens, found);
    part_at_second_verbs(reading, std::span(cues).subspan(first, next - first), found);
    part_at_resumptions(reading, found);
    for (auto& quote : outer_of(found)) {
      if (!is_taken(reading, taken, quote)) quotes.push_back(std::move(quote));
    }
  }
  return quotes;
}

}  // namespace onrecord::attribution
