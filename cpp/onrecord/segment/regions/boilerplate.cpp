// Tested by tests/cpp/segment/regions_test.cpp.
#include "onrecord/segment/regions/boilerplate.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>
#include <string>

#include "onrecord/data/data.hpp"
#include "onrecord/segment/regions/lines.hpp"
#include "onrecord/segment/regions/region_finder.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/table.hpp"

namespace onrecord::segment::regions {
namespace {

constexpr std::string_view table_name = "en/boilerplate.tsv";
constexpr std::uint32_t longest_gap = 6;        // tokens of **
constexpr std::uint32_t longest_site = 4;       // tokens of a name in place of a web address
constexpr std::uint32_t longest_headline = 40;  // tokens after a lead-in
constexpr std::uint32_t longest_searched = 60;  // tokens of a line that is searched for "inside" patterns

[[noreturn]] void fail(const text::Row& row, std::string_view what) {
  throw std::invalid_argument(std::string(table_name) + ":" + std::to_string(row.line()) + ": " + std::string(what));
}

// The first token at or after `at` that is a word, or else `end`; skips brackets, bullets, dashes and marks.
std::uint32_t first_word(std::string_view text, const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) {
  while (at < end && !tokens[at].is_word() && tokens[at].kind != TokenKind::number &&
         slice(text, tokens[at].span()) != "©")
    ++at;
  return at;
}

std::uint32_t words_of(const text::Row& row, std::string_view digits) {
  std::uint32_t words = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), words);
  if (error != std::errc{} || end != digits.data() + digits.size()) fail(row, "want a number of words");
  return words;
}

}  // namespace

std::vector<Boilerplate::Part> Boilerplate::parts_of(const Tokenizer& tokenizer, std::string_view pieces) {
  std::vector<Part> parts;
  text::for_each_piece(pieces, ' ', [&](std::string_view piece) {
    if (piece == "*") {
      parts.push_back({Part::Kind::any});
    } else if (piece == "**") {
      parts.push_back({Part::Kind::gap});
    } else if (piece == "<site>") {
      parts.push_back({Part::Kind::site});
    } else {
      for (const Token& token : tokenizer.tokenize(piece)) parts.push_back({Part::Kind::word, token.folded});
    }
  });
  return parts;
}

Boilerplate::Boilerplate(const Tokenizer& tokenizer) {
  text::for_each_row(table_name, data::table(table_name), [&](const text::Row& row) {
    constexpr std::array<std::string_view, 4> extents{"lead", "sentence", "line", "inside"};  // as Extent
    const auto* const extent = std::ranges::find(extents, row[1]);
    if (extent == extents.end()) fail(row, "want lead, sentence, line or inside");
    Pattern pattern{.parts = parts_of(tokenizer, row[0]), .extent = static_cast<Extent>(extent - extents.begin())};
    if (!row[2].empty()) pattern.most_words = words_of(row, row[2]);
    if (pattern.parts.front().kind != Part::Kind::word) fail(row, "a pattern begins with a plain word");
    (pattern.extent == Extent::inside ? first_words_inside_ : first_words_).add(pattern.parts.front().folded);
    by_first_word_[pattern.parts.front().folded].push_back(std::move(pattern));
  });
}

void Boilerplate::find(std::string_view text, const Segments& segments, Findings& found) const {
  for (std::uint32_t p = 0; p < segments.paragraphs.size(); ++p) {
    if (!found.claimed[p] && !find_line(text, segments, p, found)) find_sentences(text, segments, p, found);
  }
}

// The longest pattern at `begin`: the inside ones, or all others.
Boilerplate::Match Boilerplate::match_at(const std::vector<Token>& tokens, std::uint32_t begin, std::uint32_t end,
                                         bool only_inside) const {
  Match best;
  if (begin >= end || !(only_inside ? first_words_inside_ : first_words_).may_contain(tokens[begin].folded))
    return best;
  const auto found = by_first_word_.find(tokens[begin].folded);
  if (found == by_first_word_.end()) return best;
  for (const Pattern& pattern : found->second) {
    if ((pattern.extent == Extent::inside) != only_inside) continue;
    const std::uint32_t after = matches(pattern.parts, 0, tokens, begin, end);
    if (after > best.end) best = {&pattern, after};
  }
  return best;
}

bool Boilerplate::takes_one(const Part& part, const Token& token) {
  switch (part.kind) {
    case Part::Kind::word:
      return token.folded == part.folded;
    case Part::Kind::any:
      return true;
    case Part::Kind::site:
      return token.kind == TokenKind::url;
    case Part::Kind::gap:
      return false;
  }
  return false;
}

// A site's name in capitalized words, and what follows it.
std::uint32_t Boilerplate::matches_site(const std::vector<Part>& parts, std::size_t part,
                                        const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) {
  const bool is_last = part + 1 == parts.size();
  for (std::uint32_t length = 1; length <= longest_site && at + length <= end; ++length) {
    if (!tokens[at + length - 1].is(TokenShape::capitalized)) return 0;
    if (is_last) return at + length;
    if (const std::uint32_t after = matches(parts, part + 1, tokens, at + length, end)) return after;
  }
  return 0;
}

// Matches parts[part…] at token `at`; returns the token after the match, or 0. A gap or a name takes as few tokens as
// it can.
std::uint32_t Boilerplate::matches(const std::vector<Part>& parts, std::size_t part, const std::vector<Token>& tokens,
                                   std::uint32_t at, std::uint32_t end) {
  if (part == parts.size()) return at;
  if (at >= end) return 0;
  const Part& one = parts[part];
  if (takes_one(one, tokens[at])) return matches(parts, part + 1, tokens, at + 1, end);
  if (one.kind == Part::Kind::site) return matches_site(parts, part, tokens, at, end);
  if (one.kind != Part::Kind::gap) return 0;
  for (std::uint32_t length = 1; length <= longest_gap && at + length <= end; ++length) {
    if (const std::uint32_t after = matches(parts, part + 1, tokens, at + length, end)) return after;
  }
  return 0;
}

bool Boilerplate::find_line(std::string_view text, const Segments& segments, std::uint32_t p, Findings& found) const {
  const Paragraph& paragraph = segments.paragraphs[p];
  const auto& tokens = segments.tokens;
  const std::uint32_t first = first_word(text, tokens, paragraph.tokens.begin, paragraph.tokens.end);
  Match match = match_at(tokens, first, paragraph.tokens.end, false);
  if (match.pattern == nullptr && paragraph.tokens.size() <= longest_searched) {
    for (std::uint32_t i = paragraph.tokens.begin; i < paragraph.tokens.end && match.pattern == nullptr; ++i) {
      if (first_words_inside_.may_contain(tokens[i].folded)) match = match_at(tokens, i, paragraph.tokens.end, true);
    }
  }
  if (match.pattern == nullptr || match.pattern->extent == Extent::lead || match.pattern->extent == Extent::sentence)
    return false;
  if (look_at(text, tokens, paragraph.tokens).words > match.pattern->most_words) return false;
  found.regions.push_back({.span = paragraph.span, .kind = RegionKind::boilerplate, .content = paragraph.span});
  found.claimed[p] = true;
  return true;
}

void Boilerplate::find_sentences(std::string_view text, const Segments& segments, std::uint32_t p,
                                 Findings& found) const {
  const Paragraph& paragraph = segments.paragraphs[p];
  bool extends = false;  // the sentence before was boilerplate, too
  std::uint32_t filled = 0;
  for (std::uint32_t s = paragraph.first_sentence; s < paragraph.last_sentence; ++s) {
    const Sentence& sentence = segments.sentences[s];
    const std::uint32_t first = first_word(text, segments.tokens, sentence.tokens.begin, sentence.tokens.end);
    const Match match = match_at(segments.tokens, first, sentence.tokens.end, false);
    const bool is_lead = match.pattern != nullptr && match.pattern->extent == Extent::lead;
    if (is_lead && add_lead(text, segments, sentence, first, match, found)) ++filled;
    const bool is_sentence = match.pattern != nullptr && match.pattern->extent == Extent::sentence &&
                             look_at(text, segments.tokens, sentence.tokens).words <= match.pattern->most_words;
    if (is_sentence && extends) {
      found.regions.back().span.end = found.regions.back().content.end = sentence.span.end;
    } else if (is_sentence) {
      found.regions.push_back({.span = sentence.span, .kind = RegionKind::boilerplate, .content = sentence.span});
    }
    extends = is_sentence;
    filled += is_sentence ? 1 : 0;
  }
  found.claimed[p] = filled > 0 && filled == paragraph.last_sentence - paragraph.first_sentence;
}

// A lead-in and the headline that follows it in its sentence. A lead-in that ends with a name and no colon must be
// followed by a headline without a full stop ("Also on Monday the court ruled." is prose).
bool Boilerplate::add_lead(std::string_view text, const Segments& segments, const Sentence& sentence,
                           std::uint32_t begin, const Match& match, Findings& found) {
  const auto& tokens = segments.tokens;
  const TokenRange rest{match.end, sentence.tokens.end};
  const bool has_colon = text[tokens[match.end - 1].begin] == ':' || tokens[match.end - 1].kind == TokenKind::url;
  if (rest.size() > longest_headline) return false;
  if (!has_colon && !rest.empty() && look_at(text, tokens, rest).ends_with_stop) return false;
  const TextSpan lead = span_of(tokens, begin, match.end);
  found.regions.push_back({.span = lead, .kind = RegionKind::boilerplate, .content = lead});
  if (rest.empty()) return true;
  const TextSpan headline = span_of(tokens, rest.begin, rest.end);
  found.regions.push_back({.span = headline, .kind = RegionKind::headline, .content = headline});
  found.cuts.push_back(rest.begin);
  return true;
}

}  // namespace onrecord::segment::regions
