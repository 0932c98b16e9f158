// Wrapped lines: a line break that only keeps a line short ends no paragraph.
//   “I have rowed out there in every month of the year, and I tell you that⏎no boat could have passed,” he said.
// A break is one of these where the text goes on in lower case behind no stop; and, in a text that shows such breaks,
// where the next word would have made the line longer than the longest of theirs.
#pragma once

#include <string_view>

#include "onrecord/segment/segments.hpp"

namespace onrecord::segment {

// Joins the paragraphs (lines, still without sentences) that such breaks part. Linear.
void join_wrapped_lines(std::string_view text, Segments& segments);

}  // namespace onrecord::segment
