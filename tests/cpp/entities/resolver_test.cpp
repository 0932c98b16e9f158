#include "onrecord/entities/resolver.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "onrecord/data/data.hpp"
#include "onrecord/segment/segments.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/table.hpp"
#include "support/cases.hpp"
#include "support/marked.hpp"

using namespace onrecord;
using namespace onrecord::entities;
using tests::Json;

namespace {

// A text with its mentions and what they should name: "President [Trump](PERSON Donald Trump) spoke."
struct Marked {
  std::string text;
  std::vector<Candidate> candidates;
  std::vector<std::string> expected;
};

EntityType type(std::string_view name) {
  for (std::size_t i = 0; i < ontonotes_types.size(); ++i) {
    if (ontonotes_types[i] == name) return static_cast<EntityType>(i);
  }
  throw std::invalid_argument("unknown type " + std::string(name));
}

Marked read(std::string_view markup) {
  const tests::Marked cases = tests::read_marked(markup);
  Marked marked{cases.text, {}, {}};
  for (const tests::MarkedMention& mention : cases.mentions) {
    Candidate candidate{.rule = "test", .confidence = 1};
    candidate.span = mention.span;
    candidate.type = type(mention.type);
    marked.candidates.push_back(candidate);
    marked.expected.push_back(mention.entity);
  }
  return marked;
}

Gender gender(std::string_view letter) {
  return letter == "m" ? Gender::male : letter == "f" ? Gender::female : Gender::unknown;
}

// The genders of titles, by folded hash.
const std::map<std::uint32_t, Gender>& titles() {
  static const auto all = [] {
    std::map<std::uint32_t, Gender> read;
    text::for_each_row("en/titles.tsv", data::table("en/titles.tsv"),
                       [&](const text::Row& row) { read[text::folded_hash(row[0])] = gender(row[2]); });
    return read;
  }();
  return all;
}

// The genders of given names.
const std::map<std::string_view, Gender>& given_names() {
  static const auto all = [] {
    std::map<std::string_view, Gender> read;
    text::for_each_row("en/given_names.tsv", data::table("en/given_names.tsv"),
                       [&](const text::Row& row) { read[row[0]] = gender(row[1]); });
    return read;
  }();
  return all;
}

// What the finders would tell of each candidate: its tokens, a title of one word, gender, its gazetteer entries.
void complete(Marked& marked, const segment::Segments& segments, const std::vector<GazetteerMatch>& matches) {
  for (Candidate& candidate : marked.candidates) {
    std::uint32_t first = 0;
    while (segments.tokens[first].begin < candidate.span.begin) ++first;
    std::uint32_t last = first;
    while (last < segments.tokens.size() && segments.tokens[last].begin < candidate.span.end) ++last;
    candidate.tokens = {first, last};
    const auto title = first > 0 ? titles().find(segments.tokens[first - 1].folded) : titles().end();
    if (title != titles().end() && candidate.type == EntityType::person) {
      candidate.title = {first - 1, first};
      candidate.gender = title->second;
    }
    const auto form = text::slice(std::string_view(marked.text), candidate.span);
    const auto given = given_names().find(form.substr(0, form.find(' ')));
    if (form.find(' ') != std::string_view::npos && given != given_names().end()) candidate.gender = given->second;
    for (const GazetteerMatch& match : matches) {
      if (match.span != candidate.span) continue;
      candidate.entries = match.entries;
      candidate.entry_count = match.entry_count;
    }
  }
}

// Text and entity name of each mention.
std::vector<std::string> resolve(Marked marked) {
  static const auto gazetteer = Gazetteer::embedded();
  static const Resolver resolver(gazetteer);
  static const segment::Segmenter segmenter;
  const segment::Segments segments = segmenter.segment(marked.text);
  const auto matches = gazetteer->match(marked.text);
  complete(marked, segments, matches);
  const Found found = resolver.resolve(marked.text, segments, marked.candidates);
  std::vector<std::string> named;
  for (const Mention& mention : found.mentions) {
    named.push_back(std::string(text::slice(std::string_view(marked.text), mention.span)) + " = " +
                    found.entities[mention.entity].name);
  }
  return named;
}

}  // namespace

TEST_CASE("the cases of tests/cases/resolution.jsonl") {
  for (const Json& one : tests::cases("resolution")) {
    const Marked marked = read(one["text"].string);
    CAPTURE(marked.text);
    CAPTURE(one["why"].string);
    std::vector<std::string> expected;
    for (std::size_t i = 0; i < marked.expected.size(); ++i) {
      expected.push_back(std::string(text::slice(std::string_view(marked.text), marked.candidates[i].span)) + " = " +
                         marked.expected[i]);
    }
    const auto named = resolve(marked);
    REQUIRE(named.size() >= expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) CHECK(named[i] == expected[i]);
  }
}

TEST_CASE("short forms of countries are added where the document names the country") {
  using Names = std::vector<std::string>;
  const std::string both = "[North Korea](GPE -) met [South Korea](GPE -). ";
  const auto added = [&](const std::string& markup) {
    Names names = resolve(read(markup));
    std::erase_if(names, [](const std::string& n) {
      return !n.starts_with("North =") && !n.starts_with("South =") && !n.starts_with("Islamic");
    });
    return names;
  };
  CHECK(added(both + "Ties with the North grew, the South said.") ==
        Names{"North = North Korea", "South = South Korea"});
  CHECK(added(both + "Winds from the north; the North Atlantic; the North-South line; up North.").empty());
  CHECK(added("[Zubia](GPE -) is in the North.").empty());
  CHECK(added("[North Zubia](GPE -) met [South Zubia](GPE -). The North left.") == Names{"North = North Zubia"});
  CHECK(added("[North Korea](GPE -) met [Northern Ireland](GPE -). The North left.").empty());
  CHECK(added("[Iran](GPE -) spoke. The Islamic Republic left.") == Names{"Islamic Republic = Iran"});
}

TEST_CASE("entities come by first mention and know gender, number and key") {
  static const auto gazetteer = Gazetteer::embedded();
  const Resolver resolver(gazetteer);
  Marked marked = read(
      "[Kerr](PERSON -) and Mrs. [Lund](PERSON -) met [Zemblans](NORP -) in [North Korea](GPE -). [Joan Kerr](PERSON "
      "-) left.");
  const segment::Segments segments = segment::Segmenter().segment(marked.text);
  const auto matches = gazetteer->match(marked.text);
  complete(marked, segments, matches);
  const auto found = resolver.resolve(marked.text, segments, marked.candidates);
  REQUIRE(found.entities.size() == 4);
  CHECK(found.entities[0].name == "Joan Kerr");
  CHECK(found.entities[1].gender == Gender::female);
  CHECK(found.entities[2].plural);
  CHECK(found.entities[3].key == "iso3166:KP");
  CHECK(found.mentions[4].entity == 0);
}

TEST_CASE("a million mentions of one surname cost linear time") {
  std::string text;
  std::vector<Candidate> candidates;
  for (int i = 0; i < 100000; ++i) {
    Candidate candidate{.rule = "test"};
    candidate.span.begin = static_cast<std::uint32_t>(text.size());
    text += "A" + std::to_string(i) + " Smith";
    candidate.span.end = static_cast<std::uint32_t>(text.size());
    text += ", ";
    candidates.push_back(candidate);
  }
  const auto found = Resolver(nullptr).resolve(text, {}, candidates);
  CHECK(found.entities.size() == 100000);
}
