// Tested by tests/cpp/quotes/marked_test.cpp.
#include "onrecord/quotes/tags.hpp"

#include <algorithm>

#include "onrecord/data/data.hpp"
#include "onrecord/text/table.hpp"

namespace onrecord::quotes {
namespace {

constexpr std::uint32_t longest_subject = 4;  // tokens before the verb
constexpr std::uint32_t longest_aside = 6;    // tokens between the commas of a subject: the owner, |Carlo Benni|, said
constexpr std::uint32_t longest_tag = 14;     // tokens

bool is_mark(std::string_view text, const segment::Token& token, char mark) {
  return token.kind == segment::TokenKind::punctuation && text[token.begin] == mark;
}

// The first token from `i` on that is no word, at most `most` tokens further.
std::uint32_t words_end(const segment::Segments& segments, std::uint32_t i, std::uint32_t end, std::uint32_t most) {
  const std::uint32_t limit = std::min(end, i + most);
  while (i < limit && segments.tokens[i].is_word()) ++i;
  return i;
}

bool is_name(const segment::Token& token) {
  return token.is_word() && token.is(segment::TokenShape::capitalized) && token.end - token.begin > 1;
}

}  // namespace

Tags::Tags() {
  text::for_each_row("en/sentence_words.tsv", data::table("en/sentence_words.tsv"), [this](const text::Row& row) {
    if (row[1] == "speech") verbs_.add(row[0], true);
    if (row[1] == "tail") tails_.add(row[0], true);
  });
}

std::uint32_t Tags::verb_of(const segment::Segments& segments, std::uint32_t i, std::uint32_t end) const {
  const std::uint32_t limit = std::min(end, i + longest_subject + 1);
  for (; i < limit && segments.tokens[i].is_word(); ++i) {
    if (verbs_.contains(segments.tokens[i])) return i;
  }
  return end;
}

std::uint32_t Tags::verb_behind_aside(std::string_view text, const segment::Segments& segments, std::uint32_t i,
                                      std::uint32_t end) const {
  const auto& tokens = segments.tokens;
  const std::uint32_t opening = words_end(segments, i, end, longest_subject);
  if (opening == i || opening >= end || !is_mark(text, tokens[opening], ',')) return end;
  const std::uint32_t closing = words_end(segments, opening + 1, end, longest_aside);
  if (closing == opening + 1 || closing + 1 >= end || !is_mark(text, tokens[closing], ',')) return end;
  return verbs_.contains(tokens[closing + 1]) ? closing + 1 : end;
}

bool Tags::is_tag(const segment::Segments& segments, std::uint32_t i, std::uint32_t end) const {
  const std::uint32_t verb = verb_of(segments, i, end);
  if (verb == end) return false;
  return verb > i || (i + 1 < end && segments.tokens[i + 1].is_word());
}

std::uint32_t Tags::over_tail(const segment::Segments& segments, std::uint32_t i, std::uint32_t end) const {
  const std::uint32_t limit = std::min(end, i + longest_tag);
  const std::uint32_t begin = i;
  const auto is_tail = [&](const segment::Token& token) {
    return is_name(token) || token.kind == segment::TokenKind::number || token.kind == segment::TokenKind::clitic ||
           tails_.contains(token);
  };
  // Outside the |courthouse|: one word that no row knows may stand behind one that does.
  const auto is_object = [&](std::uint32_t k) {
    return k > begin && segments.tokens[k].is_word() && tails_.contains(segments.tokens[k - 1]);
  };
  while (i < limit && (is_tail(segments.tokens[i]) || is_object(i))) ++i;
  return i;
}

bool Tags::names_behind(std::string_view text, const segment::Segments& segments, std::uint32_t verb,
                        std::uint32_t end) const {
  const auto& tokens = segments.tokens;
  bool is_named = false;
  std::uint32_t behind_aside = verb;  // said the vicar, |Rev. Paul Amis|; the vicar, the |Rev. Paul Amis|
  for (std::uint32_t k = verb + 1; k < std::min(end, verb + longest_tag); ++k) {
    if (is_mark(text, tokens[k], '.')) return is_named;
    if (is_mark(text, tokens[k], ',') && behind_aside == verb && k <= verb + longest_subject + 1)
      behind_aside = k + 2 < end && tails_.contains(tokens[k + 1]) ? k + 2 : k + 1;
    const bool may_name = k < verb + longest_subject || k == behind_aside;
    is_named = is_named || (may_name && tokens[k].is(segment::TokenShape::capitalized));
  }
  return is_named && end <= verb + longest_tag;
}

bool Tags::is_sure_tag(std::string_view text, const segment::Segments& segments, std::uint32_t i,
                       std::uint32_t end) const {
  const auto& tokens = segments.tokens;
  std::uint32_t verb = verb_of(segments, i, end);
  if (verb == end) verb = verb_behind_aside(text, segments, i, end);
  if (verb == end) return false;
  if (verb > i) {
    std::uint32_t stop = verb + 1;
    if (std::any_of(tokens.begin() + i, tokens.begin() + verb, is_name)) stop = over_tail(segments, stop, end);
    return stop == end || is_mark(text, tokens[stop], '.');
  }
  return names_behind(text, segments, verb, end);
}

}  // namespace onrecord::quotes
