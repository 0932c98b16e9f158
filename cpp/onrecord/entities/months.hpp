// Months and weekdays among names: dates, which name nobody, and months that are family names in a document.
//   Reuters |Friday|, in |May|          dates
//   Theresa |May|, Jonny |May|          names, and so is each May of the document that is no time
#pragma once

#include <cstdint>

#include "onrecord/entities/name.hpp"

namespace onrecord::entities {

// A month or weekday that begins no name. August, April and June are given names, too: before a name, and after no
// preposition.
bool is_date(const Page& page, const Line& line, std::uint32_t at);

// The first month that is a family name by a title or a given name before it, folded; 0: there is none.
std::uint32_t family_month(const Page& page);

}  // namespace onrecord::entities
