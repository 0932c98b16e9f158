// Finds the names of a gazetteer in a text.
// A name is a row of units (surface.hpp). A hash table holds each name's beginnings: the hash of its first unit, of its
// first two with the gap between them, and so on to the last. Matching goes from unit to unit of the text as long as
// the table knows the way, then compares characters, longest name first. Most words of a text cost one look at their
// first four bytes. The others take the way together, a batch at a time, so that the memory fetches what the next step
// of all of them needs while this step of others is done.
//   New York Times  →  New ↦ goes on · New York ↦ a name, goes on · New York Times ↦ a name
// Time is linear in the text, at worst times the number of units of the longest name.
// Tested by tests/cpp/entities/gazetteer_test.cpp and, against a plain twin, by cpp/fuzz/fuzz_gazetteer.cpp.
#pragma once

#include <string_view>
#include <vector>

#include "onrecord/entities/entry_lists.hpp"
#include "onrecord/entities/gazetteer_image.hpp"

namespace onrecord::entities {

// `joined` keeps the lists of entries that are put together on the way.
std::vector<GazetteerMatch> match_names(const GazetteerImage& image, JoinedLists& joined, std::string_view text,
                                        bool overlapping);

}  // namespace onrecord::entities
