// Tested by tests/python/test_attribution.py on tests/cases/attribution.jsonl.
#include "onrecord/attribution/interruptions.hpp"

#include <algorithm>

#include "onrecord/attribution/rules.hpp"

namespace onrecord::attribution {
namespace {

using segment::TokenRange;

constexpr float surely_reports = 0.45F;  // strength of a cue from which on it is one, whatever stands before it

// Whether the sentence goes on from one place to the next: |“Well,” said Lee, “what now?”|
bool is_one_sentence(const Reading& reading, const Place& place, const Place& next) {
  if (place.sentence.end <= next.sentence.begin || next.tokens.begin <= place.tokens.end) return false;
  const std::uint32_t last = next.tokens.begin - 1;
  return is_mark(reading, last, Mark::comma | Mark::semicolon | Mark::colon) || is_dash(reading, last);
}

bool is_between(TokenRange range, const Place& place, const Place& next) {
  return range.begin >= place.tokens.end && range.end <= next.tokens.begin;
}

// Whether the later cue is no more than what the speaker does meanwhile: “…,” said Lee, |turning| to Rose, “…”
// Also by a verb that reports elsewhere, where what he does it to stands behind it: |slamming| the table, “and …”
bool is_doing(const Scene& scene, const Place& behind, const Claim& claim, const Claim& next) {
  if (next.cue->begin < claim.cue->end) return false;
  const TokenRange cues = cues_in(scene, *next.cue);
  const bool goes_on = !starts_upper(scene.reading, behind) && is_comma(scene.reading, behind.tokens.begin - 1);
  return std::none_of(scene.cues.begin() + cues.begin, scene.cues.begin() + cues.end, [&](const Cue& cue) {
    const bool has_object = cue.form == VerbForm::ing && cue.tokens.end + 2 < behind.tokens.begin;
    return cue.strength() >= surely_reports && !(has_object && goes_on);
  });
}

bool is_interruption(const Scene& scene, std::size_t index, const Claim& claim, const Claim& next) {
  const Place& place = scene.places[index];
  const Place& behind = scene.places[index + 1];
  if (!claim.cue || !claim.source || !is_one_sentence(scene.reading, place, behind)) return false;
  if (!is_between(*claim.cue, place, behind)) return false;
  if (!next.cue) return !next.source || next.source->begin == claim.source->begin;
  return is_between(*next.cue, place, behind) && is_doing(scene, behind, claim, next);
}

// “The first,” said Lee, “hurt, and the second” |– he drew a breath –| “you saw.” What a speaker does meanwhile,
// between dashes, with a pronoun for its subject: and |she| stressed the if, here |he| winced.
// The tokens of such an aside, with its first dash; empty where none is.
TokenRange aside_between(const Reading& reading, const Place& place, const Place& behind) {
  constexpr std::uint32_t longest = 16;  // tokens
  const std::uint32_t last = behind.tokens.begin - 1;
  if (behind.tokens.begin < place.tokens.end + 4 || !is_dash(reading, last)) return {};
  if (place.sentence.end <= behind.sentence.begin || starts_upper(reading, behind)) return {};
  std::uint32_t dash = last - 1;
  const std::uint32_t first = std::max(place.tokens.end, last - std::min(last, longest));
  while (dash > first && !is_dash(reading, dash)) --dash;
  if (!is_dash(reading, dash)) return {};
  const std::uint32_t subject = reading.is(dash + 1, WordClass::coordinator | WordClass::adverb) ? dash + 2 : dash + 1;
  const bool acts =
      subject + 1 < last && reading.is(subject, WordClass::subject_pronoun) && is_finite_verb(reading, subject + 1);
  return acts ? TokenRange{dash, last} : TokenRange{};
}

bool is_over_aside(const Scene& scene, std::size_t index, const Claim& claim, const Claim& next) {
  if (!claim.source) return false;
  const TokenRange aside = aside_between(scene.reading, scene.places[index], scene.places[index + 1]);
  if (aside.empty()) return false;
  return next.cue ? next.cue->begin > aside.begin && next.cue->end <= aside.end
                  : !next.source || next.source->begin == claim.source->begin;
}

// |“It is”| – he paused – “nothing,” Lee said: what breaks off at a dash is said by who says the rest behind another.
bool breaks_off(const Scene& scene, std::size_t index, const Claim& claim, const Claim& next) {
  constexpr std::uint32_t longest = 24;  // tokens
  const Place& place = scene.places[index];
  const Place& behind = scene.places[index + 1];
  if (claim.source || !next.source || !next.cue || next.cue->begin < behind.tokens.end) return false;
  if (!place.before().empty() || starts_upper(scene.reading, behind)) return false;
  if (behind.tokens.begin < place.tokens.end + 4 || behind.tokens.begin > place.tokens.end + longest) return false;
  return is_dash(scene.reading, place.tokens.end) && is_dash(scene.reading, behind.tokens.begin - 1);
}

// “No,” Lee replied when asked, |“and print that.”| What goes on behind a comma, with the same verb, is all that is
// said there, whatever else stands between.
bool goes_on_as_said(const Scene& scene, std::size_t index, const Claim& claim, const Claim& next) {
  const Place& place = scene.places[index];
  const Place& behind = scene.places[index + 1];
  if (!claim.cue || !next.cue || claim.cue->begin != next.cue->begin) return false;
  const bool is_open = place.last_inside == U',' || is_comma(scene.reading, place.tokens.end);
  if (!place.before().empty() || !is_open || !is_between(*claim.cue, place, behind)) return false;
  return is_one_sentence(scene.reading, place, behind);
}

// Whether a verb follows, with its subject before or behind it: “But,” |continued| Anne · “But,” she |continued|
bool is_verb_near(const Reading& reading, std::uint32_t begin, std::uint32_t end) {
  if (is_finite_verb(reading, begin)) return true;
  const auto subject = phrase_at(reading, begin, end);
  return subject && subject->core.end < end && is_finite_verb(reading, subject->core.end);
}

}  // namespace

void spread_over_interruptions(const Scene& scene, std::vector<float>& probability) {
  // “It fell” – he shrugged – |“and I ran.”|: what goes on behind what the speaker does is said like what it goes on
  // with.
  for (std::size_t i = 1; i < probability.size(); ++i) {
    if (probability[i] < probability[i - 1] &&
        !aside_between(scene.reading, scene.places[i - 1], scene.places[i]).empty())
      probability[i] = probability[i - 1];
  }
  for (std::size_t i = probability.size(); i-- > 1;) {
    const Place& place = scene.places[i - 1];
    const Place& next = scene.places[i];
    if (probability[i] <= probability[i - 1] || !place.before().empty() || place.last_inside != U',') continue;
    if (!is_one_sentence(scene.reading, place, next)) continue;
    if (is_verb_near(scene.reading, place.tokens.end, next.tokens.begin)) probability[i - 1] = probability[i];
  }
}

void give_interruptions(const Scene& scene, Claims& claims) {
  for (std::size_t i = 0; i + 1 < claims.size(); ++i) {
    if (!claims[i] || !claims[i + 1]) continue;
    const Claim& claim = *claims[i];
    const Claim& next = *claims[i + 1];
    if (breaks_off(scene, i, claim, next)) {
      claims[i]->source = next.source;
      claims[i]->cue = next.cue;
      claims[i]->content = {scene.places[i].tokens};
      claims[i]->rule = next.rule;
      claims[i]->confidence = next.confidence;
      continue;
    }
    const bool is_over = is_over_aside(scene, i, claim, next);
    const bool goes_on = goes_on_as_said(scene, i, claim, next);
    if (!is_over && !goes_on && !is_interruption(scene, i, claim, next)) continue;
    if (is_over || goes_on) claims[i + 1]->content = {scene.places[i + 1].tokens};
    claims[i + 1]->source = claims[i]->source;
    claims[i + 1]->cue = claims[i]->cue;
    claims[i + 1]->rule = rules::goes_on.literal();
    claims[i + 1]->confidence = claims[i]->confidence;
  }
}

}  // namespace onrecord::attribution
