// Roles: the one person or body whom a noun with an article means.
//   Senator Ann Lee came. |The senator| said …       whom the document introduces so
//   Taylor Swift sang. |The singer| said …           else whom the gazetteer knows to be one, where nobody else is near
//   Ann Lee, 34, won. |The 34-year-old| said …       whose age it is, else the only person near
//   Ida Holm sang. |The singer| said …               who is not known to be one: the only person near
//   Norvane closed. |The firm| said …                a body alike
//   Lund Council met. |The council| said …           whose name says what it is, whatever other body is near
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>

#include "onrecord/attribution/speakers.hpp"

namespace onrecord::attribution {

// Of one document.
class Roles {
 public:
  explicit Roles(const Reading& reading) : reading_(reading), found_(reading.evidence.found) {}

  // Whom the tokens of a source mean; no_mention where they are no role.
  Referent find(segment::TokenRange core);

 private:
  void note_all();
  void note_beside(segment::TokenRange name, std::uint32_t entity);
  void note(std::uint32_t token, std::uint32_t entity);
  Referent introduced_as(segment::TokenRange core);
  Referent known_as(segment::TokenRange core) const;
  Referent aged(segment::TokenRange core) const;
  Referent named_so(segment::TokenRange core) const;
  Referent only_bearer(segment::TokenRange core) const;

  const Reading& reading_;
  const entities::Found& found_;
  // Folded words of a role → the one entity that bears it; none: several do. Read when the first speaker asks for it.
  std::optional<std::unordered_map<std::uint32_t, std::optional<std::uint32_t>>> bearers_;
};

}  // namespace onrecord::attribution
