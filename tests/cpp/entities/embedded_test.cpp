#include <doctest/doctest.h>

#include <set>
#include <string>

#include "onrecord/data/data.hpp"
#include "onrecord/entities/gazetteer.hpp"
#include "onrecord/text/table.hpp"

using namespace onrecord;
using namespace onrecord::entities;

namespace {

GazetteerEntry best(std::string_view name) {
  const auto& gazetteer = *Gazetteer::embedded();
  const auto matches = gazetteer.match(name);
  REQUIRE_MESSAGE(matches.size() == 1, name);
  return gazetteer.entries()[matches[0].entries[0]];
}

}  // namespace

TEST_CASE("the embedded gazetteer knows places, bodies and peoples, and links a people to its country") {
  CHECK(best("U.S.").name == "United States");
  CHECK(best("N. Korea").key == "iso3166:KP");
  CHECK(best("NATO").type == EntityType::org);
  const auto& entries = Gazetteer::embedded()->entries();
  CHECK(best("Americans").type == EntityType::norp);
  CHECK(entries[best("Americans").entity].name == "United States");
  CHECK(entries[best("North Koreans").entity].name == "North Korea");
}

TEST_CASE("the embedded gazetteer knows roles and years of people") {
  const auto& gazetteer = *Gazetteer::embedded();
  const auto matches = gazetteer.match("Jacques Chirac met Deborah Harry in France");
  REQUIRE(!matches.empty());
  const Biography life = gazetteer.entries().biography(matches[0].entries[0]);
  CHECK(life.roles == "president of France|prime minister of France|mayor of Paris");
  CHECK(life.years == "1932-2019");
  const Biography place = gazetteer.entries().biography(matches.back().entries[0]);
  CHECK(place.roles.empty());
  CHECK(place.years.empty());
}

TEST_CASE("the place of every demonym is in the tables") {
  std::set<std::string_view> demonyms;
  text::for_each_row("en/demonyms.tsv", data::table("en/demonyms.tsv"), [&](const text::Row& row) {
    if (row[0] != row[1]) demonyms.insert(row[0]);
  });
  const auto& entries = Gazetteer::embedded()->entries();
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    if (entries[i].type != EntityType::norp || !demonyms.contains(entries[i].name)) continue;
    CHECK_MESSAGE(entries[i].entity != i, entries[i].name);
  }
}

TEST_CASE("every embedded type is one of OntoNotes'") {
  CHECK(Gazetteer::embedded()->type_names().size() == ontonotes_types.size());
}
