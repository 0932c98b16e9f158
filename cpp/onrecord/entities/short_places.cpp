// Short forms of countries ("the North" for North Korea) in a document; declared in linker.hpp.
#include <algorithm>

#include "onrecord/entities/linker.hpp"
#include "onrecord/text/chars.hpp"

namespace onrecord::entities {
namespace {

using segment::Token;
using segment::TokenShape;

// A country that is named for a direction: its first word, and a hash of the rest ("Korea").
struct Directed {
  std::uint32_t direction;
  std::uint64_t rest;
  std::uint32_t draft;
};

// Whether directed[i] has a neighbour, in the order of their rests, that differs in the direction only.
bool is_paired(const std::vector<Directed>& directed, std::size_t i) {
  if (i > 0 && directed[i - 1].rest == directed[i].rest) return true;
  return i + 1 < directed.size() && directed[i + 1].rest == directed[i].rest;
}

// Whether the words of a short form stand at `token`.
bool stands_at(const ShortPlace& place, const std::vector<Token>& tokens, std::uint32_t token) {
  if (tokens[token].folded != place.first_word) return false;
  return place.second_word == 0 || (token + 1 < tokens.size() && tokens[token + 1].folded == place.second_word);
}

// Whether a name goes on behind token `last`: the North Sea, the South-East.
bool goes_on(std::string_view text, const std::vector<Token>& tokens, std::uint32_t last) {
  if (last + 1 >= tokens.size()) return false;
  const Token& next = tokens[last + 1];
  if (next.is_word() && next.is(TokenShape::capitalized) && !next.is(TokenShape::line_before)) return true;
  return !next.is(TokenShape::space_before) && text[next.begin] == '-';
}

}  // namespace

// The forms this document can use: those of the table whose country it names, and those of two countries that differ in
// direction only, whatever they are called. `entry` of a form becomes the draft.
std::vector<ShortPlace> Linker::short_places_here() const {
  std::vector<ShortPlace> here;
  for (const ShortPlace& place : tables_.short_places) {
    if (const auto draft = draft_of_entry(place.entry); draft != none)
      here.push_back({place.first_word, place.second_word, draft});
  }
  add_directed(here);
  return here;
}

// The countries of a document that differ from another in direction only.
void Linker::add_directed(std::vector<ShortPlace>& places) const {
  std::vector<Directed> directed;
  for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
    if (drafts_[i].type != EntityType::gpe) continue;
    const std::string_view name = drafts_[i].entry == none ? text::slice(text_, drafts_[i].fullest)
                                                           : gazetteer_->entries()[drafts_[i].entry].name;
    const std::size_t blank = name.find(' ');
    if (blank == std::string_view::npos) continue;
    const std::uint32_t direction = text::folded_hash(name.substr(0, blank));
    if (tables_.directions.contains(direction))
      directed.push_back({direction, text::folded_hash(name.substr(blank + 1)), i});
  }
  std::ranges::sort(directed, {}, &Directed::rest);
  for (std::size_t i = 0; i < directed.size(); ++i) {
    if (is_paired(directed, i)) places.push_back({directed[i].direction, 0, directed[i].draft});
  }
}

// The short form that begins at `token`, behind "the", and its draft; none where it may be several countries'.
Linker::FoundPlace Linker::short_place_at(std::uint32_t token, const std::vector<ShortPlace>& places) const {
  const auto& tokens = segments_.tokens;
  FoundPlace found;
  for (const ShortPlace& place : places) {
    if (!stands_at(place, tokens, token)) continue;
    const std::uint32_t last = token + (place.second_word != 0 ? 1 : 0);
    if (goes_on(text_, tokens, last)) continue;
    if (found.draft != none && found.draft != place.entry) return {};
    found = {place.entry, last};
  }
  return found;
}

void Linker::add_short_places() {
  const std::vector<ShortPlace> places = short_places_here();
  if (places.empty()) return;
  const auto& tokens = segments_.tokens;
  const std::uint32_t article = text::folded_hash("the");
  const std::size_t known = candidates_.size();
  std::size_t next = 0;
  for (std::uint32_t i = 1; i < tokens.size(); ++i) {
    if (tokens[i - 1].folded != article || !tokens[i].is(TokenShape::capitalized)) continue;
    while (next < known && candidates_[next].span.end <= tokens[i].begin) ++next;
    if (next < known && candidates_[next].span.begin < tokens[i].end) continue;
    const FoundPlace place = short_place_at(i, places);
    if (place.draft == none) continue;
    const TextSpan span{tokens[i].begin, tokens[place.last_token].end};
    Candidate candidate{.span = span, .tokens = {i, place.last_token + 1}, .type = EntityType::gpe};
    candidate.rule = "short_place";
    candidate.confidence = 0.8F;
    candidates_.push_back(candidate);
    links_.push_back(place.draft);
  }
}

}  // namespace onrecord::entities
