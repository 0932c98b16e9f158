// Tested by tests/python/test_quotes.py on tests/cases/quotes.jsonl.
#include "onrecord/attribution/beats.hpp"

#include <array>
#include <string_view>

#include "onrecord/attribution/rules.hpp"

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

// The last word that names somebody: what tells two speakers apart.
std::string_view head_word(const Reading& reading, TokenRange source) {
  return reading.word(head_of(reading, source).word);
}

}  // namespace

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
