// A str as UTF-8: where it is ASCII its own characters, else a copy.
#pragma once

#include <string_view>

#include "utf8_string.hpp"

namespace onrecord::bindings {

// Keeps a view of the str, which must outlive it. Made with the GIL; `read` needs none, as a str never changes.
class Utf8View {
 public:
  explicit Utf8View(const pybind11::str& text) : characters_(text) {}

  // The UTF-8 of the str, lone surrogates as U+FFFD: a view of it or of `buffer`, which it fills.
  std::string_view read(Utf8Buffer& buffer) const {
    if (characters_.is_ascii) return {static_cast<const char*>(characters_.data), characters_.count};
    return encode_utf8(characters_, buffer);
  }

 private:
  Characters characters_;
};

}  // namespace onrecord::bindings
