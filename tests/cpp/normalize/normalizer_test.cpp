#include "onrecord/normalize/normalizer.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

#include "support/cases.hpp"

using namespace onrecord;
using normalize::Normalizer;

namespace {

std::string applied(const std::vector<std::string>& steps, const std::string& text) {
  auto result = Normalizer(steps).apply(text);
  return result.changed ? result.text : text;
}

std::string refusal(const std::vector<std::string>& steps) {
  try {
    const Normalizer refused(steps);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("every case of the table holds, with its steps or with a preset") {
  for (const auto& one : tests::cases("normalize")) {
    CAPTURE(one["why"].string);
    CAPTURE(one["text"].string);
    const bool is_preset = one["steps"].kind == tests::Json::Kind::string;
    const auto steps = is_preset ? normalize::preset(one["steps"].string) : one["steps"].strings();
    CHECK(applied(steps, one["text"].string) == one["expected"].string);
  }
}

TEST_CASE("a text of many articles loses the boilerplate of each") {
  std::string text;
  std::string expected;
  for (int i = 0; i < 20'000; ++i) {
    const std::string prose = "The talks failed on day " + std::to_string(i) + ".\n";
    text += prose + "Read more: Talks fail\n\nThey went home.\n\n";
    expected += prose + "\nThey went home.\n\n";
  }
  CHECK(applied({"boilerplate"}, text) == expected);
}

TEST_CASE("clean text is not copied") {
  const auto result = Normalizer(normalize::preset("default")).apply("“A clean text,” she said.\n\nNo more.");
  CHECK(!result.changed);
  CHECK(result.text.empty());
  CHECK(result.alignment.is_identity());
}

TEST_CASE("unknown, repeated and clashing steps are named") {
  CHECK(refusal({"mask:urls+moons"}).starts_with("unknown normalization step 'mask:urls+moons'"));
  CHECK(refusal({"mask", "mask:urls"}).starts_with("normalization step 'mask:urls' is given twice"));
  CHECK(refusal({"nfx"}).starts_with("unknown normalization step 'nfx'; there are: utf8 html "));
  CHECK(refusal({"html", "html"}).starts_with("normalization step 'html' is given twice"));
  CHECK(refusal({"nfc", "nfkd"}).starts_with("normalization steps 'nfc' and 'nfkd' exclude one another"));
  CHECK(refusal({"html", "utf8"}).starts_with("normalization step 'utf8' must be the first"));
  CHECK_THROWS_WITH_AS(normalize::preset("fancy"), "unknown preset 'fancy'; there are: default, search, ascii, none",
                       std::invalid_argument);
}

TEST_CASE("every preset can be built, and every step alone") {
  for (const char* name : {"default", "search", "ascii", "none"}) CHECK_NOTHROW(Normalizer(normalize::preset(name)));
  for (const auto name : normalize::step_names()) CHECK_NOTHROW(Normalizer({std::string(name)}));
}

TEST_CASE("invalid UTF-8 is refused without the step utf8, and repaired by it") {
  CHECK_THROWS_WITH_AS(Normalizer({"html"}).apply("ab\xFF"),
                       "byte 2: not UTF-8; decode the text first or begin with 'utf8'", std::invalid_argument);
  const auto repaired = normalize::repair_utf8("a\xE2\x80z\xFF\xC0");
  CHECK(repaired.text == "a\uFFFDz\uFFFD\uFFFD");
  REQUIRE(repaired.alignment.edits().size() == 3);
  CHECK(repaired.alignment.edits()[0].source == SourceSpan{1, 3});
  CHECK(repaired.alignment.edits()[2].source == SourceSpan{5, 6});
}

TEST_CASE("the changes of each step are told in both texts") {
  const std::string source = "Caf&eacute;\u00A0now";
  const Normalizer normalizer({"html", "spaces"});
  const auto changes = normalizer.explain(source);
  REQUIRE(changes.size() == 2);
  CHECK(changes[0].step == "html");
  CHECK(slice(std::string_view(source), changes[0].source) == "&eacute;");
  CHECK(changes[0].text == TextSpan{3, 5});
  CHECK(changes[1].step == "spaces");
  CHECK(changes[1].source == SourceSpan{11, 13});
  CHECK(changes[1].text == TextSpan{5, 6});
}

TEST_CASE("what a later step changes back leaves no edit") {
  const auto result = Normalizer({"html", "nfd"}).apply("&eacute;");
  CHECK(result.text == "e\u0301");
  CHECK(!Normalizer({"casefold", "nfc"}).apply("plain").changed);
}

TEST_CASE("the whole text is the whole source") {
  const auto result = Normalizer({"invisible"}).apply("\uFEFFHello");
  CHECK(result.to_source({0, 5}) == SourceSpan{0, 8});
  CHECK(result.alignment.to_source({0, 5}) == SourceSpan{3, 8});
  CHECK(result.to_text({0, 8}) == TextSpan{0, 5});
}
