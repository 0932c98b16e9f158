#include "onrecord/entities/names.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "onrecord/entities/recognizer.hpp"
#include "support/cases.hpp"

using namespace onrecord;
using namespace onrecord::entities;
using tests::Json;

namespace {

using Named = std::vector<std::pair<std::string, std::string>>;

std::vector<Candidate> candidates(const std::string& text, const std::shared_ptr<const Gazetteer>& gazetteer) {
  const segment::Segmenter segmenter;
  const auto segments = segmenter.segment(text);
  const auto matches = gazetteer == nullptr ? std::vector<GazetteerMatch>{} : gazetteer->match(text);
  return NameFinder(gazetteer).find(text, segments, matches);
}

Named named(const std::string& text, const std::shared_ptr<const Gazetteer>& gazetteer) {
  Named all;
  for (const Candidate& one : candidates(text, gazetteer))
    all.emplace_back(text::slice(text, one.span), ontonotes_types[static_cast<std::size_t>(one.type)]);
  return all;
}

Named wanted(const Json& names) {
  Named all;
  for (const Json& name : names.array) all.emplace_back(name[0].string, name[1].string);
  return all;
}

}  // namespace

TEST_CASE("names: the cases of names.jsonl, with the embedded gazetteer") {
  for (const Json& one : tests::cases("names")) {
    CAPTURE(one["text"].string);
    CAPTURE(one["why"].string);
    CHECK(named(one["text"].string, Gazetteer::embedded()) == wanted(one["names"]));
  }
}

TEST_CASE("names: without a gazetteer, names are still found") {
  CHECK(named("Mr. Halvorsen left Dunmore Holdings Inc. in May.", nullptr) ==
        Named{{"Halvorsen", "PERSON"}, {"Dunmore Holdings Inc.", "ORG"}});
}

TEST_CASE("names: the title lies in the candidate, outside its span") {
  const std::string text = "Then Vice President Ida Farquhar spoke.";
  const auto found = candidates(text, Gazetteer::embedded());
  REQUIRE(found.size() == 1);
  CHECK(found[0].title.size() == 2);
  CHECK(found[0].gender == Gender::female);
}

TEST_CASE("names: each candidate says its rule and an estimate") {
  for (const Candidate& one : candidates("Ravi Menon of Dunmore Holdings met the UN in Oslo.", Gazetteer::embedded())) {
    CHECK(std::string(one.rule) != "");
    CHECK(one.confidence > 0.2F);
    CHECK(one.confidence < 1.0F);
  }
}

TEST_CASE("names: empty text, marks alone and endless capitals do no harm") {
  CHECK(named("", Gazetteer::embedded()).empty());
  CHECK(named("-- & - , . ( ' ’s", Gazetteer::embedded()).empty());
  std::string endless;
  for (int i = 0; i < 20000; ++i) endless += "Alpha & Beta of the ";
  CHECK(!candidates(endless, Gazetteer::embedded()).empty());
}
