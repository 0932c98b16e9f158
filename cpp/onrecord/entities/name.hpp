// What the name rules pass along: the page they read, its lines, and the names they believe in.
//   page → lines (style) → capital runs → borders → names → types → agreement over the document → candidates
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "onrecord/entities/entity.hpp"
#include "onrecord/entities/gazetteer.hpp"
#include "onrecord/entities/lexicon.hpp"
#include "onrecord/entities/postal_codes.hpp"
#include "onrecord/segment/segments.hpp"
#include "onrecord/text/flat_table.hpp"

namespace onrecord::entities {

using segment::Token;
using segment::TokenRange;
using segment::TokenShape;

// A gazetteer match that begins and ends with tokens, and the type of its best entry.
struct TokenMatch {
  TokenRange tokens;
  const GazetteerMatch* match = nullptr;
  EntityType type = EntityType::person;
};

// How a line uses capitals: for names only, in every letter, or in every longer word.
enum class LineStyle : std::uint8_t { prose, capitals, title_case };

// A sentence at work: its tokens and the gazetteer matches that lie in them.
struct Line {
  TokenRange tokens;
  const TokenMatch* first_match = nullptr;
  const TokenMatch* last_match = nullptr;  // one past
  LineStyle style = LineStyle::prose;
};

// What speaks for each type. Whole points: 1 is a hint, 3 a good reason, 6 settles it.
struct Votes {
  std::array<std::int16_t, ontonotes_types.size()> of{};

  void add(EntityType type, int points) {
    const auto index = static_cast<std::size_t>(type);
    if (index < of.size()) of[index] = static_cast<std::int16_t>(of[index] + points);
  }
  int points(EntityType type) const {
    const auto index = static_cast<std::size_t>(type);
    return index < of.size() ? of[index] : 0;  // a type of the user's own has none
  }
};

struct Name {
  TokenRange tokens;
  TokenRange title;  // right before it; empty: none
  TextSpan span;
  std::uint64_t form = 0;                 // hash of its folded words
  const GazetteerMatch* match = nullptr;  // of exactly these tokens
  Votes votes;                            // of its own words: the same wherever the form stands
  Votes context;                          // of its neighbours here
  EntityType type = EntityType::person;
  const char* rule = "";
  Gender gender = Gender::unknown;
  int lead = 0;           // of its type's votes over the next type's, all told
  bool settled = false;   // the rule that found it knows its type
  bool doubtful = false;  // only the capital of a sentence's first word speaks for it
  bool heading = false;   // found in a line whose capitals say little
  bool plural = false;
};

// The text under work with everything that is known of it.
struct Page {
  std::string_view text;
  const segment::Segments& segments;
  std::span<const Token> tokens;  // of the segments
  const Lexicon& lexicon;
  const Gazetteer* gazetteer;                          // may be null
  const text::FlatSet<std::uint32_t>& known_surnames;  // folded; of the gazetteer's persons
  const PostalCodes& postal_codes;
  std::vector<WordFacts> words;           // by token: what the lexicon knows of it
  std::vector<TokenMatch> matches;        // by position
  std::vector<std::uint32_t> match_from;  // by token: 1 + the number of the match that begins there, or 0
  std::deque<GazetteerMatch> shortened;   // matches whose lower-case last word was left out; matches point to them
  std::uint32_t month_surname = 0;        // folded; the month a listed person is called by here (Theresa May); 0: none

  const Token& token(std::uint32_t i) const { return tokens[i]; }
  const WordFacts& facts(std::uint32_t i) const { return words[i]; }
  // The longest title or role that begins at token `first` and ends before `last`.
  std::optional<Lexicon::TitleFound> title_at(std::uint32_t first, std::uint32_t last) const {
    if (!words[first].is(WordClass::title_start)) return std::nullopt;
    return lexicon.title_at(segments.tokens, first, last);
  }
  std::string_view word(std::uint32_t i) const { return text::slice(text, tokens[i].span()); }
  bool is_mark(std::uint32_t i, char c) const {
    const Token& t = tokens[i];
    return t.end == t.begin + 1 && text[t.begin] == c;
  }
  // The family name of a listed person, and no everyday word that is never a name.
  bool known_surname(std::uint32_t i) const { return known_surnames.contains(tokens[i].folded); }
  // Glued to the token before it.
  bool glued(std::uint32_t i) const { return !tokens[i].is(TokenShape::space_before); }
  // Written as a name is: with a capital, or like iPhone.
  bool capital(std::uint32_t i) const {
    const Token& t = tokens[i];
    return t.is_word() && (t.shape & (TokenShape::capitalized | TokenShape::inner_upper)) != 0;
  }
  std::uint64_t form(TokenRange range) const;
  TextSpan span(TokenRange range) const { return {token(range.begin).begin, token(range.end - 1).end}; }
};

// The match that begins at token `at` and lies within `line`; null: none.
inline const TokenMatch* match_at(const Page& page, const Line& line, std::uint32_t at) {
  const std::uint32_t number = page.match_from[at];
  if (number == 0) return nullptr;
  const TokenMatch* match = &page.matches[number - 1];
  return match >= line.first_match && match < line.last_match ? match : nullptr;
}

constexpr std::uint8_t often_given = 7;  // from here on a given name by itself tells a person

// Gary: a town that few mean by what is a given name everywhere.
inline bool is_rather_given_name(const Page& page, const TokenMatch& match) {
  constexpr std::uint8_t rather_other = 3;  // a weight; see data/README.md
  return match.type == EntityType::gpe && match.tokens.size() == 1 &&
         page.facts(match.tokens.begin).given >= often_given &&
         page.gazetteer->entries()[match.match->entries[0]].weight <= rather_other;
}

}  // namespace onrecord::entities
