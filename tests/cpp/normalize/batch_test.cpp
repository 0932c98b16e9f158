#include "onrecord/normalize/batch.hpp"

#include <doctest/doctest.h>

#include <atomic>

using namespace onrecord;
using normalize::Batch;
using normalize::Normalizer;
using normalize::Pool;

TEST_CASE("a batch gives what one call a text gives, whatever the number of threads") {
  const Normalizer normalizer(normalize::preset("default"));
  std::vector<std::string> texts;
  for (int i = 0; i < 500; ++i) texts.push_back(i % 3 == 0 ? "plain words" : std::to_string(i) + " caf&eacute;  x");
  for (const unsigned threads : {1U, 2U, 5U}) {
    Pool pool(normalizer, threads);
    const auto first = pool.begin(texts.size(), [&](std::size_t i, const Batch::Use& use) { use(texts[i]); });
    const auto batch = pool.begin(texts.size(), [&](std::size_t i, const Batch::Use& use) { use(texts[i]); });
    batch->wait();
    first->wait();
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const auto expected = normalizer.apply(texts[i]);
      const auto& changed = batch->outcomes()[i].changed;
      REQUIRE(changed.has_value() == expected.changed);
      if (changed) REQUIRE(changed->text == expected.text);
    }
  }
}

TEST_CASE("an empty batch and one that nobody waits for end well") {
  Pool pool(Normalizer({"nfc"}), 2);
  const auto empty = pool.begin(0, [](std::size_t, const Batch::Use&) {});
  empty->wait();
  CHECK(empty->outcomes().empty());
  const auto left = pool.begin(100, [](std::size_t, const Batch::Use& use) { use("e\u0301"); });
}

TEST_CASE("of an abandoned batch no text is read any more") {
  Pool pool(Normalizer({"nfc"}), 2);
  std::atomic<bool> is_gone = false;
  std::atomic<int> read_late = 0;
  const auto batch = pool.begin(100'000, [&](std::size_t, const Batch::Use& use) {
    if (is_gone) ++read_late;
    use("e\u0301");
  });
  batch->abandon();
  is_gone = true;
  const auto next = pool.begin(10, [](std::size_t, const Batch::Use& use) { use("e\u0301"); });
  next->wait();
  CHECK(read_late == 0);
  CHECK(next->outcomes()[9].changed->text == "\u00E9");
}
