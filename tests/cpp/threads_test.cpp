// One analyzer shared by several threads gives what it gives alone; run under ThreadSanitizer by ./dev check.
#include <doctest/doctest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>
#include <vector>

#include "onrecord/analyzer.hpp"

namespace {

std::vector<std::string> seeds() {
  std::vector<std::string> texts;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(ONRECORD_ROOT) / "seeds")) {
    std::ostringstream text;
    text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    texts.push_back(text.str());
  }
  return texts;
}

// Everything a document found, as one string.
std::string print(const onrecord::Document& document) {
  std::ostringstream out;
  for (const auto& quote : document.quotes) {
    out << quote.span.begin << '-' << quote.span.end << ' ' << name(quote.kind) << ' ' << quote.rule << ' '
        << quote.confidence << ' ' << quote.speaker_entity.value_or(~0U) << '\n';
  }
  for (const auto& mention : document.mentions) {
    out << mention.span.begin << '-' << mention.span.end << ' ' << mention.entity << ' ' << mention.rule << '\n';
  }
  return out.str();
}

}  // namespace

TEST_CASE("threads that share an analyzer find what one alone finds") {
  const auto texts = seeds();
  const onrecord::Analyzer analyzer;
  std::vector<std::string> expected;
  for (const auto& text : texts) expected.push_back(print(analyzer.analyze(text)));
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&] {
      for (int round = 0; round < 25; ++round) {
        for (std::size_t i = 0; i < texts.size(); ++i)
          wrong += print(analyzer.analyze(texts[i])) != expected[i] ? 1 : 0;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(wrong == 0);
}

TEST_CASE("the first use of the embedded gazetteer may come from several threads at once") {
  std::vector<std::thread> threads;
  std::atomic<int> different = 0;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&] {
      if (onrecord::entities::Gazetteer::embedded() != onrecord::entities::Gazetteer::embedded()) ++different;
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(different == 0);
}
