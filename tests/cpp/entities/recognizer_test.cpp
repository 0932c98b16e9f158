#include "onrecord/entities/recognizer.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "onrecord/segment/segments.hpp"
#include "support/cases.hpp"
#include "support/marked.hpp"

using namespace onrecord;
using namespace onrecord::entities;
using tests::Json;

namespace {

// A mention as its case's markup names it: "Trump (PERSON Donald Trump)".
std::string line(std::string_view written, std::string_view type, std::string_view entity) {
  return std::string(written) + " (" + std::string(type) + " " + std::string(entity) + ")";
}

std::vector<std::string> found(const std::string& text) {
  static const Recognizer recognizer(Gazetteer::embedded());
  static const segment::Segmenter segmenter;
  const Found all = recognizer.find(text, segmenter.segment(text));
  std::vector<std::string> lines;
  for (const Mention& mention : all.mentions) {
    lines.push_back(line(text::slice(text, mention.span), ontonotes_types[static_cast<std::size_t>(mention.type)],
                         all.entities[mention.entity].name));
  }
  return lines;
}

std::vector<std::string> wanted(const tests::Marked& marked) {
  std::vector<std::string> lines;
  for (const auto& mention : marked.mentions)
    lines.push_back(line(text::slice(marked.text, mention.span), mention.type, mention.entity));
  return lines;
}

}  // namespace

TEST_CASE("entities: the cases of tests/cases/entities.jsonl, with the embedded gazetteer") {
  for (const Json& one : tests::cases("entities")) {
    const tests::Marked marked = tests::read_marked(one["text"].string);
    CAPTURE(marked.text);
    CAPTURE(one["why"].string);
    // What a case known to fail should give stays written down; one that no longer fails has to lose its mark.
    CHECK((found(marked.text) == wanted(marked)) == !one["known"].boolean);
  }
}
