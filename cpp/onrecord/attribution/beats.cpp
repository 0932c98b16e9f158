// Tested by tests/python/test_quotes.py on tests/cases/quotes.jsonl.
#include "onrecord/attribution/beats.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "onrecord/attribution/rules.hpp"
#include "onrecord/attribution/telling_words.hpp"
#include "onrecord/text/search.hpp"

namespace onrecord::attribution {
namespace {

using segment::TokenRange;

constexpr std::uint32_t longest_beat = 25;  // tokens

bool has_source(const std::optional<Claim>& claim) { return claim && claim->source; }

// What stands between two places of one paragraph, if it is short enough for a beat.
TokenRange between(const Place& place, const Place& next) {
  if (place.last_paragraph != next.paragraph || next.tokens.begin <= place.tokens.end) return {};
  const TokenRange range{place.tokens.end, next.tokens.begin};
  return range.size() <= longest_beat ? range : TokenRange{};
}

// “A”—Bruno lifted the candle—“b.”: the source is the subject between the dashes, the first of them the cue.
void join_at_dashes(const Reading& reading, TokenRange beat, Claim& claim, Claim& next) {
  if (beat.size() < 4 || !is_dash(reading, beat.begin) || !is_dash(reading, beat.end - 1)) return;
  const auto subject = phrase_at(reading, beat.begin + 1, beat.end - 1);
  if (!subject || !is_finite_verb(reading, subject->core.end)) return;
  for (Claim* one : {&claim, &next}) {
    one->source = subject->core;
    one->cue = TokenRange{beat.begin, beat.begin + 1};
    one->rule = rules::beat.literal();
    one->confidence = 0.7F;
  }
}

// The paragraphs that have words, counted: two places whose counts differ by one stand in neighbours.
std::vector<std::uint32_t> worded_paragraphs(const Reading& reading) {
  std::vector<std::uint32_t> counts;
  std::uint32_t count = 0;
  counts.reserve(reading.evidence.segments.paragraphs.size());
  for (const auto& paragraph : reading.evidence.segments.paragraphs)
    counts.push_back(count += !paragraph.tokens.empty());
  return counts;
}

// Whether the marked words open their paragraph, and fill it where `alone`.
bool is_turn(const Reading& reading, const Place& place, bool alone) {
  const auto& paragraphs = reading.evidence.segments.paragraphs;
  if (place.tokens.begin != paragraphs[place.paragraph].tokens.begin) return false;
  return !alone || place.tokens.end == paragraphs[place.last_paragraph].tokens.end;
}

// The sentence that begins with `token`; null where none does.
const segment::Sentence* sentence_from(const Reading& reading, std::uint32_t token) {
  const auto& sentences = reading.evidence.segments.sentences;
  const auto found = text::first_not_below(sentences, token, [](const auto& one) { return one.tokens.begin; });
  if (found == sentences.end() || found->tokens.begin != token) return nullptr;
  return &*found;
}

// Who makes a gesture at the beginning of the tokens: |Finn| shook his head. |The old man| sighed.
std::optional<TokenRange> gesturing_first(const Reading& reading, TokenRange tokens) {
  constexpr std::uint32_t longest_name = 5;
  constexpr std::uint32_t inside = WordClass::name_like | WordClass::noun | WordClass::adjective |
                                   WordClass::determiner | WordClass::possessive | WordClass::subject_pronoun;
  const auto& words = TellingWords::english();
  TokenRange who{tokens.begin, tokens.begin};
  while (who.end < tokens.end && who.size() < longest_name && reading.is(who.end, inside) &&
         (who.empty() || !words.has(reading.token(who.end), TellingWords::gesture))) {
    ++who.end;
  }
  std::uint32_t verb = who.end;
  while (verb < tokens.end && reading.is(verb, WordClass::adverb) && verb < who.end + 2) ++verb;
  if (who.empty() || verb == tokens.end || !words.has(reading.token(verb), TellingWords::gesture)) return std::nullopt;
  constexpr std::uint32_t somebody = WordClass::name_like | WordClass::person_noun | WordClass::subject_pronoun;
  const bool is_thing = reading.word(who.begin) == "It" || reading.word(who.begin) == "it";
  return reading.is(who.end - 1, somebody) && !is_thing ? std::optional(who) : std::nullopt;
}

// The same in a sentence, or behind what opens it: Asked if she would run, |Hale| laughed.
std::optional<TokenRange> gesturing(const Reading& reading, TokenRange sentence) {
  if (sentence.size() < 3 || sentence.size() > longest_beat || reading.marked[sentence.begin] != 0) return std::nullopt;
  if (auto who = gesturing_first(reading, sentence)) return who;
  for (std::uint32_t i = sentence.begin; i + 2 < sentence.end; ++i) {
    if (is_comma(reading, i)) return gesturing_first(reading, {i + 1, sentence.end});
  }
  return std::nullopt;
}

// Whether two ranges that name somebody share a name.
bool share_name(const Reading& reading, TokenRange a, TokenRange b) {
  for (std::uint32_t i = a.begin; i < std::min(a.end, a.begin + longest_beat); ++i) {
    if (!reading.is(i, WordClass::name_like)) continue;
    for (std::uint32_t k = b.begin; k < b.end; ++k) {
      if (reading.token(i).folded == reading.token(k).folded) return true;
    }
  }
  return false;
}

// Whether a source may be a person by its words.
bool names_somebody(const Reading& reading, TokenRange source) {
  constexpr std::uint32_t somebody = WordClass::name_like | WordClass::person_noun | WordClass::subject_pronoun;
  return reading.any(source, somebody);
}

// Whether `who`, named behind `source`, is surely somebody else.
bool is_another(const Reading& reading, TokenRange source, TokenRange who) {
  return reading.is(who.end - 1, WordClass::name_like) && !share_name(reading, source, who);
}

void give(Claim& claim, TokenRange source) {
  claim.source = source;
  claim.cue.reset();
  claim.rule = rules::beat.literal();
  claim.confidence = 0.7F;
}

// Who makes a gesture right before place `i`, in the sentence before it.
std::optional<TokenRange> gesture_before(const Reading& reading, const std::vector<Place>& places, std::size_t i) {
  if (!places[i].before().empty()) return std::nullopt;
  const auto& sentences = reading.evidence.segments.sentences;
  const auto after =
      text::first_not_below(sentences, places[i].tokens.begin, [](const auto& one) { return one.tokens.begin; });
  if (after == sentences.begin()) return std::nullopt;
  const auto& last = *std::prev(after);
  if (last.paragraph != places[i].paragraph) return std::nullopt;
  if (i > 0 && last.tokens.begin < places[i - 1].tokens.end) return std::nullopt;
  return gesturing(reading, last.tokens);
}

// The last word that names somebody: what tells two speakers apart.
std::string_view head_word(const Reading& reading, TokenRange source) {
  return reading.word(head_of(reading, source).word);
}

}  // namespace

void part_neighbours(const std::vector<Place>& places, Claims& claims) {
  for (std::size_t i = 1; i < claims.size(); ++i) {
    auto& before = claims[i - 1];
    auto& claim = claims[i];
    const Place& place = places[i - 1];
    if (!before || !claim || !before->cue || !claim->cue || before->cue->begin != claim->cue->begin) continue;
    if (place.tokens.end != places[i].tokens.begin || place.last_paragraph != places[i].paragraph) continue;
    if (!place.before().empty() || !closes_speech(place.last_inside) || place.last_inside == U',') continue;
    const bool is_behind = claim->cue->begin >= places[i].tokens.end;
    Claim& others = is_behind ? *before : *claim;
    others.source.reset();
    others.cue.reset();
    others.rule = rules::unattributed.literal();
  }
}

namespace {

// May the gesture right behind the place name who says it? Of what opens its paragraph and nobody claims; and of “It
// never felt so short.” behind “The curtain fell.”, since no curtain says so.
bool wants_gesture_behind(const Reading& reading, const Place& place, const Claim& claim) {
  if (!claim.source) return is_turn(reading, place, false);
  const bool is_carried = std::string_view(claim.rule) == rules::carried_over && !claim.cue;
  return is_carried && place.before().empty() && place.after().empty() && !names_somebody(reading, *claim.source);
}

// May a gesture of `who` right before the claim's words take them: they are nobody's, or go on another's?
bool yields_to(const Reading& reading, const Claim& claim, TokenRange who) {
  if (!claim.source) return true;
  return std::string_view(claim.rule) == rules::goes_on && is_another(reading, *claim.source, who);
}

std::optional<TokenRange> gesture_behind(const Reading& reading, const Place& place) {
  const auto* behind = sentence_from(reading, place.tokens.end);
  if (behind == nullptr || behind->paragraph != place.last_paragraph) return std::nullopt;
  return gesturing(reading, behind->tokens);
}

}  // namespace

void give_gestures(const Reading& reading, const std::vector<Place>& places, Claims& claims) {
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!claims[i]) continue;
    Claim& claim = *claims[i];
    const auto who = gesture_before(reading, places, i);
    if (who && yields_to(reading, claim, *who)) give(claim, *who);
    if (!wants_gesture_behind(reading, places[i], claim)) continue;
    if (const auto behind = gesture_behind(reading, places[i])) give(claim, *behind);
  }
}

namespace {

// The turns of a dialogue: the first marked words of each paragraph that some claim holds, with their paragraph's place
// among those that have words.
struct Turn {
  std::size_t claim = 0;
  std::uint32_t paragraph = 0;
  bool is_open = false;  // all of its paragraph, and nobody's so far
};

std::vector<Turn> turns_of(const Reading& reading, const std::vector<Place>& places, const Claims& claims) {
  const auto counts = worded_paragraphs(reading);
  std::vector<Turn> turns;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!claims[i]) continue;
    const std::uint32_t paragraph = counts[places[i].paragraph];
    if (!turns.empty() && turns.back().paragraph >= paragraph) continue;
    turns.push_back({i, paragraph, !claims[i]->source && is_turn(reading, places[i], true)});
  }
  return turns;
}

// Gives turn `open` the source of the turn two away, if the turn between them is the other's, known or not.
void alternate(const Reading& reading, const Turn& open, const Turn& between, const Turn& same, Claims& claims) {
  Claim& claim = *claims[open.claim];
  const auto& source = claims[same.claim]->source;
  const auto& other = claims[between.claim]->source;
  if (!open.is_open || claim.source || !source || (!other && !between.is_open)) return;
  if (other && head_word(reading, *other) == head_word(reading, *source)) return;
  claim.source = source;
  claim.rule = rules::turn.literal();
  claim.confidence = 0.6F;
}

}  // namespace

void give_turns(const Reading& reading, const std::vector<Place>& places, Claims& claims) {
  const auto turns = turns_of(reading, places, claims);
  for (std::size_t i = 2; i < turns.size(); ++i) {
    if (turns[i - 2].paragraph + 2 == turns[i].paragraph)
      alternate(reading, turns[i], turns[i - 1], turns[i - 2], claims);
  }
  for (std::size_t i = turns.size(); i-- > 2;) {
    const bool is_row = turns[i - 2].paragraph + 2 == turns[i].paragraph;
    if (is_row) alternate(reading, turns[i - 2], turns[i - 1], turns[i], claims);
  }
}

void give_beats(const Reading& reading, const std::vector<Place>& places, Claims& claims) {
  for (std::size_t i = claims.size(); i-- > 1;) {
    auto& claim = claims[i - 1];
    auto& next = claims[i];
    if (!claim || !next || has_source(claim)) continue;
    const TokenRange beat = between(places[i - 1], places[i]);
    if (beat.empty()) continue;
    if (!next->source) {
      join_at_dashes(reading, beat, *claim, *next);
    } else if (std::string_view(next->rule) == rules::carried_over && next->source->begin == beat.begin) {
      claim->source = next->source;
      claim->rule = rules::beat.literal();
      claim->confidence = next->confidence;
    }
  }
}

}  // namespace onrecord::attribution
