// Prints what the models of attribution see: the input of tools/train_attribution.py.
//   attribution_features speech     a line for each outermost marked span: DOCUMENT BEGIN END FEATURE…
//   attribution_features sources    such a line (without features) for each span taken for speech, then one for each
//   proposal of
//                                   the rules: "- SOURCE_BEGIN SOURCE_END CUE_BEGIN CUE_END FEATURE…", 0 0 for none
// Reads documents from standard input, each as its length in bytes on a line of its own and then its bytes. Offsets are
// bytes.
#include <iostream>
#include <string>
#include <vector>

#include "documents.hpp"
#include "onrecord/attribution/rules.hpp"
#include "onrecord/attribution/speech.hpp"
#include "onrecord/segment/segments.hpp"

namespace {

using namespace onrecord;
using attribution::Features;

struct Engines {
  attribution::CueFinder cues;
  attribution::SpeechModel speech;
  attribution::Rules rules;
  attribution::ClauseFinder clauses;
};

void print_features(const Features& features) {
  for (const auto& name : features.names()) std::cout << ' ' << name;
  std::cout << '\n';
}

void print_span(const attribution::Reading& reading, const std::optional<segment::TokenRange>& tokens) {
  const TextSpan span = tokens ? reading.span(*tokens) : TextSpan{};
  std::cout << ' ' << span.begin << ' ' << span.end;
}

struct Document {
  const Engines& engines;
  const attribution::Reading& reading;
  const std::vector<attribution::Cue>& cues;
  const std::vector<attribution::Place>& places;
  std::size_t number;

  void print_place(std::size_t i) const {
    const TextSpan outer = reading.evidence.marked[places[i].marked].outer;
    std::cout << number << ' ' << outer.begin << ' ' << outer.end;
  }

  void print_speech() const {
    for (std::size_t i = 0; i < places.size(); ++i) {
      print_place(i);
      print_features(engines.speech.features(reading, cues, places, i, Features::Names::kept));
    }
  }

  void print_sources() const {
    attribution::Claims claims(places.size());
    const attribution::ClauseMemo clauses(engines.clauses, cues);
    const attribution::Scene scene{reading, clauses, cues, places, claims};
    attribution::Proposals room;
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (engines.speech.probability(reading, cues, places, i) < 0.5F) continue;
      print_place(i);
      std::cout << '\n';
      for (const auto& proposal : attribution::Rules::propose(scene, i, Features::Names::kept)) {
        std::cout << '-';
        print_span(reading, proposal.source);
        print_span(reading, proposal.cue);
        print_features(proposal.features);
      }
      claims[i] = engines.rules.claim(scene, i, room);
    }
  }
};

void print(const Engines& engines, const tools::Prepared& given, std::size_t number, bool is_speech) {
  const attribution::Reading& reading = given.reading;
  std::vector<attribution::Cue> cues;
  for (const auto& paragraph : given.segments.paragraphs) {
    for (const auto& cue : engines.cues.find(reading, paragraph.tokens)) {
      if (reading.marked[cue.head] == 0) cues.push_back(cue);
    }
  }
  const auto places = attribution::outer_places(reading);
  const Document document{engines, reading, cues, places, number};
  if (is_speech)
    document.print_speech();
  else
    document.print_sources();
}

}  // namespace

int main(int count, char** arguments) {
  const std::string mode = count == 2 ? arguments[1] : "";
  if (mode != "speech" && mode != "sources") {
    std::cerr << "usage: attribution_features speech|sources < documents\n";
    return 2;
  }
  const Engines engines;
  tools::for_each_document(
      [&](const tools::Prepared& given, std::size_t number) { print(engines, given, number, mode == "speech"); });
}
