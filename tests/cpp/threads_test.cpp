// One analyzer shared by several threads gives what it gives alone, as `pipe` shares it; run under ThreadSanitizer by
// ./dev check.
#include <doctest/doctest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <thread>
#include <vector>

#include "onrecord/analyzer.hpp"
#include "support/cases.hpp"

namespace {

using onrecord::Analyzer;
using onrecord::Document;

constexpr int thread_count = 4;

// The seeds, the texts of all cases, and one long article of both: many small documents and a large one.
std::vector<std::string> articles() {
  std::vector<std::string> texts;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(ONRECORD_ROOT) / "seeds")) {
    std::ostringstream text;
    text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    texts.push_back(text.str());
  }
  for (const char* table : {"attribution", "indirect", "marked", "names", "regions", "resolution", "sentences"}) {
    for (const auto& one : onrecord::tests::cases(table)) texts.push_back(one["text"].string);
  }
  std::string all;
  for (const auto& text : texts) all += text + "\r\n\r\n";  // the line breaks make the normalizer work, too
  texts.push_back(std::move(all));
  return texts;
}

// Everything a document found, as one string, in offsets of its source.
std::string print(const Document& document) {
  const onrecord::SourceMap to_source(document);
  std::ostringstream out;
  const auto put = [&](onrecord::TextSpan span) {
    const auto there = to_source(span);
    out << there.begin << '-' << there.end << ' ';
  };
  for (const auto& quote : document.quotes) {
    for (const auto part : quote.parts) put(part);
    put(quote.speaker.value_or(onrecord::TextSpan{}));
    put(quote.cue.value_or(onrecord::TextSpan{}));
    out << name(quote.kind) << ' ' << quote.rule << ' ' << quote.confidence << ' ' << quote.speaker_entity.value_or(~0U)
        << '\n';
  }
  for (const auto& mention : document.mentions) {
    put(mention.span);
    out << document.entities[mention.entity].name << ' ' << mention.rule << '\n';
  }
  for (const auto& sentence : document.sentences) put(sentence.span);
  return out.str();
}

void run_in_threads(const std::function<void(int)>& work) {
  std::vector<std::thread> threads;
  for (int thread = 0; thread < thread_count; ++thread) threads.emplace_back(work, thread);
  for (auto& thread : threads) thread.join();
}

}  // namespace

TEST_CASE("threads that share an analyzer, a normalizer and a gazetteer find what one alone finds") {
  const auto texts = articles();
  const Analyzer analyzer;
  const onrecord::normalize::Normalizer normalizer(onrecord::normalize::preset("default"));
  const auto gazetteer = onrecord::entities::Gazetteer::embedded();
  const auto all_of = [&](const std::string& text) {
    const auto normalized = normalizer.apply(text);
    return print(analyzer.analyze(text)) + print(analyzer.match_entities(text)) + normalized.text +
           std::to_string(normalized.alignment.edits().size()) + ' ' +
           std::to_string(gazetteer->match(text, true).size());
  };
  std::vector<std::string> expected;
  expected.reserve(texts.size());
  for (const auto& text : texts) expected.push_back(all_of(text));
  std::atomic<int> wrong = 0;
  run_in_threads([&](int thread) {
    for (std::size_t i = 0; i < texts.size(); ++i) {  // each begins elsewhere, so that unlike texts meet
      const std::size_t which = (i + static_cast<std::size_t>(thread) * texts.size() / thread_count) % texts.size();
      wrong += all_of(texts[which]) != expected[which] ? 1 : 0;
    }
  });
  CHECK(wrong == 0);
}

TEST_CASE("threads that share an explained document are told what one alone is told") {
  std::string text;
  for (const auto& one : onrecord::tests::cases("attribution")) text += one["text"].string + "\n\n";
  const Analyzer analyzer;
  const auto explained = analyzer.explain(text);
  const auto told = [&](std::size_t index) {
    const auto explanation = explained->explain(index);
    std::ostringstream out;
    for (const auto& reason : explanation.speech.reasons) out << reason.feature << ' ' << reason.weight << '\n';
    for (const auto& candidate : explanation.candidates) out << candidate.rule << ' ' << candidate.score << '\n';
    for (const auto& border : explanation.borders) out << border.how << ' ' << border.ends.size() << '\n';
    return out.str();
  };
  const std::size_t count = explained->document().quotes.size();
  std::vector<std::string> expected;
  for (std::size_t i = 0; i < count; ++i) expected.push_back(told(i));
  std::atomic<int> wrong = 0;
  run_in_threads([&](int thread) {
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t which = (i + static_cast<std::size_t>(thread) * count / thread_count) % count;
      wrong += told(which) != expected[which] ? 1 : 0;
    }
  });
  CHECK(wrong == 0);
}

TEST_CASE("the first use of the library may come from several threads at once") {
  std::atomic<int> different = 0;
  run_in_threads([&](int) {
    if (onrecord::entities::Gazetteer::embedded() != onrecord::entities::Gazetteer::embedded()) ++different;
    const Analyzer own;
    if (own.analyze("“We won,” said Ann Lee of Acme Corp.").quotes.size() != 1) ++different;
  });
  CHECK(different == 0);
}
