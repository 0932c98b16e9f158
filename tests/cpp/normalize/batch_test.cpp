#include "onrecord/normalize/batch.hpp"

#include <doctest/doctest.h>

using namespace onrecord;
using normalize::Batch;
using normalize::Normalizer;

TEST_CASE("a batch gives what one call a text gives, whatever the number of threads") {
  const Normalizer normalizer(normalize::preset("default"));
  std::vector<std::string> texts;
  for (int i = 0; i < 500; ++i) texts.push_back(i % 3 == 0 ? "plain words" : std::to_string(i) + " caf&eacute;  x");
  for (const unsigned threads : {1U, 2U, 5U}) {
    Batch batch(normalizer, texts.size(), threads, [&](std::size_t i, const Batch::Use& use) { use(texts[i]); });
    batch.wait();
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const auto expected = normalizer.apply(texts[i]);
      const auto& changed = batch.outcomes()[i].changed;
      REQUIRE(changed.has_value() == expected.changed);
      if (changed) REQUIRE(changed->text == expected.text);
    }
  }
}

TEST_CASE("an empty batch and one that nobody waits for end well") {
  const Normalizer normalizer({"nfc"});
  Batch empty(normalizer, 0, 2, [](std::size_t, const Batch::Use&) {});
  empty.wait();
  CHECK(empty.outcomes().empty());
  const Batch left(normalizer, 100, 2, [](std::size_t, const Batch::Use& use) { use("e\u0301"); });
}
