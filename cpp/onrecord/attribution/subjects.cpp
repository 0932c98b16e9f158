// Who does what a verb cue says: its subject before it.
//
// Tested by tests/cpp/attribution/phrases_test.cpp.
#include <algorithm>

#include "onrecord/attribution/parentheses.hpp"
#include "onrecord/attribution/phrases.hpp"
#include "onrecord/attribution/telling_words.hpp"
#include "onrecord/text/chars.hpp"

namespace onrecord::attribution {
namespace {

using Word = WordClass;
using segment::TokenRange;

constexpr std::uint32_t reach = 60;

// One cue's search for its subject. Verbs lead to verbs before them: without an end to it, “and said and said and said
// …” would cost thousands of times its length, and “(a) (a) (a) … said” the stack.
struct Search {
  static constexpr int deepest = 3;
  static constexpr int most_verbs = 32;

  int& verbs;  // asked so far, at any depth
  int depth = 0;

  Search deeper() const { return {verbs, depth + 1}; }
};

// The nearest finite verb before `last` that is not inside a relative clause, as the anchor of a coordinated or
// participial cue.
std::optional<NounPhrase> subject_of_verb_before(const Reading& reading, std::uint32_t first, std::uint32_t last,
                                                 Search search);

// “Lee and Ray |both| said”, “they |all| said”, “Lee |neither| confirmed nor denied”.
bool is_floating(const Reading& reading, std::uint32_t first, std::uint32_t i) {
  const auto word = reading.word(i);
  return (word == "both" || word == "all" || word == "each" || word == "neither") && i > first &&
         (reading.is(i - 1, Word::noun | Word::name_like | Word::subject_pronoun | Word::auxiliary | Word::modal) ||
          is_comma(reading, i - 1));  // Lee and his agent, Ann Ray, |both| said
}

bool is_plain_adverb(const Reading& reading, std::uint32_t i) {
  return reading.is(i, Word::adverb) && !reading.is(i, Word::subject_pronoun | Word::noun | Word::name_like);
}

// Steps left over “on Monday”, “last week”.
std::uint32_t over_time(const Reading& reading, std::uint32_t first, std::uint32_t at) {
  while (at > first + 1 &&
         reading.is(at - 1, Word::time_word | Word::determiner | Word::number_word | Word::adjective) &&
         (reading.is(at - 1, Word::time_word) || !reading.is(at - 1, Word::name_like))) {
    --at;
  }
  return at > first + 1 && reading.is(at - 1, Word::preposition) ? at - 1 : at;
}

// A number of four digits and nothing else: “in |2010|”.
bool is_year(const Reading& reading, std::uint32_t i) {
  const auto word = reading.word(i);
  return reading.token(i).kind == segment::TokenKind::number && word.size() == 4 &&
         word.find_first_not_of("0123456789") == std::string_view::npos;
}

// Steps left over adverbs and times between subject and verb: “Lee |now| says”, “Lee |on Monday| said”.
std::uint32_t over_adverbs(const Reading& reading, std::uint32_t first, std::uint32_t at) {
  for (int steps = 0; steps < 6 && at > first + 1; ++steps) {
    const std::uint32_t before = at - 1;
    if (reading.is(before, Word::time_word)) {
      at = over_time(reading, first, at);
    } else if (is_year(reading, before) && before > first + 1 && reading.is(before - 1, Word::preposition)) {
      at = before - 1;
    } else if (is_floating(reading, first, before) || is_plain_adverb(reading, before)) {
      at = before;
    } else {
      break;
    }
  }
  return at;
}

// “|A study| that appeared in the Journal found”: the phrase before a relative clause without commas, of which the
// phrase that begins at `object` is the end.
std::optional<NounPhrase> before_relative(const Reading& reading, std::uint32_t first, std::uint32_t object) {
  constexpr std::uint32_t longest = 24;
  const std::uint32_t limit = std::max(first, object - std::min(object, longest));
  bool has_verb = false;
  for (std::uint32_t i = object; i > limit;) {
    --i;
    if (reading.marks[i] != 0 || reading.is_quote_mark(i) || reading.is(i, Word::coordinator)) return std::nullopt;
    const bool is_subject = reading.is(i, Word::relative) && is_finite_verb(reading, i + 1);
    if (is_subject && has_verb && i > first && reading.is(i - 1, Word::noun | Word::name_like))
      return phrase_before(reading, first, i);
    has_verb = has_verb || is_finite_verb(reading, i);
  }
  return std::nullopt;
}

// |Woman, 81,| who chased burglar says: a relative clause that no comma closes, whose verb passes for a participle.
std::optional<NounPhrase> before_open_relative(const Reading& reading, std::uint32_t first, TokenRange core) {
  if (core.begin < first + 3 || reading.word(core.begin - 1) != "who") return std::nullopt;
  if (!reading.is(core.begin, Word::verb_past) || core.size() < 2 || !is_comma(reading, core.begin - 2))
    return std::nullopt;
  return before_parentheses(reading, first, core.begin - 2);
}

// |Woman, 81,| who chased burglar says, |a study| that appeared in the Journal found: the phrase itself, or the one
// whose relative clause it ends.
NounPhrase before_clause_of(const Reading& reading, std::uint32_t first, const NounPhrase& phrase) {
  if (const auto whole = before_open_relative(reading, first, phrase.core)) return *whole;
  return before_relative(reading, first, phrase.core.begin).value_or(phrase);
}

// Ann Lee |(D-Ohio|) said; Ann Lee |(D-Ohio|), said: from its opening to its closing bracket, where one ends at token
// `last` or at the comma there; else empty.
TokenRange bracket_before(const Reading& reading, std::uint32_t first, std::uint32_t last, Search search) {
  const std::uint32_t closing = is_comma(reading, last) && last > first ? last - 1 : last;
  const bool is_bracket = is_mark(reading, closing, Mark::close_bracket) && search.depth <= Search::deepest;
  return {is_bracket ? opening_bracket(reading, first, closing, reach) : closing, closing};
}

std::optional<NounPhrase> subject_left_of(const Reading& reading, std::uint32_t first, std::uint32_t at,
                                          Search search) {
  if (at > first && reading.token(at).folded == text::hash_of("nor"))  // neither confirmed |nor| denied
    return subject_of_verb_before(reading, first, at, search.deeper());
  const std::uint32_t beside = over_adverbs(reading, first, at);
  if (beside > first) at = beside;
  if (at <= first) return std::nullopt;
  const std::uint32_t before = at - 1;
  const TokenRange bracket = bracket_before(reading, first, before, search);
  if (opens_parenthesis(reading, before)) {
    const auto phrase = before_parentheses(reading, first, before);
    if (phrase && (bracket.empty() || phrase->core.end <= bracket.begin)) return phrase;
    if (!bracket.empty()) return subject_left_of(reading, first, bracket.begin, search.deeper());
    return subject_of_verb_before(reading, first, before, search.deeper());
  }
  if (!bracket.empty()) return subject_left_of(reading, first, bracket.begin, search.deeper());
  if (reading.is(before, Word::coordinator)) return subject_of_verb_before(reading, first, before, search.deeper());
  if (const auto phrase = phrase_before(reading, first, at)) return before_clause_of(reading, first, *phrase);
  return subject_of_verb_before(reading, first, at, search.deeper());
}

// “said Ann Lee, referring to”: the subject stands behind its verb at `verb`, and its phrase reaches to `last`.
std::optional<NounPhrase> inverted_subject(const Reading& reading, std::uint32_t first, std::uint32_t verb,
                                           std::uint32_t last) {
  if (verb == first || verb + 1 >= last) return std::nullopt;
  if (!is_comma(reading, verb - 1) && !reading.is_quote_mark(verb - 1)) return std::nullopt;
  if (is_comma(reading, verb - 1) && !has_clause_before(reading, first, verb - 1)) return std::nullopt;
  auto phrase = phrase_at(reading, verb + 1, last);
  const std::uint32_t end = is_comma(reading, last - 1) ? last - 1 : last;
  if (phrase && phrase->whole.end >= end && phrase->kind != NounPhrase::Kind::pronoun) return phrase;
  return std::nullopt;
}

// Is the phrase the subject of a reported clause: right behind “that”, behind a finite verb, or behind “whether” or
// “why” and a verb (would not say why |Lee| left)?
bool is_reported_subject(const Reading& reading, std::uint32_t first, const NounPhrase& phrase) {
  if (phrase.core.begin <= first) return false;
  const std::uint32_t before = phrase.core.begin - 1;
  const bool is_question = reading.is(before, Word::wh_word | Word::complementizer) && before > first &&
                           reading.is(before - 1, Word::verb_base);
  return is_that(reading, before) || is_question ||
         (is_finite_verb(reading, before) && !reading.is(before, Word::auxiliary | Word::modal));
}

// Where the verb at `verb` begins, with its auxiliaries and adverbs.
std::uint32_t verb_begin(const Reading& reading, std::uint32_t first, std::uint32_t verb) {
  while (verb > first && reading.is(verb - 1, Word::auxiliary | Word::modal | Word::adverb | Word::negation) &&
         !reading.is(verb - 1, Word::time_word | Word::subject_pronoun)) {
    --verb;
  }
  return verb;
}

// “Lee |promises| new ferries, but warns”: a word that may be a noun, too, behind a name and before what it governs.
std::optional<NounPhrase> subject_of_doubtful_verb(const Reading& reading, std::uint32_t limit, std::uint32_t last) {
  constexpr std::uint32_t governed = Word::determiner | Word::possessive | Word::adjective | Word::number_word;
  for (std::uint32_t i = last; i > limit + 1;) {
    --i;
    if (!reading.is(i, Word::verb_third) || reading.is(i, Word::name_like) || i + 1 >= last) continue;
    if (!reading.is(i - 1, Word::name_like) || !reading.is(i + 1, governed)) continue;
    return phrase_before(reading, limit, i);
  }
  return std::nullopt;
}

// “the experts |I| interviewed said”: a pronoun right behind a noun begins a relative clause without its pronoun.
bool is_contact_clause(const Reading& reading, std::uint32_t first, const NounPhrase& phrase) {
  return phrase.kind == NounPhrase::Kind::pronoun && phrase.core.begin > first &&
         !reading.is(phrase.core.begin, Word::relative | Word::wh_word) &&
         reading.is(phrase.core.begin - 1, Word::noun) && !reading.is(phrase.core.begin - 1, Word::any_verb);
}

// “half of those |asked| said”: who was asked, not who asked.
bool is_described_by(const Reading& reading, const NounPhrase& phrase, std::uint32_t verb) {
  return reading.is(verb, Word::verb_participle) && phrase.phrase.end == verb && reading.word(verb - 1) == "those";
}
NounPhrase with_participle(NounPhrase phrase, std::uint32_t end) {
  phrase.phrase.end = phrase.whole.end = end;
  return phrase;
}

// “Lee said the dam would hold, adding”: Lee, not the dam.
NounPhrase not_reported(const Reading& reading, std::uint32_t first, const NounPhrase& subject, Search search) {
  if (!is_reported_subject(reading, first, subject)) return subject;
  return subject_of_verb_before(reading, first, subject.core.begin, search.deeper()).value_or(subject);
}

// The experts |I| interviewed said, half of |those asked| said, |Lee| said the dam would hold, adding: of the phrase to
// the left of a verb, who speaks.
std::optional<NounPhrase> who_speaks(const Reading& reading, std::uint32_t first, TokenRange verb,
                                     const NounPhrase& phrase, Search search) {
  const bool is_beside = verb.size() == 1;
  if (is_beside && is_contact_clause(reading, first, phrase)) return phrase_before(reading, first, phrase.core.begin);
  if (is_beside && is_described_by(reading, phrase, verb.begin)) return with_participle(phrase, verb.end);
  return not_reported(reading, first, phrase, search);
}

std::optional<NounPhrase> subject_of_verb_before(const Reading& reading, std::uint32_t first, std::uint32_t last,
                                                 Search search) {
  if (search.depth > Search::deepest) return std::nullopt;
  const std::uint32_t limit = last > first + reach ? last - reach : first;
  for (std::uint32_t i = last; i > limit;) {
    --i;
    if (!is_finite_verb(reading, i)) continue;
    if (i > limit && reading.is(i - 1, Word::infinitive_to) && reading.is(i, Word::verb_base)) continue;  // to |keep|
    if (++search.verbs > Search::most_verbs) return std::nullopt;
    if (auto phrase = inverted_subject(reading, first, i, last)) return phrase;
    i = verb_begin(reading, limit, i);
    const auto phrase = subject_left_of(reading, first, i, search);
    if (!phrase) continue;
    return who_speaks(reading, first, {i, last}, *phrase, search);
  }
  return search.depth <= 1 ? subject_of_doubtful_verb(reading, limit, last) : std::nullopt;
}

// “Recognizing the risk, Lee said”: a participle that opens its sentence has the subject of the main clause behind the
// comma.
std::optional<NounPhrase> subject_behind_opening(const Reading& reading, std::uint32_t first, std::uint32_t at,
                                                 std::uint32_t last) {
  if (at > first + 1) return std::nullopt;
  for (std::uint32_t i = at; i + 1 < last && i < at + reach; ++i) {
    if (!is_comma(reading, i)) continue;
    const std::uint32_t main =
        reading.is_quote_mark(i + 1) && reading.marked[i] != 0 ? i + 2 : i + 1;  // called it “a mess,” |Lee| left
    const auto phrase = phrase_at(reading, main, last);
    if (phrase && phrase->whole.end < last &&
        (is_finite_verb(reading, phrase->core.end) || is_finite_verb(reading, phrase->phrase.end))) {
      return phrase;
    }
  }
  return std::nullopt;
}

// The letter, |signed| by Lee, and a page |set up| by her sister: a participle behind a comma or a noun, and who did
// it.
bool is_done_by(const Reading& reading, std::uint32_t first, std::uint32_t i, std::uint32_t last) {
  if (!reading.is(i, Word::verb_participle) || i == first) return false;
  if (!is_comma(reading, i - 1) && !reading.is(i - 1, Word::noun)) return false;
  const std::uint32_t by = i + 2 < last && reading.word(i + 1) != "by" ? i + 2 : i + 1;
  if (by + 1 >= last || reading.word(by) != "by") return false;
  const auto agent = phrase_at(reading, by + 1, last);
  return agent && is_somebody(reading, *agent);
}

}  // namespace

namespace {

// Footage of |Lee| telling Ray: whom a document shows speaks, and not the document.
NounPhrase shown_in(const Reading& reading, const NounPhrase& phrase, std::uint32_t last) {
  const std::uint32_t of = phrase.core.end;
  if (of + 1 >= last || reading.word(of) != "of") return phrase;
  if (!TellingWords::english().has(reading.token(of - 1), TellingWords::document)) return phrase;
  const auto shown = core_at(reading, of + 1, last);
  return shown && shown->core.end == last && is_somebody(reading, *shown) ? *shown : phrase;
}

// Prompting |Lee| to shout, which led |one critic| to call it so: whom the verb before him makes say it.
std::optional<NounPhrase> made_to_say(const Reading& reading, std::uint32_t first, const Cue& cue) {
  const std::uint32_t to = cue.tokens.begin;
  if (!reading.is(to, Word::infinitive_to) || to < first + 2) return std::nullopt;
  const auto is_making = [&](std::uint32_t i) {
    return TellingWords::english().has(reading.token(i), TellingWords::making);
  };
  if (reading.is(to - 1, Word::object_pronoun) && is_making(to - 2)) return phrase_at(reading, to - 1, to);
  auto somebody = phrase_before(reading, first, to);
  if (!somebody || somebody->phrase.end != to) return std::nullopt;
  const std::uint32_t begin = somebody->core.begin;
  const std::uint32_t head = somebody->core.end - 1;
  if (!is_somebody(reading, *somebody) && !is_body(reading, somebody->core) && !may_speak(reading, head))
    return std::nullopt;
  if (begin > first && is_making(begin - 1)) return somebody;
  if (somebody->core.size() < 2 || !is_making(begin)) return std::nullopt;
  somebody->core.begin = somebody->phrase.begin = somebody->whole.begin = begin + 1;  // |leading| one critic to call it
  return somebody;
}

// Lee is supposed |to have said|: what somebody is, is no subject.
bool is_of_state(const Reading& reading, std::uint32_t first, std::uint32_t to) {
  return to > first + 2 && reading.is(to, Word::infinitive_to) && reading.is(to - 2, Word::be) &&
         reading.is(to - 1, Word::verb_participle | Word::adjective);
}

}  // namespace

bool has_clause_before(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  constexpr std::uint32_t far = 120;
  bool in_relative = false;
  for (std::uint32_t i = last > first + far ? last - far : first; i < last; ++i) {
    if (is_comma(reading, i)) in_relative = false;
    if (reading.is(i, Word::relative)) in_relative = true;
    if (!in_relative && is_finite_verb(reading, i) && !is_done_by(reading, first, i, last)) return true;
  }
  return false;
}

std::optional<NounPhrase> subject_before(const Reading& reading, std::uint32_t first, const Cue& cue) {
  const std::uint32_t at = cue.tokens.begin;
  const auto count = static_cast<std::uint32_t>(reading.tokens().size());
  if (!cue.is_finite && cue.form == VerbForm::ing) {
    if (auto phrase = subject_behind_opening(reading, first, at, std::min(count, at + reach))) return phrase;
  }
  if (at <= first) return std::nullopt;
  if (auto phrase = made_to_say(reading, first, cue)) return phrase;
  int verbs = 0;
  const Search search{.verbs = verbs};
  if (is_of_state(reading, first, at)) return subject_left_of(reading, first, at - 2, search);
  if (cue.is_finite) return subject_left_of(reading, first, at, search);
  const bool beside_noun =
      !is_comma(reading, at - 1) && !reading.is(at - 1, Word::preposition | Word::coordinator | Word::any_verb);
  if (cue.form == VerbForm::ing && beside_noun) {
    if (const auto phrase = phrase_before(reading, first, at)) return shown_in(reading, *phrase, at);
  }
  auto subject = subject_of_verb_before(reading, first, at, search);
  // “The Journal, |citing| documents, reported”: the clause's verb is still to come.
  if (!subject && cue.form == VerbForm::ing && is_comma(reading, at - 1))
    subject = phrase_before(reading, first, at - 1);
  return subject;
}

namespace {

// “a warning |from the Met Office| that gales were near”; but a letter from |the bank that| said so.
std::optional<NounPhrase> sender_of(const Reading& reading, const Cue& cue, std::uint32_t last) {
  const std::uint32_t from = cue.tokens.end;
  if (cue.kind != CueClass::noun || from + 3 >= last || reading.token(from).folded != text::hash_of("from"))
    return std::nullopt;
  const auto sender = phrase_at(reading, from + 1, last);
  if (!sender) return std::nullopt;
  const std::uint32_t that = sender->phrase.end;
  const bool is_clause = that + 2 < last && is_that(reading, that) && !is_finite_verb(reading, that + 1);
  return is_clause ? sender : std::nullopt;
}

}  // namespace

// “a claim |by Trump| that”.
std::optional<NounPhrase> agent_of(const Reading& reading, const Cue& cue, std::uint32_t last) {
  if (auto sender = sender_of(reading, cue, last)) return sender;
  for (std::uint32_t i = cue.tokens.end; i + 1 < last && i < cue.tokens.end + 3; ++i) {
    if (reading.word(i) == "by") return phrase_at(reading, i + 1, last);
  }
  return std::nullopt;
}

// “|Lee| makes no apologies for”: the subject of the verb whose object the noun is.
std::optional<NounPhrase> subject_of_support(const Reading& reading, TokenRange body, const Cue& cue) {
  constexpr std::uint32_t inside = Word::determiner | Word::adjective | Word::noun | Word::number_word | Word::negation;
  std::uint32_t i = cue.tokens.begin;
  for (int steps = 0; steps < 4 && i > body.begin && !is_finite_verb(reading, i - 1); ++steps) {
    if (!reading.is(i - 1, inside)) return std::nullopt;
    --i;
  }
  if (i <= body.begin + 1 || !is_finite_verb(reading, i - 1)) return std::nullopt;
  // Lee |has| one rule: …; but Lee |has| claims …
  const std::uint32_t verb_word = reading.token(i - 1).folded;
  const bool has = i < cue.tokens.begin && (verb_word == text::hash_of("has") || verb_word == text::hash_of("had") ||
                                            verb_word == text::hash_of("have"));
  if (!has && reading.is(i - 1, Word::auxiliary | Word::modal)) return std::nullopt;
  const Cue verb{.tokens = {verb_begin(reading, body.begin, i - 1), i}, .head = i - 1, .is_finite = true};
  return subject_before(reading, body.begin, verb);
}

std::optional<NounPhrase> owner_of(const Reading& reading, TokenRange body, const Cue& cue) {
  std::uint32_t i = cue.head;
  for (int steps = 0; steps < 4 && i > body.begin; ++steps) {
    --i;
    if (reading.is(i, Word::possessive) && reading.token(i).kind == segment::TokenKind::word) {
      return NounPhrase{{i, i + 1}, {i, i + 1}, {i, i + 1}, NounPhrase::Kind::pronoun};
    }
    if (reading.is(i, Word::possessive)) return possessor_before(reading, body.begin, i + 1);
    if (!reading.is(i, Word::adjective | Word::noun | Word::verb_participle | Word::number_word)) break;
  }
  if (auto agent = agent_of(reading, cue, body.end)) return agent;
  return subject_of_support(reading, body, cue);
}

}  // namespace onrecord::attribution
