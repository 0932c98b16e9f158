// Graphemes: what a reader sees as one character (UAX 29, extended grapheme clusters), and spans that do not cut one.
#pragma once

#include <cstdint>
#include <string_view>

#include "onrecord/text/span.hpp"

namespace onrecord::text {

// Whether a grapheme ends and another begins at `position` (0 … size, between two code points) of valid text. The
// text's ends are borders. Looks at the two code points there; behind a joiner or between flags back to the cluster's
// start, but no further than `longest_cluster` bytes.
bool is_grapheme_border(std::string_view text, std::size_t position);

// Clusters of more bytes than this (only nonsense has them) may be cut, so that each look-up has a bounded cost.
constexpr std::size_t longest_cluster = 4096;

// `span`, grown to whole graphemes at both ends. An empty span moves to the start of the grapheme that it is inside of.
SourceSpan whole_graphemes(std::string_view source, SourceSpan span);

}  // namespace onrecord::text
