// Tested by tests/python/test_quotes.py on tests/cases/quotes.jsonl.
#include "onrecord/attribution/beats.hpp"

#include <algorithm>
#include <array>
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

// Who makes a gesture in the sentence: |Finn| shook his head. |The old man| sighed.
std::optional<TokenRange> gesturing(const Reading& reading, TokenRange sentence) {
  constexpr std::uint32_t longest_name = 5;
  constexpr std::uint32_t inside = WordClass::name_like | WordClass::noun | WordClass::adjective |
                                   WordClass::determiner | WordClass::possessive | WordClass::subject_pronoun;
  if (sentence.size() < 3 || sentence.size() > longest_beat || reading.marked[sentence.begin] != 0) return std::nullopt;
  const auto& words = TellingWords::english();
  TokenRange who{sentence.begin, sentence.begin};
  while (who.end < sentence.end && who.size() < longest_name && reading.is(who.end, inside) &&
         (who.empty() || !words.has(reading.token(who.end), TellingWords::gesture))) {
    ++who.end;
  }
  std::uint32_t verb = who.end;
  while (verb < sentence.end && reading.is(verb, WordClass::adverb) && verb < who.end + 2) ++verb;
  if (who.empty() || verb == sentence.end || !words.has(reading.token(verb), TellingWords::gesture))
    return std::nullopt;
  constexpr std::uint32_t somebody = WordClass::name_like | WordClass::person_noun | WordClass::subject_pronoun;
  const bool is_thing = reading.word(who.begin) == "It" || reading.word(who.begin) == "it";
  return reading.is(who.end - 1, somebody) && !is_thing ? std::optional(who) : std::nullopt;
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

// Who makes a gesture right before the place, in a sentence between it and the place before.
std::optional<TokenRange> gesture_before(const Reading& reading, const Place& before, const Place& place) {
  const TokenRange beat = between(before, place);
  if (beat.empty() || !place.before().empty()) return std::nullopt;
  const auto& sentences = reading.evidence.segments.sentences;
  const auto after =
      text::first_not_below(sentences, place.tokens.begin, [](const auto& one) { return one.tokens.begin; });
  if (after == sentences.begin()) return std::nullopt;
  const TokenRange last = std::prev(after)->tokens;
  return last.begin < beat.begin ? std::nullopt : gesturing(reading, last);
}

// The last word that names somebody: what tells two speakers apart.
std::string_view head_word(const Reading& reading, TokenRange source) {
  return reading.word(head_of(reading, source).word);
}

}  // namespace

void give_gestures(const Reading& reading, const std::vector<Place>& places, Claims& claims) {
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!claims[i]) continue;
    Claim& claim = *claims[i];
    const bool goes_on = std::string_view(claim.rule) == rules::goes_on;
    if (i > 0 && (goes_on || !claim.source)) {
      const auto who = gesture_before(reading, places[i - 1], places[i]);
      if (who && (!claim.source || is_another(reading, *claim.source, *who))) give(claim, *who);
    }
    if (claim.source || !is_turn(reading, places[i], false)) continue;
    const auto* behind = sentence_from(reading, places[i].tokens.end);
    if (behind == nullptr || behind->paragraph != places[i].last_paragraph) continue;
    if (const auto who = gesturing(reading, behind->tokens)) give(claim, *who);
  }
}

void give_turns(const Reading& reading, const std::vector<Place>& places, Claims& claims) {
  const auto counts = worded_paragraphs(reading);
  std::array<std::size_t, 2> before{claims.size(), claims.size()};  // the last turns, the nearest first
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!claims[i] || !is_turn(reading, places[i], false)) continue;
    const auto follows = [&](std::size_t turn, std::uint32_t distance) {
      return turn < i && has_source(claims[turn]) &&
             counts[places[turn].last_paragraph] + distance == counts[places[i].paragraph];
    };
    const auto [last, first] = before;
    const bool is_open = !claims[i]->source && is_turn(reading, places[i], true);
    if (is_open && follows(last, 1) && follows(first, 2) &&
        head_word(reading, *claims[last]->source) != head_word(reading, *claims[first]->source)) {
      claims[i]->source = claims[first]->source;
      claims[i]->rule = rules::turn.literal();
      claims[i]->confidence = 0.6F;
    }
    before = {i, last};
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
