// The embedded default gazetteer: the tables of data/en that list names.
#pragma once

#include "onrecord/entities/gazetteer_contents.hpp"

namespace onrecord::entities {

// Adds all rows of the tables. Throws std::invalid_argument("TABLE:LINE: …") for a broken one, which is a bug of the
// data.
void add_embedded(GazetteerBuilder& builder);

}  // namespace onrecord::entities
