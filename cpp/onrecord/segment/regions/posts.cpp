// Tested by tests/cpp/segment/regions_test.cpp.
#include "onrecord/segment/regions/posts.hpp"

#include <algorithm>
#include <utility>

#include "onrecord/segment/regions/lines.hpp"
#include "onrecord/segment/regions/region_finder.hpp"
#include "onrecord/text/chars.hpp"

namespace onrecord::segment::regions {
namespace {

constexpr std::uint32_t longest_name = 10;   // tokens between the dash and the handle
constexpr std::uint32_t longest_gap = 8;     // tokens between the handle and the date: · 11:34 AM -
constexpr std::uint32_t longest_post = 600;  // bytes that several lines of one post may have together
constexpr std::string_view picture = "pic.twitter.com/";

bool is_mark(std::string_view text, const Token& token, std::string_view mark) {
  return slice(text, token.span()) == mark;
}

bool is_name_part(std::string_view text, const Token& token) {
  if (token.kind == TokenKind::url || token.kind == TokenKind::email || token.kind == TokenKind::handle) return false;
  const char first = text[token.begin];
  return first != ':' && first != ';' && first != '?' && first != ')' && first != '(' && !is_dash(text, token);
}

// The first paragraph of a post that ends with paragraph `last`: a line before it belongs to it if it is short and
// neither ends a sentence nor announces the post.
std::uint32_t first_line(std::string_view text, const Segments& segments, std::uint32_t last, const Findings& found) {
  std::uint32_t first = last;
  while (first > 0 && !found.claimed[first - 1]) {
    const Paragraph& before = segments.paragraphs[first - 1];
    if (segments.paragraphs[last].span.end - before.span.begin > longest_post) break;
    const LineLook look = look_at(text, segments.tokens, before.tokens);
    if (look.ends_with_stop || look.ends_with_colon || text[before.span.end - 1] == '?' ||
        text[before.span.end - 1] == '!')
      break;
    if (first == last && first == 1) break;  // the document's first line is its headline
    --first;
  }
  return first;
}

// Leaves out markup before the words: <tweet id="…">
std::uint32_t after_markup(std::string_view text, const std::vector<Token>& tokens, std::uint32_t begin,
                           std::uint32_t end) {
  if (!is_mark(text, tokens[begin], "<")) return begin;
  for (std::uint32_t i = begin; i + 1 < end; ++i) {
    if (is_mark(text, tokens[i], ">")) return i + 1;
  }
  return begin;
}

// The words a signature in paragraph `p` signs: those before it in its line (from `begin` on), the lines above, or
// none; with the signs before it that are no tokens: I love this 😭 — Ann Lee.
TextSpan signed_words(std::string_view text, const Segments& segments, std::uint32_t p, std::uint32_t begin,
                      std::uint32_t signature, Findings& found) {
  const auto& tokens = segments.tokens;
  if (signature > begin) {
    found.cuts.push_back(signature);
    const std::uint32_t first = after_markup(text, tokens, begin, signature);
    return text::without_blanks(text, {span_of(tokens, first, signature).begin, tokens[signature].begin});
  }
  if (p > 0 && !found.claimed[p - 1] && begin == segments.paragraphs[p].tokens.begin) {
    const std::uint32_t first = first_line(text, segments, p - 1, found);
    for (std::uint32_t q = first; q < p; ++q) found.claimed[q] = true;
    return text::without_blanks(text, {segments.paragraphs[first].span.begin, tokens[signature].begin});
  }
  return {tokens[signature].begin, tokens[signature].begin};
}

bool has_mark(const std::vector<Token>& tokens, TokenRange line) {
  return std::any_of(tokens.begin() + line.begin, tokens.begin() + line.end,
                     [](const Token& token) { return token.kind == TokenKind::quote_mark; });
}

// RT @ann: I love this.   @ann: I love this.   Whose post it is stands before its colon.
bool find_passed_on(std::string_view text, const Segments& segments, std::uint32_t p, Findings& found) {
  const auto& tokens = segments.tokens;
  const TokenRange line = segments.paragraphs[p].tokens;
  if (line.size() < 4) return false;
  const std::uint32_t handle = is_mark(text, tokens[line.begin], "RT") ? line.begin + 1 : line.begin;
  const std::uint32_t first = handle + 2;
  if (tokens[handle].kind != TokenKind::handle || !is_mark(text, tokens[handle + 1], ":") || first >= line.end)
    return false;
  if (has_mark(tokens, line)) return false;
  found.regions.push_back({.span = span_of(tokens, line.begin, line.end),
                           .kind = RegionKind::post,
                           .content = span_of(tokens, first, line.end),
                           .author = tokens[handle].span(),
                           .handle = tokens[handle].span()});
  found.claimed[p] = true;
  return true;
}

// A line without marks and signature that ends in a picture is a post, unless a signature stands below it.
void find_picture(std::string_view text, const Segments& segments, std::uint32_t p, Findings& found) {
  const auto& tokens = segments.tokens;
  const TokenRange line = segments.paragraphs[p].tokens;
  if (line.size() < 2 || tokens[line.end - 1].kind != TokenKind::url ||
      !slice(text, tokens[line.end - 1].span()).starts_with(picture)) {
    return;
  }
  const bool is_signed_below = p + 1 < segments.paragraphs.size() && is_dash(text, tokens[line.end]);
  if (has_mark(tokens, line) || is_signed_below) return;
  found.regions.push_back({.span = span_of(tokens, line.begin, line.end),
                           .kind = RegionKind::post,
                           .content = span_of(tokens, line.begin, line.end - 1)});
  found.claimed[p] = true;
}

}  // namespace

void Posts::find(std::string_view text, const Segments& segments, Findings& found) const {
  for (std::uint32_t p = 0; p < segments.paragraphs.size(); ++p) find_in_line(text, segments, p, found);
}

// The nearest date at or soon after `begin`.
std::optional<FoundDate> Posts::date_from(std::string_view text, const std::vector<Token>& tokens, std::uint32_t begin,
                                          std::uint32_t end) const {
  for (std::uint32_t i = begin; i < end && i < begin + longest_gap; ++i) {
    if (auto date = dates_.at(text, tokens, i, end)) return date;
  }
  return std::nullopt;
}

// The signature around a handle in brackets: a dash or the line's beginning before the name, a date or the line's end
// after.
std::optional<Posts::Signature> Posts::signature_at(std::string_view text, const Segments& segments,
                                                    std::uint32_t handle, TokenRange line) const {
  const auto& tokens = segments.tokens;
  if (handle < line.begin + 2 || handle + 1 >= line.end) return std::nullopt;
  if (!is_mark(text, tokens[handle - 1], "(") || !is_mark(text, tokens[handle + 1], ")")) return std::nullopt;
  Signature signature{.tokens = {handle - 1, handle + 2},
                      .name = {handle - 1, handle - 1},
                      .handle = handle,
                      .date = {},
                      .has_dash = false};
  while (signature.name.begin > line.begin && signature.name.size() < longest_name &&
         is_name_part(text, tokens[signature.name.begin - 1])) {
    --signature.name.begin;
  }
  if (signature.name.empty()) return std::nullopt;
  signature.tokens.begin = signature.name.begin;
  if (signature.name.begin > line.begin && is_dash(text, tokens[signature.name.begin - 1])) {
    signature.has_dash = true;
    --signature.tokens.begin;
  }
  if (auto date = date_from(text, tokens, handle + 2, line.end)) {
    signature.date = std::move(date->iso);
    signature.tokens.end = date->end;
  }
  const bool ends_line = signature.tokens.end == line.end;
  const bool begins_line = signature.tokens.begin == line.begin;
  const bool is_signature =
      signature.has_dash ? ends_line || !signature.date.empty() : begins_line && !signature.date.empty();
  return is_signature ? std::optional(signature) : std::nullopt;
}

void Posts::find_in_line(std::string_view text, const Segments& segments, std::uint32_t p, Findings& found) const {
  const auto& tokens = segments.tokens;
  const TokenRange line = segments.paragraphs[p].tokens;
  std::uint32_t begin = line.begin;  // of what no signature has ended yet
  for (std::uint32_t i = line.begin; i < line.end; ++i) {
    if (tokens[i].kind != TokenKind::handle) continue;
    const auto signature = signature_at(text, segments, i, {begin, line.end});
    if (!signature) continue;
    Region post{.kind = RegionKind::post};
    post.content = signed_words(text, segments, p, begin, signature->tokens.begin, found);
    post.span = {post.content.begin, tokens[signature->tokens.end - 1].end};
    post.author = span_of(tokens, signature->name.begin, signature->name.end);
    post.handle = tokens[i].span();
    post.date = signature->date;
    found.regions.push_back(std::move(post));
    found.claimed[p] = true;
    begin = signature->tokens.end;
    if (begin < line.end) found.cuts.push_back(begin);
    i = begin - 1;
  }
  if (begin == line.begin && !find_passed_on(text, segments, p, found)) find_picture(text, segments, p, found);
}

}  // namespace onrecord::segment::regions
