// Tested by tests/cpp/segment/regions_test.cpp.
#include "onrecord/segment/regions/turns.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "onrecord/data/data.hpp"
#include "onrecord/segment/regions/lines.hpp"
#include "onrecord/segment/regions/region_finder.hpp"
#include "onrecord/text/table.hpp"

namespace onrecord::segment::regions {
namespace {

constexpr std::string_view table_name = "en/not_speakers.tsv";
constexpr std::string_view roles_name = "en/speaker_words.tsv";
constexpr std::uint32_t longest_label = 12;       // tokens before the colon
constexpr std::uint32_t longest_mixed_label = 3;  // words of a label that is not in capitals
constexpr std::size_t fewest_mixed_turns = 3;
constexpr std::size_t fewest_roles = 2;

bool speaks(std::string_view text, const std::vector<Token>& tokens, std::uint32_t begin, std::uint32_t end) {
  const Token& last = tokens[end - 1];
  const bool stops =
      std::string_view(".?!)").find(text[last.begin]) != std::string_view::npos;  // Sit down. (Laughter.)
  if (!stops && last.kind != TokenKind::quote_mark && !is_dash(text, last)) return false;
  if (stops && end - begin == 2 && tokens[begin].is(TokenShape::has_lower)) return true;  // Terrified.
  return std::any_of(tokens.begin() + begin, tokens.begin() + end, [](const Token& one) {
    return one.is_word() && one.is(TokenShape::has_lower) && !one.is(TokenShape::capitalized);
  });
}

// Does a sentence end right before token `i`?
bool is_behind_stop(std::string_view text, const std::vector<Token>& tokens, std::uint32_t i) {
  const Token& last = tokens[i - 1];
  return std::string_view(".?!)").find(text[last.begin]) != std::string_view::npos ||
         last.kind == TokenKind::quote_mark || is_dash(text, last);
}

// Q. Who steered?   A. My brother.
bool is_dotted_label(std::string_view text, const std::vector<Token>& tokens, TokenRange line) {
  const std::string_view first = slice(text, tokens[line.begin].span());
  return line.size() > 1 && (first == "Q." || first == "A.");
}

// Is one of the labels this letter alone, with or without a dot?
template <class Labels>
bool has_label(std::string_view text, const Segments& segments, const Labels& labels, char letter) {
  return std::ranges::any_of(labels, [&](const auto& label) {
    const std::string_view name = slice(text, segments.tokens[label.name.begin].span());
    return label.words == 1 && name.front() == letter && (name.size() == 1 || name.substr(1) == ".");
  });
}

bool is_quoted(const Segments& segments, std::uint32_t paragraph) {
  const TokenRange line = segments.paragraphs[paragraph].tokens;
  return line.size() > 2 && segments.tokens[line.begin].kind == TokenKind::quote_mark;
}

}  // namespace

Turns::Turns() {
  text::for_each_row(table_name, data::table(table_name),
                     [&](const text::Row& row) { not_speakers_.add(row[0], true); });
  text::for_each_row(roles_name, data::table(roles_name),
                     [&](const text::Row& row) { speaker_words_.add(row[0], true); });
}

// Takes one more token into the label; false where none has such a token.
bool Turns::takes(std::string_view text, const std::vector<Token>& tokens, std::uint32_t token, Label& label) const {
  const Token& one = tokens[token];
  const char first = text[one.begin];
  if (!label.is_described && (first == ',' || first == '(')) {
    label.is_described = true;
    label.name.end = token;
  }
  if (label.is_described || first == '-' || one.kind == TokenKind::clitic) return true;
  if (!one.is_word() || !one.is(TokenShape::capitalized) || (label.words == 0 && not_speakers_.contains(one)))
    return false;
  ++label.words;
  const bool single = one.end - one.begin <= 2;  // Q, A, an initial
  if (!one.is(TokenShape::all_upper) && !single) label.in_capitals = false;
  return true;
}

std::optional<Turns::Label> Turns::label_of(std::string_view text, const Segments& segments,
                                            std::uint32_t paragraph) const {
  TokenRange line = segments.paragraphs[paragraph].tokens;
  if (is_quoted(segments, paragraph)) ++line.begin;
  auto label = label_in(text, segments, line);
  if (label) label->paragraph = paragraph;
  return label;
}

// A label in capitals (with a description after a comma or in brackets), or a name of up to three words.
std::optional<Turns::Label> Turns::label_in(std::string_view text, const Segments& segments, TokenRange line) const {
  const auto& tokens = segments.tokens;
  if (is_dotted_label(text, tokens, line)) {
    return Label{.line = line,
                 .colon = line.begin,
                 .name = {line.begin, line.begin + 1},
                 .words = 1,
                 .speaks = speaks(text, tokens, line.begin + 1, line.end),
                 .is_dotted = true};
  }
  Label label{.line = line, .name = {line.begin, line.begin}};
  std::uint32_t i = line.begin;
  while (i < line.end && i < line.begin + longest_label && text[tokens[i].begin] != ':') {
    if (!takes(text, tokens, i++, label)) return std::nullopt;
  }
  if (i + 1 >= line.end || text[tokens[i].begin] != ':' || i == line.begin + longest_label) return std::nullopt;
  label.colon = i;
  if (!label.is_described) label.name.end = i;
  label.speaks = speaks(text, tokens, i + 1, line.end);
  const bool is_name =
      label.words > 0 && (label.in_capitals || label.words <= longest_mixed_label) && !label.name.empty();
  const bool is_speech = tokens[i + 1].is(TokenShape::space_before) && tokens[i + 1].kind != TokenKind::number;
  return is_name && is_speech ? std::optional(label) : std::nullopt;
}

// Where the labels of a line may begin, of which `first` is the first one: THE COURT: Will you go? |MR. LEE|: I will.
std::vector<std::uint32_t> Turns::begins_of_labels(std::string_view text, const Segments& segments,
                                                   const Label& first) const {
  const auto& tokens = segments.tokens;
  std::vector<std::uint32_t> begins{first.line.begin};
  for (std::uint32_t i = first.colon + 2; i + 2 < first.line.end; ++i) {
    if (!tokens[i].is(TokenShape::capitalized) || !tokens[i].is_word() || !is_behind_stop(text, tokens, i)) continue;
    const auto label = label_in(text, segments, {i, first.line.end});
    if (!label || label->is_dotted || label->is_described) continue;
    const bool is_answer = text[tokens[i - 1].begin] == '?' && has_role(segments, first);  // Host: Why? |Lee|: …
    if (label->in_capitals || has_role(segments, *label) || is_answer) begins.push_back(i);
  }
  return begins;
}

// The labels of a line that begins with the label `first`, which is among them: THE COURT: Will you go? |MR. LEE:| I
// will. Two or more, of which one has two words or comes twice; else none.
std::vector<Turns::Label> Turns::inner_labels(std::string_view text, const Segments& segments,
                                              const Label& first) const {
  const auto begins = begins_of_labels(text, segments, first);
  std::vector<Label> labels;
  std::unordered_set<std::string_view> names;
  bool is_sure = false;
  for (std::size_t k = 0; begins.size() > 1 && k < begins.size(); ++k) {
    const std::uint32_t end = k + 1 < begins.size() ? begins[k + 1] : first.line.end;
    auto label = label_in(text, segments, {begins[k], end});
    if (!label) return {};
    label->paragraph = first.paragraph;
    is_sure = is_sure || label->words > 1 ||
              !names.insert(slice(text, span_of(segments.tokens, label->name.begin, label->name.end))).second;
    labels.push_back(*label);
  }
  return is_sure ? labels : std::vector<Label>{};
}

std::vector<Turns::Label> Turns::labels_of(std::string_view text, const Segments& segments,
                                           const Findings& found) const {
  std::vector<Label> labels;
  for (std::uint32_t p = 0; p < segments.paragraphs.size(); ++p) {
    if (found.claimed[p]) continue;
    const auto label = label_of(text, segments, p);
    if (!label) continue;
    const auto inner = (label->in_capitals || has_role(segments, *label)) && !is_quoted(segments, p)
                           ? inner_labels(text, segments, *label)
                           : std::vector<Label>{};
    if (inner.empty()) labels.push_back(*label);
    labels.insert(labels.end(), inner.begin(), inner.end());
  }
  // A. may be an initial or a list's letter, unless there is a Q.
  const auto is_question = [&](const Label& label) {
    return label.is_dotted && text[segments.tokens[label.name.begin].begin] == 'Q';
  };
  if (std::ranges::none_of(labels, is_question)) std::erase_if(labels, &Label::is_dotted);
  return labels;
}

// |Moderator|: …, |Mr| Pugh: …, The |Speaker|: …
bool Turns::has_role(const Segments& segments, const Label& label) const {
  for (std::uint32_t i = label.name.begin; i < label.name.end; ++i) {
    if (speaker_words_.contains(segments.tokens[i])) return true;
  }
  return false;
}

void Turns::find(std::string_view text, const Segments& segments, Findings& found) const {
  const auto labels = labels_of(text, segments, found);
  const auto speaking = static_cast<std::size_t>(std::ranges::count_if(labels, &Label::speaks));
  const auto capitals =
      std::ranges::count_if(labels, [](const Label& label) { return label.in_capitals && label.speaks; });
  std::unordered_set<std::string_view> names;
  const bool repeats = std::ranges::any_of(labels, [&](const Label& label) {
    return !names.insert(slice(text, span_of(segments.tokens, label.name.begin, label.name.end))).second;
  });
  const auto roles = static_cast<std::size_t>(
      std::ranges::count_if(labels, [&](const Label& label) { return label.speaks && has_role(segments, label); }));
  // Lee: Why? Ray: Because. Lee: I see.   And, where who they are tells that they speak: Host: Why? Guest: Because.
  const bool mixed = (speaking >= fewest_mixed_turns && speaking * 2 > labels.size() && repeats) ||
                     (roles >= fewest_roles && speaking == labels.size() &&
                      labels.back().paragraph - labels.front().paragraph < 2 * labels.size());
  // WITNESS: I never saw it. MR. ABEL: Never? WITNESS: Never.
  const auto named = std::ranges::count_if(labels, &Label::in_capitals);
  const bool is_dialogue = capitals >= 1 && repeats && named >= 3;
  // Q: When?   A: On Tuesday.   Whatever is asked and answered.
  const bool is_questioning = has_label(text, segments, labels, 'Q') && has_label(text, segments, labels, 'A');
  if (capitals < 2 && !is_dialogue && !mixed && !is_questioning) return;
  for (const Label& label : labels) {
    if (mixed || label.in_capitals) add_turn(text, segments, label, found);
  }
}

void Turns::add_turn(std::string_view text, const Segments& segments, const Label& label, Findings& found) const {
  const auto& paragraph = segments.paragraphs[label.paragraph];
  const std::uint32_t last = last_paragraph(text, segments, label);
  const bool is_whole = label.line.end == paragraph.tokens.end;  // no other label behind it on its line
  TokenRange words{label.colon + 1, is_whole ? segments.paragraphs[last].tokens.end : label.line.end};
  const bool is_closed = segments.tokens[words.end - 1].kind == TokenKind::quote_mark;
  if (is_closed && is_quoted(segments, label.paragraph)) --words.end;
  if (words.empty()) return;
  const bool is_first = label.line.begin <= paragraph.tokens.begin + 1;
  const std::uint32_t begin = is_first ? paragraph.span.begin : segments.tokens[label.line.begin].begin;
  const std::uint32_t end = is_whole ? segments.paragraphs[last].span.end : segments.tokens[words.end - 1].end;
  Region turn{
      .span = {begin, end}, .kind = RegionKind::turn, .content = span_of(segments.tokens, words.begin, words.end)};
  turn.author = span_of(segments.tokens, label.name.begin, label.name.end);
  found.regions.push_back(turn);
  std::fill(found.claimed.begin() + label.paragraph, found.claimed.begin() + last + 1, true);
}

// A quoted transcript opens the mark anew with each paragraph of a turn; those without a label go on with the turn.
std::uint32_t Turns::last_paragraph(std::string_view text, const Segments& segments, const Label& label) const {
  std::uint32_t last = label.paragraph;
  if (!is_quoted(segments, last)) return last;
  while (last + 1 < segments.paragraphs.size() && is_quoted(segments, last + 1)) {
    const auto& second = segments.tokens[segments.paragraphs[last + 1].tokens.begin + 1];
    if (!second.is_word() || label_of(text, segments, last + 1)) break;
    ++last;
  }
  return last;
}

}  // namespace onrecord::segment::regions
