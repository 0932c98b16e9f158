// Tested by tests/cpp/attribution/indirect_test.cpp.
#include "onrecord/attribution/clauses.hpp"

#include <algorithm>

#include "onrecord/attribution/around.hpp"
#include "onrecord/attribution/as_clauses.hpp"
#include "onrecord/attribution/clause_ends.hpp"
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

constexpr const char* view_is_that = "view-is-that";

// “They were told |that the roof would be mended|”: a report, whoever tells it.
bool is_told_clause(const Cue& cue, Frame frame) {
  if (!is_told(cue)) return false;
  if (frame == Frame::infinitive) return true;  // was told to wait
  return frame == Frame::that || (frame == Frame::clause && cue.rate(Frame::object_clause) >= 0.6F);
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

// Accused him of theft, |claims| he rejects: a plural that passes for a verb, before a clause that has no object.
bool is_resumed_by(const Reading& reading, TokenRange body, const Cue& cue) {
  if (cue.form != VerbForm::third || cue.tokens.size() != 1 || cue.head <= body.begin) return false;
  if (!is_comma(reading, cue.head - 1) ||
      !TellingWords::english().has(reading.token(cue.head), TellingWords::resumption))
    return false;
  const auto subject = core_at(reading, cue.tokens.end, body.end);
  return subject && subject->core.end + 1 == body.end && is_finite_verb(reading, subject->core.end);
}

// He stole the cup, |a claim| Moss denies: the noun takes up what stands before it, and reports nothing behind it.
bool is_resuming(const Reading& reading, TokenRange body, const Cue& cue, Frame frame) {
  if (is_resumed_by(reading, body, cue)) return true;
  if (cue.kind != CueClass::noun || frame != Frame::clause) return false;
  return over_resumption(reading, body.begin, cue.tokens.end) < cue.tokens.end;
}

bool is_no_report(const Reading& reading, TokenRange body, const Cue& cue, const Complement& complement) {
  return is_perceived(reading, cue, complement, body.end) || is_resuming(reading, body, cue, complement.frame);
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

// MPs heard from |the minister| that …: whose words they are that somebody heard.
std::optional<NounPhrase> informant_of(const Reading& reading, TokenRange body, const Cue& cue) {
  const std::uint32_t from = cue.tokens.end;
  if (cue.kind != CueClass::verb || from + 2 >= body.end || reading.word(from) != "from") return std::nullopt;
  if (!TellingWords::english().has(reading.token(cue.head), TellingWords::learning)) return std::nullopt;
  return phrase_at(reading, from + 1, body.end);
}

// Lee told |The Sun|, Lee replied to |a fan|: to whom, and nothing of what.
bool names_hearer_only(const Reading& reading, TokenRange body, const Cue& cue, Frame frame) {
  if (frame != Frame::object || cue.kind != CueClass::verb) return false;
  const bool is_addressed = cue.tokens.size() > 1 && reading.word(cue.tokens.end - 1) == "to";  // replied |to|
  if (!is_addressed && (cue.rate(Frame::object_that) < 0.6F || cue.rate(Frame::object) >= 0.3F)) return false;
  const std::uint32_t ends = is_addressed ? Mark::colon | Mark::comma : Mark::colon;
  const auto hearer = phrase_at(reading, cue.tokens.end, body.end);
  if (!hearer || (hearer->phrase.end < body.end && !is_mark(reading, hearer->phrase.end, ends))) return false;
  return hearer->kind == NounPhrase::Kind::name || reading.is(hearer->core.end - 1, Word::person_noun);
}

// Yesterday, |said Lee|: who speaks, and nothing that he says.
bool is_mere_tag(const Reading& reading, TokenRange body, const Cue& cue, Frame frame) {
  if (frame != Frame::object || cue.kind != CueClass::verb || cue.tokens.begin <= body.begin) return false;
  if (has_clause_before(reading, body.begin, cue.tokens.begin - 1)) return false;
  const auto source = subject_after(reading, cue, body.end);
  return source && is_tag(reading, body, cue, *source);
}

// “|Lee| said”, “|she| has said”, “|a nurse| later told”: a name, a pronoun or a person right before a finite verb.
bool is_sure_source(const Reading& reading, const Cue& cue, const std::optional<NounPhrase>& source) {
  if (!source || cue.kind != CueClass::verb || !cue.is_finite || source->phrase.end != cue.tokens.begin) return false;
  if (source->core.end != source->phrase.end) return false;
  if (source->kind == NounPhrase::Kind::nominal) {
    const bool is_person = reading.is(source->core.end - 1, Word::person_noun);
    return is_person && source->core.size() == 2 && reading.is(source->core.begin, Word::determiner);
  }
  return !reading.is(source->core.end - 1, Word::relative | Word::wh_word);
}

// “Lee |was quoted as saying|”, “was quoted |by the paper| as saying”: a passive whose subject speaks.
bool is_quoted_as(const Reading& reading, const Cue& cue) {
  constexpr std::uint32_t longest = 10;  // tokens of the agent
  std::uint32_t as = cue.tokens.end;
  const auto count = static_cast<std::uint32_t>(reading.tokens().size());
  if (cue.is_passive && as + 2 < count && reading.word(as) == "by") {
    const auto agent = phrase_at(reading, as + 1, std::min(count, as + longest));
    if (agent) as = agent->core.end;
  }
  return cue.is_passive && as + 1 < reading.tokens().size() && reading.is(as, Word::preposition) &&
         reading.word(as) == "as" && reading.is(as + 1, Word::verb_ing);
}

}  // namespace

bool names_nobody(const Reading& reading, const Cue& cue, const NounPhrase& subject) {
  if (!cue.is_known() || cue.entry->no_source < 0.5F) return false;
  return !is_somebody(reading, subject) ||
         TellingWords::english().has(reading.token(subject.core.end - 1), TellingWords::hearing);
}

namespace {

// |Ofcom| received complaints that …: who hears them.
bool is_hearer(const Reading& reading, TokenRange sentence, const Cue& cue, const NounPhrase& source) {
  return source.core.begin < cue.tokens.begin && !reading.is(cue.tokens.begin - 1, Word::possessive) &&
         is_received(reading, sentence.begin, cue);
}

}  // namespace

std::optional<NounPhrase> proposed_source(const Reading& reading, TokenRange body, const Cue& cue) {
  if (auto informant = informant_of(reading, body, cue)) return informant;
  std::optional<NounPhrase> source;
  if (cue.kind == CueClass::noun)
    source = owner_of(reading, body, cue);
  else if (cue.is_passive && !is_quoted_as(reading, cue))
    source = source_of_passive(reading, body, cue);
  else
    source = subject_before(reading, body.begin, cue);
  if (source && names_nobody(reading, cue, *source)) source.reset();
  if (source && is_hearer(reading, body, cue, *source)) source.reset();
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

// Drivers were told to avoid the bridge |by police|: who told them, behind what they were told; but “to be seen by a
// doctor” is no agent of “told”.
std::optional<NounPhrase> take_trailing_agent(const Reading& reading, TokenRange body, TokenRange& content) {
  constexpr std::uint32_t farthest = 40;  // tokens from the end of what was told
  const std::uint32_t last = std::min(content.end + 1, body.end);
  const std::uint32_t first = std::max(content.begin + 2, last - std::min(last, farthest));
  for (std::uint32_t by = last; by > first;) {
    --by;
    if (reading.word(by) != "by" || reading.is(by - 1, Word::verb_participle | Word::verb_ing)) continue;
    const auto agent = phrase_at(reading, by + 1, body.end);
    const bool is_agent = agent && (is_somebody(reading, *agent) || is_body(reading, agent->core));
    if (!is_agent || agent->phrase.end < content.end) continue;
    content.end = by;
    return agent;
  }
  return std::nullopt;
}

}  // namespace

// The content that `complement` begins; empty where it is nothing but marks.
TokenRange ClauseFinder::content_behind(const Reading& reading, TokenRange body, const Cue& cue,
                                        const Complement& complement, Detail detail) const {
  const auto first = complement.range.begin;
  // What begins with no mark is never empty, wherever it ends.
  if (detail == Detail::beginning && first < body.end && reading.marks[first] == 0) return {first, body.end};
  TokenRange content{first, borders_.end(reading, cue, complement.frame, first, body.end)};
  const std::uint32_t rest = goes_on_from(reading, body, content, complement.frame);
  if (rest > content.end) content.end = borders_.end(reading, cue, complement.frame, rest, body.end);
  if (cue.kind == CueClass::noun && (complement.frame == Frame::that || complement.frame == Frame::infinitive))
    content.end = end_of_noun_clause(reading, body, cue, content);
  content.end = end_of_relative(reading, body, cue, content);
  content.end = end_of_opening(reading, body, cue, content);
  const bool is_named = complement.frame == Frame::object ||  // what Lee called |“a joke”| has gone on
                        (complement.frame == Frame::clause && cue.rate(Frame::clause) < cue.rate(Frame::object));
  if (is_named) content.end = std::min(content.end, end_before_verb(reading, content));
  content.end = end_before_manner(reading, cue, trimmed(reading, content));
  return trimmed(reading, {content.begin, end_before_link(reading, content)});
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

namespace {

// “Rents would fall, Hale reported |in the paper|”: nothing but where behind the verb.
bool is_venue_only(const Reading& reading, TokenRange body, const Cue& cue, Frame frame) {
  if (frame != Frame::object || !tells_where(reading, cue)) return false;
  const auto venue = phrase_at(reading, cue.tokens.end, body.end);
  return venue && (venue->phrase.end == body.end || is_comma(reading, venue->phrase.end) ||
                   is_adverbial(reading, {cue.tokens.end - 1, body.end}));
}

// “Rents would fall, Hale told |the paper|”: the content stands before or around, where only the hearer follows.
std::optional<Reported> around_hearer(const Reading& reading, TokenRange body, const Cue& cue, Frame frame) {
  const bool is_beside = is_addressee_only(reading, body, cue, frame) || is_venue_only(reading, body, cue, frame);
  return is_beside ? content_around(reading, body, cue) : std::nullopt;
}

// The ‘mistake’, as the bank |calls it|: what something is called stands elsewhere.
bool is_called_elsewhere(const Reading& reading, TokenRange body, const Cue& cue, Frame frame) {
  const std::uint32_t object = cue.tokens.end;
  if (frame != Frame::object || !cue.is_known() || cue.entry->key != text::hash_of("call")) return false;
  if (!reading.is(object, Word::object_pronoun) || (object + 1 < body.end && reading.marks[object + 1] == 0))
    return false;
  const std::uint32_t begin = cue.tokens.begin;  // |as| the bank calls it
  const auto subject = phrase_before(reading, body.begin, begin);
  return subject && subject->core.begin > body.begin && reading.word(subject->core.begin - 1) == "as";
}

// Ministers said |nothing|, said |little| of the raid, said |goodbye| to the crowd: no words that are reported.
bool says_nothing(const Reading& reading, const Cue& cue, Frame frame) {
  if (frame != Frame::object || !cue.is_known() || cue.entry->key != text::hash_of("say")) return false;
  const std::uint32_t object = reading.token(cue.tokens.end).folded;
  return object == text::hash_of("nothing") || object == text::hash_of("little") ||
         object == text::hash_of("goodbye") || object == text::hash_of("farewell");
}

// The paper, citing |officials|, said …: whose words are given stands elsewhere.
bool names_informant(const Reading& reading, TokenRange body, const Cue& cue, Frame frame) {
  if (frame != Frame::object || !cue.is_known() || cue.tokens.size() != 1) return false;
  if (cue.entry->key != text::hash_of("cite") && cue.entry->key != text::hash_of("quote")) return false;
  const auto object = phrase_at(reading, cue.tokens.end, body.end);
  return object && is_somebody(reading, *object);
}

bool is_no_content(const Reading& reading, TokenRange body, const Cue& cue, Frame frame) {
  if (says_nothing(reading, cue, frame) || names_informant(reading, body, cue, frame)) return true;
  if (is_called_elsewhere(reading, body, cue, frame)) return true;
  const std::uint32_t next = cue.tokens.end;
  if (next + 1 == body.end && reading.word(next) == "nothing") return true;  // The coach said |nothing|.
  return is_mere_tag(reading, body, cue, frame) || names_hearer_only(reading, body, cue, frame);
}

// “Residents |were urged| to leave by police”: a passive of verbs that say what somebody is to do.
bool is_told_to(const Cue& cue) {
  return is_told(cue) || (cue.is_passive && cue.rate(Frame::object_infinitive) >= 0.5F);
}

// The source of what stands behind the cue; takes an agent that ends the content out of it.
std::optional<NounPhrase> take_source(const Reading& reading, TokenRange body, const Cue& cue, Frame frame,
                                      TokenRange& content) {
  if (frame == Frame::infinitive && is_told_to(cue)) {
    if (auto agent = take_trailing_agent(reading, body, content)) return agent;
  }
  return source_before(reading, body, cue, content);
}

// “It shows that”; “|She| had been told that”, “|she| had been urged to”: a subject that is nobody's, or to whom it was
// said.
bool is_no_speaker(const Reading& reading, const Cue& cue, const NounPhrase& source) {
  if (names_nobody(reading, cue, source) || is_bid(reading, cue)) return true;
  const bool has_hearer = cue.rate(Frame::object_that) >= 0.3F || is_told_to(cue);
  const bool is_passive = cue.is_passive && cue.kind == CueClass::verb && has_hearer;
  if (!is_passive) return false;
  const std::uint32_t begin = cue.tokens.begin;
  const bool is_reduced = !cue.is_finite && begin > 0 && begin == cue.head &&  // He shrugged when |asked| whether …
                          (reading.word(begin - 1) == "when" || reading.word(begin - 1) == "if");
  if (is_reduced && reading.marks[cue.tokens.end] == 0 && source.core.begin < begin) return true;
  return reading.is(begin, Word::auxiliary) && source.phrase.end == begin;
}

// Rents fell, |Lee| said; was told by |Lee|; |Lee| said that …: a source that grammar makes sure, or a clause that is
// hardly a report, about which the subject model is not asked.
bool keeps_source(const Reading& reading, const Cue& cue, const Reported& reported) {
  // A clause that is hardly a report with the source that the grammar proposes is none with another.
  constexpr float least = 0.1F;
  if (reported.frame == Frame::after || cue.kind == CueClass::adverbial || is_sure_form(reported)) return true;
  if (reported.confidence < least) return true;
  if (is_sure_source(reading, cue, reported.source) || is_quoted_as(reading, cue)) return true;
  if (reported.source && is_owned_statement(reading, cue)) return true;
  const bool is_behind = reported.source && reported.source->core.begin > cue.head;
  const std::string_view next = reading.word(cue.tokens.end);
  return is_behind && (cue.is_passive || next == "from" ||  // was told by |Lee|
                       (next == "by" && cue.kind == CueClass::noun &&
                        !reading.is(reported.source->core.begin, Word::verb_ing)));  // a claim by |the union| that
}

}  // namespace

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
  if (auto around = around_hearer(reading, body, cue, frame)) return around;
  const bool is_heard = frame == Frame::that && informant_of(reading, body, cue);
  if ((!is_heard && !may_take(cue, frame, least)) || is_no_content(reading, body, cue, frame)) return std::nullopt;
  TokenRange content = content_behind(reading, body, cue, *complement, detail);
  if (content.empty()) return std::nullopt;
  std::optional<NounPhrase> source;
  if (detail != Detail::beginning) source = take_source(reading, body, cue, frame, content);
  return Reported{.content = {content}, .source = source, .frame = frame, .rule = rules[frame_index(frame)]};
}

// Leaves the source to the subject model, where the clause may be a report and its source is not sure already.
void ClauseFinder::choose_source(const Reading& reading, TokenRange sentence, const Cue& cue,
                                 Reported& reported) const {
  if (keeps_source(reading, cue, reported)) return;
  auto who = subjects_.choose(reading, {trimmed(reading, sentence), cue, reported.frame, reported.source});
  if (who.source && is_no_speaker(reading, cue, *who.source)) who.source.reset();
  if (who.source && is_hearer(reading, sentence, cue, *who.source)) who.source.reset();
  reported.certainty = who.probability;
  // The first of “the bishop and the imam” is no other source than both.
  const bool is_same = who.source && reported.source && reported.source->core.begin <= who.source->core.begin &&
                       who.source->core.end <= reported.source->core.end;
  if (is_same || (!who.source && !reported.source)) return;
  // Sandra |and Keith|, both teachers, told us
  const bool is_before = who.source && who.source->whole.end <= cue.tokens.begin;
  if (is_before && is_somebody(reading, *who.source)) add_partner(reading, *who.source, cue.tokens.begin);
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
      (reported.frame == Frame::that && (informant_of(reading, body, cue) || is_owned_statement(reading, cue))) ||
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
