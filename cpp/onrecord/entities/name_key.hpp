// The name key: an entity's name folded as the preset `search` folds, so that what only case, accents or marks tell
// apart counts as one over many documents.
//   "Müller", "MÜLLER", "Muller"  →  "muller";   "Kim Jong‑un" (U+2011)  →  "kim jong-un"
#pragma once

#include <string>
#include <string_view>

namespace onrecord::entities {

// Takes any bytes; what is not UTF-8 becomes U+FFFD. Made when it is asked for: no document pays for it.
std::string name_key(std::string_view name);

}  // namespace onrecord::entities
