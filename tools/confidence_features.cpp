// Prints every top-level direct, mixed and indirect quote with what the confidence model sees of it: the input of
// tools/train_confidence.py. Reads documents from standard input, each as its length in bytes on a line of its own and
// then its bytes; writes for each quote a tab-separated line: DOCUMENT PARTS SPEAKER CUE FEATURES (spans as "begin,end"
// in bytes, empty for none; several parts and features by blanks).
#include <iostream>
#include <string>

#include "onrecord/attribution/attributor.hpp"
#include "onrecord/entities/recognizer.hpp"

namespace {

using namespace onrecord;

struct Engines {
  segment::Segmenter segmenter;
  entities::Recognizer recognizer{entities::Gazetteer::embedded()};
  quotes::Finder finder;
  attribution::Grammar grammar;
  attribution::Attributor attributor;
};

std::string shown(TextSpan span) { return std::to_string(span.begin) + "," + std::to_string(span.end); }
std::string shown(const std::optional<TextSpan>& span) { return span ? shown(*span) : ""; }

void print(const attribution::Reading& reading, const quotes::Quote& quote, std::size_t document) {
  std::cout << document << '\t';
  for (const TextSpan part : quote.parts) std::cout << shown(part) << ' ';
  std::cout << '\t' << shown(quote.speaker) << '\t' << shown(quote.cue) << '\t';
  const auto features = attribution::ConfidenceModel::features(reading, quote, attribution::Features::Names::kept);
  for (const auto& name : features.names()) std::cout << name << ' ';
  std::cout << '\n';
}

void print(const Engines& engines, const std::string& text, std::size_t document) {
  const auto segments = engines.segmenter.segment(text);
  const auto found = engines.recognizer.find(text, segments);
  const auto marked = engines.finder.find(text, segments);
  const attribution::Evidence evidence{text, segments, found, marked};
  const auto reading = engines.grammar.read(evidence);
  for (const auto& quote : engines.attributor.attribute(evidence)) {
    const bool is_told = quote.kind != quotes::QuoteKind::scare && quote.kind != quotes::QuoteKind::post;
    if (is_told && !quote.parent) print(reading, quote, document);
  }
}

}  // namespace

int main() {
  const Engines engines;
  std::size_t size = 0;
  for (std::size_t document = 0; std::cin >> size; ++document) {
    std::cin.get();
    std::string text(size, '\0');
    std::cin.read(text.data(), static_cast<std::streamsize>(size));
    print(engines, text, document);
  }
}
