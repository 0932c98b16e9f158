// Prints what the speech model sees of each outermost marked span: the input of tools/train_speech.py.
// Reads documents from standard input, each as its length in bytes on a line of its own and then its bytes; writes for each
// span a line "DOCUMENT BEGIN END FEATURE…" (bytes of the text, marks included).
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "onrecord/attribution/speech.hpp"
#include "onrecord/segment/segments.hpp"

namespace {

using namespace onrecord;

struct Engines {
  segment::Segmenter segmenter;
  quotes::Finder finder;
  attribution::Grammar grammar;
  attribution::CueFinder cues;
  attribution::SpeechModel model;
};

void print(const Engines& engines, const std::string& text, std::size_t document) {
  const auto segments = engines.segmenter.segment(text);
  const entities::Found found;
  const auto marked = engines.finder.find(text, segments);
  const attribution::Evidence evidence{text, segments, found, marked};
  const auto reading = engines.grammar.read(evidence);
  std::vector<attribution::Cue> cues;
  for (const auto& paragraph : segments.paragraphs) {
    for (const auto& cue : engines.cues.find(reading, paragraph.tokens)) {
      if (reading.marked[cue.head] == 0) cues.push_back(cue);
    }
  }
  const auto places = attribution::outer_places(reading);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const TextSpan outer = marked[places[i].marked].outer;
    std::cout << document << ' ' << outer.begin << ' ' << outer.end;
    for (const auto name : engines.model.features(reading, cues, places, i)) std::cout << ' ' << name;
    std::cout << '\n';
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
