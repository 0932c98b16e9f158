// Tested by tests/cpp/quotes/marked_test.cpp.
#include "onrecord/quotes/marked.hpp"

namespace onrecord::quotes {

Finder::Finder() = default;

std::vector<Marked> Finder::find(std::string_view, const segment::Segments&) const { return {}; }

}  // namespace onrecord::quotes
