// Tested by tests/cpp/attribution/indirect_test.cpp.
#include "onrecord/attribution/frames.hpp"

#include <algorithm>

#include "onrecord/attribution/insertions.hpp"
#include "onrecord/attribution/telling_words.hpp"
#include "onrecord/text/chars.hpp"

namespace onrecord::attribution {
namespace {

using Word = WordClass;
using segment::TokenRange;

// How far behind a cue its frame may begin.
constexpr std::uint32_t reach = 120;

std::uint32_t over_quote_marks(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  while (i < last && reading.is_quote_mark(i)) ++i;
  return i;
}

bool begins_wh(const Reading& reading, std::uint32_t i) {
  return reading.is(i, Word::wh_word) || (reading.is(i, Word::complementizer) && !reading.is(i, Word::relative));
}
bool is_infinitive(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  if (!reading.is(i, Word::infinitive_to)) return false;
  std::uint32_t verb = i + 1;
  if (verb < last && reading.is_quote_mark(verb)) ++verb;  // to |“keep| calm”
  while (verb < last && reading.is(verb, Word::adverb) && !reading.is(verb, Word::verb_base)) ++verb;
  return verb < last && reading.is(verb, Word::verb_base | Word::auxiliary);
}

// A finite verb at `i`, adverbs before it left aside: what makes the phrase before it a subject.
bool is_predicate(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  const bool opens_marks = i + 2 < last && reading.is_quote_mark(i) && reading.marked[i] != 0;
  // the stew |“smelled| of fish”; he |“froze”|, where a pronoun is subject
  const bool may_be_verb = opens_marks && (!reading.is_quote_mark(i + 2) || (reading.is(i - 1, Word::subject_pronoun) &&
                                                                             reading.is(i + 1, Word::verb_past)));
  if (may_be_verb) ++i;
  while (i < last && reading.is(i, Word::adverb) && !reading.is(i, Word::auxiliary | Word::modal)) ++i;
  if (i >= last) return false;
  if (reading.is(i, Word::infinitive_to)) return false;
  return is_finite_verb(reading, i) ||
         (reading.is(i, Word::finite | Word::verb_base) && !reading.is(i, Word::name_like));
}

// Over the words before a number that tell how exact it is: |more than| forty, |at least| $2m, |up to| half; `i` where
// no number follows.
std::uint32_t over_counting(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  constexpr std::uint32_t longest = 4;
  constexpr std::uint32_t beginning = Word::preposition | Word::adverb | Word::quantifier | Word::adjective;
  if (i >= last || !reading.is(i, beginning)) return i;
  std::uint32_t number = i;
  while (number < last && number < i + longest &&
         TellingWords::english().has(reading.token(number), TellingWords::counting))
    ++number;
  if (number == i || number >= last) return i;
  const bool is_share = reading.token(number).folded == text::hash_of("a") && number + 1 < last;  // |a| third
  const std::uint32_t word = reading.token(is_share ? number + 1 : number).folded;
  const bool counts = reading.token(number).kind == segment::TokenKind::number ||
                      reading.is(is_share ? number + 1 : number, Word::number_word) ||
                      is_mark(reading, number, Mark::currency) || word == text::hash_of("half") ||
                      word == text::hash_of("third") || word == text::hash_of("quarter");
  return counts ? number : i;
}

bool is_clause(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  const auto subject = phrase_at(reading, over_counting(reading, i, last), last);
  if (!subject) return false;
  return is_predicate(reading, subject->core.end, last) ||
         is_predicate(reading, behind_explanation(reading, *subject, last), last);
}

// Somebody to whom one may speak: “told reporters that”, but not “dropped the claim that”. Of some verbs every object
// is.
bool is_addressee(const Reading& reading, const Cue& cue, const NounPhrase& object) {
  if (object.kind == NounPhrase::Kind::pronoun && object.phrase.end > object.core.end)  // many of |the questions|
    return reading.is(object.phrase.end - 1, Word::person_noun | Word::name_like);
  const bool takes_hearer = cue.rate(Frame::object_clause) >= 0.5F ||
                            cue.rate(Frame::object_infinitive) >= 0.9F;  // warned trusts that, as warned them to
  if (cue.rate(Frame::object_that) >= 0.6F && takes_hearer) return true;
  return object.kind != NounPhrase::Kind::nominal || reading.is(object.core.end - 1, Word::person_noun);
}

// “told reporters |this week| that”: a word of time, or the article before one.
bool is_time(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  if (reading.is(i, Word::determiner)) {
    return i + 1 < last && reading.is(i + 1, Word::time_word) && reading.token(i + 1).is_word();
  }
  return reading.is(i, Word::time_word | Word::adverb);
}

// “signed a letter |that called| the cut a sin”: a relative pronoun that is the subject of the verb behind it.
bool is_relative_subject(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  constexpr std::uint32_t object = Word::determiner | Word::possessive | Word::object_pronoun;
  if (i + 2 >= last || reading.is(i + 1, Word::noun | Word::modal | Word::subject_pronoun)) return false;
  if (reading.is(i + 1, Word::finite)) return true;
  return reading.is(i + 1, Word::verb_participle) && reading.is(i + 2, object);
}

// said |there| was no plan, warned |there| would be trouble
bool is_existential(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  if (reading.token(i).folded != text::hash_of("there")) return false;
  while (i + 1 < last && reading.is(i + 1, Word::adverb)) ++i;
  return i + 1 < last && reading.is(i + 1, Word::be | Word::auxiliary | Word::modal);
}

// What begins at `next`, behind an object or, not `right_behind` it, behind the whole of its phrase.
std::optional<Frame> frame_behind_object(const Reading& reading, std::uint32_t next, std::uint32_t last,
                                         bool right_behind) {
  if (is_that(reading, next)) {
    return is_relative_subject(reading, next, last) ? std::nullopt : std::optional(Frame::object_that);
  }
  if (is_infinitive(reading, next, last)) return Frame::object_infinitive;
  if (reading.word(next) == "as") return Frame::object_as;
  if (begins_wh(reading, next) && !reading.is(next, Word::relative)) return Frame::object_wh;
  // … asked |anyone who saw it| to call
  const bool is_relative = reading.is(next, Word::relative) && !is_that(reading, next);
  if (right_behind && !is_relative && is_clause(reading, next, last)) return Frame::object_clause;
  if (right_behind && is_existential(reading, next, last)) return Frame::object_clause;
  return std::nullopt;
}

// Not “them”; “it” and “you” are subject, too: said |it| believed the deal was dead.
bool may_be_subject(const Reading& reading, std::uint32_t i) {
  return !reading.is(i, Word::object_pronoun) || reading.is(i, Word::subject_pronoun);
}

// Over the few marked words that open at `i`.
std::uint32_t over_marked(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  constexpr std::uint32_t longest = 12;
  if (i >= last || !reading.is_quote_mark(i) || reading.marked[i] == 0) return i;
  std::uint32_t end = i;
  while (end < last && end < i + longest && reading.marked[end] == reading.marked[i]) ++end;
  return end;
}

// told |reporters| Shell would pay, told |shoppers| prices would fall: several hearers, without an article, right
// before the subject of what they were told.
bool are_hearers(const Reading& reading, const Cue& cue, const NounPhrase& object, std::uint32_t last) {
  const std::uint32_t hearers = object.core.begin;
  const bool is_hearing = cue.rate(Frame::object_clause) >= 0.5F && cue.rate(Frame::clause) < 0.5F;
  if (!is_hearing || !reading.word(hearers).ends_with('s')) return false;
  if (reading.is(hearers, Word::determiner | Word::possessive | Word::subject_pronoun)) return false;
  const bool is_short = reading.token(hearers).is(segment::TokenShape::inner_upper);  // MPs
  if (reading.is(hearers, Word::name_like) && !is_short) return false;
  return hearers + 1 < last && reading.is(hearers + 1, Word::name_like | Word::noun) &&
         is_clause(reading, hearers + 1, last);
}

// Is the phrase the subject of a clause: said |she| left, said |the film| “Tin Roofs” was long; and said |those who
// came| were glad, where the verb often reports a clause?
bool opens_clause(const Reading& reading, const Cue& cue, const NounPhrase& phrase, std::uint32_t last) {
  const std::uint32_t next = phrase.core.end;
  // told reporters |there was| a plan; but said people there |were| hungry
  const bool has_hearer =
      cue.is_known() && cue.entry->key != text::hash_of("say") && cue.rate(Frame::object_that) >= 0.6F;
  if (has_hearer && next < last && is_existential(reading, next, last)) return false;
  if (may_be_subject(reading, phrase.core.begin) && is_predicate(reading, next, last)) return true;
  const std::uint32_t behind_title = over_marked(reading, next, last);
  if (behind_title > next && is_predicate(reading, behind_title, last)) return true;
  return phrase.kind == NounPhrase::Kind::pronoun && reading.is(phrase.core.begin, Word::determiner) && next < last &&
         reading.is(next, Word::relative) && cue.rate(Frame::clause) >= 0.5F;
}

// said |a man| they believed was armed had fled: nobody is said somebody, and the pronoun begins a clause about him.
bool is_contact_clause(const Reading& reading, const Cue& cue, Frame frame, const NounPhrase& object,
                       std::uint32_t next) {
  constexpr std::uint32_t say = text::hash_of("say");
  return frame == Frame::object_clause && cue.is_known() && cue.entry->key == say &&
         reading.is(next, Word::subject_pronoun) && !reading.is(object.core.end - 1, Word::time_word);
}

// Over what stands between two commas or dashes before “that”; told below, since it may hold an adjunct.
std::uint32_t over_parenthesis(const Reading& reading, std::uint32_t i, std::uint32_t last);

// Over what tells when, and over what stands between commas, behind an addressee.
std::uint32_t over_times(const Reading& reading, std::uint32_t next, std::uint32_t last) {
  while (next < last && is_time(reading, next, last) && over_counting(reading, next, last) == next &&
         !is_existential(reading, next, last))
    ++next;
  return next < last && reading.marks[next] != 0 ? over_parenthesis(reading, next, last) : next;
}

// asked the room|:| who had lied: behind a hearer, what a colon introduces.
bool is_introduced_to(const Reading& reading, const Cue& cue, std::uint32_t next) {
  return is_mark(reading, next, Mark::colon) && cue.rate(Frame::colon) >= 0.3F && cue.rate(Frame::object_that) >= 0.3F;
}

// told fans at the hall |he was ill|: behind all of its hearer, the clause of a verb that tells somebody so, where a
// pronoun opens it.
bool opens_clause_for(const Reading& reading, const Cue& cue, std::uint32_t next, std::uint32_t last) {
  if (cue.rate(Frame::object_clause) < 0.5F || cue.rate(Frame::object_that) < 0.6F) return false;
  constexpr std::uint32_t other = Word::object_pronoun | Word::relative | Word::determiner;
  return reading.is(next, Word::subject_pronoun) && !reading.is(next, other) && is_clause(reading, next, last);
}

// told |her neighbour, Ann Lee|, that …: the frame behind an object that begins at `i` and ends at `at`, if one begins
// there.
std::optional<Complement> frame_from(const Reading& reading, const Cue& cue, const NounPhrase& object, std::uint32_t i,
                                     std::uint32_t at, std::uint32_t last) {
  // told her neighbour, Ann Lee|,| that …
  const bool is_apposed = at > object.phrase.end && at < last && is_comma(reading, at);
  const std::uint32_t next = is_apposed ? at + 1 : over_times(reading, at, last);
  if (next >= last) return std::nullopt;
  if (is_introduced_to(reading, cue, next)) return Complement{Frame::colon, {next + 1, last}};
  auto frame = frame_behind_object(reading, next, last, at == object.core.end);
  if (!frame && opens_clause_for(reading, cue, next, last)) frame = Frame::object_clause;
  if (!frame) return std::nullopt;
  const bool keeps_object = *frame == Frame::object_infinitive || *frame == Frame::object_as ||
                            is_contact_clause(reading, cue, *frame, object, next);
  return Complement{*frame, {keeps_object || !is_addressee(reading, cue, object) ? i : next, last}};
}

// promised |investors| “a store in every town”, told |me| ‘stay’: a hearer right before marked words.
bool hears_marked_words(const Reading& reading, const Cue& cue, const NounPhrase& object, std::uint32_t last) {
  const std::uint32_t end = object.core.end;
  const bool has_hearer =
      cue.is_known() && cue.entry->key != text::hash_of("say") && cue.rate(Frame::object_that) >= 0.6F;
  if (!has_hearer || end >= last || !reading.is_quote_mark(end) || reading.marked[end] == 0) return false;
  const std::uint32_t word = object.core.begin;  // told |me|, but referred to |her| “tape”
  const bool is_hearer =
      object.core.size() == 1 && reading.is(word, Word::object_pronoun) && !reading.is(word, Word::possessive);
  const bool opens = reading.marked[end - 1] == 0 || reading.token(end).is(segment::TokenShape::space_before);
  return opens && (is_somebody(reading, object) || is_hearer);
}

// The frame that begins at the addressee or object at `i`. An object to an infinitive is content (“urged |them to
// leave|”).
Complement object_frame(const Reading& reading, const Cue& cue, const NounPhrase& object, std::uint32_t i,
                        std::uint32_t last) {
  const std::uint32_t end = object.core.end;
  const auto rest = [&](Frame frame, std::uint32_t begin) { return Complement{frame, {begin, last}}; };
  if (are_hearers(reading, cue, object, last)) return rest(Frame::object_clause, i + 1);
  // told |me| “go home” on Monday
  const bool is_order = end + 1 < last && reading.is(end + 1, Word::verb_base) &&
                        !reading.is(end + 1, Word::verb_past | Word::verb_third);
  if (is_order && hears_marked_words(reading, cue, object, last)) return rest(Frame::object, end);
  if (opens_clause(reading, cue, object, last)) return rest(Frame::clause, i);
  for (const std::uint32_t at : {end, object.whole.end}) {
    if (const auto found = frame_from(reading, cue, object, i, at, last)) return *found;
  }
  if (is_predicate(reading, behind_explanation(reading, object, last), last)) return rest(Frame::clause, i);
  return rest(Frame::object, hears_marked_words(reading, cue, object, last) ? end : i);
}

// “considered |leaving|”, “seems |likely|”: a phrase at `word` that is no object.
std::optional<Frame> frame_of_phrase(const Reading& reading, const NounPhrase& phrase, std::uint32_t word) {
  if (reading.is(word, Word::verb_ing) && !reading.is(word, Word::name_like)) return Frame::ing;
  const bool bare_adjective =
      phrase.core.size() == 1 && reading.is(word, Word::adjective) && !reading.is(word, Word::noun | Word::name_like);
  return bare_adjective ? std::optional(Frame::adjective) : std::nullopt;
}

// hinted at |that| in a speech: no clause follows.
bool is_alone(const Reading& reading, std::uint32_t that, std::uint32_t last) {
  if (that + 1 >= last) return true;
  if (!reading.is(that + 1, Word::preposition) || reading.is(that + 1, Word::adverb)) return false;
  const TokenRange rest{that + 2, std::min(last, that + reach)};
  return !reading.any(rest, Word::finite | Word::verb_base | Word::auxiliary);
}

// denied |having| met him, resented |being| held
bool is_ing_auxiliary(const Reading& reading, std::uint32_t i) {
  const std::uint32_t word = reading.token(i).folded;
  return reading.is(i, Word::auxiliary) && (word == text::hash_of("having") || word == text::hash_of("being"));
}

// The frame that the word at `i` opens by itself.
std::optional<Frame> frame_of_word(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  const bool is_subject = i + 1 < last && reading.is(i + 1, Word::finite) && !reading.is(i + 1, Word::noun);
  if (is_that(reading, i) && !is_subject) return Frame::that;
  if (begins_wh(reading, i)) return Frame::wh;
  if (is_existential(reading, i, last)) return Frame::clause;
  const bool is_negated = reading.is(i, Word::negation) && i + 1 < last;  // claims |not to| remember
  if (is_infinitive(reading, is_negated ? i + 1 : i, last)) return Frame::infinitive;
  return is_ing_auxiliary(reading, i) ? std::optional(Frame::ing) : std::nullopt;
}

// said |its “doors are open”| to buyers: an article or a possessor before marks that a clause opens.
bool opens_marked_clause(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  constexpr std::uint32_t leading = Word::determiner | Word::possessive | Word::adjective;
  const std::uint32_t limit = std::min(last, i + 3);
  const std::uint32_t first = i;
  while (i < limit && reading.is(i, leading)) ++i;
  if (i == first || i + 1 >= last || !reading.is_quote_mark(i) || reading.marked[i] == 0) return false;
  return is_clause(reading, i + 1, last);
}

// Asked |why|, she shrugged: of what opens the sentence no more is said than the question word.
bool is_bare_question(const Reading& reading, const Cue& cue, std::uint32_t word, std::uint32_t last) {
  const std::uint32_t begin = cue.tokens.begin;
  const bool opens = begin == 0 || reading.token(begin).is(segment::TokenShape::line_before) ||
                     is_mark(reading, begin - 1, Mark::period);
  return opens && begins_wh(reading, word) && word + 1 < last && is_comma(reading, word + 1);
}

// Over the title in marks at `i` where “that” follows: said on Channel Four’s |“Late Edition”| that …
std::uint32_t over_title(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  const std::uint32_t end = over_marked(reading, i, last);
  return end < last && is_that(reading, end) ? end : i;
}

std::uint32_t over_possessive(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  return i < last && reading.is(i, Word::possessive) ? i + 1 : i;
}

// told |“Good Morning Britain”| that …; told |the “Late Night” show| that …; told |the BBC's “Today” programme| it was
// over: where what a programme was told begins; `i` where none stands there.
std::uint32_t over_programme(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  std::uint32_t title = i;
  if (const auto owner = phrase_at(reading, i, last); owner && reading.marked[i] == 0)
    title = over_possessive(reading, owner->core.end, last);
  if (title == i && reading.is(i, Word::determiner)) ++title;
  std::uint32_t end = over_marked(reading, title, last);
  if (end == title) return i;
  const bool has_noun = end < last && reading.token(end).is_word() && !is_that(reading, end) &&
                        !reading.is(end, Word::determiner | Word::subject_pronoun | Word::finite | Word::preposition);
  if (has_noun && !reading.token(end).is(segment::TokenShape::capitalized)) ++end;
  return end < last && (is_that(reading, end) || is_clause(reading, end, last)) ? end : i;
}

// Rejected |the union's claim| that …, |a claim by the union| that …, |a warning from the union| that …: whose the
// clause behind it is, the noun tells.
bool holds_owned_statement(const Reading& reading, const NounPhrase& object, std::uint32_t last) {
  const std::uint32_t head = object.core.end - 1;
  if (!TellingWords::english().has(reading.token(head), TellingWords::resumption | TellingWords::utterance))
    return false;
  if (object.core.end < last && (reading.word(object.core.end) == "by" || reading.word(object.core.end) == "from")) {
    const auto owner = phrase_at(reading, object.core.end + 1, last);
    return owner && owner->core.end < last && is_that(reading, owner->core.end);
  }
  const auto is_owner = [&](std::uint32_t i) {
    return reading.is(i, Word::possessive) && reading.token(i).kind == segment::TokenKind::clitic;
  };
  if (object.core.end >= last || !is_that(reading, object.core.end)) return false;
  for (std::uint32_t i = object.core.begin + 1; i < head; ++i) {
    if (is_owner(i)) return true;
  }
  return false;
}

// told |“Good Morning Britain”| that …: what a programme is told, of verbs that want a hearer: |told|, but not |said|.
std::optional<Complement> frame_behind_programme(const Reading& reading, const Cue& cue, std::uint32_t i,
                                                 std::uint32_t last) {
  if (cue.rate(Frame::object_that) < 0.6F || cue.rate(Frame::clause) >= 0.5F) return std::nullopt;
  const std::uint32_t told = over_programme(reading, i, last);
  if (told <= i) return std::nullopt;
  return Complement{is_that(reading, told) ? Frame::object_that : Frame::object_clause, {told, last}};
}

// told |Ann Lee| that …, considered |leaving|: the frame of a phrase at `word`, with the marks before it, which begin
// at `i`.
std::optional<Complement> frame_at_phrase(const Reading& reading, const Cue& cue, const NounPhrase& phrase,
                                          std::uint32_t word, std::uint32_t i, std::uint32_t last) {
  if (const auto frame = frame_of_phrase(reading, phrase, word)) return Complement{*frame, {i, last}};
  if (holds_owned_statement(reading, phrase, last)) return std::nullopt;
  auto found = object_frame(reading, cue, phrase, word, last);
  if (found.range.begin == word) found.range.begin = i;
  return found;
}

std::optional<Complement> frame_at(const Reading& reading, const Cue& cue, std::uint32_t i, std::uint32_t last) {
  const std::uint32_t word = over_quote_marks(reading, i, last);
  if (word >= last) return std::nullopt;
  const auto rest = [&](Frame frame) { return Complement{frame, {i, last}}; };
  if (is_mark(reading, word, Mark::colon)) return Complement{Frame::colon, {word + 1, last}};
  if (is_that(reading, word) && is_alone(reading, word, last)) return std::nullopt;
  if (is_bare_question(reading, cue, word, last)) return std::nullopt;
  if (auto told = frame_behind_programme(reading, cue, i, last)) return told;
  if (const auto frame = frame_of_word(reading, word, last)) return rest(*frame);
  if (opens_marked_clause(reading, word, last)) return rest(Frame::clause);
  if (over_counting(reading, word, last) > word && is_clause(reading, word, last)) return rest(Frame::clause);
  if (const auto phrase = phrase_at(reading, word, last)) return frame_at_phrase(reading, cue, *phrase, word, i, last);
  if (reading.is(word, Word::adjective | Word::verb_participle)) return rest(Frame::adjective);
  return std::nullopt;
}

// accused by Ray |of taking| it
bool opens_deed(const Reading& reading, std::uint32_t of) {
  return reading.is(of + 1, Word::verb_ing) && !reading.is(of + 1, Word::name_like | Word::adjective) &&
         reading.word(of) == "of";
}

// Over “in Oslo”, “through a spokesman” and the like.
std::uint32_t over_prepositions(const Reading& reading, std::uint32_t end, std::uint32_t last) {
  while (end + 1 < last && reading.is(end, Word::preposition) && !is_infinitive(reading, end, last)) {
    if (opens_deed(reading, end)) break;
    const auto next = phrase_at(reading, end + 1, last);
    if (!next) break;
    end = next->core.end;
  }
  return end;
}

// Steps over one adjunct of the cue at `i`: “Monday”, “on Monday”, “in a statement”, “through a spokesman”.
std::uint32_t over_adjunct(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  const bool plain =
      reading.is(i, Word::time_word | Word::adverb) && !reading.is(i, Word::determiner | Word::subject_pronoun);
  if (plain && !reading.is(i, Word::preposition)) return i + 1;
  if (!reading.is(i, Word::preposition) || is_infinitive(reading, i, last) || i + 1 >= last) {
    return plain ? i + 1 : i;
  }
  if (is_that(reading, i + 1) && i + 2 < last && is_clause(reading, i + 2, last)) return i + 1;  // throughout |that| …
  const auto phrase = phrase_at(reading, i + 1, last);
  const std::uint32_t begin = phrase ? over_possessive(reading, phrase->core.end, last) : i + 1;
  const std::uint32_t title = over_title(reading, begin, last);
  if (title > begin) return title;
  if (begin + 1 < last && TellingWords::english().has(reading.token(begin), TellingWords::published))
    return begin + 1;  // in an email |sent| on Friday
  return phrase ? over_prepositions(reading, phrase->core.end, std::min(last, i + reach)) : i;
}

// Over what stands between two commas before “that”: insists|, however,| that …; say|, and the data confirm,| that …
std::uint32_t over_parenthesis(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  constexpr std::uint32_t longest = 8;
  const bool is_dashed = is_dash(reading, i);  // told me |– and I trust him –| that
  if ((!is_comma(reading, i) && !is_dashed) || i + 1 >= last) return i;
  const auto closes = [&](std::uint32_t at) { return is_dashed ? is_dash(reading, at) : is_comma(reading, at); };
  std::uint32_t end = over_adjunct(reading, i + 1, last);
  if (end == i + 1 && reading.is(end, Word::name_like)) {  // were told by the mayor|, Ann Lee,| that …
    if (const auto name = core_at(reading, end, last)) end = name->core.end;
  }
  if (reading.is(i + 1, Word::coordinator)) {
    while (end < last && end < i + longest && !closes(end)) ++end;
  }
  return end > i + 1 && end + 1 < last && closes(end) && is_that(reading, end + 1) ? end + 1 : i;
}

}  // namespace

bool is_adverbial(const Reading& reading, TokenRange range) {
  constexpr std::uint32_t longest = 40;
  if (range.end > range.begin + longest) return false;
  std::uint32_t i = range.begin;
  while (i < range.end) {
    if (reading.is(i, Word::subordinator) && !reading.is(i, Word::complementizer)) return true;
    const auto next = over_adjunct(reading, i, range.end);
    if (next == i) return false;
    i = next;
  }
  return true;
}

TokenRange trimmed(const Reading& reading, TokenRange range) {
  constexpr std::uint32_t most = 32;  // of a sentence that ends in no more than marks, this is enough
  constexpr auto closing = Mark::period | Mark::comma | Mark::semicolon | Mark::colon | Mark::exclamation |
                           Mark::question | Mark::dash | Mark::hyphen | Mark::ellipsis;
  const std::uint32_t end = range.end;
  while (!range.empty() && end - range.end < most && is_mark(reading, range.end - 1, closing)) --range.end;
  return range;
}

std::optional<Complement> complement_of(const Reading& reading, const Cue& cue, std::uint32_t last) {
  std::uint32_t i = cue.tokens.end;
  std::optional<Complement> found;
  for (int steps = 0; steps < 4 && i < last; ++steps) {
    found = frame_at(reading, cue, i, last);
    const bool skipped = i > cue.tokens.end;
    if (skipped && cue.is_passive && i + 1 < last && opens_deed(reading, i))
      return Complement{Frame::ing, {i + 1, last}};
    if (found && (!skipped || (found->frame != Frame::object && found->frame != Frame::adjective))) break;
    found.reset();
    const auto next = std::max(over_adjunct(reading, i, last), over_parenthesis(reading, i, last));
    if (next == i) break;
    i = next;
  }
  return found;
}

namespace {

// Lee|, elected in May,| …; Lee|, one of whom| …: whether the comma at `at` opens what explains the phrase before it.
bool opens_explanation(const Reading& reading, std::uint32_t at, std::uint32_t last) {
  constexpr std::uint32_t opening = Word::verb_participle | Word::verb_ing | Word::preposition | Word::subordinator;
  if (!is_comma(reading, at)) return false;
  const bool is_of_whom = at + 3 < last && reading.word(at + 2) == "of" && reading.is(at + 3, Word::relative);
  return is_of_whom || reading.is(at + 1, opening);
}

// Lee (elected in May|)| …, Lee, elected in May|,| …: whether token `i` closes an explanation in such marks.
bool closes_explanation(const Reading& reading, std::uint32_t i, bool in_brackets, bool in_dashes) {
  if (in_brackets) return is_mark(reading, i, Mark::close_bracket);
  return in_dashes ? is_dash(reading, i) : is_comma(reading, i);
}

}  // namespace

std::uint32_t behind_explanation(const Reading& reading, const NounPhrase& subject, std::uint32_t last) {
  constexpr std::uint32_t longest = 16;  // tokens between the marks
  const std::uint32_t whole = subject.whole.end;
  if (whole > subject.phrase.end) return whole < last && is_comma(reading, whole) ? whole + 1 : whole;
  if (whole + 2 >= last) return whole;
  const bool in_brackets = is_mark(reading, whole, Mark::open_bracket);
  const bool in_dashes = is_dash(reading, whole);
  if (!in_brackets && !in_dashes && !opens_explanation(reading, whole, last)) return whole;
  for (std::uint32_t i = whole + 2; i + 1 < std::min(last, whole + longest); ++i) {
    if (closes_explanation(reading, i, in_brackets, in_dashes))
      return is_predicate(reading, i + 1, last) ? i + 1 : whole;
  }
  return whole;
}

}  // namespace onrecord::attribution
