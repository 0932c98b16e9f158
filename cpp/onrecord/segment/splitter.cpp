// Tested by tests/cpp/segment/splitter_test.cpp.
#include "onrecord/segment/splitter.hpp"

#include "onrecord/text/chars.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::segment {
namespace {

bool is_stop(std::string_view text, const Token& token) {
  const char first = text[token.begin];
  return token.is(TokenShape::dotted) || (token.kind == TokenKind::punctuation && (first == '.' || first == '!' || first == '?'));
}

bool is_closing(std::string_view text, const Token& token) {
  const char first = text[token.begin];
  return token.kind == TokenKind::quote_mark || first == ')' || first == ']' || first == '}';
}

}  // namespace

void Splitter::split(std::string_view text, Segments& segments) const {
  const auto& tokens = segments.tokens;
  for (std::uint32_t begin = 0; begin < tokens.size();) {
    std::uint32_t end = begin + 1;
    while (end < tokens.size() && !tokens[end].is(TokenShape::line_before)) ++end;
    Paragraph paragraph{.span = {tokens[begin].begin, tokens[end - 1].end}, .tokens = {begin, end}};
    paragraph.first_sentence = static_cast<std::uint32_t>(segments.sentences.size());
    segments.paragraphs.push_back(paragraph);
    split_paragraph(text, segments, static_cast<std::uint32_t>(segments.paragraphs.size() - 1));
    segments.paragraphs.back().last_sentence = static_cast<std::uint32_t>(segments.sentences.size());
    begin = end;
  }
}

void Splitter::split_paragraph(std::string_view text, Segments& segments, std::uint32_t paragraph) const {
  const auto& tokens = segments.tokens;
  const TokenRange range = segments.paragraphs[paragraph].tokens;
  std::uint32_t begin = range.begin;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    std::uint32_t next = i + 1;
    if (is_stop(text, tokens[i])) {
      while (next < range.end && !tokens[next].is(TokenShape::space_before) && is_closing(text, tokens[next])) ++next;
    }
    if (next < range.end && (!is_stop(text, tokens[i]) || !ends_after(text, tokens, i, next))) continue;
    segments.sentences.push_back({{tokens[begin].begin, tokens[next - 1].end}, {begin, next}, paragraph});
    begin = next;
    i = next - 1;
  }
}

bool Splitter::ends_after(std::string_view text, const std::vector<Token>& tokens, std::uint32_t stop,
                          std::uint32_t next) const {
  const char32_t first = text::decode(text, tokens[next].begin).code_point;
  if (!tokens[next].is(TokenShape::space_before) || text::is_lower(first)) return false;
  return !tokens[stop].is(TokenShape::dotted) || tokens[next].kind == TokenKind::quote_mark;
}

}  // namespace onrecord::segment
