// A cue is found at its head word and then grown to the left over its auxiliaries and adverbs: “has |also| repeatedly
// |said”.
//
// Tested by tests/cpp/attribution/cues_test.cpp.
#include "onrecord/attribution/cues.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <stdexcept>
#include <utility>

#include "onrecord/attribution/mentions.hpp"
#include "onrecord/attribution/telling_words.hpp"
#include "onrecord/attribution/verb_or_noun.hpp"
#include "onrecord/data/data.hpp"
#include "onrecord/text/table.hpp"

namespace onrecord::attribution {
namespace {

using Word = WordClass;
using segment::TokenKind;
using segment::TokenRange;
using segment::TokenShape;

constexpr std::array<std::string_view, frame_count> frame_names{
    "that",        "clause",        "wh",        "infinitive",        "ing",       "adjective", "object",
    "object_that", "object_clause", "object_wh", "object_infinitive", "object_as", "after",     "colon"};
constexpr std::array<std::pair<std::string_view, CueClass>, 4> class_names{{{"verb", CueClass::verb},
                                                                            {"noun", CueClass::noun},
                                                                            {"adjective", CueClass::adjective},
                                                                            {"adverbial", CueClass::adverbial}}};

[[noreturn]] void fail(const text::Row& row, std::string_view what) {
  throw std::invalid_argument("en/cues.tsv:" + std::to_string(row.line()) + ": " + std::string(what));
}

// A figure between 0 and 1, as “.97” or “1”.
float number(const text::Row& row, std::string_view digits) {
  float value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size()) fail(row, "not a number: " + std::string(digits));
  return value;
}

CueEntry entry_of(const text::Row& row) {
  CueEntry entry{.lemma = std::string(row[0]), .key = text::folded_hash(row[0])};
  bool known = false;
  for (const auto& [name, kind] : class_names) {
    if (row[1] == name) entry.kind = kind, known = true;
  }
  if (!known) fail(row, "unknown class");
  if (!row[2].empty()) entry.strength = number(row, row[2]);
  text::for_each_piece(row[3], ' ', [&](std::string_view piece) {
    const auto equals = piece.find('=');
    if (piece.substr(0, equals) == "no_source") {
      entry.no_source = number(row, piece.substr(equals + 1));
      return;
    }
    for (std::size_t f = 0; f < frame_count; ++f) {
      if (piece.substr(0, equals) == frame_names[f]) {
        entry.rates[f] = number(row, piece.substr(equals + 1));
        return;
      }
    }
    fail(row, "unknown frame");
  });
  return entry;
}

VerbForm form_of(std::uint32_t classes) {
  if (classes & Word::verb_past) return VerbForm::past;
  if (classes & Word::verb_third) return VerbForm::third;
  if (classes & Word::verb_participle) return VerbForm::participle;
  if (classes & Word::verb_ing) return VerbForm::ing;
  return (classes & Word::verb_base) != 0 ? VerbForm::base : VerbForm::none;
}

// The auxiliaries, adverbs and negations before a head: where they begin, and what they tell of it.
struct Chain {
  static constexpr std::uint32_t be = 1;
  static constexpr std::uint32_t have = 2;
  static constexpr std::uint32_t finite = 4;  // a link with a tense
  static constexpr std::uint32_t to = 8;
  static constexpr std::uint32_t negation = 16;

  std::uint32_t begin = 0;
  std::uint32_t links = 0;

  bool has(std::uint32_t link) const { return (links & link) != 0; }
  void note(std::uint32_t link, bool holds = true) { links |= holds ? link : 0; }
};

// Lee |used| to say: what stands for a tense before the “to” at `i`; but the knife was |used| to cut.
bool is_habitual(const Reading& reading, std::uint32_t first, std::uint32_t i) {
  return i > first + 1 && reading.token(i - 1).folded == text::hash_of("used") && !reading.is(i - 2, Word::be);
}

// Lee has |yet| to say.
bool is_still_to_come(const Reading& reading, std::uint32_t first, std::uint32_t i) {
  return i >= first + 2 && reading.token(i - 1).folded == text::hash_of("yet");
}

// An auxiliary, an adverb or a negation at `i`.
void add_link(const Reading& reading, std::uint32_t i, Chain& chain) {
  chain.begin = i;
  chain.note(Chain::negation, reading.is(i, Word::negation));
  if (!reading.is(i, Word::auxiliary | Word::modal)) return;
  chain.note(Chain::finite, !reading.is(i, Word::verb_ing));
  chain.note(Chain::be, reading.is(i, Word::be) && !chain.has(Chain::have));
  chain.note(Chain::have, !reading.is(i, Word::be | Word::modal));
}

Chain chain_before(const Reading& reading, std::uint32_t first, std::uint32_t head) {
  constexpr std::uint32_t links = Word::auxiliary | Word::modal | Word::negation | Word::adverb;
  Chain chain{.begin = head};
  for (std::uint32_t i = head; i > first && head - i < 8;) {
    --i;
    if (reading.is(i, Word::infinitive_to)) {
      chain.note(Chain::to);
      chain.begin = i;
      if (is_habitual(reading, first, i)) {
        --chain.begin;
        chain.note(Chain::finite);
      }
      if (!is_still_to_come(reading, first, i)) break;
      --i;
      chain.note(Chain::negation);
      continue;
    }
    constexpr std::uint32_t others = Word::name_like | Word::subject_pronoun | Word::determiner | Word::noun;
    const bool is_day = reading.is(i, Word::time_word) && !reading.is(i, Word::adverb);
    if (!reading.is(i, links) || is_day || (reading.is(i, others) && !reading.is(i, Word::negation))) break;
    add_link(reading, i, chain);
  }
  return chain;
}

// Is a closing mark right before `i`, or before one to four words of a subject there? A “free” |parking| costs: what a
// plain noun right behind the mark does, it does not say.
bool stands_behind_mark(const Reading& reading, std::uint32_t first, std::uint32_t i) {
  constexpr std::uint32_t of_subject =
      Word::name_like | Word::subject_pronoun | Word::determiner | Word::noun | Word::adjective;
  for (std::uint32_t steps = 0; steps < 5 && i > first; ++steps) {
    --i;
    if (reading.is_quote_mark(i)) {
      constexpr std::uint32_t opens = Word::name_like | Word::subject_pronoun | Word::determiner | Word::person_noun;
      return !reading.token(i).is(TokenShape::space_before) && (steps == 0 || reading.is(i + 1, opens));
    }
    if (!reading.is(i, of_subject)) return false;
  }
  return false;
}

// “…,” |retired| Air Marshal Ann Lee told the paper: what somebody is, right behind a mark, where a verb follows his
// name.
bool is_calling(const Reading& reading, TokenRange range, std::uint32_t i) {
  constexpr std::uint32_t longest = 20;  // tokens to the verb
  if (!reading.is(i, Word::adjective) || !reading.is_quote_mark(i - 1) || reading.token(i).is(TokenShape::capitalized))
    return false;
  std::uint32_t verb = i + 1;
  while (verb < std::min(range.end, i + longest) && !reading.is(verb, Word::verb_past)) ++verb;
  return verb < std::min(range.end, i + longest) &&
         (reading.is(i + 1, Word::person_noun) || reading.token(i + 1).is(TokenShape::capitalized));
}

// Prepositions that tell where or when rather than whereof.
bool is_adjunct_preposition(std::string_view word) {
  return word == "in" || word == "at" || word == "on" || word == "during" || word == "after";
}

// The longest row that begins at token `i`. A “to” before a verb is that verb's, not a part of the cue (“wants |to
// leave”), and so is an “on” before a day the day's (“stated |on Friday|”).
template <class Phrases>
auto longest(const Phrases& phrases, const Reading& reading, std::uint32_t i, std::uint32_t last) {
  auto found = phrases.longest_at(reading.tokens(), i, last);
  if (!found || found->length == 1) return found;
  const std::uint32_t end = i + found->length;
  if (end >= last) return found;
  const bool takes_verb =
      reading.is(end, Word::verb_base | Word::auxiliary) && reading.is(end - 1, Word::infinitive_to);
  const bool takes_time =
      reading.is(end, Word::time_word) && reading.token(end).is_word() && is_adjunct_preposition(reading.word(end - 1));
  if (!takes_verb && !takes_time) return found;
  const auto shorter = phrases.longest_at(reading.tokens(), i, end - 1);
  return shorter || takes_verb ? shorter : found;
}

// |To quote| Lee, “…”; no “she likes to quote Lee”.
bool opens_clause(const Reading& reading, TokenRange range, std::uint32_t i) {
  return opens_sentence(reading, range, i) || (reading.marks[i - 1] & Mark::comma) != 0 || reading.is_quote_mark(i - 1);
}

// per |the county|, per |Lee|, but no rate: five dollars per |person|.
bool may_name_source(const Reading& reading, std::uint32_t end, std::uint32_t last) {
  return end < last && reading.is(end, Word::determiner | Word::name_like | Word::person_noun) &&
         !reading.is(end, Word::time_word | Word::quantifier);
}

}  // namespace

std::string_view name(Frame frame) { return frame_names[static_cast<std::size_t>(frame)]; }

CueFinder::CueFinder() : CueFinder(data::table("en/cues.tsv")) {}

CueFinder::CueFinder(std::string_view table) {
  text::for_each_row("en/cues.tsv", table, [&](const text::Row& row) {
    entries_.push_back(entry_of(row));
    add(row[0], entries_.back());
  });
}

void CueFinder::add_phrase(CueClass kind, std::string_view phrase, const CueEntry& entry) {
  phrases(kind).add(tokenizer_, phrase, &entry);
  const std::uint32_t low_bits = tokenizer_.tokenize(phrase).front().folded & 0xFFFFU;
  beginnings_[low_bits] |= 1U << static_cast<unsigned>(kind);
  any_beginning_[low_bits >> 6U] |= std::uint64_t{1} << (low_bits & 63U);
}

void CueFinder::add(std::string_view lemma, const CueEntry& entry) {
  const auto space = lemma.find(' ');
  const std::string_view word = lemma.substr(0, space);
  const std::string rest(space == std::string_view::npos ? std::string_view{} : lemma.substr(space));
  switch (entry.kind) {
    case CueClass::adverbial:
      add_phrase(CueClass::adverbial, lemma, entry);
      return;
    case CueClass::adjective:
      add_phrase(CueClass::adjective, lemma.starts_with("be ") ? lemma.substr(3) : lemma, entry);
      return;
    case CueClass::noun:
      add_phrase(CueClass::noun, lemma, entry);
      add_phrase(CueClass::noun, words::plural(word) + rest, entry);
      return;
    case CueClass::verb:
      break;
  }
  const auto forms = inflector_.forms(word);
  add_phrase(CueClass::verb, lemma, entry);
  add_phrase(CueClass::verb, forms.third + rest, entry);
  for (const auto* list : {&forms.past, &forms.participle, &forms.ing}) {
    for (const auto& form : *list) add_phrase(CueClass::verb, form + rest, entry);
  }
}

namespace {

// Residents |told| to leave: the participle of a verb that must have somebody it is said to, without one.
bool is_bid_at(const Reading& reading, std::uint32_t i) {
  return i + 1 < reading.tokens().size() && reading.is(i + 1, Word::infinitive_to) &&
         TellingWords::english().has(reading.token(i), TellingWords::bidding);
}

// He shrugged when |asked| whether …: behind “when” or “if” and without a subject, what was done to somebody.
bool is_reduced(const Reading& reading, TokenRange range, std::uint32_t i) {
  if (i == range.begin || i + 1 >= range.end || !reading.is(i - 1, Word::wh_word | Word::subordinator)) return false;
  if (reading.is(i - 1, Word::relative | Word::determiner)) return false;
  return reading.is(i + 1, Word::complementizer | Word::wh_word | Word::preposition | Word::infinitive_to);
}

}  // namespace

bool is_bid(const Reading& reading, const Cue& cue) {
  return cue.is_passive && cue.tokens.begin == cue.head && is_bid_at(reading, cue.head);
}

bool CueFinder::verb_at(const Reading& reading, TokenRange range, std::uint32_t i, Cue& cue) const {
  if (!reading.is(i, Word::any_verb) || is_no_verb(reading, range, i)) return false;
  const auto found = longest(phrases(CueClass::verb), reading, i, range.end);
  if (!found) return false;
  const Chain chain = chain_before(reading, range.begin, i);
  const bool is_bidding =
      chain.begin == i && i > range.begin && !reading.is(i - 1, Word::subject_pronoun) && is_bid_at(reading, i);
  const bool is_participle = reading.is(i, Word::verb_participle) &&
                             (chain.has(Chain::be | Chain::have) || is_bidding ||
                              is_done_with_document(reading, range, i) || is_reduced(reading, range, i));
  const VerbForm form = is_participle ? VerbForm::participle : form_of(reading.classes[i]);
  const bool has_no_tense = chain.has(Chain::to) || form == VerbForm::ing || form == VerbForm::participle;
  const std::uint32_t begin = chain.begin == i && is_joined_verb(reading, range, i) ? i - 2 : chain.begin;
  cue = {.tokens = {begin, i + found->length},
         .head = i,
         .form = form,
         .is_finite = chain.has(Chain::finite) || !has_no_tense || is_bidding,
         .is_passive = form == VerbForm::participle && (!chain.has(Chain::have) || chain.has(Chain::be)),
         .is_negated = chain.has(Chain::negation),
         .entry = *found->value};
  return true;
}

bool CueFinder::adjective_at(const Reading& reading, TokenRange range, std::uint32_t i, Cue& cue) const {
  const auto found = longest(phrases(CueClass::adjective), reading, i, range.end);
  if (!found) return false;
  const Chain chain = chain_before(reading, range.begin, i);
  const bool is_linked = chain.has(Chain::be) || (chain.begin > range.begin && reading.is(chain.begin - 1, Word::be));
  // “Lee, worried about …”; a word that may be a past tense is none where nothing of the passive follows (“Lee, 49,
  // charged that”; “Lee, the mayor, said in a statement”; “Lee, the mayor, called for a vote”).
  const bool takes_object = found->length > 1 && !is_adjunct_preposition(reading.word(i + 1));
  const auto active = phrases(CueClass::verb).longest_at(reading.tokens(), i, i + found->length);
  const bool is_active = active && active->length == found->length && (*active->value)->strength >= 0.6F;
  const bool may_be_past = reading.is(i, Word::verb_past) && (!takes_object || is_active);
  const bool is_reduced = i > range.begin && reading.word(i - 1) == "," && !may_be_past;
  if ((!is_linked && !is_reduced) || is_degree(reading, range, i)) return false;
  const bool is_passive = reading.is(i, Word::verb_participle);
  // she was |like,| “No way”: the comma is a part of the row, but not of the cue, which does what a verb does.
  const bool is_verb = (reading.marks[i + found->length - 1] & Mark::comma) != 0;
  cue = {.tokens = {chain.begin, i + found->length - static_cast<std::uint32_t>(is_verb)},
         .head = i,
         .kind = is_verb ? CueClass::verb : CueClass::adjective,
         .form = is_passive ? VerbForm::participle
                 : is_verb  ? VerbForm::past
                            : VerbForm::none,
         .is_finite = chain.has(Chain::finite),
         .is_passive = is_passive,
         .is_negated = chain.has(Chain::negation),
         .entry = *found->value};
  return true;
}

bool CueFinder::noun_at(const Reading& reading, TokenRange range, std::uint32_t i, Cue& cue) const {
  const bool is_name = reading.token(i).is(TokenShape::capitalized) && !is_noun_of_agent(reading, range, i) &&
                       (reading.is(i, Word::name_like) || !opens_sentence(reading, range, i));
  if (!reading.is(i, Word::noun) || is_name || is_compound_end(reading, i)) return false;
  const auto found = longest(phrases(CueClass::noun), reading, i, range.end);
  if (!found) return false;
  cue = {.tokens = {i, i + found->length}, .head = i, .kind = CueClass::noun, .entry = *found->value};
  return true;
}

namespace {

// “it |referenced| “a new dawn for rail””: right behind a name or a pronoun and before marked words that are no title.
bool stands_before_mark(const Reading& reading, TokenRange range, std::uint32_t i) {
  if (i + 2 >= range.end || !reading.is_quote_mark(i + 1) || !reading.token(i + 1).is(TokenShape::space_before))
    return false;
  const auto& first = reading.token(i + 2);
  if (!first.is_word() || first.is(TokenShape::capitalized)) return false;
  return reading.is(i - 1, Word::name_like | Word::subject_pronoun) && !reading.is(i - 1, Word::determiner);
}

// “…,” beamed newly |crowned| champion Lee: a participle of who speaks, behind his verb and an adverb.
bool is_of_somebody(const Reading& reading, std::uint32_t first, const Chain& chain, std::uint32_t i) {
  return chain.begin < i && chain.begin > first && reading.is(chain.begin - 1, Word::verb_past) &&
         reading.is(i, Word::verb_participle) && !reading.is(chain.begin - 1, Word::auxiliary | Word::noun);
}

}  // namespace

// A finite verb that no row knows, in a cue's place: before “that” and a clause, before a mark, or right behind a
// closing mark or its subject there (“…,” he deadpanned).
bool CueFinder::unknown_verb_at(const Reading& reading, TokenRange range, std::uint32_t i, Cue& cue) const {
  if (i == range.begin || !reading.is(i, Word::verb_past | Word::verb_third) ||
      reading.is(i, Word::auxiliary | Word::modal)) {
    return false;
  }
  const auto& token = reading.token(i);
  const bool is_known =
      may_begin(token, CueClass::verb) && phrases(CueClass::verb).longest_at(reading.tokens(), i, i + 1).has_value();
  if (is_known || (token.is(TokenShape::capitalized) && reading.is(i, Word::name_like))) return false;
  if (TellingWords::english().has(token, TellingWords::linking) || is_calling(reading, range, i)) return false;
  if (i + 1 < range.end && reading.is(i + 1, Word::infinitive_to)) return false;  // whose verb follows: used |to say|
  const bool before_that = i + 2 < range.end && reading.is(i + 1, Word::complementizer) &&
                           reading.is(i + 1, Word::relative) && !reading.is(i, Word::noun);
  if (!before_that && !stands_before_mark(reading, range, i) && !stands_behind_mark(reading, range.begin, i))
    return false;
  const Chain chain = chain_before(reading, range.begin, i);
  if (chain.has(Chain::be) || is_of_somebody(reading, range.begin, chain, i)) return false;
  cue = {.tokens = {chain.begin, i + 1},
         .head = i,
         .form = form_of(reading.classes[i]),
         .is_finite = true,
         .is_negated = chain.has(Chain::negation)};
  return true;
}

bool CueFinder::adverbial_at(const Reading& reading, TokenRange range, std::uint32_t i, Cue& cue) const {
  const auto found = phrases(CueClass::adverbial).longest_at(reading.tokens(), i, range.end);
  if (!found) return false;
  if (reading.is(i, Word::infinitive_to) && !opens_clause(reading, range, i)) return false;
  const bool is_preposition = found->length == 1 && reading.is(i, Word::preposition);
  if (is_preposition && !may_name_source(reading, i + 1, range.end)) return false;
  if (found->length == 1 && mention_at(reading, reading.token(i).begin) != nullptr) return false;  // |Per| Anders Holm
  cue = {.tokens = {i, i + found->length}, .head = i, .kind = CueClass::adverbial, .entry = *found->value};
  return true;
}

namespace {

// “…,” |eye-rolled| Lee: a verb made of two words, right behind a closing mark and before somebody; `i` is its last.
bool compound_verb_at(const Reading& reading, TokenRange range, std::uint32_t i, Cue& cue) {
  constexpr std::uint32_t somebody = Word::name_like | Word::determiner | Word::person_noun | Word::number_word;
  if (i < range.begin + 3 || i + 1 >= range.end || (reading.marks[i - 1] & Mark::hyphen) == 0) return false;
  if (reading.token(i).is(TokenShape::space_before) || !reading.is(i, Word::verb_past | Word::verb_third)) return false;
  const std::uint32_t begin = i - 2;
  const bool is_behind = reading.token(begin).is_word() && reading.is_quote_mark(begin - 1) &&
                         !reading.token(begin - 1).is(TokenShape::space_before);
  if (!is_behind || !reading.is(i + 1, somebody)) return false;
  cue = {.tokens = {begin, i + 1}, .head = i, .form = form_of(reading.classes[i]), .is_finite = true};
  return true;
}

}  // namespace

bool CueFinder::cue_at(const Reading& reading, TokenRange range, std::uint32_t i, Cue& cue) const {
  const auto& token = reading.token(i);
  if (token.kind != TokenKind::word && token.kind != TokenKind::clitic) return false;
  if (may_begin(token, CueClass::adverbial) && adverbial_at(reading, range, i, cue)) return true;
  if (may_begin(token, CueClass::adjective) && adjective_at(reading, range, i, cue)) return true;
  if (may_begin(token, CueClass::verb) && verb_at(reading, range, i, cue)) return true;
  if (may_begin(token, CueClass::noun) && noun_at(reading, range, i, cue)) return true;
  return compound_verb_at(reading, range, i, cue) || unknown_verb_at(reading, range, i, cue);
}

std::uint64_t CueFinder::candidates(const Reading& reading, TokenRange block) const {
  std::uint64_t found = 0;
  for (std::uint32_t i = block.begin; i < block.end; ++i)
    found |= static_cast<std::uint64_t>(may_be_cue(reading, i)) << (i - block.begin);
  for (std::uint64_t left = found; left != 0; left &= left - 1) {
    const auto& token = reading.token(block.begin + static_cast<std::uint32_t>(std::countr_zero(left)));
    for (const CueClass kind : {CueClass::verb, CueClass::noun, CueClass::adjective, CueClass::adverbial}) {
      phrases(kind).prefetch_if(may_begin(token, kind), token);
    }
  }
  return found;
}

std::vector<Cue> CueFinder::find(const Reading& reading, TokenRange range) const {
  std::vector<Cue> cues;
  add_to(cues, reading, range);
  return cues;
}

void CueFinder::add_to(std::vector<Cue>& cues, const Reading& reading, TokenRange range) const {
  std::uint32_t next = range.begin;  // one past the last cue
  for (std::uint32_t begin = range.begin; begin < range.end; begin += block_size) {
    const TokenRange block{begin, std::min(begin + block_size, range.end)};
    for (std::uint64_t left = candidates(reading, block); left != 0; left &= left - 1) {
      const std::uint32_t i = begin + static_cast<std::uint32_t>(std::countr_zero(left));
      if (i < next) continue;
      Cue& cue = cues.emplace_back();
      if (!cue_at(reading, range, i, cue)) {
        cues.pop_back();
        continue;
      }
      cue.tokens.begin = std::max(cue.tokens.begin, next);
      next = cue.tokens.end;
    }
  }
}

bool takes_agent(const Reading& reading, const Cue& cue) {
  if (cue.is_passive || cue.kind != CueClass::verb) return cue.is_passive;
  return cue.tokens.begin > 0 && reading.is(cue.head, Word::verb_participle) &&
         reading.word(cue.tokens.begin - 1) == ",";
}

}  // namespace onrecord::attribution
