// Tested by tests/cpp/entities/names_test.cpp.
#include "onrecord/entities/headlines.hpp"

namespace onrecord::entities {
namespace {

// Whether this word of the heading is likely part of a name.
bool likely(const Page& page, const Line& line, const Ledger& ledger, std::uint32_t i) {
  const Token& token = page.token(i);
  if (!token.is_word() || !page.capital(i)) return false;
  const WordFacts& facts = page.facts(i);
  if (facts.is(WordClass::opener | WordClass::never | WordClass::calendar)) return false;
  if (ledger.knows(token.folded)) return true;
  if (token.end - token.begin < 2) return false;
  if (line.style == LineStyle::title_case && token.is(TokenShape::all_upper)) return true;
  if (token.is(TokenShape::inner_upper)) return true;
  if (!facts.known() && page.lexicon.is_inflected(page.word(i))) return false;
  return !facts.common() && (facts.known() || line.style == LineStyle::title_case || token.end - token.begin > 3);
}

// "Director Pia Strand on Her Flop": any word between a title with a given name and what somebody speaks on.
bool is_titled_on(const Page& page, TokenRange run, std::uint32_t at) {
  if (at + 1 >= page.tokens.size() || page.word(at + 1) != "on" || run.size() < 2) return false;
  if (!page.facts(run.end - 1).given_name()) return false;
  const auto title = page.title_at(run.begin, run.end - 1);
  return title && title->length + 1 == run.size() && title->value->before;
}

// "BERLIN GRAND PRIX", "Walter Little": a head behind a name, or a word behind a given name.
bool completes(const Page& page, TokenRange run, std::uint32_t at) {
  if (!page.capital(at) || page.glued(at)) return false;
  const WordFacts& facts = page.facts(at);
  if (facts.is(WordClass::opener | WordClass::never)) return false;
  if (is_titled_on(page, run, at)) return true;
  return facts.is(WordClass::head_last) || (page.facts(run.end - 1).given_name() && !facts.everyday());
}

// A known name of one everyday word (Turkey, Reading, US) needs the document's word for it.
bool trusted(const Page& page, const Line& line, const Ledger& ledger, const TokenMatch& match) {
  if (match.tokens.size() > 1) return true;
  const Token& token = page.token(match.tokens.begin);
  const WordFacts& facts = page.facts(match.tokens.begin);
  if (ledger.knows(token.folded)) return true;
  if (line.style == LineStyle::title_case && token.is(TokenShape::all_upper)) return true;
  return !facts.common() && !facts.is(WordClass::opener);
}

// Where the title before a name begins; the name's own begin where there is none.
std::uint32_t with_title(const Page& page, const Line& line, std::uint32_t begin) {
  for (std::uint32_t back = 4; back > 0; --back) {
    if (begin < line.tokens.begin + back) continue;
    const auto title = page.title_at(begin - back, begin);
    if (title && title->length == back && title->value->before) return begin - back;
  }
  return begin;
}

std::uint32_t begin_of(const Page& page, const Line& line, std::uint32_t name, bool is_person) {
  return is_person ? with_title(page, line, name) : name;
}

}  // namespace

std::vector<TokenRange> heading_runs(const Page& page, const Line& line, const Ledger& ledger) {
  std::vector<TokenRange> runs;
  bool open = false;  // the last run ends right here
  const auto take = [&](TokenRange tokens, bool is_person) {
    if (open && is_person && !page.glued(tokens.begin))
      runs.back().end = tokens.end;
    else
      runs.push_back({begin_of(page, line, tokens.begin, is_person), tokens.end});
  };
  for (std::uint32_t at = line.tokens.begin; at < line.tokens.end;) {
    const TokenMatch* match = match_at(page, line, at);
    const bool is_match = match != nullptr && trusted(page, line, ledger, *match);
    const bool is_name = is_match || likely(page, line, ledger, at) || (open && completes(page, runs.back(), at));
    const std::uint32_t end = is_match ? match->tokens.end : at + 1;
    if (is_name) take({at, end}, !is_match || match->type == EntityType::person);
    open = is_name;
    at = end;
  }
  return runs;
}

}  // namespace onrecord::entities
