// How far reported words reach outside their marks: “fire and fury” upon the nation; Talk of “a mess” is wrong, Lee
// said. Tested by tests/python/test_attribution.py on tests/cases/attribution.jsonl.
#include <algorithm>
#include <string_view>

#include "onrecord/attribution/claims.hpp"
#include "onrecord/attribution/closing.hpp"
#include "onrecord/attribution/headlines.hpp"
#include "onrecord/attribution/hearers.hpp"
#include "onrecord/attribution/insertions.hpp"
#include "onrecord/attribution/phrases.hpp"
#include "onrecord/attribution/rules.hpp"
#include "onrecord/attribution/second_verbs.hpp"
#include "onrecord/attribution/source_span.hpp"
#include "onrecord/attribution/telling_words.hpp"

namespace onrecord::attribution {
namespace {

using segment::TokenRange;

// A marked word in lower case: no name, and no headline.
bool has_lower_word(const Reading& reading, const Place& place) {
  for (std::uint32_t i = place.tokens.begin; i < place.tokens.end; ++i) {
    const auto& token = reading.token(i);
    if (token.is_word() && !token.is(segment::TokenShape::capitalized)) return true;
  }
  return false;
}

// Whether the sentence goes on after the closing mark as part of what is reported: said “a mess” was coming. After a
// sentence of its own no link does: said “Good morning” |to| the statue.
bool runs_on(const Reading& reading, const Place& place) {
  if (closes_speech(place.last_inside) || place.after().empty()) return false;
  if (has_lower_word(reading, place) &&
      reading.is(place.tokens.end,
                 WordClass::coordinator | WordClass::preposition | WordClass::infinitive_to | WordClass::subordinator))
    return false;
  return reading.token(place.tokens.end).kind != segment::TokenKind::punctuation;
}

// A finite verb among the last tokens of a range.
bool has_verb(const Reading& reading, TokenRange range) {
  constexpr std::uint32_t longest = 60;
  if (range.size() > longest) range.begin = range.end - longest;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (is_finite_verb(reading, i)) return true;
  }
  return false;
}

// Marked words right behind their cue, and right after them a clause or a verb of its own: he says “trust me” |I
// leave|; he said “we sank” |and left|.
bool is_object_alone(const Reading& reading, const Place& place, const Proposal& proposal) {
  if (proposal.word == nullptr || place.after().empty()) return false;
  const std::uint32_t before = place.tokens.begin - 1;  // told |me| “stay” so I stayed
  const bool has_hearer = proposal.word->tokens.end == before && proposal.word->rate(Frame::object_that) >= 0.6F &&
                          reading.is(before, WordClass::object_pronoun) &&
                          !reading.is(before, WordClass::possessive | WordClass::subject_pronoun);
  if (!has_hearer && proposal.word->tokens.end != place.tokens.begin) return false;
  std::uint32_t next = place.tokens.end;
  const bool is_apart = is_comma(reading, next) && next + 1 < place.sentence.end;  // said ‘we lost’|,| so I left
  if (is_apart) ++next;
  // The letter said “case closed” |and that was that|
  if (reading.is(next, WordClass::coordinator) || reading.token(next).folded == text::hash_of("so")) {
    return next + 1 < place.sentence.end &&
           (is_finite_verb(reading, next + 1) ||
            (is_clause_at(reading, {next + 1, place.sentence.end}) &&
             (has_verb(reading, place.tokens) || reading.is(next + 1, WordClass::subject_pronoun))));
  }
  return !is_apart && reading.is(next, WordClass::subject_pronoun) &&
         !reading.is(next, WordClass::object_pronoun | WordClass::relative | WordClass::determiner);
}

bool has_words(const Reading& reading, TokenRange range) {
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (reading.token(i).is_word()) return true;
  }
  return false;
}

bool covers(const Reported& reported, TokenRange tokens) {
  return std::ranges::any_of(reported.content,
                             [&](TokenRange range) { return range.begin < tokens.end && tokens.begin < range.end; });
}

// The reported clause of a cue, where it holds the place.
TokenRanges clause_through(const Scene& scene, const Place& place, const Cue* cue) {
  if (cue == nullptr) return {};
  const auto& reported = scene.clauses.clause_of(scene.reading, place.sentence, *cue);
  if (!reported || !covers(*reported, place.tokens)) return {};
  return reported->content;
}

bool has_marks_before(const Scene& scene, std::size_t index) {
  return index > 0 && scene.places[index - 1].tokens.end > scene.places[index].sentence.begin;
}

// It was rotten |– “a danger,” its owner said –| and fell: words with their attribution that interrupt a sentence.
bool is_between_dashes(const Reading& reading, const Place& place) {
  constexpr std::uint32_t longest = 12;  // tokens of the attribution
  if (!is_dash(reading, place.tokens.begin - 1)) return false;
  const std::uint32_t last = std::min(place.sentence.end, place.tokens.end + longest);
  for (std::uint32_t i = place.tokens.end; i < last; ++i) {
    if (is_dash(reading, i)) return true;
  }
  return false;
}

// A quotation with its attribution behind it: the words before it in its sentence belong to it, unless they introduce
// it or hold an attribution of their own. A bullet or a number before it is a list's; a bracket closes behind it.
TokenRange with_words_before(const Scene& scene, std::size_t index) {
  const Place& place = scene.places[index];
  TokenRange content = place.tokens;
  const TokenRange before = place.before();
  if (!has_words(scene.reading, before)) return content;
  if (is_mark(scene.reading, before.end - 1, Mark::colon | Mark::open_bracket)) return content;
  if (is_between_dashes(scene.reading, place)) return content;
  if (!has_marks_before(scene, index)) content.begin = before.begin;
  return content;
}

// Where a cue behind token `first` begins with its subject; behind a coordinator it may have none of its own (said it
// was “a mess” and |asked for calm|). 0 where it has none else.
std::uint32_t with_subject(const Reading& reading, std::uint32_t first, const Cue& cue) {
  if (cue.tokens.begin > first && reading.is(cue.tokens.begin - 1, WordClass::coordinator)) return cue.tokens.begin;
  // Read “The Hobbit”, |then said|
  if (cue.head > first && reading.word(cue.head - 1) == "then" && is_comma(reading, cue.head - 2)) return cue.head - 1;
  const auto subject = subject_before(reading, first, cue);
  return subject ? subject->whole.begin : 0;
}

// “yes” |and| Adler said “no”; “yes,” |while| Adler said “no”
bool links_clauses(const Reading& reading, std::uint32_t i) {
  const std::uint32_t word = reading.token(i).folded;
  return reading.is(i, WordClass::coordinator) || word == text::hash_of("while") || word == text::hash_of("whereas");
}

// Where behind the place a second attribution begins inside its clause: said “yes” [and Adler said “no”].
std::uint32_t second_attribution(const Scene& scene, const Place& place, const Cue& said, TokenRange clause) {
  const TokenRange cues = cues_in(scene, {place.tokens.end, clause.end});
  for (std::uint32_t i = cues.begin; i < std::min(cues.end, cues.begin + most_cues); ++i) {
    const Cue& cue = scene.cues[i];
    if (is_second_verb(scene.reading, said.tokens, clause.begin, cue)) return cue.tokens.begin - 1;
    if (cue.kind != CueClass::verb || !cue.is_finite || cue.strength() < 0.45F) continue;
    const std::uint32_t first = with_subject(scene.reading, place.tokens.end, cue);
    if (first <= place.tokens.end || !(links_clauses(scene.reading, first - 1) || scene.reading.word(first) == "then"))
      continue;
    if (first == cue.tokens.begin && tells_of_subject(scene.reading, said, clause.begin, cue)) continue;
    return first - 1 > place.tokens.end && is_comma(scene.reading, first - 2) ? first - 2 : first - 1;
  }
  return clause.end;
}

// Where the content of a place without a clause around it begins: with a “that” or “to” right before the mark, and with
// the articles and modifiers of what is marked: said |that “…”|, feared |a “pact”|, called |his “start-up”| dead.
std::uint32_t lead_in(const Reading& reading, const Place& place, const Proposal& proposal) {
  using Word = WordClass;
  if (proposal.gap.that) return *proposal.gap.that;
  std::uint32_t begin = place.tokens.begin;
  if (!proposal.cue || begin == 0) return begin;
  const std::uint32_t first = std::max(proposal.cue->end, place.sentence.begin);
  const std::uint32_t link = begin > first && is_comma(reading, begin - 1) ? begin - 2 : begin - 1;
  if (link >= first && link < begin && reading.is(link, Word::complementizer)) return link;
  if (starts_upper(reading, place)) return begin;
  while (begin > first && reading.is(begin - 1, Word::determiner | Word::possessive | Word::adjective) &&
         reading.token(begin - 1).is_word() && !reading.is(begin - 1, Word::preposition | Word::subject_pronoun)) {
    --begin;
  }
  return begin;
}

// Whether the comma that ends the marked words closes a relative clause: Lee, |who| called it “a farce,” …; Lee, |whom|
// Ray called “a fool,” …
bool closes_relative(const Reading& reading, const Place& place, const Proposal& proposal, std::uint32_t next) {
  if (!proposal.source || proposal.source->begin < 2) return false;
  const std::uint32_t first = proposal.source->begin;
  const std::uint32_t who = reading.word(first - 1) == "whom" ? first - 1 : first;
  if (!reading.is(who, WordClass::relative) || !is_comma(reading, who - 1) || who < place.sentence.begin) return false;
  // … and that it was dear; … and “a shame,”
  if (!reading.is(next, WordClass::coordinator)) return !reading.is_quote_mark(next);
  return next + 1 < place.sentence.end && reading.is(next + 1, WordClass::name_like);
}

// “over,” |only that| talks had paused: what was said instead.
bool opens_contrast(const Reading& reading, std::uint32_t next, std::uint32_t last) {
  return next + 1 < last && reading.is(next, WordClass::adverb) && reading.is(next + 1, WordClass::complementizer);
}

// Found that |he| was “wronged” and |awarded him| damages: what is done to the subject of the clause he does not do.
bool is_done_to_subject(const Reading& reading, TokenRange clause, std::uint32_t verb) {
  const std::uint32_t first = reading.is(clause.begin, WordClass::complementizer) ? clause.begin + 1 : clause.begin;
  const std::uint32_t subject = reading.token(first).folded;
  if (verb + 1 >= reading.tokens().size() || !reading.is(verb, WordClass::verb_past)) return false;
  const std::uint32_t object = reading.token(verb + 1).folded;
  return (subject == text::hash_of("he") && object == text::hash_of("him")) ||
         (subject == text::hash_of("they") && object == text::hash_of("them")) ||
         (subject == text::hash_of("she") && object == text::hash_of("her") && verb + 2 < clause.end &&
          !reading.is(verb + 2, WordClass::noun));
}

// Said the offer was “an insult” and |broke off| talks: what only somebody does, behind a clause about a thing; but
// “said the mast was “rotten” and |broke|”.
bool departs(const Reading& reading, const Place& place, TokenRange clause, std::uint32_t verb) {
  if (verb + 1 >= clause.end || !reading.is(verb, WordClass::verb_past)) return false;
  if (is_mark(reading, verb + 1, Mark::period)) return false;
  if (!TellingWords::english().has(reading.token(verb), TellingWords::departing)) return false;
  const std::uint32_t first = reading.is(clause.begin, WordClass::complementizer) ? clause.begin + 1 : clause.begin;
  const auto subject = phrase_at(reading, first, place.tokens.begin);
  return subject && subject->kind == NounPhrase::Kind::nominal && has_verb_behind(reading, *subject) &&
         !is_somebody(reading, *subject) && !is_body(reading, subject->core);
}

// Wrote that he “never trusted it” and |had kept| a copy, |would| sell it; said the tins “may hold metal” and |should|
// be returned: what came before, what was to come, what is to be done is reported, too.
bool is_reported_too(const Reading& reading, std::uint32_t verb, std::uint32_t last) {
  const bool is_told =
      reading.word(verb) == "had" && verb + 1 < last && reading.is(verb + 1, WordClass::verb_participle);
  const bool is_to_be = reading.is(verb, WordClass::modal) && reading.word(verb) != "will";
  return is_told || is_to_be;
}

// He called it “dear” and |left the| room: a verb with the noun phrase that it is done to.
bool has_object(const Reading& reading, std::uint32_t verb, std::uint32_t last) {
  return verb + 1 < last && reading.is(verb, WordClass::finite) &&
         reading.is(verb + 1, WordClass::determiner | WordClass::possessive);
}

// He called it “semi-retired,” |but still answers|; he said his “hands are tied” |and left|: a second verb of who
// speaks, where all that he reports has its verb inside the marks, or none.
bool opens_second_verb(const Reading& reading, const Place& place, TokenRange clause) {
  std::uint32_t next = place.tokens.end;
  const bool is_apart = next + 2 < clause.end && is_dash(reading, next);  // “a slog” |– and laughed|
  if (is_apart) ++next;
  if (!reading.is(next, WordClass::coordinator)) return false;
  if (next + 1 < clause.end && reading.is(next + 1, WordClass::infinitive_to)) return false;
  std::uint32_t verb = next + 1;
  while (verb < clause.end && reading.is(verb, WordClass::adverb)) ++verb;
  if (departs(reading, place, clause, verb)) return true;
  if (!has_object(reading, verb, clause.end) && !begins_predicate(reading, next + 1, clause.end)) return false;
  if (is_apart || is_done_to_subject(reading, clause, verb)) return true;
  if (has_verb(reading, {clause.begin, place.tokens.begin})) return false;
  if (is_reported_too(reading, verb, clause.end)) return false;
  return place.last_inside == U',' || has_verb(reading, place.tokens);
}

bool is_resumption(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  if (i + 2 >= last) return false;
  const std::uint32_t word = reading.is(i, WordClass::determiner) ? i + 1 : i;
  if (!TellingWords::english().has(reading.token(word), TellingWords::resumption)) return false;
  const bool may_be_verb = word == i && reading.is(i, WordClass::verb_third);  // claims |Lee|; but claims |Lee rejects|
  return !may_be_verb || reading.is(i + 1, WordClass::relative) || is_clause_at(reading, {i + 1, last});
}

// “growth is back”|, a claim| the opposition mocked; “no trace” of it |– a finding| the union mocked: what takes up the
// report is the writer's. Where it begins behind the place; `last` where nothing does.
std::uint32_t resumption_behind(const Reading& reading, const Place& place, std::uint32_t last) {
  constexpr std::uint32_t farthest = 24;  // tokens
  const std::uint32_t first = place.tokens.end;
  if (place.last_inside == U',' && is_resumption(reading, first, last)) return first;
  for (std::uint32_t i = first; i + 1 < std::min(last, first + farthest); ++i) {
    if (!is_comma(reading, i) && !is_dash(reading, i)) continue;
    const bool is_beside = i == first && is_comma(reading, i);  // elsewhere “which” and the like explain a noun
    if ((is_beside || reading.word(i + 1) == "a") && is_resumption(reading, i + 1, last)) return i;
  }
  return last;
}

// Whether the writer's own sentence goes on behind the comma that ends the marked words: who called it “a farce,”
// |left|; said it was “rough,” |though| it held. Or behind the clause of a noun: the boast that it was “dry” |was|
// wrong.
bool ends_at_marks(const Reading& reading, const Place& place, const Proposal& proposal, TokenRange clause) {
  const std::uint32_t next = place.tokens.end;
  if (next >= clause.end) return false;
  const Cue& cue = *proposal.word;
  const bool is_verb = is_finite_verb(reading, next) && !reading.is(next, WordClass::noun | WordClass::adjective);
  if (opens_second_verb(reading, place, clause)) return true;
  if (ends_subordinate_clause(reading, place)) return true;
  if (place.last_inside == U',') {
    return is_verb || reading.is(next, WordClass::subordinator) || closes_relative(reading, place, proposal, next) ||
           opens_contrast(reading, next, clause.end);
  }
  if (is_comma(reading, next) && next + 1 < clause.end && closes_relative(reading, place, proposal, next + 1))
    return true;
  if (cue.kind != CueClass::noun || !is_verb || clause.begin >= place.tokens.begin) return false;
  return has_verb(reading, {clause.begin, place.tokens.begin});
}

// The clause that the cue reports through the place, without what goes on behind the marks.
TokenRanges clause_to_its_end(const Scene& scene, const Place& place, const Proposal& proposal) {
  auto clause = clause_through(scene, place, proposal.word);
  for (TokenRange& range : clause) {
    if (place.tokens.end <= range.begin || range.end <= place.tokens.end) continue;
    const bool ends = ends_at_marks(scene.reading, place, proposal, range);
    range.end = ends ? place.tokens.end : second_attribution(scene, place, *proposal.word, range);
    range.end = std::min(range.end, resumption_behind(scene.reading, place, range.end));
  }
  return clause;
}

// Behind the marked words, over whose they are, or what they are called: condemned the “shameful silence” |of the
// cabinet|; called the “new rules” |a joke|.
std::uint32_t over_genitive(const Reading& reading, const Place& place) {
  const TokenRange after = place.after();
  if (after.size() > 1 && reading.is(after.begin, WordClass::determiner) &&
      !reading.is(after.begin, WordClass::subject_pronoun)) {
    const auto name = phrase_at(reading, after.begin, after.end);
    return name ? name->phrase.end : place.tokens.end;
  }
  if (after.size() < 2 || reading.word(after.begin) != "of" || !has_lower_word(reading, place)) return place.tokens.end;
  const auto owner = phrase_at(reading, after.begin + 1, after.end);
  return owner ? owner->core.end : place.tokens.end;
}

// The claim that Lee had “buried” the file |was| made by Ray: the verb whose subject the noun is, before `last`.
std::uint32_t predicate_behind(const Reading& reading, const Place& place, std::uint32_t last) {
  std::uint32_t i = place.tokens.end;
  while (i < last && !is_finite_verb(reading, i)) ++i;
  return i;
}

// A sentence behind a colon that ends what the cue takes as its object: asked me to pass this on: |“The roof is
// theirs.”|; remembers thinking: |“It is over.”|
bool is_behind_colon(const Scene& scene, const Place& place, const Proposal& proposal) {
  const Reading& reading = scene.reading;
  if (place.before().empty() || !is_mark(reading, place.tokens.begin - 1, Mark::colon) || proposal.word == nullptr)
    return false;
  if (!starts_upper(reading, place) || !place.after().empty() || !closes_speech(place.last_inside)) return false;
  const auto& reported = scene.clauses.clause_of(reading, place.sentence, *proposal.word);
  return reported && (reported->frame == Frame::object || reported->frame == Frame::object_infinitive ||
                      reported->frame == Frame::infinitive || reported->frame == Frame::ing);
}

// The dam, the letter warns, |“could fail”| by spring; If it snows, she said, |“we close”|; She was, as he put it, |“a
// saint”|: a clause into which the
// attribution was inserted, and whose verb the marks hold.
bool goes_on_in_marks(const Scene& scene, const Place& place, const Proposal& proposal) {
  const Reading& reading = scene.reading;
  if (!proposal.gap.is_introduced || starts_upper(reading, place) || proposal.word == nullptr) return false;
  const auto& reported = scene.clauses.clause_of(reading, place.sentence, *proposal.word);
  if (!reported || reported->frame != Frame::after || reported->content.size() != 2) return false;
  const TokenRange before = reported->content.front();
  const TokenRange behind = *(reported->content.end() - 1);
  if (behind.begin != place.tokens.begin || reading.marked[before.end - 1] != 0) return false;
  if (reading.is(before.end - 1, WordClass::coordinator)) return false;
  return reading.is(before.begin, WordClass::subordinator) || is_finite_verb(reading, before.end - 1) ||
         splits_clause(reading, before, place.tokens.begin - 1, place.sentence.end);
}

TokenRanges content_before(const Scene& scene, const Place& place, const Proposal& proposal) {
  const bool is_sentence =
      proposal.gap.is_introduced || (starts_upper(scene.reading, place) && !runs_on(scene.reading, place));
  if (is_object_alone(scene.reading, place, proposal) || is_behind_colon(scene, place, proposal)) return {place.tokens};
  const bool has_agent = proposal.source && proposal.source->begin > place.tokens.end;
  if (has_agent && proposal.word->kind == CueClass::noun) {
    auto clause = clause_to_its_end(scene, place, proposal);
    if (!clause.empty()) return {{clause.front().begin, predicate_behind(scene.reading, place, clause.front().end)}};
  }
  if (has_agent) return {{lead_in(scene.reading, place, proposal), place.tokens.end}};
  if (!proposal.gap.is_light || !is_sentence || goes_on_in_marks(scene, place, proposal)) {
    auto clause = clause_to_its_end(scene, place, proposal);
    if (!clause.empty()) return clause;
  }
  const std::uint32_t begin = lead_in(scene.reading, place, proposal);
  return {{begin, begin < place.tokens.begin ? over_genitive(scene.reading, place) : place.tokens.end}};
}

}  // namespace

bool ends_subordinate_clause(const Reading& reading, const Place& place) {
  std::uint32_t next = place.tokens.end;
  if (!reading.is(place.sentence.begin, WordClass::subordinator)) return false;
  if (place.last_inside != U',') {  // When Lee said ‘no’|,| I left
    if (next >= place.sentence.end || !is_comma(reading, next)) return false;
    ++next;
  }
  const auto subject = phrase_at(reading, next, place.sentence.end);
  const bool is_outside = next > place.tokens.end;
  if (is_outside && subject && subject->kind == NounPhrase::Kind::pronoun &&
      reading.is(next, WordClass::subject_pronoun))
    return true;  // |I| sat down: the clause that the sentence is about
  constexpr std::uint32_t opening = WordClass::name_like | WordClass::subject_pronoun | WordClass::determiner;
  if (!subject || !reading.is(next, opening)) return false;
  for (std::uint32_t i = next + 1; i <= subject->core.end && i < place.sentence.end; ++i) {
    if (is_finite_verb(reading, i)) return true;
  }
  return false;
}

namespace {

// |Rents would “fall by half”|, Lee said: the clause that its attribution ends; else the marked words with those that
// lead to them.
TokenRanges content_up_to(const Scene& scene, std::size_t index, const Proposal& proposal) {
  TokenRanges clause;
  if (!proposal.is_beside) clause = clause_through(scene, scene.places[index], proposal.word);
  if (clause.empty()) return {with_words_before(scene, index)};
  return clause;
}

}  // namespace

std::optional<TokenRange> source_of(const Scene& scene, const Proposal& proposal) {
  if (!proposal.source) return std::nullopt;
  if (names_hearer(scene.reading, proposal)) {
    constexpr std::uint32_t farthest = 24;  // tokens, behind the verb
    const Cue& cue = *proposal.word;
    const auto count = static_cast<std::uint32_t>(scene.reading.tokens().size());
    const auto agent = agent_of(scene.reading, cue, std::min(count, cue.tokens.end + farthest));
    return agent ? std::optional(agent->phrase) : std::nullopt;
  }
  const bool is_inverted = proposal.rule == rules::quote_cue_source || proposal.rule == rules::cue_source_quote;
  return is_inverted ? without_adjuncts(scene.reading, *proposal.source) : without_day(scene.reading, *proposal.source);
}

Claim claim_of(const Scene& scene, std::size_t index, const Proposal& proposal) {
  const Place& place = scene.places[index];
  const std::string_view rule = proposal.rule;
  Claim claim{.source = source_of(scene, proposal),
              .cue = proposal.cue,
              .content = {},
              .rule = proposal.rule.literal(),
              .is_told = is_told_to_subject(scene.reading, place, proposal)};
  if (rule == rules::source_cue_quote || rule == rules::cue_source_quote) {
    claim.content = content_before(scene, place, proposal);
  } else if (rule == rules::quote_source_cue || rule == rules::quote_cue_source) {
    claim.content = content_up_to(scene, index, proposal);
  } else if (rule == rules::headline) {
    if (const auto form = headline_form(scene.reading, place.paragraph)) claim.content = {form->content};
  } else if (rule == rules::quote_dash_source && !starts_upper(scene.reading, place) &&
             !closes_speech(place.last_inside)) {
    claim.content = {with_words_before(scene, index)};
  } else if (rule == rules::carried_over && has_words(scene.reading, place.before()) &&
             !has_marks_before(scene, index) && !is_mark(scene.reading, place.tokens.begin - 1, Mark::colon)) {
    claim.content = {trimmed(scene.reading, place.sentence)};
  }
  if (claim.content.empty()) claim.content = {place.tokens};
  if (proposal.word != nullptr && is_told_hearing(scene.reading, *proposal.word)) {
    claim.source.reset();
    claim.is_told = true;
  }
  return claim;
}

}  // namespace onrecord::attribution
