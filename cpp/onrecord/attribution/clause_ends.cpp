// Tested by tests/cpp/attribution/indirect_test.cpp.
#include "onrecord/attribution/clause_ends.hpp"

#include <algorithm>

#include "onrecord/attribution/frames.hpp"
#include "onrecord/attribution/insertions.hpp"
#include "onrecord/attribution/phrases.hpp"
#include "onrecord/attribution/telling_words.hpp"
#include "onrecord/text/search.hpp"

namespace onrecord::attribution {
namespace {

using Word = WordClass;
using segment::TokenRange;

constexpr std::uint32_t reach = 120;  // tokens

// Said he had lied|, cheated| and forged it: over a list of participles up to the last one; `content.end` where none
// stands there.
std::uint32_t over_list(const Reading& reading, TokenRange body, TokenRange content) {
  constexpr std::uint32_t farthest = 12;
  const std::uint32_t comma = content.end;
  if (content.size() < 2 || comma + 3 >= body.end || !is_comma(reading, comma)) return comma;
  constexpr std::uint32_t chain = Word::auxiliary | Word::negation | Word::adverb;
  if (!reading.is(comma - 1, Word::verb_participle) || !reading.is(comma - 2, chain)) return comma;
  if (!reading.is(comma + 1, Word::verb_participle)) return comma;
  for (std::uint32_t i = comma + 2; i + 1 < std::min(body.end, comma + farthest); ++i) {
    if (!reading.is(i, Word::coordinator)) continue;
    const std::uint32_t next = reading.is(i + 1, Word::adverb) && i + 2 < body.end ? i + 2 : i + 1;  // and |then| sold
    if (reading.is(next, Word::verb_participle)) return next + 1;
  }
  return comma;
}

// Said the text, |which came late,| was clear: where the predicate of a clause begins whose subject is all that
// `content` holds, behind what explains it; `content.end` where it holds more.
std::uint32_t over_explained_subject(const Reading& reading, TokenRange body, TokenRange content) {
  const auto subject = phrase_at(reading, content.begin, body.end);
  if (!subject || subject->phrase.end > content.end) return content.end;
  const std::uint32_t predicate = behind_explanation(reading, *subject, body.end);
  const bool is_all = subject->phrase.end == content.end || predicate == content.end + 1;  // the wreck – a brig| – was
  return is_all && predicate > content.end && begins_predicate(reading, predicate, body.end) ? predicate : content.end;
}

// Asked why|, if it was known,| nobody spoke; would stay if |– and only if –| he paid: behind what parts a conjunction
// from its clause; `content.end` where nothing does.
std::uint32_t over_aside(const Reading& reading, TokenRange body, TokenRange content) {
  constexpr std::uint32_t longest = 20;
  constexpr std::uint32_t opening = Word::wh_word | Word::complementizer | Word::subordinator;
  const std::uint32_t first = content.end;
  if (content.empty() || !reading.is(first - 1, opening) || is_mark(reading, first, Mark::open_bracket)) return first;
  const bool in_dashes = is_dash(reading, first);
  for (std::uint32_t i = first + 2; i + 2 < std::min(body.end, first + longest); ++i) {
    if (in_dashes ? is_dash(reading, i) : is_comma(reading, i))
      return is_clause_at(reading, {i + 1, body.end}) ? i + 1 : first;
  }
  return first;
}

// Admitted stealing it, |crashing| it and selling it; but admitted stealing it, |adding| that …
bool is_next_deed(const Reading& reading, TokenRange body, TokenRange content) {
  const std::uint32_t next = content.end + 1;
  if (next + 1 >= body.end || !is_comma(reading, content.end) || !reading.is(next, Word::verb_ing)) return false;
  return !TellingWords::english().has(reading.token(next), TellingWords::aside);
}

// Asked why it burned, |who| had known and when: one more of the questions that a verb reports.
bool is_next_question(const Reading& reading, TokenRange body, TokenRange content) {
  const std::uint32_t next = content.end + 1;
  if (next + 1 >= body.end || !is_comma(reading, content.end) || !reading.is(next, Word::wh_word)) return false;
  const bool may_explain = reading.is(next, Word::relative) && reading.is(next - 2, Word::noun | Word::name_like);
  return !may_explain && reading.word(next) != "which";
}

// |to watch|, |not to watch|
bool is_infinitive(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  if (i + 2 < last && reading.is(i, Word::negation)) ++i;
  return i + 1 < last && reading.is(i, Word::infinitive_to) && reading.is(i + 1, Word::verb_base | Word::auxiliary);
}

// Told them to wait |and to watch|: what else somebody is to do.
bool is_second_infinitive(const Reading& reading, TokenRange body, TokenRange content, Frame frame) {
  const std::uint32_t link = content.end;
  if (frame != Frame::infinitive && frame != Frame::object_infinitive) return false;
  return link + 3 < body.end && reading.is(link, Word::coordinator) && is_infinitive(reading, link + 1, body.end);
}

// Told them to wait, |to watch and to pray|: over a list of what somebody is to do up to the last of it; `content.end`
// where none stands there.
std::uint32_t over_infinitives(const Reading& reading, TokenRange body, TokenRange content, Frame frame) {
  constexpr std::uint32_t farthest = 40;  // tokens
  std::uint32_t rest = content.end;
  if (frame != Frame::infinitive && frame != Frame::object_infinitive) return rest;
  if (!is_comma(reading, rest) || !is_infinitive(reading, rest + 1, body.end)) return rest;
  for (std::uint32_t i = rest + 2; i + 3 < std::min(body.end, content.end + farthest); ++i) {
    if (reading.is(i, Word::coordinator) && is_infinitive(reading, i + 1, body.end)) rest = i + 2;
  }
  return rest;
}

// Said it had been weighed |and found to be| short: a second participle of a passive, which no subject can have done.
bool is_second_participle(const Reading& reading, TokenRange body, TokenRange content) {
  const std::uint32_t link = content.end;
  if (link + 3 >= body.end || reading.word(link) != "and" || !reading.is(link + 1, Word::verb_participle)) return false;
  const bool is_passive =
      reading.word(link + 2) == "by" || (reading.is(link + 2, Word::infinitive_to) && reading.word(link + 3) == "be");
  return is_passive && reading.any(content, Word::be);
}

// Over the marked words that open at token `i`, inside other marks.
std::uint32_t over_nested_marks(const Reading& reading, std::uint32_t i) {
  const auto& marked = reading.evidence.marked;
  const std::uint32_t begin = reading.token(i).begin;
  const auto own = text::first_not_below(marked, begin, [](const quotes::Marked& one) { return one.outer.begin; });
  return own != marked.end() && own->outer.begin == begin ? reading.first_from(own->outer.end) : i;
}

// Over the marked words that `content` begins with; its begin where none do.
std::uint32_t over_first_marks(const Reading& reading, TokenRange content) {
  if (content.empty() || !reading.is_quote_mark(content.begin) || reading.marked[content.begin] == 0)
    return content.begin;
  const bool is_nested = content.begin > 0 && reading.marked[content.begin - 1] == reading.marked[content.begin];
  if (is_nested) return std::min(over_nested_marks(reading, content.begin), content.end);
  const std::uint32_t limit = std::min(content.end, content.begin + reach);
  std::uint32_t end = content.begin;
  while (end < limit && reading.marked[end] == reading.marked[content.begin]) ++end;
  return end;
}

// muttered “hm” |as the lights went out|: a clause that tells when something was said; but warn of “a storm” |as rivers
// rise|.
bool tells_when(const Reading& reading, TokenRange range) {
  const std::string_view word = reading.word(range.begin);
  const bool is_time = word == "as" || word == "when" || word == "while" || word == "before" || word == "after";
  const auto subject = is_time ? phrase_at(reading, range.begin + 1, range.end) : std::nullopt;
  const auto is_past = [&](std::uint32_t i) { return i < range.end && reading.is(i, Word::verb_past); };
  return subject && (is_past(subject->core.end) || is_past(subject->phrase.end));
}

// said ‘it is a girl’, |so I rang her|; shouting “pull” |until she did|: what came of the words, or how long they were
// said, behind marked words that are all that is said.
bool tells_outcome(const Reading& reading, TokenRange range) {
  if (range.size() > 1 && is_comma(reading, range.begin)) ++range.begin;
  if (range.size() < 3) return false;
  const std::uint32_t word = reading.token(range.begin).folded;
  if (word != text::hash_of("so") && word != text::hash_of("until") && word != text::hash_of("till")) return false;
  return is_clause_at(reading, {range.begin + 1, range.end});
}

// The firm – he calls it “a family” |–| employs many: a clause that a dash opens right before its subject ends with the
// next dash where the sentence goes on behind that.
std::uint32_t end_of_aside(const Reading& reading, TokenRange body, const Cue& cue, TokenRange content) {
  constexpr std::uint32_t longest = 4;  // tokens of the subject
  const std::uint32_t first = std::max(body.begin + 1, cue.tokens.begin - std::min(cue.tokens.begin, longest));
  std::uint32_t dash = cue.tokens.begin;
  while (dash > first && reading.marks[dash] == 0) --dash;
  if (!is_dash(reading, dash) || content.begin < cue.tokens.end) return content.end;
  const std::uint32_t limit = std::min(content.end, content.begin + reach);
  for (std::uint32_t i = content.begin; i < limit; ++i) {
    if (reading.marked[i] != 0 || !is_dash(reading, i)) continue;
    return begins_predicate(reading, i + 1, body.end) ? i : content.end;
  }
  return content.end;
}

}  // namespace

// Lee – who has called it “a mess” |–| met the mayor; Lee, who said it was a mess|,| has left: what a mark and a
// relative pronoun open ends with the next dash, or with the comma before the verb of what it is about.
std::uint32_t end_of_relative(const Reading& reading, TokenRange body, const Cue& cue, TokenRange content) {
  constexpr std::uint32_t farthest = 3;  // tokens before the cue
  const std::uint32_t first = std::max(body.begin + 1, cue.tokens.begin - std::min(cue.tokens.begin, farthest));
  std::uint32_t relative = cue.tokens.begin;
  while (relative > first && !reading.is(relative, Word::relative)) --relative;
  if (!reading.is(relative, Word::relative) || relative == 0) return end_of_aside(reading, body, cue, content);
  const bool is_behind_dash = is_dash(reading, relative - 1);
  if (!is_behind_dash && !is_comma(reading, relative - 1)) return content.end;
  const std::uint32_t limit = std::min(content.end, content.begin + reach);
  bool has_verb = false;
  for (std::uint32_t i = content.begin; i < limit; ++i) {
    has_verb = has_verb || is_finite_verb(reading, i);
    if (reading.marked[i] != 0) continue;
    const bool ends = is_behind_dash ? is_dash(reading, i)
                                     : has_verb && is_comma(reading, i) && begins_predicate(reading, i + 1, body.end);
    if (ends) return i;
  }
  return content.end;
}

// The plan that Moss called |“a joke”| was dropped: marked words right behind the verb, and another's verb behind them.
std::uint32_t end_before_verb(const Reading& reading, TokenRange content) {
  const std::uint32_t end = over_first_marks(reading, content);
  return end > content.begin && end < content.end && is_finite_verb(reading, end) ? end : content.end;
}

// chanted |“sack the board”| throughout, shouted |“shame”| twice, |“help”| as it sank: behind marked words nothing but
// how or when the verb's deed is done.
std::uint32_t end_before_manner(const Reading& reading, const Cue& cue, TokenRange content) {
  const std::uint32_t behind = over_first_marks(reading, content);
  const TokenRange rest{behind, content.end};
  if (behind > content.begin && !rest.empty() && (tells_when(reading, rest) || tells_outcome(reading, rest)))
    return behind;
  // Chanted “we won” |outside the hall|: of a verb that tells how it is said, behind a clause or as its only object.
  const bool is_voice = cue.kind == CueClass::verb && cue.rate(Frame::that) == 0;
  const bool is_only = cue.rate(Frame::object) == 0 && cue.rate(Frame::after) >= 0.5F;
  const bool is_clause = is_voice && behind > content.begin && is_clause_at(reading, {content.begin + 1, behind});
  if (is_voice && (is_only || is_clause) && behind > content.begin && behind < content.end &&
      reading.is(behind, Word::preposition))
    return behind;
  constexpr std::uint32_t most = 3;  // tokens
  std::uint32_t end = content.end;
  while (end > content.begin && content.end - end < most &&
         reading.is(end - 1, Word::adverb | Word::time_word | Word::preposition))
    --end;
  const bool is_marked = end > content.begin && reading.marked[end - 1] != 0 &&
                         reading.marked[end - 1] == reading.marked[content.begin] &&
                         reading.is_quote_mark(content.begin);
  return is_marked ? end : content.end;
}

std::uint32_t end_before_link(const Reading& reading, TokenRange content) {
  constexpr std::uint32_t link = Word::subordinator | Word::coordinator | Word::relative;
  if (content.size() < 3 || reading.marked[content.end - 1] != 0) return content.end;
  return reading.is(content.end - 1, link) && is_dash(reading, content.end - 2) ? content.end - 2 : content.end;
}

std::uint32_t goes_on_from(const Reading& reading, TokenRange body, TokenRange content, Frame frame) {
  if (content.end >= body.end) return content.end;
  if (is_second_infinitive(reading, body, content, frame) || is_second_participle(reading, body, content))
    return content.end + 2;
  const bool is_parted =
      is_mark(reading, content.end, Mark::comma | Mark::open_bracket) || is_dash(reading, content.end);
  if (!is_parted) return content.end;
  if (frame == Frame::ing && is_next_deed(reading, body, content)) return content.end + 1;
  if (frame == Frame::wh && is_next_question(reading, body, content)) return content.end + 1;
  if (const std::uint32_t rest = over_infinitives(reading, body, content, frame); rest > content.end) return rest;
  if (const std::uint32_t rest = over_aside(reading, body, content); rest > content.end) return rest;
  const std::uint32_t listed = over_list(reading, body, content);
  return listed > content.end || frame != Frame::clause ? listed : over_explained_subject(reading, body, content);
}

namespace {

// |Calling| it “a mess,” Lee left; |while calling| it so: a participle that opens the sentence.
bool opens_by_doing(const Reading& reading, TokenRange body, const Cue& cue) {
  if (cue.form != VerbForm::ing) return false;
  const bool is_linked = cue.head == body.begin + 1 && reading.is(body.begin, Word::preposition | Word::subordinator);
  return is_linked || cue.head == body.begin;
}

// Is the comma at `i` the last thing between marks, and a clause behind them?
bool closes_before_clause(const Reading& reading, TokenRange body, std::uint32_t i) {
  return reading.marked[i] != 0 && reading.is_quote_mark(i + 1) && reading.marked[i + 2] == 0 &&
         is_clause_at(reading, {i + 2, body.end});
}

}  // namespace

std::uint32_t end_of_opening(const Reading& reading, TokenRange body, const Cue& cue, TokenRange content) {
  if (cue.tokens.size() != 1 || cue.kind != CueClass::verb) return content.end;
  const bool is_doing = opens_by_doing(reading, body, cue);
  if (!is_doing && (cue.head != body.begin || !reading.is(cue.head, Word::verb_participle))) return content.end;
  const std::uint32_t limit = std::min(content.end, content.begin + reach);
  for (std::uint32_t i = content.begin + 2; i + 2 < limit; ++i) {
    if (!is_comma(reading, i)) continue;
    if (closes_before_clause(reading, body, i)) return i + 2;
    if (reading.marked[i] == 0 && !is_doing && is_clause_at(reading, {i + 1, body.end})) return i;
  }
  return content.end;
}

}  // namespace onrecord::attribution
