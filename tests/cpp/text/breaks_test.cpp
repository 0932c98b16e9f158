#include "onrecord/text/breaks.hpp"

#include <doctest/doctest.h>

using namespace onrecord::text;

TEST_CASE("sentences of a script without capitals end at its own full stop") {
  SentenceBreaker breaker;
  const std::string_view text = "他走了。她留下。";
  CHECK(breaker.ends(text) == std::vector<std::uint32_t>{12, 24});
  CHECK(breaker.ends("").size() == 1);
}
