// Cuts: where, in a stretch of capitals without titles, the first name ends.
#pragma once

#include <optional>

#include "onrecord/entities/name.hpp"

namespace onrecord::entities {

struct Cut {
  TokenRange tokens;       // empty: no name here
  std::uint32_t next = 0;  // where to go on
  const GazetteerMatch* match = nullptr;
  EntityType type = EntityType::person;
  bool settled = false;
  const char* rule = "";
};

// One past the title that begins at token `at` and stands before `end`; `at` where there is none. Words like General,
// which begin names of bodies and places, too, count only before a word that is no everyday one.
std::uint32_t title_end(const Page& page, const Line& line, std::uint32_t at, std::uint32_t end);

// Whether a function word is a listed acronym here: in capitals, behind "the" or a bracket (the WHO).
bool is_acronym(const Page& page, const Line& line, std::uint32_t at);

// The name of a work, where a run fills a pair of quotation marks behind a noun for works: her novel, "Winter Orchard".
std::optional<Cut> quoted_work(const Page& page, const Line& line, TokenRange run);

// The first name of `stretch`. After a title it is a person's.
Cut first_name(const Page& page, const Line& line, TokenRange stretch, bool titled);

}  // namespace onrecord::entities
