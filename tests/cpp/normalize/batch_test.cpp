#include "onrecord/normalize/batch.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <functional>

using namespace onrecord;
using normalize::Normalizer;
using normalize::Outcome;
using normalize::Pool;

TEST_CASE("a batch gives what one call a text gives, whatever the number of threads") {
  const Normalizer normalizer(normalize::preset("default"));
  std::vector<std::string> texts;
  for (int i = 0; i < 500; ++i) texts.push_back(i % 3 == 0 ? "plain words" : std::to_string(i) + " caf&eacute;  x");
  for (const unsigned threads : {1U, 2U, 5U}) {
    Pool pool(normalizer, threads);
    std::vector<Outcome> first(texts.size());
    std::vector<Outcome> second(texts.size());
    const auto into = [&](std::vector<Outcome>& outcomes) {
      return [&](std::size_t i, const Normalizer& with) { outcomes[i] = outcome_of(with, texts[i]); };
    };
    const auto first_batch = pool.begin(texts.size(), into(first));
    const auto second_batch = pool.begin(texts.size(), into(second));
    second_batch->wait();
    first_batch->wait();
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const auto expected = normalizer.apply(texts[i]);
      for (const auto& outcomes : {std::cref(first), std::cref(second)}) {
        const auto& changed = outcomes.get()[i].changed;
        REQUIRE(changed.has_value() == expected.changed);
        if (changed) REQUIRE(changed->text == expected.text);
      }
    }
  }
}

TEST_CASE("an empty batch and one that nobody waits for end well") {
  Pool pool(Normalizer({"nfc"}), 2);
  pool.begin(0, [](std::size_t, const Normalizer&) {})->wait();
  std::atomic<int> done = 0;
  const auto left = pool.begin(100, [&](std::size_t, const Normalizer&) { ++done; });
  left->abandon();
  CHECK(done <= 100);
}

TEST_CASE("of an abandoned batch no text is worked on any more") {
  Pool pool(Normalizer({"nfc"}), 2);
  std::atomic<bool> is_gone = false;
  std::atomic<int> late = 0;
  std::atomic<int> done = 0;
  const auto batch = pool.begin(100'000, [&](std::size_t, const Normalizer&) {
    if (is_gone) ++late;
  });
  batch->abandon();
  is_gone = true;
  pool.begin(10, [&](std::size_t, const Normalizer&) { ++done; })->wait();
  CHECK(late == 0);
  CHECK(done == 10);
}
