// Tested by tests/cpp/attribution/indirect_test.cpp.
#include "onrecord/attribution/clauses.hpp"

#include <algorithm>

#include "onrecord/attribution/as_clauses.hpp"
#include "onrecord/attribution/closing.hpp"
#include "onrecord/attribution/frames.hpp"
#include "onrecord/attribution/insertions.hpp"
#include "onrecord/attribution/noun_clauses.hpp"
#include "onrecord/attribution/telling_words.hpp"
#include "onrecord/attribution/views.hpp"

namespace onrecord::attribution {
namespace {

using Word = WordClass;
using segment::TokenRange;

std::uint32_t frame_index(Frame frame) { return static_cast<std::uint32_t>(frame); }

constexpr std::array<const char*, frame_count> rules{
    "said-that",  "said-clause",    "asked-whether", "promised-to",   "considered-doing",
    "",           "rejected-it",    "told-x-that",   "told-x-clause", "asked-x-whether",
    "urged-x-to", "described-x-as", "clause-x-said", "said-colon"};

constexpr const char* as_x_says = "as-x-says";
constexpr const char* view_is_that = "view-is-that";

// “But taxes would rise, she said”: the connective is the writer's.
std::uint32_t over_connective(const Reading& reading, TokenRange body) {
  return body.size() > 1 && reading.is(body.begin, Word::coordinator) ? body.begin + 1 : body.begin;
}

// How far the scans of this file reach, in tokens.
constexpr std::uint32_t reach = 120;

// A clause needs a word that may be a verb: “|The chairman|, Ann Lee, called” is none.
bool may_be_clause(const Reading& reading, TokenRange range) {
  const TokenRange near{range.begin, std::min(range.end, range.begin + reach)};
  return reading.any(near, Word::any_verb | Word::auxiliary | Word::modal);
}

// “They |were told|”, “it |has been announced|”: a passive whose subject says nothing.
bool is_told(const Cue& cue) {
  return cue.is_passive && cue.kind == CueClass::verb && cue.rate(Frame::object_that) >= 0.6F;
}

// “They were told |that the roof would be mended|”: a report, whoever tells it.
bool is_told_clause(const Cue& cue, Frame frame) {
  if (!is_told(cue)) return false;
  if (frame == Frame::infinitive) return true;  // was told to wait
  return frame == Frame::that || (frame == Frame::clause && cue.rate(Frame::object_clause) >= 0.6F);
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

// Whether what stands before the attribution at `begin` may be its content.
bool ends_content(const Reading& reading, TokenRange body, std::uint32_t begin) {
  return begin > body.begin && (is_comma(reading, begin - 1) || follows_marked_words(reading, body, begin));
}

// “|said Ann Lee|” behind a comma or marked words, else “|she said|” within its sentence.
std::optional<Attribution> attribution_of(const Reading& reading, TokenRange body, const Cue& cue) {
  const bool inverted = ends_content(reading, body, cue.tokens.begin);
  if (inverted) {
    const auto source = subject_after(reading, cue, body.end);
    return source ? std::optional(Attribution{source, {cue.tokens.begin, source->whole.end}}) : std::nullopt;
  }
  const auto source = subject_before(reading, body.begin, cue);
  if (!source || source->core.begin == body.begin) return std::nullopt;
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
  Reported reported{.content = {before},
                    .source = attribution.source,
                    .frame = Frame::after,
                    .rule = rules[frame_index(Frame::after)]};
  if (behind.size() > 1) reported.content.push_back(behind);
  return reported;
}

// However, Lee said, |rents have doubled|.
std::optional<Reported> content_behind_connective(const Reading& reading, TokenRange behind,
                                                  const Attribution& attribution) {
  if (!may_be_clause(reading, behind)) return std::nullopt;
  return Reported{.content = {behind},
                  .source = attribution.source,
                  .frame = Frame::after,
                  .rule = rules[frame_index(Frame::after)]};
}

// Whether what stands before an attribution may be its content: a clause, or more than a word where the sentence goes
// on behind it; one word only as the subject of what goes on, or as its day.
bool may_be_content(const Reading& reading, TokenRange before, bool goes_on, bool is_split) {
  if (before.size() < 2) return !before.empty() && (is_split || (goes_on && reading.is(before.begin, Word::time_word)));
  return goes_on || may_be_clause(reading, before);
}

// Whether words that are no clause are content all the same: in a headline, or as an answer.
bool is_tagged(const Reading& reading, TokenRange body, TokenRange before, const Cue& cue, const NounPhrase& source) {
  if (before.size() > 2 && is_headline_tag(reading, body, cue)) return true;
  return source.core.begin >= cue.tokens.end && is_answer_tag(reading, body, cue, source);
}

// “…, she said” and “…, said Ann Lee”: the content is what stands before the attribution, and, where the sentence goes
// on after it (“Taxes, she said, would rise”), what stands behind it, too.
std::optional<Reported> content_around(const Reading& reading, TokenRange body, const Cue& cue) {
  if (cue.kind != CueClass::verb || !cue.is_finite) return std::nullopt;
  auto attribution = attribution_of(reading, body, cue);
  if (!attribution) return std::nullopt;
  const std::uint32_t begin = attribution->tokens.begin;
  if (!ends_content(reading, body, begin)) return std::nullopt;
  const TokenRange before = trimmed(reading, {over_connective(reading, body), begin});
  const std::uint32_t end = end_inside_clause(reading, body, before, cue, attribution->tokens.end);
  // “…, said Lee, |adding| that”: an aside is a report of its own.
  const bool goes_on = end + 1 < body.end && is_comma(reading, end) &&
                       !TellingWords::english().has(reading.token(end + 1), TellingWords::aside);
  if (goes_on && is_connective(reading, before))
    return content_behind_connective(reading, {end + 1, body.end}, *attribution);
  const bool is_split = goes_on && splits_clause(reading, before, end, body.end);
  if (!may_be_content(reading, before, goes_on, is_split) &&
      !is_tagged(reading, body, before, cue, *attribution->source))
    return std::nullopt;
  if (!goes_on && end < body.end && (is_subordinate(reading, before) || opens_infinitive(reading, end, body.end)))
    return std::nullopt;
  if (is_told(cue)) attribution->source.reset();
  return around(*attribution, before, goes_on ? TokenRange{end + 1, body.end} : TokenRange{end, end});
}

// “As Lee claims, …”, “…, as Lee put it”
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

// The same where no clause stands before the comma: a headline, an answer, a subject (Rents, |say tenants|, have
// doubled; but the boat, called Ray, was sold).
bool is_inverted_without_clause(const Reading& reading, TokenRange body, const Cue& cue, const NounPhrase& subject) {
  const std::uint32_t before = cue.tokens.begin - 1;
  if (subject.whole.end == body.end && is_headline_tag(reading, body, cue)) return before > body.begin + 2;
  if (is_answer_tag(reading, body, cue, subject)) return true;
  constexpr float often = 0.4F;
  return cue.rate(Frame::after) >= often && subject.kind != NounPhrase::Kind::pronoun &&
         !reading.is(subject.core.begin, Word::time_word) &&
         splits_clause(reading, {over_connective(reading, body), before}, subject.whole.end, body.end);
}

// “…, said Ann Lee”: the verb right after a comma or a mark, and a phrase behind it that no verb follows.
bool is_inverted(const Reading& reading, TokenRange body, const Cue& cue) {
  if (!cue.is_finite || cue.is_passive || cue.kind != CueClass::verb || cue.tokens.begin <= body.begin) return false;
  const std::uint32_t before = cue.tokens.begin - 1;
  if (!is_comma(reading, before) && !reading.is_quote_mark(before)) return false;
  const auto subject = subject_after(reading, cue, body.end);
  if (!subject) return false;
  if (is_comma(reading, before) && !has_clause_before(reading, body.begin, before))
    return is_inverted_without_clause(reading, body, cue, *subject);
  if (subject->kind == NounPhrase::Kind::pronoun && subject->whole.end == subject->core.end) return false;
  const std::uint32_t next = subject->whole.end;  // “The judge, visibly tired, asked counsel |if| …”: an addressee
  return next == body.end || !(is_finite_verb(reading, next) || reading.is(next, Word::complementizer));
}

std::uint32_t comma_from(const Reading& reading, std::uint32_t i, std::uint32_t limit) {
  while (i < limit && !is_comma(reading, i)) ++i;
  return i;
}

// According to Lund, |the judge who wrote the ruling|, the map is void; according to Lund, |and to the union|, it is:
// what stands between the commas is the source's, and behind the second one a subject and its verb begin.
bool explains_source(const Reading& reading, TokenRange between, std::uint32_t last) {
  if (between.empty() || between.end + 2 >= last) return false;
  const auto subject = phrase_at(reading, between.end + 1, last);
  if (!subject || !has_verb_behind(reading, *subject)) return false;
  if (reading.is(between.begin, Word::coordinator)) return !may_be_clause(reading, between);
  const auto described = phrase_at(reading, between.begin, between.end);
  return described && described->phrase.end < between.end && reading.is(described->phrase.end, Word::relative);
}

// Seated according to |their rank|: how something is done, and nobody who says so.
bool is_measure(const Reading& reading, const Cue& cue, const NounPhrase& source) {
  if (cue.tokens.begin > 0 && is_comma(reading, cue.tokens.begin - 1)) return false;
  return TellingWords::english().has(reading.token(source.core.end - 1), TellingWords::measure);
}

std::optional<Reported> according_to(const Reading& reading, TokenRange body, const Cue& cue) {
  Reported reported;
  reported.source = object_at(reading, cue.tokens.end, body.end);
  if (!reported.source || is_measure(reading, cue, *reported.source)) return std::nullopt;
  const auto end = reported.source->whole.end;
  const bool opens = cue.tokens.begin <= body.begin + 1;
  if (opens) {
    const std::uint32_t limit = std::min(body.end, end + reach);
    std::uint32_t comma = comma_from(reading, end, limit);
    const std::uint32_t next = comma_from(reading, std::min(comma + 1, limit), limit);
    if (next < limit && explains_source(reading, {comma + 1, next}, limit)) comma = next;
    if (comma == limit || comma + 2 >= body.end) return std::nullopt;
    reported.content.push_back({comma + 1, body.end});
  } else {
    const TokenRange before = trimmed(reading, {over_connective(reading, body), cue.tokens.begin});
    if (before.empty()) return std::nullopt;
    reported.content.push_back(before);
    if (end + 2 < body.end && is_comma(reading, end) && is_comma(reading, cue.tokens.begin - 1)) {
      reported.content.push_back({end + 1, body.end});
    }
  }
  reported.frame = Frame::after;
  reported.rule = "according-to";
  return reported;
}

// “saw |profits fall|”, “watched |the tower lean|”: what one sees happen is no report. A clause would be in the past,
// too.
bool is_perceived(const Reading& reading, const Cue& cue, const Complement& complement, std::uint32_t last) {
  if (cue.form != VerbForm::past || !TellingWords::english().has(reading.token(cue.head), TellingWords::perception))
    return false;
  if (complement.frame != Frame::clause && complement.frame != Frame::object) return false;
  const std::uint32_t first = complement.range.begin;
  if (TellingWords::english().has(reading.token(first), TellingWords::reflexive)) return true;  // found |itself| alone
  const auto seen = core_at(reading, first, last);
  if (!seen || seen->core.end >= last) return false;
  const auto is_plain = [&](std::uint32_t i) { return reading.is(i, Word::verb_base) && !reading.is(i, Word::finite); };
  return is_plain(seen->core.end) || (seen->core.size() > 1 && is_plain(seen->core.end - 1));
}

// He stole the cup, |a claim| Moss denies: the noun takes up what stands before it, and reports nothing behind it.
bool is_resuming(const Reading& reading, TokenRange body, const Cue& cue, Frame frame) {
  if (cue.kind != CueClass::noun || frame != Frame::clause) return false;
  return over_resumption(reading, body.begin, cue.tokens.end) < cue.tokens.end;
}

bool is_no_report(const Reading& reading, TokenRange body, const Cue& cue, const Complement& complement) {
  return is_perceived(reading, cue, complement, body.end) || is_resuming(reading, body, cue, complement.frame);
}

// A name or a noun for somebody: a source also of verbs whose reports mostly have none (“it shows that”).
bool can_speak(const Reading& reading, const NounPhrase& source) {
  return source.kind == NounPhrase::Kind::name ||
         (source.kind == NounPhrase::Kind::nominal && reading.is(source.core.end - 1, Word::person_noun));
}

// “was accused |by Lee| of”; where the words are mostly somebody's who is in that state, the subject: “|Lee| is
// convinced that”.
std::optional<NounPhrase> source_of_passive(const Reading& reading, TokenRange body, const Cue& cue) {
  const auto agent = agent_of(reading, cue, body.end);
  const bool is_state = cue.kind == CueClass::adjective && cue.is_known() && cue.entry->no_source < 0.3F;
  return agent || !is_state ? agent : subject_before(reading, body.begin, cue);
}

// “As Lee claims, taxes will rise”, “Lee's view is that taxes will rise”: forms that say more than any word's figures.
bool is_sure_form(const Reported& reported) { return reported.rule == as_x_says || reported.rule == view_is_that; }

// “In the view of Lee, taxes will rise”: words that do nothing else.
bool is_sure_adverbial(const Cue& cue) { return cue.kind == CueClass::adverbial && cue.strength() >= 0.8F; }

// The frame that the active has where its object is a passive's subject: |residents| were urged to leave.
Frame active_frame(Frame frame) {
  if (frame == Frame::infinitive) return Frame::object_infinitive;
  if (frame == Frame::that) return Frame::object_that;
  return frame == Frame::wh ? Frame::object_wh : frame;
}

// May the cue take the frame? One whose row does not show the frame may if it is an old hand at reporting: no word was
// ever seen in all that it can do.
bool may_take(const Cue& cue, Frame frame, float least) {
  if (!cue.is_known()) return frame == Frame::that || frame == Frame::after;
  if (cue.rate(frame) >= least || (cue.is_passive && cue.rate(active_frame(frame)) >= least)) return true;
  const bool is_plain =
      frame == Frame::that || frame == Frame::clause || frame == Frame::after || frame == Frame::object_that;
  if (frame == Frame::object_clause && cue.rate(Frame::clause) >= 0.5F && cue.rate(Frame::object_that) >= 0.5F)
    return true;  // promised him she would come
  if (frame == Frame::ing) return cue.kind == CueClass::verb && cue.is_finite && cue.strength() >= 0.45F;
  return is_plain && cue.kind == CueClass::verb && (cue.strength() >= 0.3F || takes_that(cue));
}

// “Rents would fall, Hale told the paper.”, “Rents, Hale told the paper, would fall.”: what follows the cue is its
// addressee, and the content stands before or around.
bool is_addressee_only(const Reading& reading, TokenRange body, const Cue& cue, Frame frame) {
  if (frame != Frame::object || cue.rate(Frame::object_that) < 0.3F) return false;
  const auto addressee = phrase_at(reading, cue.tokens.end, body.end);
  if (!addressee || addressee->phrase.size() >= 8) return false;
  const std::uint32_t end = addressee->phrase.end;
  const bool is_inside = end < body.end && is_comma(reading, end) && begins_predicate(reading, end + 1, body.end);
  return end == body.end || (is_inside && !ends_content(reading, body, cue.tokens.begin));
}

// Lee told |The Sun|: to whom, and nothing of what.
bool names_hearer_only(const Reading& reading, TokenRange body, const Cue& cue, Frame frame) {
  if (frame != Frame::object || cue.kind != CueClass::verb) return false;
  if (cue.rate(Frame::object_that) < 0.6F || cue.rate(Frame::object) >= 0.3F) return false;
  const auto hearer = phrase_at(reading, cue.tokens.end, body.end);
  if (!hearer || (hearer->phrase.end < body.end && !is_mark(reading, hearer->phrase.end, Mark::colon))) return false;
  return hearer->kind == NounPhrase::Kind::name || reading.is(hearer->core.end - 1, Word::person_noun);
}

// Yesterday, |said Lee|: who speaks, and nothing that he says.
bool is_mere_tag(const Reading& reading, TokenRange body, const Cue& cue, Frame frame) {
  if (frame != Frame::object || cue.kind != CueClass::verb || cue.tokens.begin <= body.begin) return false;
  if (has_clause_before(reading, body.begin, cue.tokens.begin - 1)) return false;
  const auto source = subject_after(reading, cue, body.end);
  return source && is_tag(reading, body, cue, *source);
}

// “|Lee| said”, “|she| has said”: a name or a pronoun right before a finite verb.
bool is_sure_source(const Reading& reading, const Cue& cue, const std::optional<NounPhrase>& source) {
  if (!source || cue.kind != CueClass::verb || !cue.is_finite || source->phrase.end != cue.tokens.begin) return false;
  if (source->core.end != source->phrase.end || source->kind == NounPhrase::Kind::nominal) return false;
  return !reading.is(source->core.end - 1, Word::relative | Word::wh_word);
}

}  // namespace

namespace {

// “Lee |was quoted as saying|”: a passive whose subject speaks.
bool is_quoted_as(const Reading& reading, const Cue& cue) {
  const std::uint32_t as = cue.tokens.end;
  return cue.is_passive && as + 1 < reading.tokens().size() && reading.is(as, Word::preposition) &&
         reading.word(as) == "as" && reading.is(as + 1, Word::verb_ing);
}

}  // namespace

std::optional<NounPhrase> proposed_source(const Reading& reading, TokenRange body, const Cue& cue) {
  std::optional<NounPhrase> source;
  if (cue.kind == CueClass::noun)
    source = owner_of(reading, body, cue);
  else if (cue.is_passive && !is_quoted_as(reading, cue))
    source = source_of_passive(reading, body, cue);
  else
    source = subject_before(reading, body.begin, cue);
  const bool mostly_none = cue.is_known() && cue.entry->no_source >= 0.5F;
  if (mostly_none && source && !can_speak(reading, *source)) source.reset();
  return source;
}

namespace {

// The proposed source, without what is content behind it: accused by |the minister| of taking it.
std::optional<NounPhrase> source_before(const Reading& reading, TokenRange body, const Cue& cue, TokenRange content) {
  auto source = proposed_source(reading, body, cue);
  if (source && source->phrase.begin < content.begin && content.begin < source->phrase.end)
    source->phrase = source->whole = source->core;
  return source;
}

// The plan that Moss called |“a joke”| was dropped: marked words right behind the verb, and another's verb behind them.
std::uint32_t end_before_verb(const Reading& reading, TokenRange content) {
  if (content.empty() || !reading.is_quote_mark(content.begin) || reading.marked[content.begin] == 0)
    return content.end;
  const std::uint32_t limit = std::min(content.end, content.begin + reach);
  std::uint32_t end = content.begin;
  while (end < limit && reading.marked[end] == reading.marked[content.begin]) ++end;
  return end < limit && is_finite_verb(reading, end) ? end : content.end;
}

}  // namespace

// The content that `complement` begins; empty where it is nothing but marks.
TokenRange ClauseFinder::content_behind(const Reading& reading, TokenRange body, const Cue& cue,
                                        const Complement& complement, Detail detail) const {
  const auto first = complement.range.begin;
  // What begins with no mark is never empty, wherever it ends.
  if (detail == Detail::beginning && first < body.end && reading.marks[first] == 0) return {first, body.end};
  TokenRange content{first, borders_.end(reading, cue, complement.frame, first, body.end)};
  if (cue.kind == CueClass::noun && (complement.frame == Frame::that || complement.frame == Frame::infinitive))
    content.end = end_of_noun_clause(reading, body, cue, content);
  if (complement.frame == Frame::object) content.end = std::min(content.end, end_before_verb(reading, content));
  return trimmed(reading, content);
}

// The forms that ask for no complement of the cue: according to Lee, …; …, said Lee; as Lee says, …; Lee's view is that
// …
std::optional<Reported> ClauseFinder::form_of(const Reading& reading, TokenRange body, const Cue& cue, Detail detail,
                                              float least) const {
  if (cue.kind == CueClass::adverbial) return according_to(reading, body, cue);
  if (may_take(cue, Frame::after, least)) {
    if (is_inverted(reading, body, cue)) {
      if (auto around = content_around(reading, body, cue)) return around;
    }
    if (auto beside = content_beside(reading, body, cue)) return beside;
  }
  const auto view = view_of(reading, body, cue);
  if (!view) return std::nullopt;
  const Complement held{Frame::that, {view->that, body.end}};
  return Reported{.content = {content_behind(reading, body, cue, held, detail)},
                  .source = view->source,
                  .frame = Frame::that,
                  .rule = view_is_that};
}

std::optional<Reported> ClauseFinder::outline_of(const Reading& reading, TokenRange sentence, const Cue& cue,
                                                 Detail detail, float least) const {
  const TokenRange body = trimmed(reading, sentence);
  if (cue.tokens.end > body.end || is_occasion(reading, body, cue)) return std::nullopt;
  if (auto form = form_of(reading, body, cue, detail, least)) return form;
  if (cue.kind == CueClass::adverbial) return std::nullopt;
  const auto complement = complement_of(reading, cue, body.end);
  if (!complement) return may_take(cue, Frame::after, least) ? content_around(reading, body, cue) : std::nullopt;
  const Frame frame = complement->frame;
  if (is_no_report(reading, body, cue, *complement)) return std::nullopt;
  if (is_addressee_only(reading, body, cue, frame)) {
    if (auto around = content_around(reading, body, cue)) return around;
  }
  if (!may_take(cue, frame, least) || is_mere_tag(reading, body, cue, frame) ||
      names_hearer_only(reading, body, cue, frame))
    return std::nullopt;
  const TokenRange content = content_behind(reading, body, cue, *complement, detail);
  if (content.empty()) return std::nullopt;
  Reported reported{.content = {content}, .frame = frame, .rule = rules[frame_index(frame)]};
  if (detail != Detail::beginning) reported.source = source_before(reading, body, cue, content);
  return reported;
}

// Leaves the source to the subject model, where the clause may be a report and its source is not sure already.
void ClauseFinder::choose_source(const Reading& reading, TokenRange sentence, const Cue& cue,
                                 Reported& reported) const {
  // A clause that is hardly a report with the source that the grammar proposes is none with another.
  constexpr float least = 0.1F;
  if (reported.frame == Frame::after || cue.kind == CueClass::adverbial || is_sure_form(reported)) return;
  if (reported.confidence < least) return;
  if (is_sure_source(reading, cue, reported.source) || is_quoted_as(reading, cue)) return;
  const bool is_agent = cue.is_passive && reported.source && reported.source->core.begin > cue.head;  // by |Lee|
  if (is_agent) return;
  auto who = subjects_.choose(reading, {trimmed(reading, sentence), cue, reported.frame, reported.source});
  // |She| had been told that: to whom it was said.
  const bool is_passive = cue.is_passive && cue.kind == CueClass::verb && cue.rate(Frame::object_that) >= 0.3F;
  if (who.source && is_passive && reading.is(cue.tokens.begin, Word::auxiliary) &&
      who.source->phrase.end == cue.tokens.begin)
    who.source.reset();
  reported.certainty = who.probability;
  // The first of “the bishop and the imam” is no other source than both.
  const bool is_same = who.source && reported.source && reported.source->core.begin <= who.source->core.begin &&
                       who.source->core.end <= reported.source->core.end;
  if (is_same || (!who.source && !reported.source)) return;
  reported.source = who.source;
  reported.confidence = probability(reading, sentence, cue, reported);
}

float ClauseFinder::probability(const Reading& reading, TokenRange sentence, const Cue& cue,
                                const Reported& reported) const {
  const NounPhrase* source = reported.source ? &*reported.source : nullptr;
  return reports_.probability(reading, {cue, reported.frame, sentence, reported.content.front(), source});
}

namespace {

// “Lee maintains |he paid|”: somebody, a verb that reports, and a clause that a pronoun opens.
bool is_pronoun_clause(const Reading& reading, const Cue& cue, const Reported& reported) {
  if (reported.frame != Frame::clause || cue.is_negated || !takes_that(cue)) return false;
  if (!reported.source || !is_sure_source(reading, cue, reported.source)) return false;
  const std::uint32_t first = reported.content.front().begin;
  return reading.is(first, Word::subject_pronoun) && !reading.is(first, Word::object_pronoun | Word::determiner) &&
         is_finite_verb(reading, first + 1);
}

}  // namespace

void ClauseFinder::complete(const Reading& reading, TokenRange sentence, const Cue& cue, Reported& reported) const {
  reported.confidence = probability(reading, sentence, cue, reported);
  choose_source(reading, sentence, cue, reported);
  if (reported.confidence >= 0.5F) return;
  const TokenRange body = trimmed(reading, sentence);
  if (is_sure_form(reported) || is_sure_adverbial(cue) || is_told_clause(cue, reported.frame) ||
      is_pronoun_clause(reading, cue, reported) || is_sure_closing(reading, body, cue, reported) ||
      (reported.frame == Frame::that && is_subject_clause(reading, body, cue, reported.content.front())))
    reported.confidence = 0.5F;
}

std::optional<Reported> ClauseFinder::clause_of(const Reading& reading, TokenRange sentence, const Cue& cue,
                                                float least) const {
  auto reported = outline_of(reading, sentence, cue, Detail::content, least);
  if (reported) complete(reading, sentence, cue, *reported);
  return reported;
}

}  // namespace onrecord::attribution
