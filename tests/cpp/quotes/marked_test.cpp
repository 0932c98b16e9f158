#include "onrecord/quotes/marked.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace onrecord;

namespace {

std::vector<quotes::Marked> find(const std::string& text) {
  static const segment::Segmenter segmenter;
  static const quotes::Finder finder;
  return finder.find(text, segmenter.segment(text));
}

}  // namespace

TEST_CASE("a million opening marks are read in linear time") {
  std::string text;
  for (int i = 0; i < 1'000'000; ++i) text += "“";
  CHECK(find(text).size() == 16);
  std::string straight;
  for (int i = 0; i < 1'000'000; ++i) straight += "\"a ";
  CHECK(find(straight).size() == 16);
}

TEST_CASE("ten thousand nested marks are flat below the sixteenth") {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "“";
  text += "word";
  for (int i = 0; i < 10'000; ++i) text += "”";
  const auto marked = find(text);
  REQUIRE(marked.size() == 16);
  CHECK(marked.front().outer == TextSpan{0, static_cast<std::uint32_t>(text.size())});
  for (const auto& one : marked) CHECK(one.is_closed);
}
