// Tested by tests/cpp/quotes/marked_test.cpp.
#include "onrecord/quotes/dash_dialogue.hpp"

#include <algorithm>

namespace onrecord::quotes {
namespace {

using segment::Token;
using segment::TokenKind;
using segment::TokenRange;

bool is_one_of(std::string_view text, const Token& token, std::initializer_list<std::string_view> marks) {
  return token.kind == TokenKind::punctuation && std::ranges::find(marks, slice(text, token.span())) != marks.end();
}
bool is_dash(std::string_view text, const Token& token) { return is_one_of(text, token, {"—", "–", "―"}); }

// |-| Where is it? A hyphen for a dash: before a blank, in a line that ends as a sentence does, and no item of a list.
bool is_typed_dash(std::string_view text, const std::vector<Token>& tokens, TokenRange line) {
  return is_one_of(text, tokens[line.begin], {"-", "--"}) &&
         tokens[line.begin + 1].is(segment::TokenShape::space_before) &&
         is_one_of(text, tokens[line.end - 1], {".", "?", "!", "…", "..."});
}

// A line that a dash opens, with a word behind it and no quotation mark in it.
bool opens_with_dash(std::string_view text, const segment::Segments& segments, TokenRange line) {
  const auto& tokens = segments.tokens;
  const bool is_spanish = line.size() > 3 && is_one_of(text, tokens[line.begin + 1], {"¿", "¡"});
  const std::uint32_t first = is_spanish ? line.begin + 2 : line.begin + 1;
  if (line.size() < 3 || !tokens[first].is_word()) return false;
  if (!is_dash(text, tokens[line.begin]) && !is_typed_dash(text, tokens, line)) return false;
  return std::none_of(tokens.begin() + line.begin, tokens.begin() + line.end,
                      [](const Token& token) { return token.kind == TokenKind::quote_mark; });
}

// Reads one line: speech up to a tag, the tag's sentence up to a dash, speech again.
struct LineReader {
  std::string_view text;
  const segment::Segments& segments;
  const Tags& tags;
  TokenRange line;
  std::vector<Marked>& found;
  bool has_tag = false;

  const Token& token(std::uint32_t i) const { return segments.tokens[i]; }

  // One past the speech that begins at `begin`: a comma or a dash before the tag is not its own.
  std::uint32_t speech_end(std::uint32_t begin) {
    for (std::uint32_t i = begin; i + 1 < line.end; ++i) {
      const bool ends_sentence = is_one_of(text, token(i), {"?", "!", "…", "..."});
      const bool hands_over = is_one_of(text, token(i), {",", "—", "–", "―"});
      const std::uint32_t next =
          ends_sentence && is_dash(text, token(i + 1)) ? i + 2 : i + 1;  // —¿Vienes? |—|preguntó Ana
      if ((!ends_sentence && !hands_over) || i == begin || !tags.is_tag(segments, next, line.end)) continue;
      has_tag = true;
      return ends_sentence ? i + 1 : i;
    }
    return line.end;
  }

  void read() {
    std::uint32_t begin = line.begin + 1;
    while (begin < line.end) {
      const std::uint32_t end = speech_end(begin);
      const TextSpan span{token(begin).begin, token(end - 1).end};
      found.push_back({.outer = span, .inner = span, .is_dash = true});
      begin = end + 1;  // the tag goes on to the next dash, or to the line's end
      while (begin < line.end && !is_dash(text, token(begin))) ++begin;
      ++begin;
      while (begin < line.end && !token(begin).is_word()) ++begin;
    }
  }
};

}  // namespace

std::vector<Marked> dash_dialogue(std::string_view text, const segment::Segments& segments, const Tags& tags) {
  std::vector<Marked> found;
  std::uint32_t lines = 0;
  std::uint32_t tagged = 0;
  for (const auto& paragraph : segments.paragraphs) {
    if (!opens_with_dash(text, segments, paragraph.tokens)) continue;
    LineReader reader{text, segments, tags, paragraph.tokens, found};
    reader.read();
    ++lines;
    tagged += reader.has_tag ? 1 : 0;
  }
  if (lines < 2 || tagged * 3 < lines) found.clear();
  return found;
}

}  // namespace onrecord::quotes
