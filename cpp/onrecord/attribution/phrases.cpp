// How a noun phrase is read: a determiner or possessor, then adjectives, participles, nouns and names; the last noun is
// the head. A word that may be a noun or a verb ends the phrase where a head stands before it and a complement behind
// it (“the campaign claims that”).
//
// Tested by tests/cpp/attribution/phrases_test.cpp.
#include "onrecord/attribution/phrases.hpp"

#include <algorithm>

#include "onrecord/attribution/telling_words.hpp"
#include "onrecord/text/chars.hpp"

namespace onrecord::attribution {
namespace {

using Word = WordClass;
using segment::TokenKind;
using segment::TokenRange;
using segment::TokenShape;

constexpr std::uint32_t reach = 60;
constexpr std::uint32_t longest_nickname = 6;  // tokens, marks included
constexpr std::uint32_t opener = Word::determiner | Word::possessive | Word::number_word;
constexpr std::uint32_t nominal = Word::noun | Word::name_like | Word::adjective | Word::person_noun;
constexpr std::uint32_t function = Word::preposition | Word::coordinator | Word::subordinator | Word::auxiliary |
                                   Word::modal | Word::wh_word | Word::infinitive_to | Word::negation;

bool is_hyphen(const Reading& reading, std::uint32_t i) {
  return is_mark(reading, i, Mark::hyphen | Mark::slash) && !reading.token(i).is(TokenShape::space_before);
}

bool is_pronoun(const Reading& reading, std::uint32_t i) {
  return reading.is(i, Word::subject_pronoun | Word::object_pronoun);
}

// A part of “24-year-old”, “anti-union”: what a glued hyphen joins is one word.
bool is_compound_part(const Reading& reading, std::uint32_t i) {
  if (reading.token(i).kind != TokenKind::word) return false;
  if (i > 0 && is_hyphen(reading, i - 1) && !reading.token(i).is(TokenShape::space_before)) return true;
  return i + 1 < reading.tokens().size() && is_hyphen(reading, i + 1);
}

// An |earlier| version, the |now| famous line, his |last| words: an adverb of time behind an article or an owner; but
// told her |last| week.
bool is_dating(const Reading& reading, std::uint32_t i) {
  if (i == 0 || !reading.is(i, Word::adverb) || !reading.is(i, Word::time_word)) return false;
  if (reading.is(i - 1, Word::possessive))
    return !reading.is(i - 1, Word::object_pronoun) || reading.token(i - 1).is(TokenShape::capitalized);
  return reading.is(i - 1, Word::determiner) && !reading.is(i - 1, Word::subject_pronoun);
}

// The |away| end: an adverb between “the” and a noun.
bool is_placing(const Reading& reading, std::uint32_t i) {
  if (i == 0 || i + 1 >= reading.tokens().size() || !reading.is(i, Word::adverb)) return false;
  return reading.token(i - 1).folded == text::hash_of("the") && reading.is(i + 1, Word::noun) &&
         !reading.is(i + 1, Word::adverb | Word::name_like);
}

// The |night| porter, a |Sunday| paper: a time between an article and what it describes.
bool is_time_of_noun(const Reading& reading, std::uint32_t i) {
  if (!reading.is(i, Word::time_word) || i == 0 || i + 1 >= reading.tokens().size()) return false;
  if (!reading.is(i - 1, Word::determiner) || !reading.is(i + 1, Word::noun | Word::person_noun)) return false;
  const std::uint32_t article = reading.token(i - 1).folded;
  if (article != text::hash_of("the") && article != text::hash_of("a")) return false;
  return !reading.is(i + 1, Word::time_word | Word::name_like) && !reading.word(i + 1).ends_with('s');
}

// The |newly| elected mayor, the union's |long| serving head: an adverb between an article or an owner and a
// participle.
bool is_degree_inside(const Reading& reading, std::uint32_t i) {
  if (i == 0 || i + 2 >= reading.tokens().size() || !reading.is(i, Word::adverb)) return false;
  if (!reading.word(i).ends_with("ly") || !reading.is(i + 1, Word::verb_participle)) return false;
  const std::uint32_t before = i - 1;
  const bool is_owner = reading.is(before, Word::possessive) && reading.token(before).kind == TokenKind::clitic;
  const bool is_article =
      reading.is(before, Word::determiner) && !reading.is(before, Word::subject_pronoun | Word::quantifier);
  return (is_owner || is_article) && reading.is(i + 2, nominal);
}

// May a word that seldom does stand inside a noun phrase? Apart from is_inside, so that the usual words save no
// registers.
[[gnu::noinline]] bool is_seldom_inside(const Reading& reading, std::uint32_t i, bool is_function) {
  if (is_compound_part(reading, i) || is_dating(reading, i) || is_placing(reading, i) || is_degree_inside(reading, i))
    return true;
  return !is_function && is_time_of_noun(reading, i);
}

// May the token stand inside a noun phrase, before or at its head?
bool is_inside(const Reading& reading, std::uint32_t i) {
  const auto kind = reading.token(i).kind;
  if (kind == TokenKind::handle || kind == TokenKind::hashtag || kind == TokenKind::number) return true;
  if (kind == TokenKind::clitic) return reading.is(i, Word::possessive | Word::name_like);
  if (is_hyphen(reading, i) || is_mark(reading, i, Mark::currency | Mark::ampersand | Mark::percent)) return true;
  if (reading.is(i, Word::possessive)) return true;
  if (kind != TokenKind::word) return reading.is(i, Word::number_word);  // a 55|″| screen
  if (reading.is(i, opener)) return true;
  const bool is_function = reading.is(i, function) || is_pronoun(reading, i);
  if (!is_function && reading.is(i, nominal | Word::verb_ing | Word::verb_participle))
    return true;  // nearly all end here
  return is_seldom_inside(reading, i, is_function);
}

bool is_head(const Reading& reading, std::uint32_t i) {
  const auto kind = reading.token(i).kind;
  if (kind == TokenKind::handle || kind == TokenKind::hashtag) return true;
  if (kind == TokenKind::number || is_mark(reading, i, Mark::percent)) return true;
  if (reading.is(i, Word::verb_ing) && i > 0 && reading.is(i - 1, Word::be)) return false;  // “was arranging calls”
  return reading.is(i, nominal | Word::number_word | Word::verb_ing);
}

// One past the nickname that begins at mark `i` between two names: Carl |“Duke”| Rossi; `i` itself where none does.
std::uint32_t nickname_end(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  if (!reading.is_quote_mark(i) || i == 0 || !reading.is(i - 1, Word::name_like)) return i;
  const std::uint32_t marked = reading.marked[i];
  const std::uint32_t limit = std::min(last, i + longest_nickname);
  std::uint32_t end = i;
  while (marked != 0 && end < limit && reading.marked[end] == marked) ++end;
  const bool is_between =
      end > i + 2 && end < limit && reading.is(end, Word::name_like) && reading.is_quote_mark(end - 1);
  return is_between && reading.is(i + 1, nominal) && !reading.is(end - 2, Word::finite) ? end : i;
}

// The same from behind: where the nickname whose closing mark is token `i` begins; `i` itself where none does.
std::uint32_t nickname_begin(const Reading& reading, std::uint32_t first, std::uint32_t i) {
  if (!reading.is_quote_mark(i)) return i;
  const std::uint32_t marked = reading.marked[i];
  std::uint32_t begin = i;
  while (marked != 0 && begin > first && i - begin < longest_nickname && reading.marked[begin - 1] == marked) --begin;
  return begin > first && nickname_end(reading, begin, i + 2) == i + 1 ? begin : i;
}

// The trust |acknowledged| failings, the chairman |thanked| staff: a past tense between a noun and a plural; but the
// family |owned| business.
bool is_past_before_object(const Reading& reading, std::uint32_t i) {
  if (i == 0 || !reading.is(i, Word::verb_past) || reading.is(i, Word::noun | Word::adjective)) return false;
  constexpr std::uint32_t other = Word::determiner | Word::adverb | Word::number_word | Word::possessive;
  if (!reading.is(i - 1, Word::noun | Word::person_noun) || reading.is(i - 1, other)) return false;
  std::uint32_t first = i - 1;
  while (first > 1 && i - first < 4 && reading.is(first - 1, Word::noun)) --first;
  const bool is_owned = first > 0 && reading.is(first - 1, Word::determiner | Word::possessive);  // the |firm|
  if (reading.is(i - 1, Word::adjective) && !is_owned) return false;
  const bool is_plural = reading.word(i + 1).ends_with('s') || reading.is(i + 1, Word::person_noun);
  // The |trust| admitted liability and …
  const bool is_closed = is_owned && i + 2 < reading.tokens().size() && reading.is(i + 2, Word::coordinator) &&
                         reading.token(first - 1).folded == text::hash_of("the");
  return (is_plural || is_closed) && reading.is(i + 1, Word::noun | Word::person_noun);
}

// A word that may be a verb, right after a possible head: does what follows make it one?
bool acts_as_verb(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  if (!reading.is(i, Word::finite | Word::verb_base)) return false;
  if (reading.is(i, Word::name_like) || is_compound_part(reading, i)) return false;
  if (!reading.is(i, Word::noun | Word::adjective | Word::verb_participle)) return true;
  if (i + 1 >= last) return reading.is(i, Word::verb_past);
  constexpr std::uint32_t complement = Word::complementizer | Word::determiner | Word::possessive |
                                       Word::subject_pronoun | Word::object_pronoun | Word::infinitive_to |
                                       Word::wh_word;
  if (reading.is(i + 1, complement)) return reading.token(i + 1).kind != TokenKind::clitic;
  if (reading.is(i, Word::verb_past | Word::verb_third) && reading.is(i + 1, Word::name_like | Word::adverb))
    return true;
  // Hester Vane |ended| three weeks of doubt
  if (i > 0 && reading.is(i, Word::verb_past) && reading.is(i - 1, Word::name_like) &&
      reading.is(i + 1, Word::number_word))
    return true;
  return is_past_before_object(reading, i);
}

NounPhrase::Kind kind_of(const Reading& reading, TokenRange core) {
  if (core.size() == 1 && is_pronoun(reading, core.begin)) return NounPhrase::Kind::pronoun;
  return reading.is(core.end - 1, Word::name_like) ? NounPhrase::Kind::name : NounPhrase::Kind::nominal;
}

// Does a line, a verb or another phrase begin at `i`, behind the first words of a core?
bool begins_anew(const Reading& reading, std::uint32_t i, std::uint32_t last, bool has_head) {
  if (reading.token(i).is(TokenShape::line_before)) return true;
  if (!has_head) return false;
  if (acts_as_verb(reading, i, last)) return true;
  if (reading.is(i, Word::possessive)) return reading.token(i).kind == TokenKind::word;  // on Monday |its| doors
  return reading.is(i, Word::determiner) && !reading.is(i - 1, Word::determiner);
}

// “…,” |said| Ann Lee: a verb before its subject, though it might be a participle.
bool is_inverted_verb(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  if (i == 0 || i + 1 >= last || !(is_comma(reading, i - 1) || reading.is_quote_mark(i - 1))) return false;
  return reading.is(i, Word::verb_past) && !reading.is(i, Word::noun | Word::adjective | Word::name_like) &&
         reading.is(i + 1, Word::name_like);
}

// “before |a| New York |court| that”: behind “a”, a word that may be a noun is no verb in the plural.
bool is_noun_of_one(const Reading& reading, std::uint32_t first, std::uint32_t i) {
  if (!reading.is(i, Word::noun) || !reading.is(i, Word::verb_base) || reading.is(i, Word::finite)) return false;
  const std::uint32_t word = reading.token(first).folded;
  return (word == text::hash_of("a") || word == text::hash_of("an")) && !reading.token(i).is(TokenShape::line_before);
}

// told |her| the raid was over: no possessor, where an article follows.
bool is_object_before_article(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  return i + 1 < last && reading.is(i, Word::possessive) && reading.is(i, Word::object_pronoun) &&
         reading.is(i + 1, Word::determiner);
}

// |Said| one veteran: …: the same where it opens its line.
bool is_opening_verb(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  if (i + 1 >= last || (i > 0 && !reading.token(i).is(TokenShape::line_before))) return false;
  constexpr std::uint32_t somebody = Word::determiner | Word::number_word;
  return reading.is(i, Word::verb_past) && !reading.is(i, Word::noun | Word::adjective | Word::name_like) &&
         reading.is(i + 1, somebody);
}

// The remark |led| one critic to call it so, it |forced| the minister to admit it: the verb between its subject and its
// object.
bool is_verb_of_subject(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  if (i == 0 || i + 1 >= last || !reading.is(i, Word::verb_past)) return false;
  if (reading.is(i, Word::name_like)) return false;
  constexpr std::uint32_t subject = Word::noun | Word::name_like | Word::person_noun | Word::subject_pronoun;
  constexpr std::uint32_t object = Word::determiner | Word::number_word | Word::possessive;
  return reading.is(i - 1, subject) && !reading.is(i - 1, Word::determiner) && reading.is(i + 1, object);
}

// Where a core ends whose first word may be a verb, which begins none, or a pronoun, which is one.
std::optional<std::uint32_t> end_of_doubtful(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  if (is_inverted_verb(reading, first, last) || is_opening_verb(reading, first, last)) return first;
  if (is_verb_of_subject(reading, first, last)) return first;
  return is_object_before_article(reading, first, last) ? std::optional(first + 1) : std::nullopt;
}

// Does the core that began at `first` end before the word at `i`?
bool ends_before(const Reading& reading, std::uint32_t first, std::uint32_t i, std::uint32_t last, bool has_head) {
  if (!is_inside(reading, i)) return true;
  return i > first && begins_anew(reading, i, last, has_head) && !is_noun_of_one(reading, first, i);
}

// Lt Gen |(retd)| Anil Menon, Prof |(Dr)| Menon: one past the bracket at `i` with a word between a title and a name;
// `i` itself where none is.
std::uint32_t bracket_end(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  if (i == 0 || i + 3 >= last || !is_mark(reading, i, Mark::open_bracket) || !reading.token(i + 1).is_word()) return i;
  constexpr std::uint32_t title = Word::name_like | Word::person_noun;
  const std::uint32_t closing = is_mark(reading, i + 2, Mark::period) ? i + 3 : i + 2;
  const bool is_title = reading.is(i - 1, title) || is_mark(reading, i - 1, Mark::period);
  if (!is_title || closing + 1 >= last || !is_mark(reading, closing, Mark::close_bracket)) return i;
  return reading.is(closing + 1, Word::name_like) ? closing + 1 : i;
}

// The same from behind: where the bracket begins that ends right before the name at `begin`; `begin` where none does.
std::uint32_t over_bracket(const Reading& reading, std::uint32_t first, std::uint32_t begin) {
  if (begin < first + 4 || !is_mark(reading, begin - 1, Mark::close_bracket)) return begin;
  const std::uint32_t opening = is_mark(reading, begin - 3, Mark::open_bracket) ? begin - 3 : begin - 4;
  return opening > first && bracket_end(reading, opening, begin + 1) == begin ? opening : begin;
}

// One past the core that begins at `first`; `first` itself where none does.
std::uint32_t core_end(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  constexpr std::uint32_t doubtful = Word::verb_past | Word::object_pronoun;
  if (first < last && reading.is(first, doubtful)) {
    if (const auto end = end_of_doubtful(reading, first, last)) return *end;
  }
  std::uint32_t end = first;
  for (std::uint32_t i = first; i < last; ++i) {
    if (end == i && end > first && !reading.token(i).is_word())
      i = bracket_end(reading, nickname_end(reading, i, last), last);
    if (ends_before(reading, first, i, last, end > first)) break;
    if (is_head(reading, i)) end = i + 1;
  }
  if (end > first) return end;
  return first < last && is_pronoun(reading, first) ? first + 1 : first;
}

// His wife |of 40 years|, a friend |of more than two decades|: one past how long somebody has been what he is; `of`
// where no time is told there.
std::uint32_t duration_end(const Reading& reading, std::uint32_t of, std::uint32_t last) {
  constexpr std::uint32_t most = 5;  // tokens of the number
  if (of + 2 >= last || reading.token(of).folded != text::hash_of("of")) return of;
  constexpr std::uint32_t number = Word::number_word | Word::quantifier;
  bool is_counted = false;
  for (std::uint32_t i = of + 1; i < std::min(last, of + 1 + most); ++i) {
    if (reading.is(i, Word::time_word) && !reading.is(i, Word::adverb) && is_counted)
      return reading.token(i).is(TokenShape::capitalized) ? of : i + 1;
    is_counted = is_counted || reading.token(i).kind == TokenKind::number || reading.is(i, number);
    if (!is_counted && !TellingWords::english().has(reading.token(i), TellingWords::counting)) return of;
  }
  return of;
}

std::uint32_t prepositions_end(const Reading& reading, std::uint32_t end, std::uint32_t last) {
  while (end + 1 < last && reading.is(end, Word::preposition) && !reading.is(end, Word::infinitive_to)) {
    if (const auto duration = duration_end(reading, end, last); duration > end) {
      end = duration;
      continue;
    }
    const auto next = core_end(reading, end + 1, last);
    if (next == end + 1) break;
    const bool is_clause = reading.is(end, Word::subordinator) && next < last && is_finite_verb(reading, next);
    if (is_clause) break;  // sang the crowd |as the coffin passed|
    // “said Ann Lee |without turning| round”: what somebody does is no part of a name.
    const bool is_manner = reading.is(end + 1, Word::verb_ing) && !reading.is(end + 1, Word::name_like);
    if (is_manner && reading.is(end - 1, Word::name_like)) break;
    end = next;
  }
  return end;
}

// “, a spokeswoman for Bob Ray,”: an apposition after a comma, to its closing comma or the sentence's end.
std::uint32_t apposition_end(const Reading& reading, std::uint32_t end, std::uint32_t last) {
  if (end + 1 >= last || !is_comma(reading, end)) return end;
  const std::uint32_t limit = std::min(last, end + reach);
  if (reading.is(end + 1, Word::relative)) {
    for (std::uint32_t i = end + 1; i < limit; ++i) {
      if (is_comma(reading, i)) return i;
    }
    return limit;
  }
  const auto inner = core_end(reading, end + 1, limit);
  if (inner == end + 1 || is_pronoun(reading, end + 1)) return end;
  const auto stop = prepositions_end(reading, inner, limit);
  const bool closes = stop == last || is_comma(reading, stop) ||
                      is_mark(reading, stop, Mark::period | Mark::semicolon | Mark::colon | Mark::dash);
  return closes ? stop : end;
}

// “analysts |warned| higher tariffs”, “Lee |warned| higher tariffs”: a past tense right behind somebody.
bool is_deed(const Reading& reading, std::uint32_t i) {
  return reading.is(i, Word::verb_past) && !reading.is(i, Word::noun | Word::adjective | Word::name_like) &&
         reading.is(i - 1, Word::person_noun | Word::name_like) && !is_compound_part(reading, i);
}

// May the core that ends at `last` begin before its token behind `i` with `i`?
bool may_lead(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  if (!is_inside(reading, i)) return false;
  if (i + 1 == last) return true;
  if (reading.is(i, Word::wh_word)) return false;  // what |Lee| called “a mess”
  if (acts_as_verb(reading, i, last) && !reading.is(i, Word::noun | Word::adjective)) return false;
  if (i > 0 && is_deed(reading, i)) return false;
  return !reading.is(i, Word::number_word) || !reading.is(i + 1, Word::determiner);
}

// A word that no other of its core stands before: its first article, a possessive, the first of a line.
bool opens_core(const Reading& reading, std::uint32_t first, std::uint32_t i) {
  const bool is_article = reading.is(i, Word::determiner) && !is_compound_part(reading, i);  // scrum-half
  if (is_article && (i == first || !reading.is(i - 1, Word::determiner))) return true;
  if (reading.token(i).is(TokenShape::line_before)) return true;
  return reading.is(i, Word::possessive) && reading.token(i).kind == TokenKind::word;
}

// What stands inside a core but does not begin one: a hyphen, the clitic of a possessor.
bool is_link_inside(const Reading& reading, std::uint32_t i) {
  return is_hyphen(reading, i) || (reading.is(i, Word::possessive) && reading.token(i).kind != TokenKind::word);
}

// Before the name at `begin`, over a nickname: |Carl| “Duke” Rossi
std::uint32_t over_nickname(const Reading& reading, std::uint32_t first, std::uint32_t begin) {
  const std::uint32_t nickname = begin > first + 1 ? nickname_begin(reading, first, begin - 1) : begin;
  return nickname + 1 < begin ? nickname : begin;
}

// Behind the match |Lee| said, something |Lee| denies: the name at `begin` is another phrase than the noun before it.
bool is_behind_venue(const Reading& reading, std::uint32_t begin, std::uint32_t last) {
  return begin < last && reading.is(begin, Word::name_like) && !reading.is(begin - 1, Word::name_like) &&
         TellingWords::english().has(reading.token(begin - 1),
                                     TellingWords::venue | TellingWords::resumption | TellingWords::document);
}

// A margin |Lee| called “thin”: behind a thing with “a”, a name begins a relative clause.
bool is_behind_thing(const Reading& reading, std::uint32_t first, std::uint32_t begin, std::uint32_t last) {
  if (begin >= last || begin < first + 2 || !reading.is(begin, Word::name_like)) return false;
  const std::uint32_t article = reading.token(begin - 2).folded;
  if (article != text::hash_of("a") && article != text::hash_of("an")) return false;
  return reading.is(begin - 1, Word::noun) &&
         !reading.is(begin - 1, Word::name_like | Word::person_noun | Word::adjective);
}

// On Tuesday |Lee| said: the name at `begin` stands behind a time.
bool is_behind_time(const Reading& reading, std::uint32_t first, std::uint32_t begin, std::uint32_t last) {
  return begin < last && begin > first + 1 && reading.is(begin, Word::name_like) &&
         reading.is(begin - 1, Word::time_word) && reading.is(begin - 2, Word::preposition);
}

// |A visibly| shaken Costa: an adverb behind the article, before what it tells the degree of at `begin`.
// And |newly| signed Costa, where they open their clause.
bool is_degree(const Reading& reading, std::uint32_t first, std::uint32_t begin, std::uint32_t last) {
  return begin < last && begin >= first + 2 && reading.is(begin - 1, Word::adverb) &&
         reading.is(begin, Word::adjective | Word::verb_participle) && reading.is(begin - 2, Word::determiner);
}

// Over what no core begins with.
std::uint32_t over_link(const Reading& reading, std::uint32_t begin, std::uint32_t last) {
  while (begin < last && is_link_inside(reading, begin)) ++begin;
  return begin;
}

std::uint32_t over_degree(const Reading& reading, std::uint32_t first, std::uint32_t begin, std::uint32_t last) {
  const bool is_opening = begin > first && begin < last && reading.is(begin - 1, Word::adverb) &&
                          reading.is(begin, Word::verb_participle) && reading.word(begin - 1).ends_with("ly") &&
                          (begin - 1 == first || reading.is_quote_mark(begin - 2));
  if (is_opening) return begin - 1;
  return over_link(reading, is_degree(reading, first, begin, last) ? begin - 2 : begin, last);
}

// In 1962 |President| Kennedy said: a year behind “in” counts nobody.
bool is_behind_year(const Reading& reading, std::uint32_t first, std::uint32_t begin, std::uint32_t last) {
  if (begin < first + 2 || begin >= last || !reading.token(begin).is(segment::TokenShape::capitalized)) return false;
  const auto& year = reading.token(begin - 1);
  return year.kind == TokenKind::number && year.end - year.begin == 4 && reading.is(begin - 2, Word::preposition);
}

std::uint32_t core_begin(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  std::uint32_t begin = last;
  while (begin > first) {
    if (is_behind_venue(reading, begin, last) || is_behind_time(reading, first, begin, last)) break;
    if (is_behind_year(reading, first, begin, last) || is_behind_thing(reading, first, begin, last)) break;
    if (begin < last && reading.is(begin, Word::name_like) && !reading.token(begin - 1).is_word())
      begin = over_bracket(reading, first, over_nickname(reading, first, begin));
    if (!may_lead(reading, begin - 1, last)) return over_degree(reading, first, begin, last);
    --begin;
    if (opens_core(reading, first, begin)) break;
  }
  return over_link(reading, begin, last);
}

// “more than two dozen”: the comparison belongs to its number.
std::uint32_t over_comparison(const Reading& reading, std::uint32_t first, std::uint32_t begin) {
  if (begin < first + 2 || reading.word(begin - 1) != "than") return begin;
  const auto word = reading.word(begin - 2);
  return word == "more" || word == "More" || word == "less" || word == "fewer" ? begin - 2 : begin;
}

// One past what may be the head before the preposition that ends right before `begin`, two tokens behind `first` or
// more; none where no preposition does.
std::optional<std::uint32_t> end_before_preposition(const Reading& reading, std::uint32_t first, std::uint32_t begin) {
  std::uint32_t end = begin - 1;
  if (!reading.is(end, Word::preposition) || reading.is(end, Word::subordinator & ~Word::preposition))
    return std::nullopt;
  const bool participle = reading.is(end - 1, Word::verb_participle | Word::verb_ing) && !reading.is(end - 1, nominal);
  if (participle && end > first + 1) --end;
  // “on and off the island”
  if (reading.is(end - 1, Word::coordinator) && end > first + 2 && reading.is(end - 2, Word::preposition)) end -= 2;
  return end;
}

// Where what counts nobody or everybody begins: |no| one, |every| one, |not| one of them, |not| everyone, |hardly|
// anyone.
std::uint32_t over_article(const Reading& reading, std::uint32_t first, std::uint32_t at) {
  if (at == first) return at;
  if (reading.is(at, Word::quantifier) && TellingWords::english().has(reading.token(at - 1), TellingWords::nearly))
    return at - 1;
  const bool is_negated = reading.word(at - 1) == "not" || reading.word(at - 1) == "Not";
  if (reading.word(at) != "one") return is_negated && reading.is(at, Word::quantifier) ? at - 1 : at;
  return reading.is(at - 1, Word::determiner) || is_negated ? at - 1 : at;
}

// Of “the head of the union”, “a report issued by the union” the head phrase; `core` is “the union”.
TokenRange step_over_prepositions(const Reading& reading, std::uint32_t first, TokenRange core) {
  for (int steps = 0; steps < 5; ++steps) {
    const std::uint32_t begin = over_comparison(reading, first, core.begin);
    if (begin < first + 2) break;
    const auto end = end_before_preposition(reading, first, begin);
    if (!end) break;
    if (reading.is(*end - 1, Word::quantifier)) {  // “most of them”, “some in Miami”
      core = {over_article(reading, first, *end - 1), *end};
      continue;
    }
    if (!is_head(reading, *end - 1) || reading.is(*end - 1, Word::time_word)) break;
    const auto outer = core_begin(reading, first, *end);
    if (outer == *end) break;
    core = {outer, *end};
  }
  return core;
}

// Where a subject may begin: with its clause.
bool may_open(const Reading& reading, std::uint32_t first, std::uint32_t at) {
  return at == first || is_comma(reading, at - 1) || reading.is_quote_mark(at - 1) ||
         reading.is(at - 1, Word::complementizer | Word::subordinator | Word::coordinator);
}

// “and”, “or” and the like; “but” and “so” join no phrases.
bool joins_phrases(const Reading& reading, std::uint32_t i) {
  return reading.is(i, Word::coordinator) && reading.word(i) != "but" && reading.word(i) != "so";
}

// One past the phrase before the comma or coordinator at `link`; `first` where none ends there.
std::uint32_t coordinated_end(const Reading& reading, std::uint32_t first, std::uint32_t link) {
  const bool has_comma = joins_phrases(reading, link) && link > first && is_comma(reading, link - 1);
  const std::uint32_t end = has_comma ? link - 1 : link;
  if (end == first || !is_inside(reading, end - 1) || !is_head(reading, end - 1)) return first;
  return reading.is(end - 1, Word::time_word) ? first : end;
}

// after |a tie| and Lee said: what stands behind a preposition that may open a clause is nobody, and speaks with
// nobody.
bool is_governed_thing(const Reading& reading, std::uint32_t first, TokenRange core) {
  if (core.begin == first || !reading.is(core.begin - 1, Word::preposition)) return false;
  return !reading.is(core.end - 1, Word::name_like | Word::person_noun | Word::subject_pronoun);
}

// Where a coordinated phrase (“Lee, Ray and”) that goes on at `begin` begins; `begin` itself where none does. It must
// open its clause, since “met Lee and Ray said” is two.
std::uint32_t coordination_begin(const Reading& reading, std::uint32_t first, std::uint32_t begin) {
  std::uint32_t best = begin;
  std::uint32_t found = begin;
  for (int steps = 0; steps < 6 && found > first + 1; ++steps) {
    const std::uint32_t link = found - 1;
    const bool is_and = joins_phrases(reading, link);
    if (steps == 0 ? !is_and : !is_comma(reading, link)) break;
    const auto end = coordinated_end(reading, first, link);
    if (end == first) break;
    const auto nearest = core_begin(reading, first, end);
    if (nearest == end) break;
    const TokenRange core = is_and ? step_over_prepositions(reading, first, {nearest, end}) : TokenRange{nearest, end};
    found = core.begin;
    if (may_open(reading, first, found) && !is_governed_thing(reading, first, core)) best = found;
  }
  return best;
}

// |A voice behind me| said: of a pronoun that is no subject, behind a preposition, the phrase before that.
std::optional<NounPhrase> governing_phrase(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  const std::uint32_t pronoun = last - 1;
  if (pronoun < first + 2 || !reading.is(pronoun, Word::object_pronoun) ||
      !reading.is(pronoun - 1, Word::preposition) ||
      reading.is(pronoun, Word::subject_pronoun | Word::possessive | Word::relative))
    return std::nullopt;
  const TokenRange core = step_over_prepositions(reading, first, {pronoun, last});
  if (core.begin == pronoun || !reading.is(core.end - 1, nominal)) return std::nullopt;
  const TokenRange all{core.begin, last};
  return NounPhrase{core, all, all, kind_of(reading, core)};
}

// |Two-thirds of those|, |one in five of those|: how many they are is a part of who they are.
std::optional<NounPhrase> share_of_those(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  if (last < first + 3 || reading.word(last - 1) != "those" || reading.word(last - 2) != "of") return std::nullopt;
  const TokenRange core = step_over_prepositions(reading, first, {last - 1, last});
  if (core.begin == last - 1) return std::nullopt;
  const TokenRange all{core.begin, last};
  return NounPhrase{core, all, all, NounPhrase::Kind::nominal};
}

// |Many of them|, |two-thirds of those|, |she|: the phrase that a pronoun ends.
NounPhrase phrase_of_pronoun(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  if (last >= first + 3 && reading.word(last - 2) == "of" && reading.is(last - 3, Word::quantifier)) {
    const std::uint32_t begin = over_article(reading, first, last - 3);
    return NounPhrase{{begin, last - 2}, {begin, last}, {begin, last}, NounPhrase::Kind::nominal};
  }
  if (const auto share = share_of_those(reading, first, last)) return *share;
  const TokenRange pronoun{over_article(reading, first, last - 1), last};
  return NounPhrase{pronoun, pronoun, pronoun, NounPhrase::Kind::pronoun};
}

}  // namespace

std::optional<NounPhrase> core_at(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  const auto end = core_end(reading, first, std::min(last, first + reach));
  if (end == first) return std::nullopt;
  const TokenRange core{first, end};
  return NounPhrase{core, core, core, kind_of(reading, core)};
}

void complete(const Reading& reading, NounPhrase& phrase, std::uint32_t last) {
  last = std::min(last, phrase.core.begin + reach);
  const std::uint32_t end = phrase.core.end;
  if (phrase.kind == NounPhrase::Kind::pronoun) {  // |several of the islanders|
    const bool is_some_of = reading.is(end - 1, Word::quantifier) && end + 1 < last && reading.word(end) == "of";
    const bool is_share = end + 2 < last && reading.word(end) == "in" && reading.is(end + 1, Word::number_word) &&
                          reading.is(end - 1, Word::number_word);  // |one in ten| of them
    if (is_some_of || is_share) phrase.phrase.end = phrase.whole.end = prepositions_end(reading, end, last);
    return;
  }
  phrase.phrase.end = prepositions_end(reading, end, last);
  phrase.whole.end = apposition_end(reading, phrase.phrase.end, last);
}

std::optional<NounPhrase> phrase_at(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  auto phrase = core_at(reading, first, last);
  if (phrase) complete(reading, *phrase, last);
  return phrase;
}

std::optional<NounPhrase> object_at(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  auto object = phrase_at(reading, first, last);
  if (!object || object->kind != NounPhrase::Kind::nominal || object->phrase.end + 2 >= last) return object;
  const std::uint32_t next = object->phrase.end;
  const bool is_near = reading.token(next).folded == text::hash_of("close") && reading.word(next + 1) == "to";
  if (!is_near &&
      (!reading.is(next, Word::verb_participle | Word::adjective) || !reading.is(next + 1, Word::preposition)))
    return object;
  const std::uint32_t limit = std::min(last, first + reach);
  // a source close |to the talks in Oslo|
  const std::uint32_t near = is_near ? core_end(reading, next + 2, limit) : next + 1;
  const std::uint32_t end = prepositions_end(reading, near, limit);
  if (end > next + 1) object->phrase.end = object->whole.end = end;
  return object;
}

std::optional<NounPhrase> phrase_before(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  first = std::max(first, last > reach ? last - reach : 0);
  if (last <= first) return std::nullopt;
  if (const auto governed = governing_phrase(reading, first, last)) return governed;
  if (last > first + 1 && TellingWords::english().has(reading.token(last - 1), TellingWords::reflexive)) {
    if (auto meant = phrase_before(reading, first, last - 1)) {  // |the player himself|
      meant->phrase.end = meant->whole.end = last;
      return meant;
    }
  }
  if (is_pronoun(reading, last - 1) || reading.is(last - 1, Word::relative))
    return phrase_of_pronoun(reading, first, last);
  if (!is_head(reading, last - 1) || !is_inside(reading, last - 1)) return std::nullopt;
  const TokenRange nearest{core_begin(reading, first, last), last};
  if (nearest.empty()) return std::nullopt;
  auto core = step_over_prepositions(reading, first, nearest);
  core.begin = coordination_begin(reading, first, core.begin);
  const bool is_none = core.begin > first && reading.token(core.begin - 1).folded == text::hash_of("not") &&
                       reading.is(core.begin, Word::determiner);
  if (is_none) --core.begin;  // |not| a single witness
  const TokenRange all{core.begin, last};
  return NounPhrase{core, all, all, kind_of(reading, core)};
}

bool is_somebody(const Reading& reading, const NounPhrase& phrase) {
  return phrase.kind == NounPhrase::Kind::name ||
         (phrase.kind == NounPhrase::Kind::nominal && reading.is(phrase.core.end - 1, Word::person_noun));
}

bool is_body(const Reading& reading, TokenRange core) {
  return TellingWords::english().has(reading.token(core.end - 1), TellingWords::body);
}

bool may_speak(const Reading& reading, std::uint32_t noun) {
  constexpr std::uint32_t speaks = TellingWords::body | TellingWords::document | TellingWords::hearing;
  return reading.is(noun, Word::person_noun | Word::name_like) ||
         TellingWords::english().has(reading.token(noun), speaks);
}

bool is_relative(const Reading& reading, const NounPhrase& phrase) {
  return phrase.kind == NounPhrase::Kind::pronoun && reading.is(phrase.core.begin, Word::relative);
}

std::optional<TokenRange> owner_of_utterance(const Reading& reading, TokenRange core) {
  const std::uint32_t noun = core.end - 1;
  if (!TellingWords::english().has(reading.token(noun), TellingWords::utterance)) return std::nullopt;
  std::uint32_t owner = noun;
  while (owner > core.begin && !reading.is(owner, Word::possessive)) --owner;
  return reading.is(owner, Word::possessive) ? std::optional(TokenRange{core.begin, owner + 1}) : std::nullopt;
}

SourceHead head_of(const Reading& reading, TokenRange source) {
  SourceHead head{{source.begin, source.begin}, source.begin};
  for (auto& end = head.tokens.end; end < source.end; ++end) {
    if (end > source.begin && reading.is(end, Word::preposition) && !is_compound_part(reading, end)) break;
    if (reading.token(end).is_word()) head.word = end;
  }
  return head;
}

std::optional<NounPhrase> possessor_before(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  first = std::max(first, last > reach ? last - reach : 0);
  if (last < first + 2) return std::nullopt;
  const TokenRange core{core_begin(reading, first, last - 1), last};
  if (core.size() < 2 || !is_head(reading, last - 2)) return std::nullopt;
  return NounPhrase{core, core, core, kind_of(reading, {core.begin, last - 1})};
}

}  // namespace onrecord::attribution
