// A text with everything attribution reads of it, for tests: segments and marked spans, no entities.
#pragma once

#include <string>

#include "onrecord/attribution/reading.hpp"

namespace onrecord::attribution {

struct ReadText {
  explicit ReadText(std::string_view source)
      : text(source), segments(segment::Segmenter().segment(text)), marked(quotes::Finder().find(text, segments)) {}
  ReadText(const ReadText&) = delete;

  static const Grammar& grammar() {
    static const Grammar shared;
    return shared;
  }

  std::string text;
  segment::Segments segments;
  entities::Found found;
  std::vector<quotes::Marked> marked;
  Evidence evidence{text, segments, found, marked};
  Reading reading = grammar().read(evidence);
};

}  // namespace onrecord::attribution
