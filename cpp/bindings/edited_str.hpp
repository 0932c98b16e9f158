// The str of a text that was made from another str, of which most is unchanged.
#pragma once

#include <pybind11/pybind11.h>

#include "onrecord/normalize/batch.hpp"
#include "utf8_string.hpp"

namespace onrecord::bindings {

// What lies between the edits is copied from the source as it lies there, only the edits are read from UTF-8. The
// source must have no lone surrogates (its UTF-8 has U+FFFD there).
pybind11::str edited_str(const Characters& source, const normalize::Outcome::Changed& changed);

}  // namespace onrecord::bindings
