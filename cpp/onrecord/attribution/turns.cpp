// Tested by tests/python/test_quotes.py on tests/cases/quotes.jsonl.
#include "onrecord/attribution/turns.hpp"

#include <string_view>

#include "onrecord/attribution/phrases.hpp"
#include "onrecord/attribution/rules.hpp"
#include "onrecord/text/chars.hpp"

namespace onrecord::attribution {
namespace {

using segment::TokenRange;

// The paragraphs that have words, counted: two places whose counts differ by one stand in neighbours.
std::vector<std::uint32_t> worded_paragraphs(const Reading& reading) {
  std::vector<std::uint32_t> counts;
  std::uint32_t count = 0;
  counts.reserve(reading.evidence.segments.paragraphs.size());
  for (const auto& paragraph : reading.evidence.segments.paragraphs)
    counts.push_back(count += !paragraph.tokens.empty());
  return counts;
}

// The last word that names somebody: what tells two speakers apart.
std::string_view head_word(const Reading& reading, TokenRange source) {
  return reading.word(head_of(reading, source).word);
}

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
  turns.reserve(claims.size());
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!claims[i]) continue;
    const std::uint32_t paragraph = counts[places[i].paragraph];
    if (!turns.empty() && turns.back().paragraph >= paragraph) continue;
    turns.push_back({i, paragraph, !claims[i]->source && fills_paragraphs(reading, places[i])});
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

// “Is it so?” Lee asked |the witness|.¶“It is.”: whom the question at the end of its paragraph was put to; nobody where
// a pronoun or more stands behind the verb.
std::optional<TokenRange> asked_in(const Reading& reading, const Place& place, const Claim& claim) {
  if (place.last_inside != U'?' || !claim.source || !claim.cue) return std::nullopt;
  const TokenRange cue = *claim.cue;
  if (claim.source->begin < place.tokens.end || claim.source->end > cue.begin) return std::nullopt;
  if (reading.token(cue.end - 1).folded != text::hash_of("asked")) return std::nullopt;
  const std::uint32_t last = reading.evidence.segments.paragraphs[place.last_paragraph].tokens.end;
  const auto asked = phrase_at(reading, cue.end, last);
  if (!asked || asked->kind == NounPhrase::Kind::pronoun || !is_somebody(reading, *asked)) return std::nullopt;
  const bool ends = asked->whole.end + 1 == last && is_mark(reading, asked->whole.end, Mark::period);
  return ends ? std::optional(asked->phrase) : std::nullopt;
}

// Gives the paragraph behind a question to whom it was put to.
void give_answers(const Reading& reading, const std::vector<Place>& places, const std::vector<Turn>& turns,
                  Claims& claims) {
  for (std::size_t i = 1; i < turns.size(); ++i) {
    const Turn& before = turns[i - 1];
    if (!turns[i].is_open || before.paragraph + 1 != turns[i].paragraph) continue;
    const auto asked = asked_in(reading, places[before.claim], *claims[before.claim]);
    if (!asked) continue;
    Claim& claim = *claims[turns[i].claim];
    claim.source = asked;
    claim.rule = rules::turn.literal();
    claim.confidence = 0.6F;
  }
}

// “Is he in?” asked Ada. “No,” said Finn. |“When will he be?” “Never.”| Two more turns in the paragraph of a question
// and its answer, each with its own speaker: the one who asked asks again, and who answered answers.
void take_turns(const std::vector<Place>& places, std::size_t i, Claims& claims) {
  const auto& asked = claims[i - 2];
  const auto& answered = claims[i - 1];
  if (!asked || !answered || !claims[i] || !claims[i + 1] || !asked->source || !answered->source) return;
  const Place& question = places[i];
  const bool are_turns = places[i - 2].last_inside == U'?' && question.last_inside == U'?' && asked->cue &&
                         answered->cue && asked->cue->begin != answered->cue->begin && question.before().empty() &&
                         question.tokens.end == places[i + 1].tokens.begin &&
                         places[i - 2].paragraph == places[i + 1].paragraph;
  const bool goes_on = !claims[i]->cue || claims[i]->cue->begin == answered->cue->begin;
  if (!are_turns || !goes_on || claims[i + 1]->source) return;
  const auto give = [](Claim& claim, const std::optional<TokenRange>& source) {
    claim.source = source;
    claim.cue.reset();
    claim.rule = rules::turn.literal();
    claim.confidence = 0.6F;
  };
  give(*claims[i], asked->source);
  give(*claims[i + 1], answered->source);
}

}  // namespace

void give_turns(const Reading& reading, const std::vector<Place>& places, Claims& claims) {
  for (std::size_t i = 2; i + 1 < claims.size(); ++i) take_turns(places, i, claims);
  const auto turns = turns_of(reading, places, claims);
  give_answers(reading, places, turns, claims);
  for (std::size_t i = 2; i < turns.size(); ++i) {
    if (turns[i - 2].paragraph + 2 == turns[i].paragraph)
      alternate(reading, turns[i], turns[i - 1], turns[i - 2], claims);
  }
  for (std::size_t i = turns.size(); i-- > 2;) {
    const bool is_row = turns[i - 2].paragraph + 2 == turns[i].paragraph;
    if (is_row) alternate(reading, turns[i - 2], turns[i - 1], turns[i], claims);
  }
}

}  // namespace onrecord::attribution
