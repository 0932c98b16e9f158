// What the helpers of the training scripts share: documents from standard input, each as its length in bytes on a line
// of its own and then its bytes, and what attribution sees of one.
#pragma once

#include <cstddef>
#include <iostream>
#include <string>

#include "onrecord/attribution/reading.hpp"
#include "onrecord/entities/recognizer.hpp"

namespace onrecord::tools {

// The stages before attribution.
struct Stages {
  segment::Segmenter segmenter;
  entities::Recognizer recognizer{entities::Gazetteer::embedded()};
  quotes::Finder finder;
  attribution::Grammar grammar;
};

// A document with everything that the stages before attribution find. Stays where it is made: it views itself.
struct Prepared {
  Prepared(const Stages& stages, std::string given)
      : text(std::move(given)),
        segments(stages.segmenter.segment(text)),
        found(stages.recognizer.find(text, segments)),
        marked(stages.finder.find(text, segments)),
        reading(stages.grammar.read(evidence)) {}
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;

  std::string text;
  segment::Segments segments;
  entities::Found found;
  std::vector<quotes::Marked> marked;
  attribution::Evidence evidence{text, segments, found, marked};
  attribution::Reading reading;
};

// Calls `take(document, number)` for each document of standard input.
template <class Take>
void for_each_document(Take take) {
  const Stages stages;
  std::size_t size = 0;
  for (std::size_t number = 0; std::cin >> size; ++number) {
    std::cin.get();
    std::string text(size, '\0');
    std::cin.read(text.data(), static_cast<std::streamsize>(size));
    take(Prepared(stages, std::move(text)), number);
  }
}

}  // namespace onrecord::tools
