// Tested by tests/cpp/normalize/normalizer_test.cpp.
#include "onrecord/normalize/normalizer.hpp"

#include <stdexcept>

namespace onrecord::normalize {

Normalizer::Normalizer(const std::vector<std::string>& steps) {
  if (!steps.empty()) throw std::invalid_argument("unknown normalization step " + steps.front());
}

Normalized Normalizer::apply(std::string_view input) const {
  return {{}, text::Alignment::identity(static_cast<std::uint32_t>(input.size())), false};
}

std::vector<Change> Normalizer::explain(std::string_view) const { return {}; }

std::vector<std::string> preset(std::string_view) { return {}; }

std::vector<std::string_view> step_names() { return {}; }

}  // namespace onrecord::normalize
