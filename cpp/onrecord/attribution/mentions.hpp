// Which mention of an entity stands at a place of the text, and whether it acts there. Each look-up takes logarithmic
// time.
#pragma once

#include <cstdint>

#include "onrecord/attribution/reading.hpp"
#include "onrecord/entities/entity.hpp"

namespace onrecord::attribution {

// The mention that the character at byte `offset` belongs to; null where it belongs to none.
const entities::Mention* mention_at(const Reading& reading, std::uint32_t offset);

// The mention whose last token is `token`; null where none ends there.
const entities::Mention* mention_ending(const Reading& reading, std::uint32_t token);

// Whether a verb follows the mention and no preposition precedes it: who acts in the sentence.
bool acts(const Reading& reading, const entities::Mention& mention);

}  // namespace onrecord::attribution
