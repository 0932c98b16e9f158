// Tested by tests/cpp/attribution/phrases_test.cpp.
#include "onrecord/attribution/reading.hpp"

namespace onrecord::attribution {

Grammar::Grammar() = default;

Reading Grammar::read(const Evidence& evidence) const {
  Reading reading{evidence, {}, {}};
  reading.classes.resize(reading.tokens().size());
  reading.marked.resize(reading.tokens().size());
  return reading;
}

}  // namespace onrecord::attribution
