// Tested by tests/cpp/attribution/indirect_test.cpp.
#include "onrecord/attribution/indirect.hpp"

namespace onrecord::attribution {

std::vector<quotes::Quote> find_indirect(const Reading&, const std::vector<Cue>&, const std::vector<quotes::Quote>&) {
  return {};
}

}  // namespace onrecord::attribution
