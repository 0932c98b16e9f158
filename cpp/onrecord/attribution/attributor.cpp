// Tested by tests/python/test_attribution.py on tests/cases/attribution.jsonl.
#include "onrecord/attribution/attributor.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include "onrecord/attribution/beats.hpp"
#include "onrecord/attribution/building.hpp"
#include "onrecord/attribution/finishing.hpp"
#include "onrecord/attribution/floating.hpp"
#include "onrecord/attribution/gestures.hpp"
#include "onrecord/attribution/headlines.hpp"
#include "onrecord/attribution/indirect.hpp"
#include "onrecord/attribution/interruptions.hpp"
#include "onrecord/attribution/regions.hpp"
#include "onrecord/attribution/turns.hpp"
#include "onrecord/attribution/verdicts.hpp"

namespace onrecord::attribution {
namespace {

using quotes::Quote;

void append(std::vector<Quote>& to, std::vector<Quote> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// Marked words in the midst of a sentence: where nobody says them, they are a term. What a colon opens is a sentence.
bool is_fragment(const Reading& reading, const Place& place) {
  if (place.before().empty() || closes_speech(place.last_inside)) return false;
  return place.preceding != U':' || !starts_upper(reading, place);
}

// Whether the mark of a place reopens the quotation of the place before.
bool reopens(const Reading& reading, const std::vector<Place>& places, std::size_t index) {
  const auto continues = reading.evidence.marked[places[index].marked].continues;
  return continues && *continues == places[index - 1].marked;
}

// The paragraphs of one quotation are all speech, or none is.
void spread_over_paragraphs(const Reading& reading, const std::vector<Place>& places, std::vector<float>& probability) {
  for (std::size_t i = 1; i < places.size(); ++i) {
    if (reopens(reading, places, i)) probability[i] = std::max(probability[i], probability[i - 1]);
  }
  for (std::size_t i = places.size(); i-- > 1;) {
    if (reopens(reading, places, i)) probability[i - 1] = std::max(probability[i], probability[i - 1]);
  }
}

// A quotation of several paragraphs whose attribution stands in a later one.
void give_back(const Reading& reading, const std::vector<Place>& places, Claims& claims) {
  for (std::size_t i = claims.size(); i-- > 1;) {
    if (!reopens(reading, places, i) || !claims[i] || !claims[i]->source) continue;
    auto& before = claims[i - 1];
    if (before && !before->source) {
      before = Claim{claims[i]->source, claims[i]->cue, std::move(before->content), rules::goes_on.literal(),
                     claims[i]->confidence};
    }
  }
}

// Places that lie in an embedded post are the post's own words; marks that open a quoted turn hold its label.
void drop_places_in_regions(const Reading& reading, std::vector<Place>& places) {
  using segment::RegionKind;
  const auto& regions = reading.evidence.segments.regions;
  auto region = regions.begin();
  std::erase_if(places, [&](const Place& place) {
    const TextSpan outer = reading.evidence.marked[place.marked].outer;
    const auto is_past = [&] {
      return (region->kind != RegionKind::post && region->kind != RegionKind::turn) || region->span.end <= outer.begin;
    };
    while (region != regions.end() && is_past()) ++region;
    if (region == regions.end() || !region->span.overlaps(outer)) return false;
    if (region->kind == RegionKind::post) return true;
    const bool is_quoted = region->author && region->span.begin < region->author->begin;
    return is_quoted && reading.token(place.tokens.begin).is(segment::TokenShape::line_before);
  });
}

// |“Clean eating”| and so-called “superfoods”: what “and” joins to what is a term wherever it stands.
void note_paired_terms(const Reading& reading, const std::vector<Place>& places, std::vector<float>& probability) {
  constexpr std::uint32_t farthest = 5;  // tokens from “and” to the next marks
  for (std::size_t i = places.size(); i-- > 1;) {
    const Place& place = places[i - 1];
    const std::uint32_t link = place.tokens.end;
    if (probability[i] > SpeechModel::always_term || link + farthest < places[i].tokens.begin) continue;
    if (link >= places[i].tokens.begin || closes_speech(place.last_inside) || starts_upper(reading, place)) continue;
    if (reading.is(link, WordClass::coordinator)) probability[i - 1] = SpeechModel::always_term;
  }
}

bool has_marks(const Reading& reading, const segment::Paragraph& paragraph) {
  const auto first = reading.marked.begin();
  return std::any_of(first + paragraph.tokens.begin, first + paragraph.tokens.end,
                     [](std::uint32_t marked) { return marked != 0; });
}

bool has_quoted_region(const segment::Segments& segments) {
  using segment::RegionKind;
  return std::ranges::any_of(segments.regions, [](const segment::Region& region) {
    return region.kind == RegionKind::post || region.kind == RegionKind::turn;
  });
}

}  // namespace

Attributor::Attributor(AttributorOptions options) : options_(options) {}

constexpr std::size_t usual_cues = 64;  // of an article of news

// Reports without marks may stand anywhere. Marked words ask for the cues of their own paragraph and of the one before,
// and whether there is one at all since the marked words before: the rest of the text need not be searched.
std::vector<Cue> Attributor::cues_of(const Reading& reading) const {
  const auto& paragraphs = reading.evidence.segments.paragraphs;
  const auto is_outside = [&](const Cue& cue) { return reading.marked[cue.head] == 0; };
  std::vector<Cue> cues;
  cues.reserve(usual_cues);
  std::vector<Cue> before;  // of the paragraphs before one with marks, the nearest first
  before.reserve(usual_cues / 2);
  std::vector<std::size_t> begins;  // where each of these paragraphs begins in `before`
  std::size_t next = 0;             // the first paragraph that was neither searched nor passed over
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    if (!options_.indirect && !has_marks(reading, paragraphs[p])) continue;
    before.clear();
    begins.clear();
    for (std::size_t earlier = p; earlier > next; --earlier) {
      begins.push_back(before.size());
      cue_finder_.add_to(before, reading, paragraphs[earlier - 1].tokens);
      if (std::ranges::any_of(std::span(before).subspan(begins.back()), is_outside)) break;
    }
    for (std::size_t i = begins.size(); i-- > 0;) {
      const auto own = std::span(before).subspan(begins[i]);
      cues.insert(cues.end(), own.begin(), own.end());
      before.resize(begins[i]);
    }
    cue_finder_.add_to(cues, reading, paragraphs[p].tokens);
    next = p + 1;
  }
  return cues;
}

std::vector<Attributor::Level> Attributor::levels_of(const Reading& reading) const {
  auto places = nested_places(reading);
  std::vector<Level> levels(places.size() + 1);
  levels.front().places = outer_places(reading);
  drop_places_in_regions(reading, levels.front().places);
  for (std::size_t i = 0; i < places.size(); ++i) levels[i + 1].places = std::move(places[i]);
  DepthReader depths(reading);
  const std::vector<Cue> cues = cues_of(reading);
  levels.front().cues.reserve(cues.size());
  for (const Cue& cue : cues) {
    const std::size_t depth = depths.at(reading.token(cue.head).begin);
    if (depth < levels.size()) levels[depth].cues.push_back(cue);
  }
  return levels;
}

Attributor::Judged Attributor::judge(const Reading& reading, const ClauseMemo& clauses, const Level& level) const {
  const auto& [cues, places] = level;
  std::vector<float> probability(places.size());
  for (std::size_t i = 0; i < places.size(); ++i)
    probability[i] = speech_.probability(reading, cues, places, i, i == 0 ? 1.0F : probability[i - 1]);
  spread_over_paragraphs(reading, places, probability);
  note_paired_terms(reading, places, probability);
  Claims claims(places.size());
  const Scene scene{reading, clauses, cues, places, claims};
  spread_over_interruptions(scene, probability);
  Proposals room;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (probability[i] <= SpeechModel::always_term) continue;
    const bool is_term = probability[i] <= SpeechModel::sure_term;
    if (probability[i] < least_speech && !Rules::is_reported(scene, i, is_term)) continue;
    claims[i] = rules_.claim(scene, i, room);
    if (!claims[i]->source && !claims[i]->is_told && is_fragment(reading, places[i]))
      claims[i] = Rules::unowned(scene, i);
  }
  return {std::move(probability), std::move(claims)};
}

std::vector<Quote> Attributor::marked_quotes(const Reading& reading, const Level& level) const {
  const ClauseMemo clauses(clauses_, level.cues);
  auto [probability, claims] = judge(reading, clauses, level);
  give_back(reading, level.places, claims);
  const Scene scene{reading, clauses, level.cues, level.places, claims};
  give_interruptions(scene, claims);
  give_beats(reading, level.places, claims);
  give_verdicts(reading, level.places, claims);
  part_neighbours(reading, level.places, claims);
  give_gestures(reading, level.places, claims);
  give_turns(reading, level.places, claims);
  give_floating(reading, level.places, claims);
  return build_quotes(scene, probability);
}

// All quotes, the indirect ones last and in no order yet.
std::vector<Quote> Attributor::all_quotes(const Reading& reading) const {
  const auto levels = levels_of(reading);
  std::vector<Quote> quotes = region_quotes(reading);  // first, so that a turn in marks is its speaker's
  for (const Level& level : levels) append(quotes, marked_quotes(reading, level));
  if (options_.indirect) {
    append(quotes, headline_quotes(reading, quotes));
    quotes = finished(std::move(quotes));
    append(quotes, find_indirect(reading, clauses_, levels.front().cues, quotes));
  }
  return quotes;
}

std::vector<Quote> Attributor::attribute(const Evidence& evidence, std::vector<Referent>* referents) const {
  // Without reports to look for, a text without marks need not even be read.
  if (!options_.indirect && evidence.marked.empty() && !has_quoted_region(evidence.segments)) {
    if (referents != nullptr) referents->clear();
    return {};
  }
  const Reading reading = grammar_.read(evidence);
  auto quotes = finished(all_quotes(reading));
  linker_.link(reading, quotes, referents);
  confidence_.judge(reading, quotes);
  return quotes;
}

}  // namespace onrecord::attribution
