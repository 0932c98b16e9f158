// Short forms of countries ("the North" for North Korea) in a document; declared in linker.hpp.
#include <algorithm>
#include <string>

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
  const std::uint32_t article = text::hash_of("the");
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

// "North and South Korea": the full name of the direction that shares the words behind the next one; empty: none does.
std::string Linker::shared_name(const Candidate& place) const {
  const auto& tokens = segments_.tokens;
  const std::uint32_t at = place.tokens.begin;
  if ((place.type != EntityType::gpe && place.type != EntityType::loc) || place.tokens.size() < 2 || at < 2) return {};
  const Token& direction = tokens[at - 2];
  if (!tables_.directions.contains(tokens[at].folded) || !tables_.directions.contains(direction.folded)) return {};
  if (!direction.is(TokenShape::capitalized) || direction.folded == tokens[at].folded) return {};
  const std::string_view between = text::slice(text_, TextSpan{direction.end, place.span.begin});
  if (between != " and " && between != " or ") return {};
  const std::string_view rest = text::slice(text_, TextSpan{tokens[at].end, place.span.end});
  return std::string(text::slice(text_, direction.span())).append(rest);
}

// Adds such directions where the gazetteer has a place called so. The candidates from `known` on are those of
// add_short_places.
void Linker::add_shared_places(std::size_t known) {
  const std::size_t short_ones = candidates_.size();
  std::size_t next = known;
  for (std::size_t i = 0; i < known; ++i) {
    const std::string name = shared_name(candidates_[i]);
    const std::uint32_t entry = name.empty() ? none : entry_of_name(name, candidates_[i].type);
    if (entry == none) continue;
    const std::uint32_t at = candidates_[i].tokens.begin - 2;
    const TextSpan span = segments_.tokens[at].span();
    while (next < short_ones && candidates_[next].span.end <= span.begin) ++next;
    const bool is_taken = next < short_ones && candidates_[next].span.begin < span.end;
    if (is_taken || (i > 0 && candidates_[i - 1].span.end > span.begin)) continue;
    Candidate shared{.span = span, .tokens = {at, at + 1}, .type = candidates_[i].type};
    shared.rule = "short_place";
    shared.confidence = 0.8F;
    std::uint32_t draft = draft_of_entry(entry);
    if (draft == none) draft = add_draft(shared, entry);
    join(draft, shared, tables_.variants.read(name), entry);
    candidates_.push_back(shared);
    links_.push_back(draft);
  }
}

}  // namespace onrecord::entities
