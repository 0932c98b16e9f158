#include "onrecord/entities/gazetteer.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "support/cases.hpp"

using namespace onrecord;
using namespace onrecord::entities;
using tests::Json;

namespace {

CaseMode mode(const std::string& name) {
  return name == "exact" ? CaseMode::exact : name == "folded" ? CaseMode::folded : CaseMode::title;
}

// A name is a string, or an object with the fields of a row.
GazetteerRow row(const Json& name) {
  if (name.kind == Json::Kind::string) return {.name = name.string, .type = "GPE"};
  GazetteerRow row{.name = name["name"].string};
  if (!name["type"].is_null()) row.type = name["type"].string;
  if (!name["weight"].is_null()) row.weight = static_cast<std::uint8_t>(name["weight"].number);
  row.aliases = name["aliases"].strings();
  row.case_mode = mode(name["case"].string);
  row.fold_accents = name["fold_accents"].boolean;
  return row;
}

std::vector<GazetteerRow> rows(const Json& names) {
  std::vector<GazetteerRow> all;
  for (const Json& name : names.array) all.push_back(row(name));
  return all;
}

std::vector<std::string> found(const Gazetteer& gazetteer, std::string_view text, bool overlapping = false) {
  std::vector<std::string> all;
  for (const auto& match : gazetteer.match(text, overlapping)) all.emplace_back(text::slice(text, match.span));
  return all;
}

// "type name" of the entries of the first match.
std::vector<std::string> first_entries(const Gazetteer& gazetteer, std::string_view text) {
  std::vector<std::string> all;
  const auto matches = gazetteer.match(text);
  REQUIRE_FALSE(matches.empty());
  for (std::uint32_t i = 0; i < matches[0].entry_count; ++i) {
    const auto& entry = gazetteer.entries()[matches[0].entries[i]];
    all.push_back(std::string(gazetteer.type_names()[static_cast<std::size_t>(entry.type)]) + " " +
                  std::string(entry.name));
  }
  return all;
}

}  // namespace

TEST_CASE("the boundary cases of tests/cases/gazetteer.jsonl") {
  for (const Json& one : tests::cases("gazetteer")) {
    CAPTURE(one["text"].string);
    CAPTURE(one["why"].string);
    const Gazetteer gazetteer(rows(one["names"]));
    CHECK(found(gazetteer, one["text"].string) == one["found"].strings());
    if (!one["overlapping"].is_null())
      CHECK(found(gazetteer, one["text"].string, true) == one["overlapping"].strings());
  }
}

TEST_CASE("several entries share one form, best weight first") {
  const Gazetteer gazetteer({{.name = "Georgia", .type = "PERSON", .weight = 2},
                             {.name = "Georgia", .type = "GPE", .key = "iso3166:GE", .weight = 9},
                             {.name = "State of Georgia", .type = "GPE", .aliases = {"Georgia"}, .weight = 7}});
  CHECK(first_entries(gazetteer, "in Georgia") ==
        std::vector<std::string>{"GPE Georgia", "GPE State of Georgia", "PERSON Georgia"});
  CHECK(gazetteer.entries()[1].key == "iso3166:GE");
}

TEST_CASE("a spelling some row writes brings the rows that accept it, another those that accept it loosely") {
  const Gazetteer gazetteer(
      {{.name = "WHO", .type = "ORG", .case_mode = CaseMode::exact}, {.name = "Who", .type = "PERSON"}});
  CHECK(first_entries(gazetteer, "the WHO") == std::vector<std::string>{"ORG WHO", "PERSON Who"});
  CHECK(first_entries(gazetteer, "the Who") == std::vector<std::string>{"PERSON Who"});
}

TEST_CASE("types of one's own come after OntoNotes'") {
  const Gazetteer gazetteer({{.name = "aspirin", .type = "DRUG"}, {.name = "Lima", .type = "GPE"}});
  CHECK(gazetteer.type_names().size() == ontonotes_types.size() + 1);
  CHECK(first_entries(gazetteer, "aspirin") == std::vector<std::string>{"DRUG aspirin"});
}

TEST_CASE("a demonym names its country's entity, also after a merge") {
  const auto a = std::make_shared<const Gazetteer>(std::vector<GazetteerRow>{
      {.name = "North Korean", .type = "NORP", .aliases = {"North Koreans"}, .entity = "North Korea"},
      {.name = "North Korea", .type = "GPE"},
      {.name = "Jedi", .type = "NORP", .entity = "Jedi"},
      {.name = "Atlantean", .type = "NORP", .entity = "Atlantis"}});
  const Gazetteer b(std::vector<GazetteerRow>{{.name = "Lima", .type = "GPE"}});
  const auto both = Gazetteer::merged(b, *a);
  for (const auto* gazetteer : {a.get(), both.get()}) {
    const auto match = gazetteer->match("North Koreans, Jedi, Atlantean");
    REQUIRE(match.size() == 3);
    const auto& entries = gazetteer->entries();
    CHECK(entries[entries[match[0].entries[0]].entity].name == "North Korea");
    CHECK(entries[entries[match[1].entries[0]].entity].name == "Jedi");
    CHECK(entries[entries[match[2].entries[0]].entity].name == "Atlantean");
  }
}

TEST_CASE("rows build an equal gazetteer again") {
  const Gazetteer first(
      {{.name = "Côte d’Ivoire", .type = "GPE", .key = "iso3166:CI", .aliases = {"Ivory  Coast"}, .weight = 9},
       {.name = "Ann Lee", .case_mode = CaseMode::folded, .gender = Gender::female}});
  const std::vector<GazetteerRow> rows = first.rows();
  const Gazetteer again(rows);
  CHECK(again.rows().size() == 2);
  CHECK(again.entries()[0].name == "Côte d’Ivoire");
  CHECK(again.rows()[0].aliases == std::vector<std::string>{"Ivory Coast"});
  CHECK(again.entries()[1].gender == Gender::female);
  CHECK(found(again, "IVORY COAST, Côte d'Ivoire, ann lee") ==
        std::vector<std::string>{"IVORY COAST", "Côte d'Ivoire", "ann lee"});
}

TEST_CASE("a broken row is named") {
  using Rows = std::vector<GazetteerRow>;
  CHECK_THROWS_WITH_AS(Gazetteer(Rows{{.name = "A"}, {.name = " "}}), "row 2: the name is empty",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(Gazetteer(Rows{{.name = "A", .type = ""}}), "row 1: the type is empty", std::invalid_argument);
  CHECK_THROWS_WITH_AS(Gazetteer(Rows{{.name = "A", .weight = 10}}), "row 1: weight 10 is not between 0 and 9",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(Gazetteer(Rows{{.name = "A\xFF"}}), "row 1: name: byte 1: not UTF-8", std::invalid_argument);
}

TEST_CASE("a row's roles and years are given back as they are, also one without the other") {
  const std::vector<GazetteerRow> given{{.name = "Ann Lee", .roles = "mayor of Acton|judge", .years = "1950-"},
                                        {.name = "Bob Ray", .years = "1960-2000"},
                                        {.name = "Tim Day", .roles = "poet"},
                                        {.name = "Sue Fox"}};
  const Gazetteer first(given);
  const Gazetteer again(first.rows());
  for (const Gazetteer* gazetteer : {&first, &again}) {
    for (std::size_t i = 0; i < given.size(); ++i) {
      CHECK(gazetteer->entries().biography(i).roles == given[i].roles);
      CHECK(gazetteer->entries().biography(i).years == given[i].years);
    }
  }
  CHECK_THROWS_WITH_AS(Gazetteer(std::vector<GazetteerRow>{{.name = "X", .years = "1\t2"}}),
                       "row 1: a tab in roles or years", std::invalid_argument);
  CHECK_THROWS_AS(Gazetteer(std::vector<GazetteerRow>{{.name = "X", .roles = "\xFF"}}), std::invalid_argument);
}

TEST_CASE("nothing to find and nothing to search are no trouble") {
  CHECK(found(Gazetteer(std::vector<GazetteerRow>{}), "Lima").empty());
  const Gazetteer gazetteer(std::vector<GazetteerRow>{{.name = "Lima"}});
  CHECK(found(gazetteer, "").empty());
  CHECK(found(gazetteer, "\xCC\x81\xCC\x81").empty());
}

TEST_CASE("of several entries of one name the one comes first whose context is near") {
  const Gazetteer gazetteer({{.name = "Jordan", .type = "GPE", .weight = 8},
                             {.name = "Jordan", .type = "PERSON", .weight = 2, .context = {"Bulls", "basketball"}},
                             {.name = "Jordan", .type = "ORG", .weight = 3, .context = {"bank"}}});
  using Names = std::vector<std::string>;
  CHECK(first_entries(gazetteer, "in Jordan") == Names{"GPE Jordan", "ORG Jordan", "PERSON Jordan"});
  CHECK(first_entries(gazetteer, "Jordan of the Chicago BULLS") == Names{"PERSON Jordan", "GPE Jordan", "ORG Jordan"});
  CHECK(first_entries(gazetteer, "bulls: Jordan, a bank") == Names{"ORG Jordan", "GPE Jordan", "PERSON Jordan"});
  CHECK(first_entries(gazetteer, "Jordan won\nThe Bulls") == Names{"GPE Jordan", "ORG Jordan", "PERSON Jordan"});
  std::string far = "Jordan";
  for (int i = 0; i < 20; ++i) far += " so";
  CHECK(first_entries(gazetteer, far + " Bulls").front() == "GPE Jordan");
  CHECK(first_entries(gazetteer, far.substr(0, far.size() - 3) + " Bulls").front() == "PERSON Jordan");
  CHECK_THROWS_WITH_AS(Gazetteer(std::vector<GazetteerRow>{{.name = "A", .context = {"two words"}}}),
                       "row 1: context 'two words' is not one word", std::invalid_argument);
}

TEST_CASE("a row of accents folded keeps its aliases") {
  const Gazetteer gazetteer(std::vector<GazetteerRow>{
      {.name = "São Paulo", .aliases = {"Sampa", "Sao Paulo City"}, .fold_accents = true, .context = {"Brazil"}}});
  const auto rows = gazetteer.rows();
  CHECK(rows[0].aliases == std::vector<std::string>{"Sampa", "Sao Paulo City"});
  CHECK(rows[0].fold_accents);
  CHECK(rows[0].context == std::vector<std::string>{"Brazil"});
  CHECK(found(gazetteer, "Sao Paulo, SÃO PAULO") == std::vector<std::string>{"Sao Paulo", "SÃO PAULO"});
}

TEST_CASE("several texts at once, in order") {
  const Gazetteer gazetteer(std::vector<GazetteerRow>{{.name = "Lima"}});
  const std::vector<std::string_view> texts{"Lima", "", "to Lima and Lima"};
  for (const unsigned threads : {0U, 1U, 4U}) {
    const auto all = gazetteer.match_all(texts, false, threads);
    REQUIRE(all.size() == 3);
    CHECK(all[0].size() == 1);
    CHECK(all[1].empty());
    CHECK(all[2].size() == 2);
  }
}
