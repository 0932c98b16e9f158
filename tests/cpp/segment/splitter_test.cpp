#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "onrecord/segment/segments.hpp"
#include "support/cases.hpp"

using namespace onrecord;

namespace {

const segment::Segmenter& segmenter() {
  static const segment::Segmenter one;
  return one;
}

}  // namespace

TEST_CASE("sentences end where the case table says") {
  for (const auto& one : tests::cases("sentences")) {
    const std::string& text = one["text"].string;
    CAPTURE(text);
    CAPTURE(one["why"].string);
    std::vector<std::string> found;
    for (const auto& sentence : segmenter().segment(text).sentences)
      found.emplace_back(slice(std::string_view(text), sentence.span));
    CHECK(found == one["sentences"].strings());
  }
}

TEST_CASE("paragraphs are lines, and know their sentences") {
  const auto segments = segmenter().segment("One. Two.\r\n\n Three.");
  REQUIRE(segments.paragraphs.size() == 2);
  CHECK(segments.paragraphs[0].last_sentence == 2);
  CHECK(segments.paragraphs[1].first_sentence == 2);
  CHECK(segments.paragraphs[1].last_sentence == 3);
  CHECK(segmenter().segment("").paragraphs.empty());
}

TEST_CASE("a million stops in one line are read in linear time") {
  std::string text;
  for (int i = 0; i < 1'000'000; ++i) text += ". ";
  CHECK_FALSE(segmenter().segment(text).sentences.empty());
}
