// Tested by tests/python/test_quotes.py on tests/cases/quotes.jsonl.
#include "onrecord/attribution/beats.hpp"

#include <algorithm>
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

}  // namespace

namespace {

// Lee called it “a mess”, |Ray| “a farce”; one called her “saintly”, |another| “a fraud”: who says the same otherwise
// stands alone between marked words.
std::optional<TokenRange> other_speaker(const Reading& reading, const Place& place, const Place& next, TokenRange cue) {
  TokenRange range = between(place, next);
  if (!range.empty() && is_mark(reading, range.begin, Mark::comma | Mark::semicolon)) ++range.begin;
  if (range.empty() || (range.begin == place.tokens.end && place.last_inside != U',')) return std::nullopt;
  // Called for “calm”; the imam, |for| “cool heads”: the preposition of the verb comes again
  const bool is_again =
      range.size() > 2 && cue.size() > 1 && reading.token(range.end - 1).folded == reading.token(cue.end - 1).folded;
  if (is_again) --range.end;
  if (range.size() > 1 && is_comma(reading, range.end - 1)) --range.end;  // a second, “a disgrace”
  const auto phrase = core_at(reading, range.begin, range.end);
  if (!phrase || phrase->core.end != range.end) return std::nullopt;
  const std::uint32_t last = reading.token(range.end - 1).folded;
  const bool is_one = last == text::hash_of("another") || last == text::hash_of("second") ||
                      last == text::hash_of("third") || last == text::hash_of("other");
  return is_one || is_somebody(reading, *phrase) ? std::optional(phrase->core) : std::nullopt;
}

// Lee called it |“a mess”|, Ray |“a farce”|: what stood in one claim becomes two, the second without a verb of its own.
void give_to_other(const Place& place, const Place& next, TokenRange other, Claim& before, Claim& claim) {
  claim.source = other;
  claim.cue.reset();
  claim.content = {next.tokens};
  for (TokenRange& range : before.content) {
    if (range.begin < place.tokens.end) range.end = std::min(range.end, place.tokens.end);
  }
}

// |“Did you?” “Never.”| Whether two places side by side, which share the verb at `cue`, are what two people say: the
// first ends a sentence and nothing leads to it but a question's verb.
bool are_two_turns(const Place& place, const Place& next, TokenRange cue) {
  if (place.tokens.end != next.tokens.begin || place.last_paragraph != next.paragraph) return false;
  // Lee asked: “Did you?” |“Never.”|
  const bool is_asked = cue.begin < next.tokens.end && cue.end <= place.tokens.begin && place.last_inside == U'?';
  if (!is_asked && !place.before().empty()) return false;
  return closes_speech(place.last_inside) && place.last_inside != U',';
}

}  // namespace

void part_neighbours(const Reading& reading, const std::vector<Place>& places, Claims& claims) {
  for (std::size_t i = 1; i < claims.size(); ++i) {
    auto& before = claims[i - 1];
    auto& claim = claims[i];
    const Place& place = places[i - 1];
    if (!before || !claim || !before->cue || !claim->cue || before->cue->begin != claim->cue->begin) continue;
    const bool is_before = before->cue->end <= place.tokens.begin;
    if (const auto other = is_before ? other_speaker(reading, place, places[i], *before->cue) : std::nullopt) {
      give_to_other(place, places[i], *other, *before, *claim);
      continue;
    }
    if (!are_two_turns(place, places[i], *claim->cue)) continue;
    const bool is_behind = claim->cue->begin >= places[i].tokens.end;
    Claim& others = is_behind ? *before : *claim;
    others.source.reset();
    others.cue.reset();
    others.rule = rules::unattributed.literal();
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
