// Tested by tests/cpp/attribution/attributor_test.cpp.
#include "onrecord/attribution/attributor.hpp"

namespace onrecord::attribution {

Attributor::Attributor(AttributorOptions options) : options_(options) {}

std::vector<quotes::Quote> Attributor::attribute(const Evidence&) const { return {}; }

}  // namespace onrecord::attribution
