// Tested by tests/python/test_attribution.py on tests/cases/attribution.jsonl.
#include "onrecord/attribution/places.hpp"

#include <algorithm>
#include <string_view>

#include "onrecord/text/chars.hpp"
#include "onrecord/text/search.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::attribution {
namespace {

// Index of the last element of `ranges` that begins at or before token `index`; the ranges lie in order.
template <class Ranges>
std::uint32_t holder_of(const Ranges& ranges, std::uint32_t token, std::uint32_t hint) {
  while (hint + 1 < ranges.size() && ranges[hint + 1].tokens.begin <= token) ++hint;
  return hint;
}

// What is drawn and not said: a blank, or the emphasis of Markdown.
bool is_blank(char32_t c) { return text::is_space(c) || c == U'*' || c == U'_'; }

// The last character between the marks, blanks skipped; 0 where there is none.
char32_t last_inside(const Reading& reading, const Place& place) {
  const std::string_view text = reading.evidence.text;
  const TextSpan inner = reading.evidence.marked[place.marked].inner;
  std::uint32_t at = inner.end;
  while (at > inner.begin) {
    const auto previous = text::decode_before(text, at);
    if (!is_blank(previous.code_point)) return previous.code_point;
    at -= previous.length;
  }
  return 0;
}

// The character before a place, blanks skipped; 0 where its paragraph begins.
char32_t character_before(const Reading& reading, const Place& place) {
  const std::string_view text = reading.evidence.text;
  const std::uint32_t begin = reading.evidence.segments.paragraphs[place.paragraph].span.begin;
  std::uint32_t at = reading.evidence.marked[place.marked].outer.begin;
  while (at > begin) {
    const auto previous = text::decode_before(text, at);
    if (!is_blank(previous.code_point)) return previous.code_point;
    at -= previous.length;
  }
  return 0;
}

template <class Wanted>
std::vector<Place> places_where(const Reading& reading, Wanted is_wanted) {
  const auto& segments = reading.evidence.segments;
  const auto& marked = reading.evidence.marked;
  std::vector<Place> places;
  std::uint32_t sentence = 0;
  std::uint32_t paragraph = 0;
  if (segments.sentences.empty() || segments.paragraphs.empty()) return places;
  places.reserve(static_cast<std::size_t>(std::ranges::count_if(marked, is_wanted)));
  for (std::uint32_t i = 0; i < marked.size(); ++i) {
    if (!is_wanted(marked[i])) continue;
    Place place{.marked = i, .tokens = tokens_in(reading, marked[i].outer)};
    place.last_inside = last_inside(reading, place);
    if (place.tokens.empty() || place.last_inside == 0) continue;
    paragraph = holder_of(segments.paragraphs, place.tokens.begin, paragraph);
    sentence = holder_of(segments.sentences, place.tokens.begin, sentence);
    const std::uint32_t last = holder_of(segments.sentences, place.tokens.end - 1, sentence);
    const std::uint32_t earliest = place.tokens.begin - std::min(place.tokens.begin, reach);
    place.paragraph = paragraph;
    place.preceding = character_before(reading, place);
    place.last_paragraph = holder_of(segments.paragraphs, place.tokens.end - 1, paragraph);
    place.sentence.begin = std::clamp(segments.sentences[sentence].tokens.begin, earliest, place.tokens.begin);
    place.sentence.end = std::clamp(segments.sentences[last].tokens.end, place.tokens.end, place.tokens.end + reach);
    places.push_back(place);
  }
  return places;
}

}  // namespace

segment::TokenRange tokens_in(const Reading& reading, TextSpan span) {
  return {reading.first_from(span.begin), reading.first_from(span.end)};
}

std::vector<Place> outer_places(const Reading& reading) {
  return places_where(reading, [](const quotes::Marked& marked) { return !marked.parent; });
}

std::size_t DepthReader::at(std::uint32_t position) {
  for (; next_ < marked_.size() && marked_[next_].outer.begin <= position; ++next_) {
    while (!open_.empty() && marked_[open_.back()].outer.end <= marked_[next_].outer.begin) open_.pop_back();
    open_.push_back(next_);
  }
  while (!open_.empty() && marked_[open_.back()].outer.end <= position) open_.pop_back();
  return open_.size();
}

namespace {

// ¶|“|‘Wait’, they told me: does the token only open the words around it anew, in the next paragraph?
bool is_reopening(const Reading& reading, std::uint32_t token) {
  if (!reading.is_quote_mark(token)) return false;
  const auto& marked = reading.evidence.marked;
  const std::uint32_t at = reading.token(token).begin;
  const auto found = text::first_not_below(marked, at, [](const quotes::Marked& one) { return one.outer.begin; });
  return found == marked.end() || found->outer.begin != at;
}

}  // namespace

std::vector<std::vector<Place>> nested_places(const Reading& reading) {
  auto places = places_where(reading, [](const quotes::Marked& marked) { return marked.parent.has_value(); });
  const auto& marked = reading.evidence.marked;
  for (Place& place : places) {
    const auto around = tokens_in(reading, marked[*marked[place.marked].parent].inner);
    place.sentence.begin = std::max(place.sentence.begin, std::min(around.begin, place.tokens.begin));
    if (place.sentence.begin < place.tokens.begin && is_reopening(reading, place.sentence.begin))
      ++place.sentence.begin;
    place.sentence.end = std::min(place.sentence.end, std::max(around.end, place.tokens.end));
  }
  std::vector<std::uint32_t> depths(marked.size());
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (marked[i].parent) depths[i] = depths[*marked[i].parent] + 1;
  }
  std::vector<std::vector<Place>> levels;
  for (const Place& place : places) {
    const std::uint32_t depth = depths[place.marked];
    if (levels.size() < depth) levels.resize(depth);
    levels[depth - 1].push_back(place);
  }
  return levels;
}

const segment::Sentence* sentence_from(const Reading& reading, std::uint32_t token) {
  const auto& sentences = reading.evidence.segments.sentences;
  const auto found =
      text::first_not_below(sentences, token, [](const segment::Sentence& one) { return one.tokens.begin; });
  return found != sentences.end() && found->tokens.begin == token ? &*found : nullptr;
}

char32_t character_after(const Reading& reading, const Place& place) {
  const std::string_view text = reading.evidence.text;
  const std::uint32_t end = reading.evidence.segments.paragraphs[place.last_paragraph].span.end;
  std::uint32_t at = reading.evidence.marked[place.marked].outer.end;
  while (at < end) {
    const auto next = text::decode(text, at);
    if (!is_blank(next.code_point)) return next.code_point;
    at += next.length;
  }
  return 0;
}

bool starts_upper(const Reading& reading, const Place& place) {
  for (std::uint32_t i = place.tokens.begin; i < place.tokens.end; ++i) {
    if (reading.token(i).is_word()) return reading.token(i).is(segment::TokenShape::capitalized);
  }
  return true;
}

bool opens_paragraph(const Reading& reading, const Place& place) {
  const std::uint32_t dash = reading.evidence.marked[place.marked].is_dash ? 1 : 0;
  return place.tokens.begin == reading.evidence.segments.paragraphs[place.paragraph].tokens.begin + dash;
}

bool fills_paragraphs(const Reading& reading, const Place& place) {
  const auto& paragraphs = reading.evidence.segments.paragraphs;
  return opens_paragraph(reading, place) && place.tokens.end == paragraphs[place.last_paragraph].tokens.end;
}

bool closes_speech(char32_t c) {
  switch (c) {
    case U',':
    case U'.':
    case U'?':
    case U'!':
    case U'…':
    case U'—':
    case U'–':
    case U'-':
      return true;
    default:
      return false;
  }
}

}  // namespace onrecord::attribution
