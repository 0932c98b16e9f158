// What the steps mask:… share: where words end, and how a finder of one kind becomes a step.
#pragma once

#include <cstdint>
#include <string_view>

#include "onrecord/text/alignment.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::normalize::masking {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline bool is_alphanumeric(char c) { return is_digit(c) || is_letter(c); }
inline bool is_name(char c) { return is_alphanumeric(c) || c == '_'; }

// Whether a word's character (a letter, digit or mark of any script, or "_") ends before, or begins at, a position.
inline bool word_before(std::string_view text, std::size_t at) {
  return at > 0 && (text[at - 1] == '_' || text::is_word_character(text::decode_before(text, at).code_point));
}
inline bool word_at(std::string_view text, std::size_t at) {
  return at < text.size() && (text[at] == '_' || text::is_word_character(text::decode(text, at).code_point));
}

// "news.example.org" at `begin`: labels of ASCII letters, digits and inner hyphens with dots between; the end of it, or
// `begin` where there are not two labels, the last of two letters or more.
inline std::size_t host_end(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  std::size_t labels = 0;
  std::size_t whole = begin;  // the end of the last label that may be a top-level domain
  while (end < text.size() && is_alphanumeric(text[end])) {
    const std::size_t label = end;
    bool letters_only = true;
    while (end < text.size() && (is_alphanumeric(text[end]) || text[end] == '-'))
      letters_only &= is_letter(text[end++]);
    std::size_t label_end = end;
    while (text[label_end - 1] == '-') --label_end;
    ++labels;
    if (labels >= 2 && letters_only && label_end - label >= 2) whole = label_end;
    if (label_end != end || end + 1 >= text.size() || text[end] != '.') break;
    ++end;
  }
  return whole;
}

struct Found {
  std::size_t begin = 0, end = 0;  // equal: nothing
};

// Puts `label` in the place of all that `find(text, from)` finds, one after the other.
template <class Find>
void replace_all(std::string_view input, text::Rewriter& out, std::string_view label, Find find) {
  for (Found found = find(input, 0); found.begin < found.end; found = find(input, found.end)) {
    out.replace(static_cast<std::uint32_t>(found.begin), static_cast<std::uint32_t>(found.end), label);
  }
}

}  // namespace onrecord::normalize::masking
