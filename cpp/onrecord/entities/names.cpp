// Tested by tests/cpp/entities/names_test.cpp.
#include "onrecord/entities/names.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "onrecord/entities/confidence.hpp"
#include "onrecord/entities/headlines.hpp"
#include "onrecord/entities/ledger.hpp"
#include "onrecord/entities/lines.hpp"
#include "onrecord/entities/name_borders.hpp"
#include "onrecord/entities/neighbours.hpp"
#include "onrecord/entities/runs.hpp"
#include "onrecord/entities/teams.hpp"
#include "onrecord/entities/types.hpp"
#include "onrecord/text/chars.hpp"

namespace onrecord::entities {
namespace {

void finish(const Page& page, const Line& line, Name& name) {
  name.span = page.span(name.tokens);
  name.form = page.form(name.tokens);
  cast_votes(page, line, name);
}

void add_names(const Page& page, const Line& line, TokenRange run, std::vector<Name>& names) {
  std::size_t i = names.size();
  add_names_of(page, line, run, names);
  for (; i < names.size(); ++i) {
    names[i].heading = line.style != LineStyle::prose;
    finish(page, line, names[i]);
  }
}

// The names of a line in prose. Its shouts are set apart, to be read as headlines.
void add_names_in_prose(const Page& page, const Line& line, std::vector<Name>& names, std::vector<Line>& headings) {
  for (std::uint32_t at = line.tokens.begin;;) {
    const TokenRange run = next_capital_run(page, line, at);
    if (run.empty()) return;
    at = run.end;
    if (is_shout(page, line, run))
      headings.push_back({run, line.first_match, line.last_match, LineStyle::capitals});
    else
      add_names(page, line, run, names);
  }
}

// Known names without a capital (rt.com, al-shabaab): they lie in no run.
void add_lower_case_matches(const Page& page, const Line& line, std::size_t first, std::vector<Name>& names) {
  std::vector<Name> found;
  std::size_t at = first;
  for (const TokenMatch* match = line.first_match; match != line.last_match; ++match) {
    while (at < names.size() && names[at].tokens.end <= match->tokens.begin) ++at;
    if (at < names.size() && names[at].tokens.begin < match->tokens.end) continue;
    bool capital = false;
    for (std::uint32_t i = match->tokens.begin; i < match->tokens.end; ++i) capital = capital || page.capital(i);
    if (capital) continue;
    Name name;
    name.tokens = match->tokens;
    name.match = match->match;
    name.rule = "gazetteer";
    finish(page, line, name);
    found.push_back(name);
  }
  names.insert(names.end(), found.begin(), found.end());
}

// The last words of the listed persons' names of two words or more; those that are everyday words are left out.
text::FlatSet<std::uint32_t> surnames(const Gazetteer& gazetteer, const Lexicon& lexicon) {
  text::FlatSet<std::uint32_t> words;
  for (const GazetteerEntry& entry : gazetteer.entries()) {
    const std::size_t space = entry.name.rfind(' ');
    if (entry.type != EntityType::person || space == std::string::npos) continue;
    const std::uint32_t folded = text::folded_hash(std::string_view(entry.name).substr(space + 1));
    const WordFacts& facts = lexicon.facts(folded);
    if (facts.lower <= 2 || facts.capital >= facts.lower) words.insert(folded);
  }
  return words;
}

constexpr std::uint8_t telling_given = 8;  // from here on a given name alone tells the gender

// Eva left: of one word that is nobody's well-known family name.
Gender likely_gender(const Page& page, const Name& name) {
  if (name.type != EntityType::person || name.tokens.size() != 1 || name.match != nullptr) return Gender::unknown;
  const WordFacts& facts = page.lexicon.facts(page.token(name.tokens.begin).folded);
  const bool tells = facts.given >= telling_given && !page.known_surname(name.tokens.begin);
  return tells ? facts.gender : Gender::unknown;
}

constexpr int open_lead = 3;  // a type ahead by less is a guess

Candidate to_candidate(const Page& page, const Name& name) {
  Candidate candidate;
  candidate.span = name.span;
  candidate.tokens = name.tokens;
  candidate.title = name.title;
  candidate.type = name.type;
  candidate.gender = name.gender;
  candidate.likely_gender = likely_gender(page, name);
  candidate.plural = name.plural;
  candidate.rule = name.rule;
  candidate.confidence = confidence_of(name);
  if (name.match != nullptr && page.gazetteer != nullptr) {
    candidate.entries = name.match->entries;
    candidate.entry_count = name.match->entry_count;
    // A type of the user's own takes no part in the votes: who lists a name under it means it.
    const EntityType listed = page.gazetteer->entries().type_of(candidate.entries[0]);
    if (static_cast<std::size_t>(listed) >= ontonotes_types.size()) candidate.type = listed;
  }
  candidate.type_open = name.match == nullptr && !name.settled && name.lead < open_lead;
  return candidate;
}

Name part_of(const Page& page, const Name& pair, std::uint32_t word) {
  Name name = pair;
  name.tokens = {word, word + 1};
  name.span = page.span(name.tokens);
  name.form = page.form(name.tokens);
  name.type = EntityType::person;
  name.rule = "pair";
  return name;
}

// "Macron-Merkel" is two names where the document knows two persons.
void split_pairs(const Page& page, const Ledger& ledger, std::vector<Name>& names) {
  const std::size_t count = names.size();
  for (std::size_t i = 0; i < count; ++i) {
    const TokenRange tokens = names[i].tokens;
    if (tokens.size() != 3 || names[i].match != nullptr || !page.is_mark(tokens.begin + 1, '-')) continue;
    if (page.facts(tokens.begin).is(WordClass::particle)) continue;
    if (!ledger.is_person(page, tokens.begin) || !ledger.is_person(page, tokens.begin + 2)) continue;
    const Name second = part_of(page, names[i], tokens.begin + 2);
    names[i] = part_of(page, names[i], tokens.begin);
    names.push_back(second);
  }
}

// Prose first: its names tell what the capitals of the headings mean. In no order.
std::vector<Name> all_names(const Page& page) {
  std::vector<Name> names;
  names.reserve(page.segments.tokens.size() / 12);  // news names something every 15 to 20 tokens
  const std::vector<Line> lines = lines_of(page);
  std::vector<Line> headings;
  for (const Line& line : lines) {
    if (line.style != LineStyle::prose) {
      headings.push_back(line);
      continue;
    }
    const std::size_t first = names.size();
    add_names_in_prose(page, line, names, headings);
    vote_by_neighbours(page, std::span(names).subspan(first));
    add_lower_case_matches(page, line, first, names);
  }
  const Ledger ledger(page, names);
  std::erase_if(names, [&](const Name& name) { return name.doubtful && !ledger.confirms(page, name); });
  for (const Line& line : headings) {
    for (const TokenRange run : heading_runs(page, line, ledger)) add_names(page, line, run, names);
  }
  for (Name& name : names) ledger.settle(page, name);
  settle_teams(page, names);
  split_pairs(page, ledger, names);
  return names;
}

// The names' places in `names`, by position in the text: they are too large to be sorted themselves.
std::vector<std::uint32_t> by_position(const std::vector<Name>& names) {
  std::vector<std::uint64_t> keys(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) keys[i] = std::uint64_t{names[i].span.begin} << 32U | i;
  std::ranges::sort(keys);
  std::vector<std::uint32_t> order(names.size());
  std::ranges::transform(keys, order.begin(), [](std::uint64_t key) { return static_cast<std::uint32_t>(key); });
  return order;
}

}  // namespace

NameFinder::NameFinder(std::shared_ptr<const Gazetteer> gazetteer)
    : gazetteer_(std::move(gazetteer)), lexicon_(Lexicon::english()) {
  if (gazetteer_ == nullptr) return;
  known_surnames_ = surnames(*gazetteer_, lexicon_);
  postal_codes_ = PostalCodes(*gazetteer_);
}

std::vector<Candidate> NameFinder::find(std::string_view text, const segment::Segments& segments,
                                        const std::vector<GazetteerMatch>& matches) const {
  Page page{.text = text,
            .segments = segments,
            .tokens = segments.tokens,
            .lexicon = lexicon_,
            .gazetteer = gazetteer_.get(),
            .known_surnames = known_surnames_,
            .postal_codes = postal_codes_,
            .words = lexicon_.facts(segments.tokens),
            .matches = {},
            .match_from = {},
            .shortened = {}};
  align_matches(page, matches);
  const std::vector<Name> names = all_names(page);
  page.words = {};  // what only the names needed makes room for what comes of them
  page.matches = {};
  page.match_from = {};
  std::vector<Candidate> candidates;
  candidates.reserve(names.size());
  std::uint32_t covered = 0;
  for (const std::uint32_t i : by_position(names)) {
    const Name& name = names[i];
    if (name.span.begin < covered) continue;
    covered = name.span.end;
    candidates.push_back(to_candidate(page, name));
  }
  return candidates;
}

}  // namespace onrecord::entities
