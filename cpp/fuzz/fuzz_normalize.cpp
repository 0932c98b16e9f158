// Random steps in random order on random text: the laws of tests/cpp/support/normalization_laws.hpp.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "support/normalization_laws.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onrecord;
  constexpr std::size_t most_steps = 6;
  if (size < most_steps) return 0;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  // A law that does not hold is thrown, which stops the fuzzer.
  tests::check_normalization(tests::steps_of(input.substr(0, most_steps)), input.substr(most_steps));
  return 0;
}
