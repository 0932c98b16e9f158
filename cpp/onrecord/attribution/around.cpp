// Tested by tests/cpp/attribution/indirect_test.cpp.
#include "onrecord/attribution/around.hpp"

#include <algorithm>

#include "onrecord/attribution/as_clauses.hpp"
#include "onrecord/attribution/closing.hpp"
#include "onrecord/attribution/frames.hpp"
#include "onrecord/attribution/insertions.hpp"
#include "onrecord/attribution/mentions.hpp"
#include "onrecord/attribution/telling_words.hpp"
#include "onrecord/text/chars.hpp"

namespace onrecord::attribution {

const char* const as_x_says = "as-x-says";

namespace {

using Word = WordClass;
using segment::TokenRange;

constexpr const char* clause_x_said = "clause-x-said";

// OSLO: …, or a line with its stop, which no headline has.
bool is_cased_as_prose(const Reading& reading, TokenRange body) {
  if (reading.token(body.begin).is(segment::TokenShape::all_upper)) return true;
  return body.end < reading.tokens().size() && is_mark(reading, body.end, Mark::period);
}

// |Breaking:| rents fall, Lee says; |OSLO:| Rents will fall, Lee said: a heading or a place before a colon is no
// content.
std::uint32_t over_heading(const Reading& reading, TokenRange body) {
  constexpr std::uint32_t longest = 3;
  if (body.begin > 0 && !reading.token(body.begin).is(segment::TokenShape::line_before)) return body.begin;
  for (std::uint32_t i = body.begin; i + 2 < body.end && i <= body.begin + longest; ++i) {
    if (!is_mark(reading, i, Mark::colon)) continue;
    if (i == body.begin + 1 && TellingWords::english().has(reading.token(body.begin), TellingWords::heading))
      return i + 1;
    const entities::Mention* const place = i > body.begin ? mention_ending(reading, i - 1) : nullptr;
    const bool is_place = place != nullptr && place->type == entities::EntityType::gpe &&
                          place->span.begin == reading.token(body.begin).begin && is_cased_as_prose(reading, body);
    return is_place ? i + 1 : body.begin;
  }
  return body.begin;
}

// How far the scans of this file reach, in tokens.
constexpr std::uint32_t reach = 120;

// “No,” said Lee; |“never,”| said Ray: what stands before a semicolon with marked words of its own is another's.
std::uint32_t over_other_quotation(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  std::uint32_t begin = first;
  bool has_marks = false;
  for (std::uint32_t i = first; i < std::min(last, first + reach); ++i) {
    has_marks = has_marks || reading.marked[i] != 0;
    if (has_marks && is_mark(reading, i, Mark::semicolon) && reading.marked[i] == 0) begin = i + 1;
  }
  return begin;
}

// “But taxes would rise, she said”: the connective is the writer's.
std::uint32_t over_connective(const Reading& reading, TokenRange body) {
  body.begin = over_heading(reading, body);
  const bool is_link = body.size() > 1 && reading.is(body.begin, Word::coordinator) &&
                       !is_mark(reading, body.begin + 1, Mark::hyphen);  // |so|-called
  return is_link ? body.begin + 1 : body.begin;
}

// She was blunt: |the clinic|, she said, was a trap. What stands before a colon only introduces what is said behind it.
std::uint32_t behind_colon(const Reading& reading, TokenRange before) {
  const std::uint32_t limit = before.end - std::min(before.size(), reach);
  for (std::uint32_t i = before.end; i > limit + 1; --i) {
    const bool is_lead = is_mark(reading, i - 1, Mark::colon) && reading.marked[i - 1] == 0 && i < before.end &&
                         reading.token(i).is(segment::TokenShape::space_before);
    if (is_lead) return i;
  }
  return before.begin;
}

// A clause needs a word that may be a verb: “|The chairman|, Ann Lee, called” is none.
bool may_be_clause(const Reading& reading, TokenRange range) {
  const TokenRange near{range.begin, std::min(range.end, range.begin + reach)};
  return reading.any(near, Word::any_verb | Word::auxiliary | Word::modal);
}

// An attribution beside its content: a source, and the tokens of source and cue.
struct Attribution {
  std::optional<NounPhrase> source;
  TokenRange tokens;
};

// The plan was “long overdue” |said Ann Lee|: right behind marked words that end a clause without a mark of their own.
bool follows_marked_words(const Reading& reading, TokenRange body, std::uint32_t i) {
  if (i < body.begin + 3 || !reading.is_quote_mark(i - 1) || reading.marked[i] == reading.marked[i - 1]) return false;
  if (reading.marks[i - 2] != 0) return false;
  const std::uint32_t limit = std::max(body.begin, i - std::min(i, reach));
  std::uint32_t opening = i - 1;
  while (opening > limit && reading.marked[opening - 1] == reading.marked[i - 1]) --opening;
  return has_clause_before(reading, body.begin, opening);
}

}  // namespace

bool ends_content(const Reading& reading, TokenRange body, std::uint32_t begin) {
  return begin > body.begin && (is_comma(reading, begin - 1) || follows_marked_words(reading, body, begin));
}

namespace {

// …, Lee wrote in |a note|; Lee, who left, called for |an inquiry|: what the verb's own preposition governs is no
// subject; but “chimed in Lee”.
bool is_governed(const Reading& reading, const Cue& cue, const NounPhrase& behind) {
  const std::uint32_t last = cue.tokens.end - 1;
  if (last == cue.head || !reading.is(last, Word::preposition)) return false;
  return reading.word(last) != "in" ||
         TellingWords::english().has(reading.token(behind.core.end - 1), TellingWords::document);
}

// …, said Ann Lee, |his agent|: where what explains a source behind its verb ends. He is, says |his agent|, the best in
// town: what a verb still waits for explains nobody.
std::uint32_t explanation_end(const Reading& reading, TokenRange body, const Cue& cue, const NounPhrase& source) {
  const std::uint32_t before = cue.tokens.begin - 2;
  const bool is_open = cue.tokens.begin > body.begin + 2 && is_comma(reading, before + 1) &&
                       reading.is(before, Word::be | Word::modal) && reading.marks[before] == 0;
  return is_open ? source.phrase.end : source.whole.end;
}

// “|said Ann Lee|” behind a comma or marked words, else “|she said|” within its sentence.
std::optional<Attribution> attribution_of(const Reading& reading, TokenRange body, const Cue& cue) {
  const bool inverted = ends_content(reading, body, cue.tokens.begin);
  if (inverted && !reading.is(cue.tokens.begin, Word::auxiliary)) {  // no verb with one stands before its subject
    const auto source = subject_after(reading, cue, body.end);
    if (source && is_governed(reading, cue, *source)) return std::nullopt;
    if (source) return Attribution{source, {cue.tokens.begin, explanation_end(reading, body, cue, *source)}};
  }
  const auto source = subject_before(reading, body.begin, cue);
  if (!source || source->core.begin == body.begin) return std::nullopt;
  if (is_relative(reading, *source)) return std::nullopt;  // The bank, |which| reports on Friday, said it would appeal
  // “…, the owner, Ann Lee, |said|”: behind a comma that closes an apposition.
  if (inverted && (source->whole.end + 1 != cue.tokens.begin || source->whole.end == source->phrase.end))
    return std::nullopt;
  const std::uint32_t first = source->core.begin;
  std::uint32_t begin = over_resumption(reading, body.begin, first);
  const bool ends = begin == first || cue.tokens.end == body.end || is_adverbial(reading, {cue.tokens.end, body.end});
  if (!ends) begin = first;
  return Attribution{source, {begin, cue.tokens.end}};
}

// “|Although it rained|, he admitted before noon that …”: one clause, which belongs to what follows on it.
bool is_subordinate(const Reading& reading, TokenRange range) {
  if (!reading.is(range.begin, Word::subordinator) || reading.is(range.begin, Word::complementizer)) return false;
  const std::uint32_t limit = std::min(range.end, range.begin + reach);
  for (std::uint32_t i = range.begin; i < limit; ++i) {
    if (is_comma(reading, i) || reading.is_quote_mark(i)) return false;
  }
  return true;
}

// After the poll, which Lee won, officials agreed |to quadruple| the fee: a verb no table knows, and its sentence.
bool opens_infinitive(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  return i + 2 < last && reading.is(i, Word::infinitive_to) && reading.token(i + 1).is_word() &&
         !reading.is(i + 1, Word::name_like | Word::determiner | Word::possessive | Word::object_pronoun |
                                Word::person_noun | Word::time_word | Word::number_word);
}

// |Taxes|, she said, |would rise|.
Reported around(const Attribution& attribution, TokenRange before, TokenRange behind) {
  Reported reported{.content = {before}, .source = attribution.source, .frame = Frame::after, .rule = clause_x_said};
  if (behind.size() > 1) reported.content.push_back(behind);
  return reported;
}

// However, Lee said, |rents have doubled|.
std::optional<Reported> content_behind_connective(const Reading& reading, TokenRange behind,
                                                  const Attribution& attribution) {
  if (!may_be_clause(reading, behind)) return std::nullopt;
  return Reported{.content = {behind}, .source = attribution.source, .frame = Frame::after, .rule = clause_x_said};
}

// Whether what stands before an attribution may be its content: a clause, or more than a word where the sentence goes
// on behind it; one word only as the subject of what goes on, or as its day.
bool may_be_content(const Reading& reading, TokenRange before, bool goes_on, bool is_split) {
  if (before.size() < 2) return !before.empty() && (is_split || (goes_on && reading.is(before.begin, Word::time_word)));
  return goes_on || may_be_clause(reading, before);
}

// “|Asked whether she would run|, Lee paused”, “|Reached by phone|, Lee said no”: what somebody was asked or told, or
// how, and nothing that he says.
bool is_what_was_asked(const Reading& reading, TokenRange before) {
  if (before.size() < 3 || !reading.is(before.begin, Word::verb_participle)) return false;
  const std::string_view next = reading.word(before.begin + 1);
  const bool is_passive = next == "by" && !has_clause_before(reading, before.begin + 1, before.end);
  return is_passive || next == "about" || reading.is(before.begin + 1, Word::complementizer | Word::wh_word);
}

// Whether words that are no clause are content all the same: in a headline, or as an answer.
bool is_tagged(const Reading& reading, TokenRange body, TokenRange before, const Cue& cue, const NounPhrase& source) {
  if (before.size() > 2 && is_headline_tag(reading, body, cue)) return true;
  return source.core.begin >= cue.tokens.end && is_answer_tag(reading, body, cue, source);
}

// “According to him, Lee said no”, “Asked why she left, Lee said no”: that is no content of Lee's.
bool is_no_content(const Reading& reading, TokenRange before) {
  const bool is_others = !before.empty() && reading.token(before.begin).folded == text::hash_of("according");
  return is_others || is_what_was_asked(reading, before);
}

// Whether what stands before an attribution is a part of the sentence that goes on behind it.
bool belongs_to_rest(const Reading& reading, TokenRange before, TokenRange rest) {
  return !rest.empty() && (is_subordinate(reading, before) || opens_infinitive(reading, rest.begin, rest.end));
}

// Taxes, said Lee|,| would rise: whether the comma at `end` leads back to what is reported. “…, said Lee, |adding|
// that”: an aside is a report of its own.
bool leads_back(const Reading& reading, std::uint32_t end, std::uint32_t last) {
  return end + 1 < last && is_comma(reading, end) &&
         !TellingWords::english().has(reading.token(end + 1), TellingWords::aside);
}

}  // namespace

namespace {

bool is_plain_dash(const Reading& reading, std::uint32_t i) { return reading.marked[i] == 0 && is_dash(reading, i); }

// The back – because, |says Lee, “he always scores”| – has signed: from the attribution at `begin` to the dash that
// ends what another one opens, where nothing but a conjunction stands before it; else all of the sentence.
TokenRange between_dashes(const Reading& reading, TokenRange body, std::uint32_t begin) {
  constexpr std::uint32_t opening = Word::subordinator | Word::coordinator | Word::relative;
  if (begin < body.begin + 4 || !is_comma(reading, begin - 1) || !reading.is(begin - 2, opening) ||
      !(is_plain_dash(reading, begin - 3) || is_mark(reading, begin - 3, Mark::open_bracket)))
    return body;
  const bool in_brackets = is_mark(reading, begin - 3, Mark::open_bracket);
  const auto closes = [&](std::uint32_t i) {
    return in_brackets ? is_mark(reading, i, Mark::close_bracket) : is_plain_dash(reading, i);
  };
  std::uint32_t last = begin;
  while (last < std::min(body.end, begin + reach) && !closes(last)) ++last;
  const bool goes_on = last + 1 < body.end && closes(last);
  return goes_on ? TokenRange{begin, last} : body;
}

}  // namespace

std::optional<Reported> content_around(const Reading& reading, TokenRange body, const Cue& cue) {
  if (cue.kind != CueClass::verb || !cue.is_finite) return std::nullopt;
  auto attribution = attribution_of(reading, body, cue);
  if (!attribution) return std::nullopt;
  const std::uint32_t begin = attribution->tokens.begin;
  if (!ends_content(reading, body, begin)) return std::nullopt;
  body = between_dashes(reading, body, begin);
  const std::uint32_t first = over_other_quotation(reading, over_connective(reading, body), begin);
  TokenRange before = trimmed(reading, {first, begin});
  before.begin = behind_colon(reading, before);
  if (is_no_content(reading, before)) return std::nullopt;
  const std::uint32_t end = end_inside_clause(reading, body, before, cue, attribution->tokens.end);
  const bool goes_on = leads_back(reading, end, body.end);
  if (goes_on && is_connective(reading, before))
    return content_behind_connective(reading, {end + 1, body.end}, *attribution);
  const bool is_split = goes_on && splits_clause(reading, before, end, body.end);
  if (!may_be_content(reading, before, goes_on, is_split) &&
      !is_tagged(reading, body, before, cue, *attribution->source))
    return std::nullopt;
  if (!goes_on && belongs_to_rest(reading, before, {end, body.end})) return std::nullopt;
  if (is_told(cue) || is_told_hearing(reading, cue)) attribution->source.reset();
  return around(*attribution, before, goes_on ? TokenRange{end + 1, body.end} : TokenRange{end, end});
}

std::optional<Reported> content_beside(const Reading& reading, TokenRange body, const Cue& cue) {
  const auto clause = as_clause_of(reading, body, cue);
  if (!clause) return std::nullopt;
  Reported reported{.source = clause->source, .frame = Frame::after, .rule = as_x_says};
  const TokenRange before = trimmed(reading, clause->before);
  if (!before.empty()) reported.content.push_back({over_connective(reading, before), before.end});
  if (!clause->behind.empty()) reported.content.push_back(clause->behind);
  if (reported.content.empty() || (clause->behind.empty() && !may_be_clause(reading, before))) return std::nullopt;
  return reported;
}

namespace {

// |His lawyer, Ann Lee|, said her client, who is ill, was innocent: somebody with an apposition is who speaks.
bool is_apposed_somebody(const Reading& reading, TokenRange before) {
  const auto phrase = phrase_at(reading, before.begin, before.end);
  return phrase && is_somebody(reading, *phrase) && phrase->whole.end == before.end &&
         phrase->whole.end > phrase->phrase.end;
}

// The same where no clause stands before the comma: a headline, an answer, a subject (Rents, |say tenants|, have
// doubled; but the boat, called Ray, was sold).
bool is_inverted_without_clause(const Reading& reading, TokenRange body, const Cue& cue, const NounPhrase& subject) {
  const std::uint32_t before = cue.tokens.begin - 1;
  if (subject.whole.end == body.end && is_headline_tag(reading, body, cue)) return before > body.begin + 2;
  if (is_answer_tag(reading, body, cue, subject)) return true;
  constexpr float often = 0.4F;
  return cue.rate(Frame::after) >= often && subject.kind != NounPhrase::Kind::pronoun &&
         !reading.is(subject.core.begin, Word::time_word) &&
         splits_clause(reading, {over_connective(reading, body), before}, subject.whole.end, body.end) &&
         !is_apposed_somebody(reading, {over_connective(reading, body), before});
}

}  // namespace

bool is_inverted(const Reading& reading, TokenRange body, const Cue& cue) {
  if (!cue.is_finite || cue.is_passive || cue.kind != CueClass::verb || cue.tokens.begin <= body.begin) return false;
  const std::uint32_t before = cue.tokens.begin - 1;
  if (!is_comma(reading, before) && !reading.is_quote_mark(before)) return false;
  const auto subject = subject_after(reading, cue, body.end);
  if (!subject) return false;
  if (is_comma(reading, before) && !has_clause_before(reading, body.begin, before))
    return is_inverted_without_clause(reading, body, cue, *subject);
  if (subject->kind == NounPhrase::Kind::pronoun && subject->whole.end == subject->core.end) return false;
  if (is_governed(reading, cue, *subject)) return false;
  const std::uint32_t next = subject->whole.end;  // “The judge, visibly tired, asked counsel |if| …”: an addressee
  // The planner, quoted in the minutes, described |the tower| as dull: a verb that seldom stands behind what is said.
  const bool is_rare = cue.rate(Frame::after) < 0.3F && !is_somebody(reading, *subject);
  if (is_rare && next < body.end && !is_comma(reading, next)) return false;
  return next == body.end || !(is_finite_verb(reading, next) || reading.is(next, Word::complementizer));
}

namespace {

// Where what goes on behind an attribution ends: at a semicolon, behind which another clause begins.
std::uint32_t clause_end(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  const std::uint32_t limit = std::min(last, first + reach);
  for (std::uint32_t i = first; i < limit; ++i) {
    if (is_mark(reading, i, Mark::semicolon) && reading.marked[i] == 0) return i;
  }
  return last;
}

std::uint32_t comma_from(const Reading& reading, std::uint32_t i, std::uint32_t limit) {
  while (i < limit && !is_comma(reading, i)) ++i;
  return i;
}

// According to Lund, |the judge who wrote the ruling|, the map is void; according to a judge, |who had read it|, it is;
// according to Lund, |citing a judge|, it is; according to Lund, |and to the union|, it is:
// what stands between the commas is the source's, and behind the second one a subject and its verb begin.
bool explains_source(const Reading& reading, TokenRange between, std::uint32_t last) {
  if (between.empty() || between.end + 2 >= last) return false;
  const auto subject = phrase_at(reading, between.end + 1, last);
  if (!subject || !has_verb_behind(reading, *subject)) return false;
  if (TellingWords::english().has(reading.token(between.begin), TellingWords::aside)) return true;
  if (reading.is(between.begin, Word::relative) && !reading.is(between.begin, Word::complementizer)) return true;
  if (reading.is(between.begin, Word::coordinator)) return !may_be_clause(reading, between);
  const auto described = phrase_at(reading, between.begin, between.end);
  return described && described->phrase.end < between.end && reading.is(described->phrase.end, Word::relative);
}

// Seated according to |their rank|: how something is done, and nobody who says so.
bool is_measure(const Reading& reading, const Cue& cue, const NounPhrase& source) {
  if (cue.tokens.begin > 0 && is_comma(reading, cue.tokens.begin - 1)) return false;
  return TellingWords::english().has(reading.token(source.core.end - 1), TellingWords::measure);
}

// According to Lund, |the map is void|; according to Lund, the judge, |it is void|: the content behind the comma that
// ends the source, whose phrase ends at `end`.
std::optional<TokenRange> content_behind_source(const Reading& reading, TokenRange body, std::uint32_t end) {
  const std::uint32_t limit = std::min(body.end, end + reach);
  std::uint32_t comma = comma_from(reading, end, limit);
  const std::uint32_t next = comma_from(reading, std::min(comma + 1, limit), limit);
  if (next < limit && explains_source(reading, {comma + 1, next}, limit)) comma = next;
  if (comma == limit || comma + 2 >= body.end) return std::nullopt;
  return TokenRange{comma + 1, clause_end(reading, comma + 1, body.end)};
}

}  // namespace

std::optional<Reported> according_to(const Reading& reading, TokenRange body, const Cue& cue) {
  Reported reported;
  reported.source = object_at(reading, cue.tokens.end, body.end);
  if (!reported.source || is_measure(reading, cue, *reported.source)) return std::nullopt;
  const bool has_more = reported.source->whole.end > reported.source->core.end;  // data from Lund, |and| …
  if (!has_more) add_partner(reading, *reported.source, body.end);
  const auto end = reported.source->whole.end;
  const bool opens = cue.tokens.begin <= body.begin + 1 || is_behind_link(reading, body, cue.tokens.begin);
  if (opens) {
    const auto content = content_behind_source(reading, body, end);
    if (!content) return std::nullopt;
    reported.content.push_back(*content);
  } else {
    const TokenRange before = trimmed(reading, {over_connective(reading, body), cue.tokens.begin});
    if (before.empty()) return std::nullopt;
    reported.content.push_back(before);
    if (end + 2 < body.end && is_comma(reading, end) && is_comma(reading, cue.tokens.begin - 1)) {
      reported.content.push_back({end + 1, clause_end(reading, end + 1, body.end)});
    }
  }
  reported.frame = Frame::after;
  reported.rule = "according-to";
  return reported;
}

}  // namespace onrecord::attribution
