// Tested by tests/python/test_attribution.py on tests/cases/attribution.jsonl.
#include "onrecord/attribution/speech.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "onrecord/data/data.hpp"
#include "onrecord/text/table.hpp"

namespace onrecord::attribution {
namespace {

using segment::TokenRange;
using segment::TokenShape;
using Word = WordClass;

// A place with all that its features ask about.
struct Asked {
  const Reading& reading;
  const std::vector<Cue>& cues;
  const std::vector<Place>& places;
  std::size_t index;
  std::uint32_t words = 0;  // word tokens inside
  bool is_title = false;    // two or more words, the long ones all capitalized

  const Place& place() const { return places[index]; }
  const quotes::Marked& marked() const { return reading.evidence.marked[place().marked]; }
};

bool is_word(const segment::Token& token) {
  return token.kind == segment::TokenKind::word || token.kind == segment::TokenKind::number ||
         token.kind == segment::TokenKind::handle || token.kind == segment::TokenKind::hashtag;
}

Piece length_feature(std::uint32_t words) {
  static constexpr std::array<Piece, 6> exact{"words=0", "words=1", "words=2", "words=3", "words=4-5", "words=4-5"};
  if (words < exact.size()) return exact[words];
  if (words < 10) return "words=6-9";
  return words < 20 ? Piece("words=10-19") : Piece("words=20+");
}

Piece class_feature(std::uint32_t classes, std::string_view word, const std::array<Piece, 12>& names) {
  static constexpr std::array<std::uint32_t, 11> order{Word::determiner,
                                                       Word::possessive,
                                                       Word::be,
                                                       Word::complementizer,
                                                       Word::coordinator,
                                                       Word::preposition,
                                                       Word::modal | Word::auxiliary,
                                                       Word::subject_pronoun,
                                                       Word::adverb,
                                                       Word::name_like,
                                                       Word::any_verb};
  if (word.empty()) return names[11];
  for (std::size_t i = 0; i < order.size(); ++i) {
    if ((classes & order[i]) != 0) return names[i];
  }
  return names[11];
}

void add_length(const Asked& asked, Features& names) {
  names.add(length_feature(asked.words));
  if (asked.marked().is_single) names.add("single");
  if (!asked.marked().is_closed) names.add("unclosed");
  if (asked.marked().continues) names.add("continues");
}

Piece first_case(const segment::Token& token) {
  if (token.is(TokenShape::capitalized)) return "first=upper";
  return token.is(TokenShape::has_lower) ? Piece("first=lower") : Piece("first=other");
}

void add_case(const Asked& asked, Features& names) {
  const Reading& reading = asked.reading;
  bool first = true;
  bool all_upper = true;
  for (std::uint32_t i = asked.place().tokens.begin; i < asked.place().tokens.end; ++i) {
    const auto& token = reading.token(i);
    if (!is_word(token)) continue;
    if (first) names.add(first_case(token));
    first = false;
    all_upper = all_upper && token.is(TokenShape::all_upper);
  }
  if (all_upper && !first) names.add("all-upper");
  if (asked.is_title) names.add("title-case");
  if (asked.is_title && asked.words > 3) names.add("title-case-long");
}

// Words that make a span a clause rather than a term.
void add_inside(const Asked& asked, Features& names) {
  std::uint32_t seen = 0;
  for (std::uint32_t i = asked.place().tokens.begin; i < asked.place().tokens.end; ++i)
    seen |= asked.reading.classes[i];
  if ((seen & Word::subject_pronoun) != 0) names.add("inside=pronoun");
  if ((seen & (Word::auxiliary | Word::modal | Word::be)) != 0) names.add("inside=auxiliary");
  if ((seen & Word::verb_ing) != 0) names.add("inside=ing");
  if ((seen & Word::determiner) != 0) names.add("inside=determiner");
  if ((seen & Word::preposition) != 0) names.add("inside=preposition");
  if ((seen & Word::adjective) != 0) names.add("inside=adjective");
}

Piece last_feature(char32_t last) {
  switch (last) {
    case U',':
      return "last=comma";
    case U'.':
      return "last=period";
    case U'?':
    case U'!':
      return "last=question";
    default:
      return "last=none";
  }
}

// The feature of the character before; empty: of this one there is none.
Piece before_feature(char32_t before) {
  switch (before) {
    case 0:
      return "before=start";
    case U',':
      return "before=comma";
    case U':':
      return "before=colon";
    case U'.':
      return "before=period";
    case U'(':
    case U'[':
      return "before=bracket";
    case U'=':
      return "before=equals";
    case U'—':
    case U'–':
    case U'-':
      return "before=dash";
    default:
      return {};
  }
}

// The same of the character after.
Piece after_feature(char32_t after) {
  switch (after) {
    case 0:
      return "after=end";
    case U',':
      return "after=comma";
    case U'.':
      return "after=period";
    case U')':
    case U']':
      return "after=bracket";
    case U'—':
    case U'–':
    case U'-':
      return "after=dash";
    default:
      return {};
  }
}

void add_borders(const Asked& asked, Features& names) {
  names.add(last_feature(asked.place().last_inside));
  const auto before = before_feature(asked.place().preceding);
  if (!before.name().empty()) names.add(before);
  const auto after = after_feature(character_after(asked.reading, asked.place()));
  if (!after.name().empty()) names.add(after);
}

// The words right beside it: “a ‘unity’ lunch”, “Dwayne ‘The Rock’ Johnson”.
void add_neighbours(const Asked& asked, Features& names) {
  static constexpr std::array<Piece, 12> before{
      "before=determiner", "before=possessive", "before=be",     "before=that", "before=and",  "before=preposition",
      "before=auxiliary",  "before=pronoun",    "before=adverb", "before=name", "before=verb", "before=noun"};
  static constexpr std::array<Piece, 12> after{
      "after=determiner", "after=possessive", "after=be",     "after=that", "after=and",  "after=preposition",
      "after=auxiliary",  "after=pronoun",    "after=adverb", "after=name", "after=verb", "after=noun"};
  const Reading& reading = asked.reading;
  const Place& place = asked.place();
  std::uint32_t left = 0;
  std::uint32_t right = 0;
  if (!place.before().empty() && is_word(reading.token(place.tokens.begin - 1))) {
    left = reading.classes[place.tokens.begin - 1];
    names.add(class_feature(left, reading.word(place.tokens.begin - 1), before));
  }
  if (!place.after().empty() && is_word(reading.token(place.tokens.end))) {
    right = reading.classes[place.tokens.end];
    names.add(class_feature(right, reading.word(place.tokens.end), after));
    const bool is_plain_noun =
        (right & (Word::preposition | Word::coordinator | Word::be | Word::auxiliary | Word::modal |
                  Word::complementizer | Word::adverb | Word::subject_pronoun | Word::determiner)) == 0;
    if (is_plain_noun && (left & (Word::determiner | Word::possessive)) != 0)
      names.add("modifier", length_feature(asked.words));
  }
  if (asked.is_title && (left & Word::possessive) != 0) names.add("possessive,title-case");
  if ((left & right & Word::name_like) != 0 && asked.words <= 3) names.add("nickname");
}

Piece cue_feature(const Cue& cue, std::uint32_t distance, bool is_left) {
  static constexpr std::array<Piece, 12> names{
      "cue-left=weak,far",     "cue-left=weak,near",     "cue-left=weak,beside",  "cue-left=strong,far",
      "cue-left=strong,near",  "cue-left=strong,beside", "cue-right=weak,far",    "cue-right=weak,near",
      "cue-right=weak,beside", "cue-right=strong,far",   "cue-right=strong,near", "cue-right=strong,beside"};
  const std::size_t closeness = distance <= 1 ? 2 : distance <= 6 ? 1 : 0;
  return names[(is_left ? 0 : 6) + (cue.strength() >= 0.5F ? 3 : 0) + closeness];
}

void add_cues(const Asked& asked, Features& names) {
  const Place& place = asked.place();
  const std::uint32_t next = first_cue_from(asked.cues, place.tokens.end);
  bool found = false;
  if (next < asked.cues.size() && asked.cues[next].tokens.begin < place.sentence.end) {
    names.add(cue_feature(asked.cues[next], asked.cues[next].tokens.begin - place.tokens.end, false));
    found = true;
  }
  const std::uint32_t inside = first_cue_from(asked.cues, place.tokens.begin);
  if (inside > 0) {
    const Cue& cue = asked.cues[inside - 1];
    if (cue.tokens.begin >= place.sentence.begin && cue.tokens.end <= place.tokens.begin) {
      names.add(cue_feature(cue, place.tokens.begin - cue.tokens.end, true));
      found = true;
    }
  }
  if (!found) names.add(asked.words > 3 ? Piece("no-cue") : Piece("no-cue,short"));
}

void add_company(const Asked& asked, Features& names) {
  const auto& places = asked.places;
  const Place& place = asked.place();
  if (asked.index > 0 && places[asked.index - 1].tokens.end > place.sentence.begin) names.add("marks-before");
  if (asked.index + 1 < places.size() && places[asked.index + 1].tokens.begin < place.sentence.end)
    names.add("marks-after");
  const auto& paragraphs = asked.reading.evidence.segments.paragraphs;
  if (paragraphs[place.paragraph].tokens.begin == place.tokens.begin) names.add("opens-paragraph");
  if (paragraphs[place.last_paragraph].tokens.end <= place.tokens.end + 1) names.add("closes-paragraph");
  if (place.paragraph == asked.reading.evidence.segments.opening) names.add("first-paragraph");
}

}  // namespace

SpeechModel::SpeechModel() {
  text::for_each_row("en/naming.tsv", data::table("en/naming.tsv"),
                     [this](const text::Row& row) { naming_.add(row[0], Piece(row[1])); });
}

Features SpeechModel::features(const Reading& reading, const std::vector<Cue>& cues, const std::vector<Place>& places,
                               std::size_t index, Features::Names wanted) const {
  Asked asked{reading, cues, places, index};
  std::uint32_t capitalized = 0;
  std::uint32_t long_words = 0;
  const TokenRange tokens = asked.place().tokens;
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {  // without branches: nobody could foretell them
    const auto& token = reading.token(i);
    const auto counts = static_cast<std::uint32_t>(is_word(token));
    const std::uint32_t is_long = counts & static_cast<std::uint32_t>(token.end - token.begin >= 4) &
                                  static_cast<std::uint32_t>(!reading.is(i, Word::preposition));
    asked.words += counts;
    long_words += is_long;
    capitalized += is_long & static_cast<std::uint32_t>(token.is(TokenShape::capitalized));
  }
  asked.is_title = asked.words >= 2 && long_words >= 1 && capitalized == long_words;
  Features names(wanted);
  names.add("bias");
  add_length(asked, names);
  add_case(asked, names);
  if (asked.words < 20) add_inside(asked, names);
  add_borders(asked, names);
  add_neighbours(asked, names);
  add_cues(asked, names);
  add_company(asked, names);
  add_naming(reading, asked.place(), asked.is_title, names);
  return names;
}

// The words for things among the three before the place.
void SpeechModel::add_naming(const Reading& reading, const Place& place, bool is_title, Features& names) const {
  const std::uint32_t end = place.tokens.begin;
  for (std::uint32_t i = std::max(place.sentence.begin, end - std::min(end, 3U)); i < end; ++i) {
    const auto* feature = naming_.find(reading.token(i));
    if (feature == nullptr) continue;
    names.add(*feature);
    if (i + 2 >= end) names.add(*feature, "beside");
    if (is_title) names.add(*feature, "title-case");
  }
}

float SpeechModel::probability(const Reading& reading, const std::vector<Cue>& cues, const std::vector<Place>& places,
                               std::size_t index, float before) const {
  if (reading.evidence.marked[places[index].marked].is_dash) return 0.95F;
  const Features seen = features(reading, cues, places, index);
  if (before <= sure_term && is_next_title(reading, cues, places[index - 1], places[index], seen)) return sure_term;
  if (is_always_term(reading, places[index], seen)) return always_term;
  if (is_surely_term(reading, cues, places[index], seen)) return sure_term;
  const float probability = 1.0F / (1.0F + std::exp(-weights_.sum(seen)));
  return is_surely_speech(reading, cues, places[index], seen) ? std::max(probability, 0.8F) : probability;
}

}  // namespace onrecord::attribution
