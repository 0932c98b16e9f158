// From a Python str to UTF-8, without leaving a second copy in the str (as PyUnicode_AsUTF8AndSize does).
#pragma once

#include <pybind11/pybind11.h>

#include <cstddef>
#include <string>

namespace onrecord::bindings {

// Lone surrogates cannot be written in UTF-8: each becomes U+FFFD, one code point for one, so that offsets stay exact.
// Reads only the str's own immutable characters.
std::string to_utf8(const pybind11::str& text);

struct LoneSurrogates {
  std::size_t count = 0;
  std::size_t first = 0;  // code point; 0 where there are none
};

// How many lone surrogates a str holds, and where the first one is.
LoneSurrogates lone_surrogates(const pybind11::str& text);

}  // namespace onrecord::bindings
