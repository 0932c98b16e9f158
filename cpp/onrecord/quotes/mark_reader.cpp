// Tested by tests/cpp/quotes/marked_test.cpp.
#include "onrecord/quotes/mark_reader.hpp"

#include <algorithm>

#include "onrecord/text/chars.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::quotes {
namespace {

using segment::TokenKind;
using segment::TokenShape;

constexpr std::size_t none = static_cast<std::size_t>(-1);

// An opening mark may follow these without a space.
bool lets_open(char32_t c) {
  return c == '(' || c == '[' || c == '{' || c == '-' || c == '/' || c == ':' || c == '>' || c == '=' || c == 0x2012 ||
         c == 0x2013 || c == 0x2014 || c == 0x2015 || c == 0x2026;
}

// No quotation begins with these.
bool ends_something(char32_t c) {
  return c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == ')' || c == ']' || c == '}' || c == 0x3002 ||
         c == 0x3001;
}

bool ends_sentence(std::string_view token) {
  return token.ends_with('.') || token == "!" || token == "?" || token == "…";
}

}  // namespace

std::vector<Marked> MarkReader::run() {
  constexpr std::size_t usual = 32;  // of an article of news, and more than one paragraph has
  marked_.reserve(usual);
  marks_.reserve(usual);
  for (const auto& paragraph : segments_.paragraphs) read_paragraph(paragraph);
  nest();
  return without_dropped();
}

// Where a lost mark ends, and that a pair reaches over lines, is known late: who lies in whom is settled here. A lost
// mark ends before what reaches out of it, or with what is around it; of two pairs that cross, the first stays.
void MarkReader::nest() {
  std::vector<std::uint32_t> around;
  for (std::uint32_t i = 0; i < marked_.size(); ++i) {
    if (dropped_[i]) continue;
    Marked& one = marked_[i];
    leave(around, one);
    one.parent = around.empty() ? std::nullopt : std::optional(around.back());
    if (one.parent && !marked_[*one.parent].inner.contains(one.outer)) {
      if (one.is_closed) dropped_[i] = true;
      cut(i, marked_[*one.parent].inner.end);
    }
    if (!dropped_[i]) around.push_back(i);
  }
}

// Takes off the spans that `one` does not lie in; lost ones that reach into it end before it.
void MarkReader::leave(std::vector<std::uint32_t>& around, const Marked& one) {
  while (!around.empty() && !marked_[around.back()].inner.contains(one.outer)) {
    const Marked& outer = marked_[around.back()];
    const bool reaches = one.outer.begin < outer.outer.end;
    if (reaches && outer.is_closed) return;
    if (reaches) cut(around.back(), one.outer.begin);
    around.pop_back();
  }
}

// Ends a span at `end`; one of which nothing is left is dropped.
void MarkReader::cut(std::uint32_t index, std::uint32_t end) {
  Marked& one = marked_[index];
  one.outer.end = one.inner.end = std::max(one.inner.begin, end);
  if (one.inner.empty()) dropped_[index] = true;
}

void MarkReader::read_paragraph(const segment::Paragraph& paragraph) {
  first_of_paragraph_ = static_cast<std::uint32_t>(marked_.size());
  collect(paragraph);
  take_up();
  for (std::size_t i = 0; i < marks_.size(); ++i) read(i, paragraph.tokens.end);
  link(paragraph);
  end_paragraph(paragraph);
}

void MarkReader::collect(const segment::Paragraph& paragraph) {
  marks_.clear();
  opened_last_ = false;
  for (std::uint32_t i = paragraph.tokens.begin; i < paragraph.tokens.end; ++i) {
    if (segments_.tokens[i].kind != TokenKind::quote_mark) continue;
    const Mark mark = with_neighbours(i, paragraph);
    if (mark.role != nullptr) marks_.push_back(mark);
  }
  std::int32_t ahead = 0;
  std::uint32_t closed_by = 0;  // what the next double mark that no digit precedes closes
  for (std::size_t i = marks_.size(); i-- > 0;) {
    marks_[i].closings_ahead = ahead;
    marks_[i].closed_by = closed_by;
    if (marks_[i].role->is_single) continue;
    if (!marks_[i].after_digit) closed_by = marks_[i].looks_closing() ? marks_[i].role->closes : 0;
    ahead +=
        static_cast<std::int32_t>(marks_[i].looks_closing()) - static_cast<std::int32_t>(marks_[i].looks_opening());
  }
}

MarkReader::Mark MarkReader::with_neighbours(std::uint32_t token, const segment::Paragraph& paragraph) const {
  const auto& tokens = segments_.tokens;
  Mark mark{.span = tokens[token].span(), .token = token};
  const auto role = std::ranges::find(roles_, slice(text_, mark.span), &Finder::Role::mark);
  if (role == roles_.end()) return mark;
  mark.role = &*role;
  if (token > paragraph.tokens.begin && !tokens[token].is(TokenShape::space_before)) {
    const char32_t before = text::decode_before(text_, mark.span.begin).code_point;
    mark.left = !lets_open(before);
    mark.after_digit = text::is_digit(before);
  }
  if (token + 1 < paragraph.tokens.end && !tokens[token + 1].is(TokenShape::space_before)) {
    const std::string_view next = slice(text_, tokens[token + 1].span());
    mark.right = next != "." && !ends_something(text::decode(next, 0).code_point);
    mark.opens_sentence = token > paragraph.tokens.begin && tokens[token].is(TokenShape::space_before) &&
                          tokens[token + 1].is(TokenShape::capitalized) &&
                          ends_sentence(slice(text_, tokens[token - 1].span()));
  }
  return mark;
}

void MarkReader::read(std::size_t index, std::uint32_t last) {
  Mark& mark = marks_[index];
  const bool glued = index > 0 && marks_[index - 1].span.end == mark.span.begin;
  if (glued) mark.left = !opened_last_;  // “‘ opens, ’” closes
  const std::size_t depth = partner(*mark.role);
  if (is_inch(index)) return;
  if (wants_to_open(index, depth != none)) {
    const std::size_t before = reopened(mark);
    before == none ? open(mark) : reopen(before, mark);
  } else if (depth != none && (!mark.role->is_single || mark.left)) {
    close(depth, mark);
  } else if (const std::size_t mistyped = mistyped_partner(mark); mistyped != none) {
    close(mistyped, mark);
  } else if (depth_ == 0 && is_before_tag(mark, last)) {
    open_sentence(mark);
  }
}

// Nobody told us,|”| said Lorne: a closing mark whose partner was lost, right before who says it.
bool MarkReader::is_before_tag(const Mark& mark, std::uint32_t last) const {
  if (mark.role->is_single || !mark.looks_closing() || mark.token == 0) return false;
  const std::string_view before = slice(text_, segments_.tokens[mark.token - 1].span());
  return (before == "," || before == "?" || before == "!") && tags_.is_tag(segments_, mark.token + 1, last);
}

// Takes the sentence before a closing mark for what is between marks, where none stands in it already.
void MarkReader::open_sentence(const Mark& mark) {
  const auto after = std::ranges::upper_bound(segments_.sentences, mark.token, {},
                                              [](const segment::Sentence& one) { return one.tokens.begin; });
  if (after == segments_.sentences.begin()) return;
  const std::uint32_t begin = segments_.tokens[std::prev(after)->tokens.begin].begin;
  if (begin >= mark.span.begin || (!marked_.empty() && marked_.back().outer.end > begin)) return;
  marked_.push_back({.outer = {begin, mark.span.end}, .inner = {begin, mark.span.begin}});
  dropped_.push_back(false);
}

// The depth of an open mark of the same kind that a new sentence opens anew, though no paragraph begins: scraped text
// has lost its line breaks. “We tried. |“|We will try again.” Where closing marks for both follow, it is a nested one.
std::size_t MarkReader::reopened(const Mark& mark) const {
  if (!mark.opens_sentence || mark.role->is_single) return none;
  std::int32_t open = 1;
  std::size_t found = none;
  for (std::size_t depth = 0; depth < depth_; ++depth) {
    if (stack_[depth].role->is_single) continue;
    ++open;
    found = depth;
  }
  if (found == none || (stack_[found].role->opens & mark.role->opens) == 0) return none;
  return mark.closings_ahead < open ? found : none;
}

void MarkReader::reopen(std::size_t depth, const Mark& mark) {
  while (depth_ > depth + 1) abandon(--depth_);
  const std::uint32_t before = stack_[--depth_].marked;
  marked_[before].outer.end = marked_[before].inner.end = segments_.tokens[mark.token - 1].end;
  const bool is_over = end_at_tag(before, {0, mark.token});
  open(mark);
  if (!is_over) marked_.back().continues = before;
}

// 6" tall: after a digit with nothing to close, or with a better mark to come that closes it: "Put the 6|"| nail in the
// 4|"| board," he said. That better mark must else close nothing: “She calls it “Route 66” twice,” he said.
bool MarkReader::is_inch(std::size_t index) const {
  const Mark& mark = marks_[index];
  if (!mark.after_digit || !mark.role->is_symmetric || mark.role->is_single) return false;
  const std::size_t depth = partner(*mark.role);
  if (depth == none) return true;
  const auto is_double = [](const Open& one) { return !one.role->is_single; };
  return (mark.closed_by & stack_[depth].role->opens) != 0 &&
         std::count_if(stack_.begin(), stack_.begin() + depth_, is_double) == 1;
}

bool MarkReader::wants_to_open(std::size_t index, bool can_close) const {
  const Mark& mark = marks_[index];
  const Finder::Role& role = *mark.role;
  if (role.opens == 0) return false;
  if (role.is_single || can_close || role.usually_closes) return mark.looks_opening();
  if (mark.looks_closing()) return false;
  if (mark.right || !role.is_symmetric) return true;
  // White space on both sides, as in tokenized text: opens if another mark is there to close it.
  return !mark.left && index + 1 < marks_.size() && (marks_[index + 1].role->closes & role.opens) != 0;
}

// The depth of the innermost open mark that `role` may close. A single mark does not reach beyond a double one, since
// it may be an apostrophe.
std::size_t MarkReader::partner(const Finder::Role& role) const {
  for (std::size_t depth = depth_; depth-- > 0;) {
    if ((stack_[depth].role->opens & role.closes) != 0) return depth;
    if (role.is_single && !stack_[depth].role->is_single) return none;
  }
  return none;
}

// An opening mark where only a closing one can be: “Frozen“.
std::size_t MarkReader::mistyped_partner(const Mark& mark) const {
  if (mark.role->opens == 0 || mark.role->is_single || !mark.looks_closing()) return none;
  for (std::size_t depth = depth_; depth-- > 0;) {
    if ((stack_[depth].role->opens & mark.role->opens) != 0) return depth;
  }
  return none;
}

void MarkReader::open(const Mark& mark) {
  opened_last_ = true;
  if (depth_ == deepest) {
    ++too_deep_;
    return;
  }
  Marked marked;
  marked.outer = mark.span;
  marked.inner = {mark.span.end, mark.span.end};
  marked.is_single = mark.role->is_single;
  marked.is_closed = false;
  if (depth_ > 0) marked.parent = stack_[depth_ - 1].marked;
  stack_[depth_++] = {static_cast<std::uint32_t>(marked_.size()), mark.role};
  marked_.push_back(marked);
  dropped_.push_back(false);
}

void MarkReader::close(std::size_t depth, const Mark& mark) {
  opened_last_ = false;
  if (too_deep_ > 0) {
    --too_deep_;
    return;
  }
  while (depth_ > depth + 1) abandon(--depth_);
  Marked& marked = marked_[stack_[--depth_].marked];
  marked.outer.end = mark.span.end;
  marked.inner.end = mark.span.begin;
  marked.is_closed = true;
}

// An open mark inside one that closes: a single one was an apostrophe, a double one lost its partner there.
void MarkReader::abandon(std::size_t depth) { dropped_[stack_[depth].marked] = true; }

// A closing mark was lost where a tag ends the sentence: “We had a plan, |said Lorne.| True where one does.
bool MarkReader::end_at_tag(std::uint32_t index, segment::TokenRange range) {
  const auto& tokens = segments_.tokens;
  const auto begin = tokens.begin() + range.begin;
  const auto end = tokens.begin() + range.end;
  const auto first = std::lower_bound(begin, end, marked_[index].inner.begin,
                                      [](const segment::Token& token, std::uint32_t at) { return token.begin < at; });
  for (auto i = static_cast<std::uint32_t>(first - tokens.begin()); i + 1 < range.end; ++i) {
    const std::string_view mark = slice(text_, tokens[i].span());
    if (mark != "," && mark != "?" && mark != "!") continue;
    if (!tags_.is_sure_tag(text_, segments_, i + 1, range.end)) continue;
    marked_[index].outer.end = marked_[index].inner.end = tokens[i].end;
    for (std::size_t k = index + 1; k < marked_.size(); ++k) {
      const bool is_behind = marked_[k].parent == index && marked_[k].outer.begin >= tokens[i].end;
      if (is_behind) marked_[k].parent = marked_[index].parent;
    }
    return true;
  }
  return false;
}

// What is still open ends with the paragraph. A single mark counts only if the next paragraph takes it up (see link).
void MarkReader::end_paragraph(const segment::Paragraph& paragraph) {
  unclosed_before_.reset();
  for (std::size_t depth = 0; depth < depth_; ++depth) {
    Marked& marked = marked_[stack_[depth].marked];
    marked.outer.end = marked.inner.end = paragraph.span.end;
    if (marked.is_single) abandon(depth);
    if (!marked.is_single && end_at_tag(stack_[depth].marked, paragraph.tokens)) continue;
    if (!unclosed_before_) unclosed_before_ = stack_[depth].marked;
    if (!carried_ && !marked.is_single) carried_ = Carried{stack_[depth]};
  }
  depth_ = 0;
  too_deep_ = 0;
}

// Text in which each sentence has its line: what a line before left open goes on if the next double mark of its kind
// can only close. One that opens, or stands too far away, leaves it a lost mark.
void MarkReader::take_up() {
  if (!carried_) return;
  const auto next = std::ranges::find_if(marks_, [](const Mark& mark) { return !mark.role->is_single; });
  if (next == marks_.end() && ++carried_->lines < most_lines) return;
  const bool closes = next != marks_.end() && (next->role->closes & carried_->open.role->opens) != 0 &&
                      next->looks_closing() && !next->after_digit;
  if (closes) stack_[depth_++] = carried_->open;
  carried_.reset();
}

// A paragraph that begins with a mark goes on with what the one before left open.
void MarkReader::link(const segment::Paragraph& paragraph) {
  if (!unclosed_before_ || first_of_paragraph_ == marked_.size()) return;
  Marked& first = marked_[first_of_paragraph_];
  if (first.outer.begin != paragraph.span.begin || first.is_single != marked_[*unclosed_before_].is_single) return;
  first.continues = unclosed_before_;
  dropped_[*unclosed_before_] = false;
}

std::vector<Marked> MarkReader::without_dropped() {
  std::vector<std::optional<std::uint32_t>> moved_to(marked_.size());
  std::vector<Marked> kept;
  kept.reserve(marked_.size());
  for (std::size_t i = 0; i < marked_.size(); ++i) {
    Marked& marked = marked_[i];
    if (marked.parent) marked.parent = moved_to[*marked.parent];
    if (marked.continues) marked.continues = moved_to[*marked.continues];
    moved_to[i] = dropped_[i] ? marked.parent : std::optional(static_cast<std::uint32_t>(kept.size()));
    if (!dropped_[i]) kept.push_back(marked);
  }
  return kept;
}

}  // namespace onrecord::quotes
