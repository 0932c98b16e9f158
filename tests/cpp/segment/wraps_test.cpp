#include "onrecord/segment/wraps.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace onrecord;

namespace {

std::vector<std::string> paragraphs(const std::string& text) {
  static const segment::Segmenter segmenter;
  std::vector<std::string> found;
  for (const auto& paragraph : segmenter.segment(text).paragraphs) {
    found.emplace_back(slice(std::string_view(text), paragraph.span));
  }
  return found;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a line that goes on in lower case is joined") {
  CHECK(paragraphs("The keeper had rowed out in\nevery month of the year.\n\nNobody knew.") ==
        Lines{"The keeper had rowed out in\nevery month of the year.", "Nobody knew."});
}

TEST_CASE("a line that ends a sentence, an empty line and a short one part paragraphs") {
  CHECK(paragraphs("He rowed out alone.\nthe sea was calm that day.").size() == 2);
  CHECK(paragraphs("He rowed out alone in\n\nthe sea was calm that day.").size() == 2);
  CHECK(paragraphs("apples\npears\nplums").size() == 3);
}

TEST_CASE("in wrapped text a capital goes on where its word would not have fitted") {
  CHECK(paragraphs("“We had a plan for the river and one for the\nbridge,” said Lorne. “Both were wet,” said\n"
                   "Coroner Hale.")
            .size() == 1);
  CHECK(paragraphs("We had a plan for the river and one for the\nbridge. So it was.\nCoroner Hale left.").size() == 2);
}

TEST_CASE("a wrapped paragraph's sentences reach over its lines") {
  const segment::Segmenter segmenter;
  const std::string text = "He had rowed out there in\nevery month. Nobody knew that he\nhad.";
  const auto segments = segmenter.segment(text);
  REQUIRE(segments.sentences.size() == 2);
  CHECK(slice(std::string_view(text), segments.sentences[0].span) == "He had rowed out there in\nevery month.");
  CHECK(segments.paragraphs[0].last_sentence == 2);
}
