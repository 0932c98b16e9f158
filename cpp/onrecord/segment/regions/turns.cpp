// Tested by tests/cpp/segment/regions_test.cpp.
#include "onrecord/segment/regions/turns.hpp"

#include <algorithm>
#include <unordered_map>

#include "onrecord/data/data.hpp"
#include "onrecord/segment/regions/lines.hpp"
#include "onrecord/segment/regions/region_finder.hpp"
#include "onrecord/text/table.hpp"

namespace onrecord::segment::regions {
namespace {

constexpr std::string_view table_name = "en/not_speakers.tsv";
constexpr std::uint32_t longest_label = 12;       // tokens before the colon
constexpr std::uint32_t longest_mixed_label = 3;  // words of a label that is not in capitals
constexpr std::size_t fewest_mixed_turns = 4;

bool speaks(std::string_view text, const std::vector<Token>& tokens, std::uint32_t begin, std::uint32_t end) {
  const Token& last = tokens[end - 1];
  const bool stops = std::string_view(".?!").find(text[last.begin]) != std::string_view::npos;
  if (!stops && last.kind != TokenKind::quote_mark && !is_dash(text, last)) return false;
  return std::any_of(tokens.begin() + begin, tokens.begin() + end, [](const Token& one) {
    return one.is_word() && one.is(TokenShape::has_lower) && !one.is(TokenShape::capitalized);
  });
}

}  // namespace

Turns::Turns() {
  text::for_each_row(table_name, data::table(table_name),
                     [&](const text::Row& row) { not_speakers_.add(row[0], true); });
}

// A label in capitals (with a description after a comma or in brackets), or a name of up to three words.
std::optional<Turns::Label> Turns::label_of(std::string_view text, const Segments& segments,
                                            std::uint32_t paragraph) const {
  const auto& tokens = segments.tokens;
  const TokenRange line = segments.paragraphs[paragraph].tokens;
  Label label{
      .paragraph = paragraph, .colon = 0, .name = {line.begin, line.begin}, .in_capitals = true, .speaks = false};
  std::uint32_t words = 0;
  bool described = false;
  for (std::uint32_t i = line.begin; i < line.end && i < line.begin + longest_label; ++i) {
    const Token& one = tokens[i];
    const char first = text[one.begin];
    if (first == ':') {
      if (i + 1 == line.end) return std::nullopt;
      label.colon = i;
      if (!described) label.name.end = i;
      label.speaks = speaks(text, tokens, i + 1, line.end);
      const bool is_name = words > 0 && (label.in_capitals || words <= longest_mixed_label) && !label.name.empty();
      const bool is_speech = tokens[i + 1].is(TokenShape::space_before) && tokens[i + 1].kind != TokenKind::number;
      return is_name && is_speech ? std::optional(label) : std::nullopt;
    }
    if (!described && (first == ',' || first == '(')) {
      described = true;
      label.name.end = i;
    }
    if (described || first == '-' || one.kind == TokenKind::clitic) continue;
    if (!one.is_word() || !one.is(TokenShape::capitalized) || (words == 0 && not_speakers_.contains(one)))
      return std::nullopt;
    ++words;
    const bool single = one.end - one.begin <= 2;  // Q, A, an initial
    if (!one.is(TokenShape::all_upper) && !single) label.in_capitals = false;
  }
  return std::nullopt;
}

void Turns::find(std::string_view text, const Segments& segments, Findings& found) const {
  std::vector<Label> labels;
  std::unordered_map<std::string_view, std::uint32_t> times;
  std::size_t capitals = 0;
  std::size_t speaking = 0;
  for (std::uint32_t p = 0; p < segments.paragraphs.size(); ++p) {
    if (found.claimed[p]) continue;
    const auto label = label_of(text, segments, p);
    if (!label) continue;
    labels.push_back(*label);
    speaking += label->speaks ? 1 : 0;
    capitals += label->in_capitals && label->speaks ? 1 : 0;
    ++times[slice(text, span_of(segments.tokens, label->name.begin, label->name.end))];
  }
  const bool repeats = std::ranges::any_of(times, [](const auto& one) { return one.second > 1; });
  const bool mixed = speaking >= fewest_mixed_turns && speaking * 2 > labels.size() && repeats;
  if (capitals < 2 && !mixed) return;
  for (const Label& label : labels) {
    if (!mixed && !label.in_capitals) continue;
    const TokenRange line = segments.paragraphs[label.paragraph].tokens;
    Region turn{.span = segments.paragraphs[label.paragraph].span,
                .kind = RegionKind::turn,
                .content = span_of(segments.tokens, label.colon + 1, line.end)};
    turn.author = span_of(segments.tokens, label.name.begin, label.name.end);
    found.regions.push_back(turn);
    found.claimed[label.paragraph] = true;
  }
}

}  // namespace onrecord::segment::regions
