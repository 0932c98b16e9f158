// Tested by tests/cpp/segment/splitter_test.cpp.
#include "onrecord/segment/paragraph_splitter.hpp"

#include "onrecord/text/chars.hpp"
#include "onrecord/text/select.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::segment {
namespace {

constexpr char32_t horizontal_ellipsis = 0x2026;
constexpr std::uint32_t longest_name = 6;  // tokens looked at for a speaker after “Why?”

bool is_opening_bracket(char c) { return c == '(' || c == '[' || c == '{'; }
bool is_closing_bracket(char c) { return c == ')' || c == ']' || c == '}'; }

}  // namespace

void ParagraphSplitter::split(const std::function<void(TokenRange)>& use) {
  sentence_begin_ = range_.begin;
  std::uint32_t next = range_.begin;  // what has not been read yet
  const auto may_stop = [&](std::uint32_t i) {
    return static_cast<unsigned>(!tokens_[i].is_word()) | static_cast<unsigned>(tokens_[i].is(TokenShape::dotted));
  };
  text::for_each_where(range_.begin, range_.end, may_stop, [&](std::uint32_t i) {
    if (i < next) return;
    const Ending ending = ending_at(i);
    if (ending.stop == Stop::none) {
      if (is_double_mark(i)) straight_open_ = !straight_open_;
      return;
    }
    next = ending.next;
    if (next < range_.end && !ends_here(ending)) return;
    use({sentence_begin_, next});
    sentence_begin_ = next;
  });
  if (sentence_begin_ < range_.end) use({sentence_begin_, range_.end});
}

ParagraphSplitter::Stop ParagraphSplitter::stop_at(std::uint32_t token) const {
  const Token& one = tokens_[token];
  if (one.is(TokenShape::dotted)) return Stop::abbreviation;
  if (one.kind != TokenKind::punctuation) return Stop::none;
  switch (first_byte(token)) {
    case '.':
      return one.end - one.begin > 1 ? Stop::ellipsis : Stop::full;
    case '!':
    case '?':
      return Stop::exclamation;
    default:
      break;
  }
  if (!one.is(TokenShape::not_ascii)) return Stop::none;
  const char32_t c = text::decode(text_, one.begin).code_point;
  if (c == horizontal_ellipsis) return Stop::ellipsis;
  return text::is_sentence_terminal(c) ? Stop::full : Stop::none;
}

// Reads the stops in a row (?! . . .) and the closing marks and brackets after them.
ParagraphSplitter::Ending ParagraphSplitter::ending_at(std::uint32_t token) {
  Ending ending{.stop = stop_at(token), .last_stop = token, .next = token + 1};
  if (ending.stop == Stop::none) return ending;
  for (; ending.next < range_.end; ++ending.next) {
    const Stop stop = stop_at(ending.next);
    if (stop == Stop::none || stop == Stop::abbreviation) break;
    const bool dots = ending.stop == Stop::full && stop == Stop::full;
    if (dots)
      ending.stop = Stop::ellipsis;  // . . .; but “It failed. ... Then” has ended before its ellipsis
    else if (stop == Stop::exclamation)
      ending.stop = Stop::exclamation;
    ending.last_stop = ending.next;
  }
  for (; ending.next < range_.end && is_closing(ending.next); ++ending.next) {
    ending.closes_quote = ending.closes_quote || tokens_[ending.next].kind == TokenKind::quote_mark;
    if (is_double_mark(ending.next)) straight_open_ = !straight_open_;
  }
  return ending;
}

bool ParagraphSplitter::is_closing(std::uint32_t token) const {
  const Token& one = tokens_[token];
  if (is_closing_bracket(first_byte(token))) return true;
  if (one.kind != TokenKind::quote_mark) return false;
  if (!one.is(TokenShape::space_before)) return true;
  // Tokenized text sets marks apart: a straight one closes if one is open and no word is glued to it.
  const bool is_last = token + 1 == range_.end || tokens_[token + 1].is(TokenShape::space_before);
  return is_last && (is_double_mark(token) ? straight_open_ : slice(text_, one.span()) == "''");
}

bool ParagraphSplitter::ends_here(const Ending& ending) {
  if (!tokens_[ending.next].is(TokenShape::space_before)) return is_glued_sentence(ending);
  if (!may_begin(ending, ending.next)) return false;
  switch (ending.stop) {
    case Stop::abbreviation:
      return ends_after_abbreviation(ending.last_stop, ending.next);
    case Stop::exclamation:
      return !ending.closes_quote || !goes_on_with_speaker(ending.next, false);
    case Stop::ellipsis:
      return !tokens_[ending.last_stop].is(TokenShape::space_before) || ending.closes_quote ||
             is_starter(first_word(ending.next));
    default:
      return !is_list_number(ending.last_stop) && !(ending.closes_quote && goes_on_with_speaker(ending.next, true));
  }
}

// Whether a sentence may begin at token `next`: with a capital, a digit, a letter of no case, a symbol, or a mark
// before one.
bool ParagraphSplitter::may_begin(const Ending& ending, std::uint32_t next) const {
  const std::uint32_t word = first_word(next);
  if (word == range_.end) return tokens_[next].kind == TokenKind::quote_mark;
  const Token& one = tokens_[word];
  if (one.kind == TokenKind::punctuation) return stop_at(word) == Stop::ellipsis && next != word;
  if (one.kind == TokenKind::clitic) return false;
  if (!text::is_lower(text::decode(text_, one.begin).code_point))
    return one.kind != TokenKind::symbol || first_byte(word) != '&';
  return begins_lower(ending, word);
}

// iPhone sales fell. And posts that know no capitals: “he lost. the people won.”
bool ParagraphSplitter::begins_lower(const Ending& ending, std::uint32_t word) const {
  const Token& one = tokens_[word];
  if (one.is(TokenShape::inner_upper) && ending.stop != Stop::abbreviation) return true;
  if (one.kind == TokenKind::url) return ending.stop == Stop::full;
  const bool closes = ending.next != ending.last_stop + 1;
  if (word != ending.next || closes || ending.stop != Stop::full || ending.last_stop == range_.begin) return false;
  const Token& before = tokens_[ending.last_stop - 1];
  return is_starter(word) && before.is_word() && before.end - before.begin > 2 && !before.is(TokenShape::capitalized);
}

// A sentence glued to the one before: “in 2016.The party”. Not a name with a dot or a mark in it.
bool ParagraphSplitter::is_glued_sentence(const Ending& ending) const {
  if (ending.stop == Stop::abbreviation || ending.stop == Stop::ellipsis || ending.last_stop == range_.begin)
    return false;
  const Token& before = tokens_[ending.last_stop - 1];
  const Token& next = tokens_[ending.next];
  const bool plain = before.is_word() && !before.is(TokenShape::capitalized) && before.end - before.begin > 1;
  return (plain || ending.closes_quote || before.kind == TokenKind::number) && next.is_word() &&
         next.is(TokenShape::capitalized) && (next.is(TokenShape::has_lower) || is_starter(ending.next));
}

bool ParagraphSplitter::ends_after_abbreviation(std::uint32_t token, std::uint32_t next) {
  const std::uint32_t word = first_word(next);
  const bool starter = word < range_.end && is_starter(word);
  const Abbreviation* abbreviation = rules_.abbreviations_.find(tokens_[token].folded);
  const auto kind = abbreviation != nullptr ? abbreviation->kind : AbbreviationKind::end;
  if (kind == AbbreviationKind::inside || kind == AbbreviationKind::number) return false;
  // A quotation may begin a sentence there (“in the U.S. “We won””), a bracket goes on (“Casey Jr. (D-PA)”).
  const bool before_bracket = is_opening_bracket(first_byte(next));
  const bool behind_mark = !before_bracket && (next != word || token + 1 != next);
  if (kind != AbbreviationKind::end) return starter && !is_headline();
  return (starter && !is_headline()) ||
         (behind_mark && word < range_.end && tokens_[word].is(TokenShape::capitalized) &&
          !(tokens_[token].end - tokens_[token].begin == 2));
}

// “Why?” Jane Doe asked. / “Why?” I asked. But not: “Why?” She asked again.
// After a full stop only where the verb ends the sentence: “It is over.” Jane Doe said.
bool ParagraphSplitter::goes_on_with_speaker(std::uint32_t next, bool must_end) const {
  for (std::uint32_t i = next; i < range_.end && i < next + longest_name; ++i) {
    const Token& one = tokens_[i];
    if (rules_.speech_.contains(one.folded)) {
      return i > next && (!must_end || i + 1 == range_.end || stop_at(i + 1) != Stop::none || first_byte(i + 1) == ',');
    }
    const bool joins = one.is(TokenShape::capitalized) || one.kind == TokenKind::clitic || first_byte(i) == '-' ||
                       first_byte(i) == ',';
    if (!joins || (i == next && is_starter(i) && first_byte(i) != 'I')) return false;
  }
  return false;
}

// 1. First point: a sentence that would be nothing but its number or letter.
bool ParagraphSplitter::is_list_number(std::uint32_t stop) const {
  if (stop != sentence_begin_ + 1) return false;
  const Token& first = tokens_[sentence_begin_];
  return first.kind == TokenKind::number || (first.is_word() && first.end - first.begin == 1);
}

bool ParagraphSplitter::is_starter(std::uint32_t token) const {
  return token < range_.end && rules_.starters_.contains(tokens_[token].folded);
}

// The first token at or after `token` that is no opening mark or bracket; the range's end if there is none.
std::uint32_t ParagraphSplitter::first_word(std::uint32_t token) const {
  while (token < range_.end && (tokens_[token].kind == TokenKind::quote_mark || is_opening_bracket(first_byte(token))))
    ++token;
  return token;
}

// Most words of the paragraph have a capital, so that a capital does not tell a sentence's beginning.
bool ParagraphSplitter::is_headline() {
  if (headline_) return *headline_;
  std::uint32_t capitals = 0;
  std::uint32_t words = 0;
  for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
    if (!tokens_[i].is_word()) continue;
    ++words;
    capitals += tokens_[i].is(TokenShape::capitalized) ? 1 : 0;
  }
  headline_ = capitals * 3 > words * 2;
  return *headline_;
}

}  // namespace onrecord::segment
