// The laws of normalization, for the random cases of the tests and for the fuzz target alike.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onrecord::tests {

// Normalizes `source` with these steps (any bytes where the first is utf8, else valid UTF-8) and throws
// std::logic_error that names the law which does not hold:
//   the edits tile both texts, and what lies between them is equal; the whole is the whole; no edit and no span cuts a
//   code point; there and back covers; wider spans map to wider ones; spans of whole graphemes stay whole; each step
//   that says so changes nothing the second time; what `explain` tells lies inside; steps that look at one line at a
//   time do the same to the lines one by one.
void check_normalization(const std::vector<std::string>& steps, std::string_view source);

// Those of the steps, by the numbers in `choice`, that go together; the first is utf8.
std::vector<std::string> steps_of(std::string_view choice);

}  // namespace onrecord::tests
