// Context: what the words beside a name say about its type.
#pragma once

#include "onrecord/entities/name.hpp"

namespace onrecord::entities {

// Casts the votes of the name's neighbours in its line.
void vote_by_context(const Page& page, const Line& line, Name& name);

}  // namespace onrecord::entities
