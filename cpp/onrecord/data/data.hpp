// The linguistic tables, embedded at build time. Their columns and sources are described in README.md beside this file.
#pragma once

#include <string_view>

namespace onrecord::data {

// Takes a table's path below this folder ("en/cues.tsv"); returns its bytes, which live as long as the program.
// Throws std::out_of_range where there is no such table. To read rows, see text/table.hpp.
std::string_view table(std::string_view name);

}  // namespace onrecord::data
