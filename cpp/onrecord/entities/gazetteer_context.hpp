// Context words: of several entries that bear one name, the one comes first whose context words stand near: in the
// same paragraph, among the 20 words before the name and the 20 behind it, in any case.
//   Jordan (GPE; Amman, king) · Jordan (PERSON; basketball, Bulls)  →  “Jordan of the Chicago Bulls” is the person
#pragma once

#include <span>
#include <string_view>

#include "onrecord/entities/gazetteer_image.hpp"

namespace onrecord::entities {

// The index of the first of the entries that has a context word near `name`; the number of entries where none has.
std::size_t entry_in_context(const GazetteerImage& image, std::span<const std::uint32_t> entries, std::string_view text,
                             TextSpan name);

}  // namespace onrecord::entities
