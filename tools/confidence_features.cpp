// Prints every top-level direct, mixed and indirect quote with what the confidence model sees of it: the input of
// tools/train_confidence.py. Reads documents from standard input, each as its length in bytes on a line of its own and
// then its bytes; writes for each quote a tab-separated line: DOCUMENT PARTS SPEAKER CUE FEATURES (spans as "begin,end"
// in bytes, empty for none; several parts and features by blanks).
#include <iostream>
#include <string>

#include "documents.hpp"
#include "onrecord/attribution/attributor.hpp"

namespace {

using namespace onrecord;

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

void print(const attribution::Attributor& attributor, const tools::Prepared& given, std::size_t document) {
  for (const auto& quote : attributor.attribute(given.evidence)) {
    const bool is_told = quote.kind != quotes::QuoteKind::scare && quote.kind != quotes::QuoteKind::post;
    if (is_told && !quote.parent) print(given.reading, quote, document);
  }
}

}  // namespace

int main() {
  const attribution::Attributor attributor;
  tools::for_each_document([&](const tools::Prepared& given, std::size_t number) { print(attributor, given, number); });
}
