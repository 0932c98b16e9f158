// Tested by tests/cpp/entities/names_test.cpp.
#include "onrecord/entities/name.hpp"

namespace onrecord::entities {

std::uint64_t Page::form(TokenRange range) const {
  std::uint64_t form = 0;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    form = (form ^ token(i).folded) * 0x9E3779B97F4A7C15U;
    form ^= form >> 29U;
  }
  return form;
}

}  // namespace onrecord::entities
