// Neighbours: names in a list are of one kind, and a given name before a full one shares its family's.
//   Minsk, Tbilisi and Zelnik → Zelnik is a place, too      Bill and Hillary Clinton → Bill is a person
//   Federer beat Tolmar → Tolmar is a person, too           Robinson; Lewsey, Thompson, Cueto … → all are persons
#pragma once

#include <span>

#include "onrecord/entities/name.hpp"

namespace onrecord::entities {

// Casts the votes of the names of one line for each other; `names` are by position.
void vote_by_neighbours(const Page& page, std::span<Name> names);

}  // namespace onrecord::entities
