// Tested by tests/cpp/entities/names_test.cpp.
#include "onrecord/entities/name.hpp"

#include <algorithm>

namespace onrecord::entities {

std::uint64_t Page::form(TokenRange range) const {
  std::uint64_t form = 0;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    form = (form ^ token(i).folded) * 0x9E3779B97F4A7C15U;
    form ^= form >> 29U;
  }
  return form;
}

const TokenMatch* match_among(const Line& line, std::uint32_t at) {
  const auto* found = std::lower_bound(line.first_match, line.last_match, at,
                                       [](const TokenMatch& m, std::uint32_t i) { return m.tokens.begin < i; });
  return found != line.last_match && found->tokens.begin == at ? found : nullptr;
}

}  // namespace onrecord::entities
