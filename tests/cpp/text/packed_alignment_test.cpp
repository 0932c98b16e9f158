#include "onrecord/text/packed_alignment.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "onrecord/text/utf8.hpp"

using namespace onrecord;
using text::Alignment;
using text::CodePointIndex;
using text::PackedAlignment;

namespace {

// A text of many kinds of edits: insertions, deletions, replacements, many of them touching.
std::pair<std::string, Alignment> rewritten(const std::string& source, std::mt19937& dice) {
  text::Rewriter out(source);
  for (std::uint32_t i = 0; i < source.size();) {
    const std::uint32_t length = text::decode(source, i).length;
    const std::string with = dice() % 2 == 0 ? "" : dice() % 2 == 0 ? "é…" : "x";
    if (dice() % 3 == 0) out.replace(i, dice() % 4 == 0 ? i : i + length, with);
    i += length;
    if (dice() % 40 == 0) {
      const auto longer = static_cast<std::uint32_t>(std::min<std::size_t>(source.size(), i + 400));
      if (longer == source.size()) continue;
      out.replace(i, longer, "");
      i = longer;
    }
  }
  return out.finish();
}

}  // namespace

TEST_CASE("a packed alignment maps as the one it was made from, in code points") {
  std::mt19937 dice(11);
  for (int round = 0; round < 60; ++round) {
    std::string plain(dice() % 3000, 'a');
    const auto [text, edits] = rewritten(plain, dice);
    const PackedAlignment packed(edits, plain, text);
    const CodePointIndex source_index(plain);
    const CodePointIndex text_index(text);
    REQUIRE(packed.pieces().size() == edits.edits().size());
    REQUIRE(packed.text_size() == text::count_code_points(text));
    for (int ask = 0; ask < 500; ++ask) {
      auto begin = static_cast<std::uint32_t>(dice() % (packed.text_size() + 1));
      auto end = std::min(begin + static_cast<std::uint32_t>(dice() % 20), packed.text_size());
      const SourceSpan there = edits.to_source({text_index.to_byte(begin), text_index.to_byte(end)});
      if (begin != 0 || end != packed.text_size())
        REQUIRE(packed.to_source({begin, end}) == CodePointSpan{there.begin, there.end});
      begin = static_cast<std::uint32_t>(dice() % (packed.source_size() + 1));
      end = std::min(begin + static_cast<std::uint32_t>(dice() % 20), packed.source_size());
      const TextSpan here = edits.to_text({begin, end});
      if (begin != 0 || end != packed.source_size())
        REQUIRE(packed.to_text({begin, end}) ==
                CodePointSpan{text_index.to_code_point(here.begin), text_index.to_code_point(here.end)});
    }
    CHECK(packed.to_source({0, packed.text_size()}) == CodePointSpan{0, packed.source_size()});
  }
}

TEST_CASE("characters of several bytes are counted once") {
  const std::string source = "é\u0301“a";
  text::Rewriter out(source);
  out.replace(2, 4, "");
  out.replace(4, 7, "\"");
  const auto [text, alignment] = out.finish();
  const PackedAlignment packed(alignment, source, text);
  CHECK(packed.to_source({1, 2}) == CodePointSpan{2, 3});
  CHECK(packed.to_source({2, 3}) == CodePointSpan{3, 4});
  CHECK(packed.to_text({1, 3}) == CodePointSpan{1, 2});
  CHECK(packed.pieces() == std::vector<PackedAlignment::Piece>{{{1, 2}, {1, 1}}, {{2, 3}, {1, 2}}});
}
