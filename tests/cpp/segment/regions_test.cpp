#include <doctest/doctest.h>

#include <string>

#include "onrecord/segment/regions/dates.hpp"
#include "onrecord/segment/segments.hpp"
#include "support/cases.hpp"

using namespace onrecord;

namespace {

const segment::Segmenter& segmenter() {
  static const segment::Segmenter one;
  return one;
}

std::string sliced(std::string_view text, const std::optional<TextSpan>& span) {
  return span ? std::string(slice(text, *span)) : "";
}

}  // namespace

TEST_CASE("regions are those the case table says") {
  for (const auto& one : tests::cases("regions")) {
    const std::string& text = one["text"].string;
    CAPTURE(text);
    CAPTURE(one["why"].string);
    const auto segments = segmenter().segment(text);
    REQUIRE(segments.regions.size() == one["regions"].array.size());
    for (std::size_t i = 0; i < segments.regions.size(); ++i) {
      const auto& region = segments.regions[i];
      const auto& wanted = one["regions"][i];
      CHECK(segment::name(region.kind) == wanted["kind"].string);
      CHECK(slice(std::string_view(text), region.span) == wanted["text"].string);
      if (!wanted["content"].is_null())
        CHECK(slice(std::string_view(text), region.content) == wanted["content"].string);
      if (!wanted["author"].is_null()) CHECK(sliced(text, region.author) == wanted["author"].string);
      CHECK(sliced(text, region.handle) == wanted["handle"].string);
      CHECK(region.date == wanted["date"].string);
    }
  }
}

TEST_CASE("a region that ends inside a line ends a sentence there") {
  const std::string text = "Also on example.com Mayor warns of floods\nOSLO — The river rose.";
  const auto segments = segmenter().segment(text);
  REQUIRE(segments.sentences.size() == 4);
  CHECK(slice(std::string_view(text), segments.sentences[1].span) == "Mayor warns of floods");
  CHECK(slice(std::string_view(text), segments.sentences[3].span) == "The river rose.");
  CHECK(segments.paragraphs[1].first_sentence == 2);
}

TEST_CASE("dates are read as news writes them") {
  const segment::Tokenizer tokenizer;
  const segment::regions::Dates dates;
  const auto iso = [&](std::string_view text) {
    const auto tokens = tokenizer.tokenize(text);
    const auto date = dates.at(text, tokens, 0, static_cast<std::uint32_t>(tokens.size()));
    return date ? date->iso : "";
  };
  CHECK(iso("January 18, 2019") == "2019-01-18");
  CHECK(iso("18 Jan 2019") == "2019-01-18");
  CHECK(iso("Sept. 5, 2018") == "2018-09-05");
  CHECK(iso("2019-01-18") == "2019-01-18");
  CHECK(iso("January 48, 2019").empty());
  CHECK(iso("January").empty());
  CHECK(iso("the 18 of May").empty());
}
