// Tested by tests/cpp/attribution/indirect_test.cpp.
#include "onrecord/attribution/clauses.hpp"

namespace onrecord::attribution {

std::optional<Reported> clause_of(const Reading&, segment::TokenRange, const Cue&) { return std::nullopt; }

}  // namespace onrecord::attribution
