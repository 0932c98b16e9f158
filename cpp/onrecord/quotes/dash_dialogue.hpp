// Dialogue whose turns a dash opens and no mark closes, as French, Spanish, Polish and Irish novels print it.
//   — |Where were you last night?| asked Lucien.
//   — |At home|, she said.
// A text is read so if two of its lines or more begin with a dash and every third of those has a tag (tags.hpp).
#pragma once

#include <vector>

#include "onrecord/quotes/marked.hpp"
#include "onrecord/quotes/tags.hpp"

namespace onrecord::quotes {

// What is said in such lines, in order: stretches without marks around them. Linear.
std::vector<Marked> dash_dialogue(std::string_view text, const segment::Segments& segments, const Tags& tags);

}  // namespace onrecord::quotes
