#include "onrecord/text/alignment.hpp"

#include <doctest/doctest.h>

using namespace onrecord;
using text::Rewriter;

TEST_CASE("what was not changed maps to itself, shifted") {
  Rewriter out("A&amp;B now");
  out.replace(1, 6, "&");
  const auto [result, alignment] = out.finish();
  CHECK(result == "A&B now");
  CHECK(alignment.to_source({4, 7}) == SourceSpan{8, 11});
  CHECK(alignment.to_text({8, 11}) == TextSpan{4, 7});
  CHECK(alignment.to_source({0, 7}) == SourceSpan{0, 11});
}

TEST_CASE("a span that touches an edit covers the whole source piece") {
  Rewriter out("cafe\xCC\x81!");
  out.replace(3, 6, "\xC3\xA9");
  const auto [result, alignment] = out.finish();
  CHECK(result == "caf\xC3\xA9!");
  CHECK(alignment.to_source({3, 5}) == SourceSpan{3, 6});
  CHECK(alignment.to_text({3, 4}) == TextSpan{3, 5});
}

TEST_CASE("a deletion beside a span stays outside it, one inside it stays inside") {
  Rewriter out("ab\r\ncd");
  out.replace(2, 3, "");
  const auto [result, alignment] = out.finish();
  CHECK(result == "ab\ncd");
  CHECK(alignment.to_source({0, 2}) == SourceSpan{0, 2});
  CHECK(alignment.to_source({2, 5}) == SourceSpan{3, 6});
  CHECK(alignment.to_source({0, 5}) == SourceSpan{0, 6});
}

TEST_CASE("two alignments compose into one, and edits that only touch stay apart") {
  Rewriter first("x&lt;y \r\nz");
  first.replace(1, 5, "<");
  first.replace(7, 8, "");
  const auto [middle, a] = first.finish();
  CHECK(middle == "x<y \nz");
  Rewriter second(middle);
  second.replace(1, 2, "less");
  second.replace(3, 4, "");
  const auto [result, b] = second.finish();
  CHECK(result == "xlessy\nz");
  const auto both = a.then(b);
  CHECK(both.to_source({1, 5}) == SourceSpan{1, 5});
  CHECK(both.to_source({5, 6}) == SourceSpan{5, 6});
  CHECK(both.to_source({7, 8}) == SourceSpan{9, 10});
  CHECK(both.source_size() == 10);
  CHECK(both.text_size() == 8);
}

TEST_CASE("an insertion belongs to its place") {
  Rewriter out("promisesTrump");
  out.replace(8, 8, "\n");
  const auto [result, alignment] = out.finish();
  CHECK(result == "promises\nTrump");
  CHECK(alignment.to_source({0, 8}) == SourceSpan{0, 8});
  CHECK(alignment.to_source({9, 14}) == SourceSpan{8, 13});
  CHECK(alignment.to_source({8, 9}) == SourceSpan{8, 8});
}
