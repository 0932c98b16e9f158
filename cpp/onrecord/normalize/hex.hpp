// Code points as the tables write them.
#pragma once

#include <charconv>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace onrecord::normalize {

// "2019" → U+2019. Throws std::invalid_argument for anything else than hexadecimal digits.
inline std::uint32_t parse_hex(std::string_view digits) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (error != std::errc() || end != digits.data() + digits.size()) {
    throw std::invalid_argument("not a hexadecimal number: " + std::string(digits));
  }
  return value;
}

}  // namespace onrecord::normalize
