// Tested by tests/cpp/entities/names_test.cpp.
#include "onrecord/entities/lines.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "onrecord/entities/months.hpp"

namespace onrecord::entities {
namespace {

// How the words of a line are written; words of one letter are not counted.
struct Letters {
  std::uint32_t words = 0;
  std::uint32_t upper = 0;    // in capitals throughout
  std::uint32_t capital = 0;  // with a capital first
  std::uint32_t lower = 0;    // in lower case, of three letters or more
};

// What one token adds, by four facts of it, in bits: the two shapes, three letters or more, and that it counts. The
// four numbers are packed into one.
constexpr std::uint32_t is_long = 4;
constexpr std::uint32_t counts = 8;
static_assert((TokenShape::capitalized | TokenShape::all_upper) == is_long - 1);
constexpr auto letters_by_form = [] {
  std::array<std::uint64_t, std::size_t{2} * counts> all{};
  for (std::uint32_t form = counts; form < all.size(); ++form) {
    const std::uint64_t is_capital = (form & TokenShape::capitalized) != 0 ? 1 : 0;
    const std::uint64_t is_upper = (form & TokenShape::all_upper) != 0 ? 1 : 0;
    const std::uint64_t is_lower = (form & is_long) != 0 ? 1 - is_capital : 0;
    all[form] = 1 | is_upper << 16U | is_capital << 32U | is_lower << 48U;
  }
  return all;
}();

// Sums without branches: which words have capitals is not to be foreseen, and every word is asked.
Letters count_letters(const Page& page, TokenRange tokens) {
  constexpr std::uint32_t most = 0xFFFF;  // tokens whose sums fit
  Letters letters;
  for (std::uint32_t begin = tokens.begin; begin < tokens.end; begin += most) {
    std::uint64_t sum = 0;
    for (const Token& token : page.tokens.subspan(begin, std::min(most, tokens.end - begin))) {
      const std::uint32_t length = token.end - token.begin;
      const std::uint32_t word = static_cast<std::uint32_t>(token.is_word()) & static_cast<std::uint32_t>(length >= 2);
      sum += letters_by_form[(token.shape & (is_long - 1)) | (length > 2 ? is_long : 0) | word * counts];
    }
    letters.words += sum & most;
    letters.upper += sum >> 16U & most;
    letters.capital += sum >> 32U & most;
    letters.lower += static_cast<std::uint32_t>(sum >> 48U);
  }
  return letters;
}

// Lower-case words that a title-case line would write with a capital.
unsigned plain_words(const Page& page, TokenRange tokens) {
  unsigned count = 0;
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
    const Token& token = page.token(i);
    const bool lower = token.is_word() && !token.is(TokenShape::capitalized) && token.end - token.begin > 2;
    count += lower && !page.facts(i).is(WordClass::opener) ? 1 : 0;
  }
  return count;
}

// The last word of a listed name of two words: Clinton in "Hillary Clinton Wins".
bool ends_match(const Page& page, TokenRange line, std::uint32_t i) {
  if (i == line.begin) return false;
  const std::uint32_t number = page.match_from[i - 1];
  return number != 0 && page.matches[number - 1].tokens.end == i + 1;
}

unsigned common_capitals(const Page& page, TokenRange tokens) {
  unsigned count = 0;
  for (std::uint32_t i = tokens.begin + 1; i < tokens.end; ++i) {
    const Token& token = page.token(i);
    if (!token.is_word() || !token.is(TokenShape::capitalized)) continue;
    const WordFacts& facts = page.facts(i);
    const bool surname = page.capital(i - 1) && page.facts(i - 1).given > 0 && !ends_match(page, tokens, i - 1);
    count += facts.common() && !surname && !facts.is(WordClass::head_last | WordClass::staff | WordClass::modifier) &&
                     facts.given == 0
                 ? 1
                 : 0;
  }
  return count;
}

// A sentence ends with a full stop, a headline seldom does.
bool ends_with_stop(const Page& page, TokenRange tokens) {
  std::uint32_t last = tokens.end - 1;
  while (last > tokens.begin && page.token(last).kind == segment::TokenKind::quote_mark) --last;
  return page.text[page.token(last).end - 1] == '.';
}

LineStyle style_of(const Page& page, TokenRange tokens) {
  const Letters letters = count_letters(page, tokens);
  if (letters.lower > 2 * letters.capital || letters.capital < 2) return LineStyle::prose;  // most lines end here
  const unsigned plain = plain_words(page, tokens);
  if (letters.upper >= 2 && letters.upper * 10 >= letters.words * 7 && plain <= 1) return LineStyle::capitals;
  if (letters.words < 4 || plain * 5 > letters.capital || letters.capital < 3) return LineStyle::prose;
  if (plain > 0 && ends_with_stop(page, tokens)) return LineStyle::prose;
  const unsigned common = common_capitals(page, tokens);
  return common >= 2 && common * 4 >= letters.capital ? LineStyle::title_case : LineStyle::prose;
}

// "Athens, Georgia" is two names, of which the match is the first. One past the last token of the first name.
std::uint32_t name_end(const Page& page, TokenRange tokens, EntityType type) {
  if (type != EntityType::gpe) return tokens.end;
  for (std::uint32_t i = tokens.begin + 1; i + 1 < tokens.end; ++i)
    if (page.is_mark(i, ',')) return i;
  return tokens.end;
}

// The tokens a match covers exactly; nullopt where it is cut otherwise. `at` moves on over the tokens before it.
std::optional<TokenRange> tokens_of(const Page& page, TextSpan span, std::uint32_t& at) {
  const std::span<const Token> tokens = page.tokens;
  std::uint32_t begin = at;
  while (begin < tokens.size() && tokens[begin].begin < span.begin) ++begin;
  std::uint32_t end = begin;
  while (end < tokens.size() && tokens[end].end <= span.end) ++end;
  at = begin;
  if (end == begin || tokens[begin].begin != span.begin || tokens[end - 1].end != span.end) return std::nullopt;
  return TokenRange{begin, end};
}

// What stands behind the comma of "Athens, Georgia".
void add_state(Page& page, TokenRange tokens) {
  const TextSpan span = page.span(tokens);
  const auto found = page.gazetteer->match(text::slice(page.text, span));
  if (found.size() != 1 || found[0].span.size() != span.size()) return;
  page.shortened.push_back({span, found[0].entries, found[0].entry_count});
  page.matches.push_back({tokens, &page.shortened.back(), page.gazetteer->entries().type_of(found[0].entries[0])});
}

// The listed name without its lower-case last word; null: there is none. What the word tells stays: the Washington of
// "Washington state" is the state.
const GazetteerMatch* without_last_word(Page& page, const GazetteerMatch& match, TokenRange tokens) {
  if (tokens.size() < 2) return nullptr;
  const std::uint32_t last = tokens.end - 1;
  const bool lower = page.token(last).is_word() && !page.capital(last) && !page.glued(last);
  if (!lower || !page.capital(last - 1) || page.facts(last).is(WordClass::lower_head)) return nullptr;
  const TextSpan shorter = page.span({tokens.begin, last});
  const auto found = page.gazetteer->match(text::slice(page.text, shorter));
  if (found.size() != 1 || found[0].span.size() != shorter.size()) return nullptr;
  const GazetteerEntries entries = page.gazetteer->entries();
  const bool same_type = entries.type_of(match.entries[0]) == entries.type_of(found[0].entries[0]);
  const GazetteerMatch& known = same_type ? match : found[0];
  page.shortened.push_back({shorter, known.entries, known.entry_count});
  return &page.shortened.back();
}

// "state of Washington": a listed place without the lower-case words before it, which tell which one is meant.
const GazetteerMatch* without_first_words(Page& page, const GazetteerMatch& match, TokenRange& tokens) {
  while (tokens.size() > 1 && !page.capital(tokens.begin)) ++tokens.begin;
  page.shortened.push_back({page.span(tokens), match.entries, match.entry_count});
  return &page.shortened.back();
}

// Adds a match that covers `tokens`, without what the name lends from the words behind it.
void add_match(Page& page, const GazetteerMatch& match, TokenRange tokens) {
  const GazetteerMatch* shorter = without_last_word(page, match, tokens);
  const GazetteerMatch* name = shorter == nullptr ? &match : shorter;
  const EntityType type = page.gazetteer->entries().type_of(name->entries[0]);
  if (shorter != nullptr) --tokens.end;
  if (type == EntityType::gpe && !page.capital(tokens.begin)) name = without_first_words(page, *name, tokens);
  const std::uint32_t end = name_end(page, tokens, type);
  page.matches.push_back({{tokens.begin, end}, name, type});
  const bool is_full_name = type == EntityType::person && end > tokens.begin + 1;
  if (is_full_name && page.facts(end - 1).is(WordClass::calendar)) page.month_surname = page.token(end - 1).folded;
  if (end < tokens.end) add_state(page, {end + 1, tokens.end});
}

}  // namespace

void align_matches(Page& page, const std::vector<GazetteerMatch>& found) {
  // Their entries lie all over the gazetteer: all are asked for before the first one is read.
  for (const GazetteerMatch& match : found) {
    if (match.entry_count > 0) page.gazetteer->entries().prefetch(match.entries[0]);
  }
  page.matches.reserve(found.size());
  std::uint32_t at = 0;
  for (const GazetteerMatch& match : found) {
    const auto tokens = tokens_of(page, match.span, at);
    if (tokens && match.entry_count > 0) add_match(page, match, *tokens);
  }
  page.match_from.resize(page.tokens.size() + 1);
  for (std::uint32_t i = 0; i < page.matches.size(); ++i) page.match_from[page.matches[i].tokens.begin] = i + 1;
  if (page.month_surname == 0) page.month_surname = family_month(page);
}

std::vector<Line> lines_of(const Page& page) {
  std::vector<Line> lines;
  lines.reserve(page.segments.sentences.size());
  const TokenMatch* match = page.matches.data();
  const TokenMatch* const end = match + page.matches.size();
  for (const auto& sentence : page.segments.sentences) {
    while (match != end && match->tokens.begin < sentence.tokens.begin) ++match;
    Line& line = lines.emplace_back();
    line.tokens = sentence.tokens;
    line.first_match = line.last_match = match;
    while (line.last_match != end && line.last_match->tokens.end <= sentence.tokens.end) ++line.last_match;
    match = line.last_match;
    line.style = style_of(page, sentence.tokens);
  }
  return lines;
}

}  // namespace onrecord::entities
