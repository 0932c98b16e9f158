// Tested by tests/cpp/attribution/cues_test.cpp.
#include "onrecord/attribution/cues.hpp"

namespace onrecord::attribution {

CueFinder::CueFinder() = default;

std::vector<Cue> CueFinder::find(const Reading&, segment::TokenRange) const { return {}; }

}  // namespace onrecord::attribution
