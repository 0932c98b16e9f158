// Tested by tests/cpp/segment/regions_test.cpp.
#include "onrecord/segment/regions/boilerplate.hpp"

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

}  // namespace

Boilerplate::Boilerplate(const Tokenizer& tokenizer) {
  text::for_each_row(table_name, data::table(table_name), [&](const text::Row& row) {
    Pattern pattern;
    text::for_each_piece(row[0], ' ', [&](std::string_view piece) {
      if (piece == "*") return pattern.parts.push_back({Part::Kind::any});
      if (piece == "**") return pattern.parts.push_back({Part::Kind::gap});
      if (piece == "<site>") return pattern.parts.push_back({Part::Kind::site});
      for (const Token& token : tokenizer.tokenize(piece)) pattern.parts.push_back({Part::Kind::word, token.folded});
    });
    if (row[1] == "lead")
      pattern.extent = Extent::lead;
    else if (row[1] == "sentence")
      pattern.extent = Extent::sentence;
    else if (row[1] == "line")
      pattern.extent = Extent::line;
    else if (row[1] == "inside")
      pattern.extent = Extent::inside;
    else
      fail(row, "want lead, sentence, line or inside");
    const auto most = row[2];
    if (!most.empty() &&
        std::from_chars(most.data(), most.data() + most.size(), pattern.most_words).ec != std::errc{}) {
      fail(row, "want a number of words");
    }
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

// Matches parts[part…] at token `at`; returns the token after the match, or 0. A gap or a name takes as few tokens as
// it can.
std::uint32_t Boilerplate::matches(const std::vector<Part>& parts, std::size_t part, const std::vector<Token>& tokens,
                                   std::uint32_t at, std::uint32_t end) {
  if (part == parts.size()) return at;
  if (at >= end) return 0;
  const Part& one = parts[part];
  if (one.kind == Part::Kind::word)
    return tokens[at].folded == one.folded ? matches(parts, part + 1, tokens, at + 1, end) : 0;
  if (one.kind == Part::Kind::any) return matches(parts, part + 1, tokens, at + 1, end);
  if (one.kind == Part::Kind::site && tokens[at].kind == TokenKind::url)
    return matches(parts, part + 1, tokens, at + 1, end);
  const std::uint32_t most = one.kind == Part::Kind::site ? longest_site : longest_gap;
  for (std::uint32_t length = 1; length <= most && at + length <= end; ++length) {
    const bool is_name = tokens[at + length - 1].is(TokenShape::capitalized);
    if (one.kind == Part::Kind::site && !is_name) return 0;
    if (part + 1 == parts.size() && one.kind == Part::Kind::site) return at + length;
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
      match = match_at(tokens, i, paragraph.tokens.end, true);
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
                           std::uint32_t begin, const Match& match, Findings& found) const {
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
