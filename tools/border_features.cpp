// Prints what the border model sees of each reported clause: the input of tools/train_borders.py.
// Reads documents from standard input, each as its length in bytes on a line of its own and then its bytes; writes for
// each cue with a complement a line "C DOCUMENT CUE_BEGIN CUE_END FIRST_BEGIN FIRST_END LAST_END" (bytes of the text),
// and for each place where the complement may end a line "P END KEY…".
#include <cstdio>
#include <iostream>
#include <string>

#include "documents.hpp"
#include "onrecord/attribution/borders.hpp"
#include "onrecord/attribution/cues.hpp"
#include "onrecord/attribution/frames.hpp"

namespace {

using namespace onrecord;
using namespace onrecord::attribution;

struct Engines {
  CueFinder cues;
  BorderModel model;
};

void print(const Engines& engines, const tools::Prepared& given, std::size_t document) {
  const Reading& reading = given.reading;
  for (const auto& sentence : given.segments.sentences) {
    const auto body = trimmed(reading, sentence.tokens);
    for (const auto& cue : engines.cues.find(reading, sentence.tokens)) {
      if (reading.marked[cue.head] != 0 || cue.tokens.end > body.end) continue;
      const auto complement = complement_of(reading, cue, body.end);
      if (!complement) continue;
      const auto first = complement->range.begin;
      const TextSpan words = reading.span(cue.tokens);
      const auto& start = reading.token(first);
      std::printf("C %zu %u %u %u %u %u\n", document, words.begin, words.end, start.begin, start.end,
                  reading.token(body.end - 1).end);
      for (const auto& place : engines.model.places(reading, cue, complement->frame, first, body.end)) {
        std::printf("P %u", reading.token(place.token - 1).end);
        for (const auto key : place.features) std::printf(" %x", key);
        std::printf("\n");
      }
    }
  }
}

}  // namespace

int main() {
  const Engines engines;
  tools::for_each_document([&](const tools::Prepared& given, std::size_t number) { print(engines, given, number); });
}
