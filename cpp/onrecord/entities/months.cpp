// Tested by tests/cpp/entities/names_test.cpp.
#include "onrecord/entities/months.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "onrecord/text/select.hpp"

namespace onrecord::entities {
namespace {

// Where the document has a Theresa May: not “in May”, “last May”, “May 7”, “7 May”.
bool is_surname_here(const Page& page, const Line& line, std::uint32_t at) {
  if (page.token(at).folded != page.month_surname) return false;
  const std::uint32_t next = at + 1;
  if (next < line.tokens.end && page.token(next).kind == segment::TokenKind::number) return false;
  if (at == line.tokens.begin) return true;
  static constexpr std::array<std::string_view, 12> of_time{"in",   "In",   "since", "until", "till", "last",
                                                            "next", "this", "early", "late",  "mid",  "during"};
  return page.token(at - 1).kind != segment::TokenKind::number &&
         std::ranges::find(of_time, page.word(at - 1)) == of_time.end();
}

// "Jonny May scored": a month behind a given name, and before no number and no verb that a month may have.
bool is_behind_given_name(const Page& page, std::uint32_t i) {
  const WordFacts& given = page.facts(i - 1);
  if (!given.given_name() || given.common() || page.facts(i).given == 0 || page.match_from[i - 1] != 0) return false;
  if (i + 1 >= page.tokens.size()) return false;
  return page.token(i + 1).kind != segment::TokenKind::number && !page.facts(i + 1).is(WordClass::auxiliary);
}

// "Prime Minister May": a month right behind a title, or behind a given name, is a surname.
bool is_family_month(const Page& page, std::uint32_t i) {
  if (i == 0 || !page.facts(i).is(WordClass::calendar) || page.facts(i).given_name() || !page.capital(i)) return false;
  if (!page.capital(i - 1) || page.token(i).is(TokenShape::line_before)) return false;
  if (is_behind_given_name(page, i)) return true;
  const std::uint32_t first = i > 1 && page.capital(i - 2) ? i - 2 : i - 1;
  for (std::uint32_t begin = first; begin < i; ++begin) {
    const auto title = page.lexicon.title_at(page.segments.tokens, begin, i);
    if (title && begin + title->length == i && title->value->before && title->value->certain) return true;
  }
  return false;
}

}  // namespace

bool is_date(const Page& page, const Line& line, std::uint32_t at) {
  const WordFacts& facts = page.facts(at);
  if (!facts.is(WordClass::calendar)) return false;
  const TokenMatch* match = match_at(page, line, at);
  if (match != nullptr && match->tokens.size() > 1) return false;
  if (is_surname_here(page, line, at)) return false;
  const std::uint32_t next = at + 1;
  if (facts.is(WordClass::never) || facts.given == 0 || next >= line.tokens.end) return true;
  const bool preposition = at > line.tokens.begin && page.facts(at - 1).is(WordClass::opener);
  if (!page.capital(next)) return preposition || !page.facts(next).is(WordClass::person_verb);
  const bool day_off = page.facts(next).is(WordClass::head_last) && page.facts(next).head == EntityType::event;
  if (day_off) return false;
  const bool surname =
      !page.facts(next).common() && page.token(next).is(TokenShape::has_lower) && match_at(page, line, next) == nullptr;
  return !surname || preposition;
}

std::uint32_t family_month(const Page& page) {
  const std::span<const WordFacts> words = page.words;
  const auto is_calendar = [&](std::uint32_t i) { return words[i].is(WordClass::calendar); };
  std::uint32_t found = 0;
  text::for_each_where(0, static_cast<std::uint32_t>(words.size()), is_calendar, [&](std::uint32_t i) {
    if (found == 0 && is_family_month(page, i)) found = page.token(i).folded;
  });
  return found;
}

}  // namespace onrecord::entities
