// Tested by tests/cpp/attribution/phrases_test.cpp.
#include "onrecord/attribution/reading.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "onrecord/attribution/mentions.hpp"
#include "onrecord/text/select.hpp"

namespace onrecord::attribution {
namespace {

using Word = WordClass;
using segment::Token;
using segment::TokenKind;
using segment::TokenShape;

// Classes that no content word has: what the position decides for others is known of these beforehand.
constexpr std::uint32_t function_word =
    Word::determiner | Word::possessive | Word::subject_pronoun | Word::object_pronoun | Word::preposition |
    Word::coordinator | Word::subordinator | Word::wh_word | Word::auxiliary | Word::modal | Word::negation;

// A word no table knows, by its ending.
std::uint32_t guess(std::string_view word) {
  if (word.ends_with("ing")) return Word::verb_ing | Word::noun;
  if (word.ends_with("ed")) return Word::verb_past | Word::verb_participle;
  if (word.ends_with("ly")) return Word::adverb;
  for (const std::string_view ending : {"ous", "ful", "ive", "able", "ible", "ical", "less"}) {
    if (word.ends_with(ending)) return Word::adjective;
  }
  return Word::noun;
}

std::uint32_t classes_of_shape(const Token& token, std::string_view word) {
  switch (token.kind) {
    case TokenKind::number:
      return Word::number_word;
    case TokenKind::handle:
    case TokenKind::hashtag:
      return Word::name_like | Word::noun;
    case TokenKind::word:
      return token.is(TokenShape::capitalized) ? Word::name_like | Word::noun : guess(word);
    default:
      return 0;
  }
}

constexpr std::array<std::pair<std::string_view, std::uint16_t>, 23> marks{{
    {",", Mark::comma},       {";", Mark::semicolon},    {":", Mark::colon},         {".", Mark::period},
    {"!", Mark::exclamation}, {"?", Mark::question},     {"…", Mark::ellipsis},      {"–", Mark::dash},
    {"—", Mark::dash},        {"―", Mark::dash},         {"--", Mark::dash},         {"---", Mark::dash},
    {"-", Mark::hyphen},      {"(", Mark::open_bracket}, {")", Mark::close_bracket}, {"$", Mark::currency},
    {"&", Mark::ampersand},   {"%", Mark::percent},      {"/", Mark::slash},         {"£", Mark::currency},
    {"€", Mark::currency},    {"¥", Mark::currency},     {"₹", Mark::currency},
}};

// The marks of one byte, by it: nearly all that a text has.
constexpr auto short_marks = [] {
  std::array<std::uint16_t, 256> all{};
  for (const auto& [mark, bit] : marks) {
    if (mark.size() == 1) all[static_cast<unsigned char>(mark.front())] = bit;
  }
  return all;
}();

std::uint16_t mark_of(const Token& token, std::string_view word) {
  if (token.kind != TokenKind::punctuation && token.kind != TokenKind::symbol) return 0;
  if (word.size() == 1) return short_marks[static_cast<unsigned char>(word.front())];
  const auto* const found = std::ranges::find(marks, word, &std::pair<std::string_view, std::uint16_t>::first);
  return found == marks.end() ? 0 : found->second;
}

bool starts_text(const Reading& reading, std::uint32_t i) {
  if (i == 0 || reading.token(i).is(TokenShape::line_before)) return true;
  const Token& before = reading.token(i - 1);
  if (before.kind == TokenKind::quote_mark) return true;
  const char last = reading.evidence.text[before.end - 1];
  return before.kind == TokenKind::punctuation && (last == '.' || last == '!' || last == '?' || last == ':');
}

}  // namespace

std::uint32_t signature(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  if (i >= last) return 1;
  constexpr std::uint32_t closed = Word::preposition | Word::coordinator | Word::subordinator | Word::relative |
                                   Word::time_word | Word::wh_word | Word::complementizer | Word::determiner |
                                   Word::possessive | Word::subject_pronoun | Word::object_pronoun | Word::auxiliary |
                                   Word::modal | Word::negation | Word::infinitive_to;
  const auto& token = reading.token(i);
  if (token.kind == TokenKind::punctuation || token.kind == TokenKind::symbol) return token.folded;
  if (token.kind == TokenKind::quote_mark) return 2;
  if (reading.is(i, closed)) return token.folded;
  constexpr std::uint32_t open =
      Word::any_verb | Word::noun | Word::adjective | Word::adverb | Word::name_like | Word::number_word;
  return reading.classes[i] & open;
}

std::uint32_t length_bucket(std::uint32_t length) {
  static constexpr std::array<std::uint32_t, 8> limits{1, 2, 3, 5, 8, 13, 20, 35};
  static constexpr auto buckets = [] {
    std::array<std::uint8_t, limits.back() + 1> all{};
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      while (limits[all[i]] < i) ++all[i];
    }
    return all;
  }();
  return length < buckets.size() ? buckets[length] : limits.size();
}

namespace {

// “the dockers' union”: a mark glued to a plural, with a word behind it, is a possessor's.
bool is_plural_possessor(const Reading& reading, std::uint32_t i) {
  const auto& token = reading.token(i);
  const auto word = reading.word(i);
  if ((word != "'" && word != "’") || token.is(TokenShape::space_before) || i == 0 ||
      i + 1 >= reading.tokens().size()) {
    return false;
  }
  const bool before_word = reading.token(i + 1).is_word() && reading.token(i + 1).is(TokenShape::space_before);
  return before_word && reading.token(i - 1).is_word() && reading.word(i - 1).ends_with('s');
}

}  // namespace

void Grammar::read_mark(Reading& reading, std::uint32_t i) {
  const Token& token = reading.token(i);
  const std::string_view word = reading.word(i);
  const bool is_known = token.kind == TokenKind::clitic && reading.classes[i] != 0;
  if (!is_known) reading.classes[i] = classes_of_shape(token, word);
  reading.marks[i] = mark_of(token, word);
  if (is_plural_possessor(reading, i)) reading.classes[i] = Word::possessive;
  if (token.is(TokenShape::space_before) || i == 0) return;
  const bool is_behind_number = token.kind == TokenKind::quote_mark && reading.token(i - 1).kind == TokenKind::number;
  if (is_behind_number || reading.marks[i] == Mark::hyphen) reading.glued.push_back(i);
}

namespace {

// The fly-|half|, a run-|up|: behind an article and a hyphen, what may be an adverb, an article or a preposition.
bool is_joined_noun(const Reading& reading, std::uint32_t i) {
  constexpr std::uint32_t loose = Word::adverb | Word::determiner | Word::preposition;
  if (i < 3 || i >= reading.tokens().size() || !reading.is(i, loose)) return false;
  if (reading.token(i).is(TokenShape::space_before) || reading.token(i - 1).is(TokenShape::space_before)) return false;
  return reading.is(i - 2, Word::noun | Word::any_verb | Word::adjective) &&
         reading.is(i - 3, Word::determiner | Word::noun | Word::adjective | Word::verb_participle);
}

}  // namespace

Reading Grammar::read(const Evidence& evidence) const {
  Reading reading{evidence, evidence.segments.tokens, {}, {}, {}, {}, {}};
  const std::span<const Token> tokens = reading.all_tokens;
  reading.classes.resize(tokens.size());
  reading.marked.assign(tokens.size(), 0);
  reading.marks.resize(tokens.size());
  reading.glued.reserve(tokens.size() / 64);
  // All are looked up first, without a question whose answer cannot be foreseen: so none waits for another's memory.
  // The search for names has asked for the same words just now.
  for (std::uint32_t i = 0; i < tokens.size(); ++i) reading.classes[i] = lexicon_.grammar(tokens[i].folded);
  const auto count = static_cast<std::uint32_t>(tokens.size());
  const auto is_unread = [&](std::uint32_t i) {
    return static_cast<unsigned>(!tokens[i].is_word()) | static_cast<unsigned>(reading.classes[i] == 0);
  };
  text::for_each_where(0, count, is_unread, [&](std::uint32_t i) {
    if (tokens[i].is_word())
      reading.classes[i] = classes_of_shape(tokens[i], reading.word(i));
    else
      read_mark(reading, i);
  });
  note_blocks(reading);
  mark_names(reading);
  mark_mentions(reading);
  note_joined(reading);
  const auto is_open = [&](std::uint32_t i) {
    return static_cast<unsigned>(reading.is(i, Word::any_verb | Word::modal)) |
           static_cast<unsigned>(tokens[i].kind == TokenKind::clitic);
  };
  text::for_each_where(0, count, is_open, [&](std::uint32_t i) { settle(reading, i); });
  note_marked(reading);
  note_inches(reading);
  return reading;
}

namespace {

// How many words of four letters and more a sentence begins in lower and in upper case. Summed without branches: every
// word is asked, and its case is not to be foreseen.
struct Cases {
  std::uint32_t lower = 0;
  std::uint32_t upper = 0;
};

Cases cases_of(const Reading& reading, segment::TokenRange range) {
  Cases cases;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const Token& token = reading.token(i);
    const std::uint32_t counts =
        static_cast<std::uint32_t>(token.is_word()) & static_cast<std::uint32_t>(token.end - token.begin >= 4);
    const auto upper = static_cast<std::uint32_t>(token.is(TokenShape::capitalized));
    cases.upper += counts & upper;
    cases.lower += counts & (upper ^ 1U);
  }
  return cases;
}

// |Leave| the house, |Get| out: a verb that tells somebody to do something, by what stands behind it.
bool is_imperative(const Reading& reading, std::uint32_t i) {
  if (!reading.is(i, Word::verb_base) || i + 1 >= reading.tokens().size()) return false;
  const Token& next = reading.token(i + 1);
  if (!next.is_word() || next.is(TokenShape::capitalized) || next.is(TokenShape::line_before)) return false;
  constexpr std::uint32_t behind =
      Word::determiner | Word::possessive | Word::object_pronoun | Word::adverb | Word::preposition | Word::noun;
  return reading.is(i + 1, behind) && !reading.is(i + 1, Word::any_verb | Word::auxiliary | Word::modal);
}

// the India |A| skipper, hepatitis |A|: a letter right behind a name, no article, where a lower-case word follows.
bool is_letter_of_name(const Reading& reading, std::uint32_t i) {
  const Token& token = reading.token(i);
  if (token.end - token.begin != 1 || i == 0 || i + 1 >= reading.tokens().size()) return false;
  if (token.folded != text::hash_of("a") || token.is(TokenShape::line_before)) return false;
  const Token& next = reading.token(i + 1);
  return reading.is(i - 1, Word::name_like) && reading.token(i - 1).is(TokenShape::capitalized) && next.is_word() &&
         !next.is(TokenShape::line_before) && (next.shape & (TokenShape::capitalized | TokenShape::all_upper)) == 0;
}

// “…,” |WhatsApped| one manager, an engineer |Slacked| her: a verb made of a name, where nobody is named (or the
// mention makes it a name again).
// “…,” Ann Lee |Slacked| on Sunday: the same behind somebody whose name begins right behind marks.
bool is_coined_behind_name(const Reading& reading, std::uint32_t i) {
  const auto* const mention = i > 2 ? mention_ending(reading, i - 1) : nullptr;
  if (mention == nullptr || mention->type != entities::EntityType::person) return false;
  const std::uint32_t first = reading.first_from(mention->span.begin);
  return first > 1 && first < i && reading.is_quote_mark(first - 1) && reading.marks[first - 2] == Mark::comma &&
         !reading.token(first - 1).is(TokenShape::space_before);
}

bool is_coined_verb(const Reading& reading, std::uint32_t i) {
  if (i > 0 && reading.word(i).ends_with("ed") && is_coined_behind_name(reading, i)) return true;
  if (i == 0 || i + 1 >= reading.tokens().size() || !reading.word(i).ends_with("ed")) return false;
  constexpr std::uint32_t behind = Word::determiner | Word::object_pronoun | Word::possessive | Word::number_word;
  const Token& next = reading.token(i + 1);
  if (!next.is_word()) return false;
  // “…,” WhatsApped |Ann Lee|: whose name begins behind it.
  if (next.is(TokenShape::capitalized)) {
    const auto* const mention = mention_at(reading, next.begin);
    return i > 1 && reading.is_quote_mark(i - 1) && reading.marks[i - 2] == Mark::comma && mention != nullptr &&
           mention->span.begin == next.begin;
  }
  const bool is_behind_mark = reading.is_quote_mark(i - 1) && !reading.token(i - 1).is(TokenShape::space_before);
  // “…,” Slacked |engineer| Lee
  const bool is_before_name = i + 2 < reading.tokens().size() && reading.is(i + 1, Word::noun) &&
                              reading.token(i + 2).is(TokenShape::capitalized);
  if (is_behind_mark && (is_before_name || reading.is(i + 1, Word::person_noun))) return true;
  if (!reading.is(i + 1, behind)) return false;
  if (reading.is_quote_mark(i - 1)) return is_behind_mark;
  return reading.token(i - 1).is_word() && !reading.token(i - 1).is(TokenShape::capitalized) &&
         reading.is(i - 1, Word::noun | Word::person_noun | Word::subject_pronoun);
}

// A capitalized word that is no function word.
void mark_name(Reading& reading, std::uint32_t i) {
  auto& classes = reading.classes[i];
  if (is_coined_verb(reading, i)) {
    classes = Word::verb_past;
    return;
  }
  if (!starts_text(reading, i)) {
    classes = Word::name_like | Word::noun | (classes & (Word::time_word | Word::person_noun));
    return;
  }
  // A word that is only a verb may be a name: “Mark said”, “Bob left”; but “Mark the place, he said”.
  constexpr std::uint32_t others =
      Word::noun | Word::adjective | Word::adverb | Word::verb_ing | Word::verb_participle | Word::time_word;
  if ((classes & others) == 0 && !is_imperative(reading, i)) classes = Word::name_like | Word::noun;
}

}  // namespace

void Grammar::mark_names(Reading& reading) {
  const std::span<const Token> tokens = reading.all_tokens;
  for (const auto& sentence : reading.evidence.segments.sentences) {
    const Cases cases = cases_of(reading, sentence.tokens);
    const bool title_case = cases.upper > 2 * cases.lower;
    const auto has_capital = [&](std::uint32_t i) {
      return (tokens[i].shape & (TokenShape::capitalized | TokenShape::all_upper)) != 0;
    };
    text::for_each_where(sentence.tokens.begin, sentence.tokens.end, has_capital, [&](std::uint32_t i) {
      const bool is_us = cases.lower > 0 && tokens[i].is(TokenShape::all_upper) && reading.is(i, Word::object_pronoun);
      if (is_us) reading.classes[i] = Word::name_like | Word::noun;  // the US, no pronoun
      if (!title_case && is_letter_of_name(reading, i)) reading.classes[i] = Word::name_like | Word::noun;
      const bool may_be_name = !title_case && tokens[i].is_word() && tokens[i].is(TokenShape::capitalized);
      if (may_be_name && !reading.is(i, function_word)) mark_name(reading, i);
    });
  }
}

namespace {

bool can_speak(entities::EntityType type) {
  using entities::EntityType;
  return type == EntityType::person || type == EntityType::org || type == EntityType::gpe;
}

}  // namespace

// What the document names is a name, whatever else its words may be: “Will wrote”, “Target said”, “State says”.
void Grammar::mark_mentions(Reading& reading) {
  using entities::EntityType;
  const std::span<const Token> tokens = reading.all_tokens;
  std::uint32_t i = 0;
  for (const auto& mention : reading.evidence.found.mentions) {
    if (!can_speak(mention.type)) continue;
    // A person's word is no time: “Theresa |May| said”.
    const std::uint32_t kept = Word::person_noun | (mention.type == EntityType::person ? 0 : Word::time_word);
    i = std::max(i, reading.first_from(mention.span.begin));
    for (; i < tokens.size() && tokens[i].begin < mention.span.end; ++i) {
      if (tokens[i].kind == TokenKind::clitic && tokens[i].end == mention.span.end) {  // |Sainsbury's| reported
        reading.classes[i] = Word::name_like | Word::noun;
      } else if (tokens[i].is_word() && tokens[i].is(TokenShape::capitalized)) {
        reading.classes[i] = Word::name_like | Word::noun | (reading.classes[i] & kept);
      }
    }
  }
}

namespace {

constexpr std::uint32_t opens_noun = Word::determiner | Word::possessive | Word::preposition | Word::number_word;

// What the word before, of the classes `before`, leaves of those of a word that may be a verb.
std::uint32_t left_by(std::uint32_t before, std::uint32_t classes) {
  const bool after_to = (before & Word::infinitive_to) != 0 && (classes & Word::verb_base) != 0;
  if (after_to || (before & Word::modal) != 0) return classes & (Word::verb_base | Word::adverb);
  if ((before & Word::auxiliary) != 0) classes &= ~(Word::verb_past | Word::verb_third);
  const bool is_pronoun =
      (before & Word::subject_pronoun) != 0 &&
      (before & (Word::determiner | Word::complementizer | Word::number_word)) == 0;  // one |fan| said
  if (is_pronoun && (before & Word::possessive) == 0)
    return classes & ~(Word::noun | Word::adjective | Word::person_noun);
  if ((before & opens_noun) == 0 || (before & Word::subject_pronoun) != 0) return classes;
  // “who in 2010 |said|”: only a noun is counted.
  if ((before & Word::number_word) != 0 && (classes & (Word::noun | Word::adjective)) == 0) return classes;
  const bool is_base = (classes & Word::verb_base) != 0;
  classes &= ~(Word::verb_base | Word::verb_third | Word::verb_past);
  if (is_base && (classes & ~Word::verb_participle) == 0) classes |= Word::noun;  // the |cut|, a |bet|
  return classes == 0 ? Word::noun : classes;
}

}  // namespace

namespace {

// “Section 9 |states|”, “Clause 4 |claims|”: the number before `i` tells one of many and counts nothing.
bool is_behind_label(const Reading& reading, std::uint32_t i) {
  if (i < 2 || reading.token(i - 1).kind != TokenKind::number) return false;
  return reading.token(i - 2).is(TokenShape::capitalized) && reading.token(i - 2).is_word() &&
         reading.is(i - 2, Word::noun) && !reading.is(i - 2, Word::time_word);
}

bool before_name(const Reading& reading, std::uint32_t i) {
  return i + 1 < reading.tokens().size() && reading.is(i + 1, Word::name_like) &&
         !reading.token(i + 1).is(TokenShape::line_before);
}

// “according to |guide| Ann Lee”: this “to” opens no infinitive.
bool is_behind_according_to(const Reading& reading, std::uint32_t i) {
  return i > 1 && reading.is(i - 1, Word::infinitive_to) && reading.token(i - 2).folded == text::hash_of("according");
}

// “the |will| is a forgery”, “his |will|”: behind an article or an owner a modal is a noun; but “this |will| do”.
bool is_noun_of_modal(const Reading& reading, std::uint32_t i) {
  if (i == 0 || reading.token(i).is(TokenShape::line_before)) return false;
  const std::uint32_t before = reading.classes[i - 1];
  if ((before & Word::possessive) != 0) return (before & Word::object_pronoun) == 0;
  return (before & Word::determiner) != 0 && (before & (Word::subject_pronoun | Word::quantifier | Word::wh_word)) == 0;
}

// “Lee first |called|”, “who first |called|”: this “first” counts nothing.
bool is_done_first(const Reading& reading, std::uint32_t i) {
  if (i < 2 || !reading.is(i, Word::verb_past) || !reading.is(i - 1, Word::number_word)) return false;
  return reading.is(i - 1, Word::adverb) && (reading.is(i - 2, Word::name_like) || reading.word(i - 2) == "who");
}

// Of a modal, which is a noun in “the will” and a month in “in May”.
std::uint32_t left_of_modal(const Reading& reading, std::uint32_t i) {
  const Token& token = reading.token(i);
  const bool is_may = token.is(TokenShape::capitalized) && i > 0 && reading.is(i - 1, Word::preposition) &&
                      !token.is(TokenShape::line_before);
  if (is_may) return Word::noun | Word::time_word;
  return is_noun_of_modal(reading, i) ? Word::noun : reading.classes[i];
}

// the newly |elected| mayor, the union's newly |installed| leader: behind an adverb that an article or an owner opens.
bool is_behind_degree(const Reading& reading, std::uint32_t i) {
  if (i < 2 || !reading.is(i, Word::verb_participle) || !reading.is(i - 1, Word::adverb)) return false;
  if (reading.token(i).is(TokenShape::line_before) || !reading.word(i - 1).ends_with("ly")) return false;
  constexpr std::uint32_t other =
      Word::subject_pronoun | Word::object_pronoun | Word::quantifier | Word::complementizer | Word::relative;
  return reading.is(i - 2, Word::determiner | Word::possessive) && !reading.is(i - 2, other);
}

// Winds of 80mph |forced|, until 5pm |claimed|: a number with its unit counts nothing; but the 20th |found|.
bool is_behind_measure(const Reading& reading, std::uint32_t i) {
  if (i == 0 || reading.token(i - 1).kind != TokenKind::number || !reading.is(i, Word::verb_past)) return false;
  if (!reading.token(i - 1).is(TokenShape::has_lower)) return false;
  const std::string_view number = reading.word(i - 1);
  return !number.ends_with("st") && !number.ends_with("nd") && !number.ends_with("rd") && !number.ends_with("th");
}

// The classes of the word before a verb, as far as it tells what the verb is.
std::uint32_t classes_before(const Reading& reading, std::uint32_t i) {
  if (is_done_first(reading, i)) return Word::adverb;
  if (is_behind_according_to(reading, i)) return Word::preposition;
  if (is_behind_degree(reading, i)) return Word::determiner;
  const bool is_first = i == 0 || reading.token(i).is(TokenShape::line_before);
  return is_first || is_behind_label(reading, i) || is_behind_measure(reading, i) ? 0 : reading.classes[i - 1];
}

// The |accused| wept, the |injured| were flown out: people, told by what befell them.
bool is_people(const Reading& reading, std::uint32_t i) {
  constexpr std::uint32_t verb = Word::verb_past | Word::verb_third | Word::modal | Word::auxiliary;
  if (i == 0 || i + 1 >= reading.tokens().size()) return false;
  if (reading.token(i - 1).folded != text::hash_of("the") || reading.is(i, Word::noun)) return false;
  return reading.is(i + 1, verb) && !reading.is(i + 1, Word::noun | Word::adjective | Word::name_like);
}

// « Non », |a| déclaré Lee; «No», |ha| detto Lee: behind closing marks, before a past tense that is nothing else.
bool is_behind_foreign_auxiliary(const Reading& reading, std::uint32_t i) {
  constexpr std::uint32_t other = Word::noun | Word::adjective;
  if (i < 2 || !reading.is(i, Word::verb_past) || reading.is(i, other)) return false;
  const std::uint32_t word = reading.token(i - 1).folded;
  if (word != text::hash_of("a") && word != text::hash_of("ha")) return false;
  return reading.is_quote_mark(i - 2) || (i > 2 && reading.marks[i - 2] == Mark::comma && reading.is_quote_mark(i - 3));
}

// The most |quoted| line: behind a degree with its article, how a thing is.
bool is_graded(const Reading& reading, std::uint32_t i) {
  if (i < 2 || !reading.is(i, Word::verb_participle) || !reading.is(i - 2, Word::determiner)) return false;
  const std::uint32_t degree = reading.token(i - 1).folded;
  return degree == text::hash_of("most") || degree == text::hash_of("best") || degree == text::hash_of("least");
}

// The panel|’s| ranking member, the union|’s| warning that jobs would go: whose somebody is, or what was said, though
// a verb in -ing, the word `next`, opens it.
bool is_owner_before_ing(const Reading& reading, std::uint32_t i, std::uint32_t next) {
  // No verb in -ing stands before a noun for somebody, where an article opens the phrase.
  const bool is_of_member = i > 1 && reading.is(i - 2, Word::determiner) && reading.is(i + 2, Word::person_noun);
  return is_of_member || (next == text::hash_of("warning") && reading.is(i + 2, Word::complementizer));
}

}  // namespace

void Grammar::settle(Reading& reading, std::uint32_t i) {
  auto& classes = reading.classes[i];
  const Token& token = reading.token(i);
  if (token.kind == TokenKind::clitic && (classes & Word::be) != 0 && reading.word(i).ends_with('s')) {
    settle_clitic(reading, i);
    return;
  }
  if ((classes & Word::modal) != 0) classes = left_of_modal(reading, i);
  if ((classes & Word::any_verb) == 0 || (classes & function_word) != 0) return;
  if (is_graded(reading, i)) classes = Word::adjective;
  if (is_behind_foreign_auxiliary(reading, i)) reading.classes[i - 1] = Word::auxiliary;
  const std::uint32_t before = classes_before(reading, i);
  classes = left_by(before, classes);
  // “Belgian |coach| Wilfried Moer said”: a title before a name, unless somebody does it (“they coach Moer”).
  const bool may_be_title =
      (classes & Word::person_noun) != 0 && (classes & Word::verb_base) != 0 && before_name(reading, i);
  if (may_be_title && (before & (Word::infinitive_to | Word::modal | Word::subject_pronoun)) == 0)
    classes &= ~Word::any_verb;
  // “his effusive praise of”: behind an adjective that a noun must follow.
  const bool may_be_noun = (classes & Word::noun) != 0;
  if (may_be_noun && i > 1 && (before & Word::adjective) != 0 && (before & (Word::noun | Word::any_verb)) == 0 &&
      reading.is(i - 2, opens_noun)) {
    classes &= ~Word::any_verb;
  }
  if ((classes & Word::verb_participle) != 0 && is_people(reading, i)) classes = Word::noun | Word::person_noun;
}

// “Trump's” before a noun is a possessor, before anything else “Trump is” or “Trump has”; but “Moody's said” is a name.
void Grammar::settle_clitic(Reading& reading, std::uint32_t i) {
  constexpr std::uint32_t predicate =
      Word::determiner | Word::verb_ing | Word::negation | Word::preposition | Word::adverb;
  const bool ends = i + 1 == reading.tokens().size() || reading.token(i + 1).is(TokenShape::line_before);
  const bool after_pronoun = i > 0 && reading.is(i - 1, Word::subject_pronoun | Word::wh_word);
  const std::uint32_t said = ends ? 0 : reading.token(i + 1).folded;
  const bool speaks = said == text::hash_of("said") || said == text::hash_of("says");
  if (speaks && i > 0 && reading.is(i - 1, Word::name_like)) {
    reading.classes[i] = Word::name_like | Word::noun;
    return;
  }
  const std::uint32_t next = ends ? 0 : reading.classes[i + 1];
  const bool only_participle = (next & Word::verb_participle) != 0 && (next & (Word::adjective | Word::noun)) == 0;
  const bool before_ing = !ends && !after_pronoun && (next & Word::verb_ing) != 0 && i + 2 < reading.tokens().size();
  const bool is_owner = before_ing && is_owner_before_ing(reading, i, said);
  // the union|’s| newly elected leader; but the road|’s| badly damaged, she said
  const bool owns_what_was_done = !ends && !after_pronoun && (next & Word::adverb) != 0 &&
                                  i + 3 < reading.tokens().size() && reading.word(i + 1).ends_with("ly") &&
                                  reading.is(i + 2, Word::verb_participle) && reading.is(i + 3, Word::noun);
  const bool is_verb =
      !is_owner && !owns_what_was_done &&
      (after_pronoun || ((next & predicate) != 0 && (next & (Word::noun | Word::adjective)) == 0) || only_participle);
  reading.classes[i] = is_verb ? Word::auxiliary | Word::be : Word::possessive;
}

void Grammar::note_blocks(Reading& reading) {
  const std::size_t blocks = reading.evidence.text.size() / Reading::block_size + 2;
  const auto count = static_cast<std::uint32_t>(reading.all_tokens.size());
  reading.first_of_block.assign(blocks, count);
  // From behind, so that the first token of a block is the last one written; then over the blocks where none begins.
  for (std::uint32_t i = count; i-- > 0;) reading.first_of_block[reading.token(i).begin / Reading::block_size] = i;
  for (std::size_t block = blocks - 1; block-- > 0;)
    reading.first_of_block[block] = std::min(reading.first_of_block[block], reading.first_of_block[block + 1]);
}

void Grammar::note_marked(Reading& reading) {
  const auto& marked = reading.evidence.marked;
  const std::span<const Token> tokens = reading.all_tokens;
  std::uint32_t i = 0;
  for (std::uint32_t m = 0; m < marked.size(); ++m) {
    if (marked[m].parent) continue;
    i = std::max(i, reading.first_from(marked[m].outer.begin));
    for (; i < tokens.size() && tokens[i].begin < marked[m].outer.end; ++i) reading.marked[i] = m + 1;
    // Deon 'Blikkies|'| Vorster: what closes the marks is nobody's possession.
    const bool is_closing =
        marked[m].is_single && i > 0 && reading.marked[i - 1] == m + 1 && reading.is_quote_mark(i - 1);
    if (is_closing) reading.classes[i - 1] = 0;
  }
}

// What stands glued to a number and neither opens nor closes marked words is part of the number.
void Grammar::note_inches(Reading& reading) {
  for (const std::uint32_t i : reading.glued) {
    if (reading.marks[i] == 0 && reading.marked[i] == 0) reading.classes[i] = Word::number_word;
  }
}

void Grammar::note_joined(Reading& reading) {
  for (const std::uint32_t i : reading.glued) {
    if (reading.marks[i] == Mark::hyphen && is_joined_noun(reading, i + 1)) reading.classes[i + 1] = Word::noun;
  }
}

}  // namespace onrecord::attribution
