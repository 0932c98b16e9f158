// What the fuzz targets share: their input made valid, and how a law is held.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "onrecord/text/utf8.hpp"

namespace onrecord {

inline void require(bool holds) {
  if (!holds) std::abort();
}

// The bytes as valid UTF-8.
inline std::string repaired(std::string_view bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size();) {
    const auto next = text::decode_lenient(bytes, i);
    text::append(text, next.code_point);
    i += next.length;
  }
  return text;
}

// Whether no code point lies across byte `at` of valid UTF-8.
inline bool is_border(std::string_view text, std::uint32_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

}  // namespace onrecord
