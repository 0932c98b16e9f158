#include "onrecord/quotes/marked.hpp"

#include <doctest/doctest.h>

#include <string>

#include "support/cases.hpp"

using namespace onrecord;

namespace {

std::vector<quotes::Marked> find(const std::string& text) {
  static const segment::Segmenter segmenter;
  static const quotes::Finder finder;
  return finder.find(text, segmenter.segment(text));
}

}  // namespace

TEST_CASE("marked spans are those the case table says") {
  for (const auto& one : tests::cases("marked")) {
    const std::string& text = one["text"].string;
    CAPTURE(text);
    CAPTURE(one["why"].string);
    std::vector<std::string> found;
    for (const auto& marked : find(text)) found.emplace_back(slice(std::string_view(text), marked.inner));
    CHECK(found == one["marked"].strings());
  }
}

TEST_CASE("a marked span knows the one around it and the one it goes on with") {
  const auto nested = find("“He said ‘no’ to me,” she said.");
  REQUIRE(nested.size() == 2);
  CHECK_FALSE(nested[0].parent);
  CHECK(nested[1].parent == 0U);
  CHECK(nested[1].is_single);
  const auto paragraphs = find("“One.\n“Two.\n“Three,” she said. “Four.”");
  REQUIRE(paragraphs.size() == 4);
  CHECK_FALSE(paragraphs[0].is_closed);
  CHECK(paragraphs[1].continues == 0U);
  CHECK(paragraphs[2].continues == 1U);
  CHECK(paragraphs[2].is_closed);
  CHECK_FALSE(paragraphs[3].continues);
}

TEST_CASE("a single-marked quotation of two paragraphs is kept, a lost single mark is not") {
  const auto two = find("‘One.\n‘Two,’ she said.");
  REQUIRE(two.size() == 2);
  CHECK(two[1].continues == 0U);
  CHECK(find("He said ‘one and left.\nThen two.").empty());
}

TEST_CASE("a million opening marks are read in linear time") {
  for (const std::string_view piece : {"“", "\"a ", "'a ", "`", "« "}) {
    std::string text;
    for (int i = 0; i < 1'000'000; ++i) text += piece;
    CHECK(find(text).size() <= 500'000);
  }
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

TEST_CASE("a span lies in the one around it, whatever marks were lost") {
  for (const std::string text :
       {"\"“The pumps failed at noon, said chief engineer Paula Wren.\\n\\n“Nobody called us,” said Sam Ode.\"",
        "\"“We left, said Ann Lee.\nThen ‘one’ came.\n‘Two,” she said. “No.\"", "“One ‘two” three’ four"}) {
    CAPTURE(text);
    const auto all = find(text);
    for (std::size_t i = 0; i < all.size(); ++i) {
      CHECK(all[i].outer.contains(all[i].inner));
      if (all[i].parent) CHECK(all[*all[i].parent].inner.contains(all[i].outer));
      if (i > 0 && !all[i].parent) CHECK_FALSE(all[i - 1].outer.overlaps(all[i].outer));
    }
  }
}
