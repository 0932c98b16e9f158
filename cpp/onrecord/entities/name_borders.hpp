// Borders: from a run of capitals to the names in it.
//   |But US President Donald Trump|                     → US · (President) Donald Trump
//   |German Foreign Minister Klaus Kinkel|              → German · (Foreign Minister) Klaus Kinkel
//   |Second Trump-Kim|                                  → Trump · Kim
#pragma once

#include <vector>

#include "onrecord/entities/name.hpp"

namespace onrecord::entities {

// Adds the names of a run, by position. Titles, articles and a sentence's everyday first word are left out.
// Type votes are not yet cast, except `settled` types.
void add_names_of(const Page& page, const Line& line, TokenRange run, std::vector<Name>& names);

}  // namespace onrecord::entities
