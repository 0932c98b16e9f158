// Content that stands before or around its attribution, and what asks for no complement behind a cue.
//   Taxes would rise, |said Ann Lee|.   Taxes, |she said|, would rise.   |As Lee claims|, taxes will rise.
//   |According to Lund|, the map is void.
#pragma once

#include <cstdint>
#include <optional>

#include "onrecord/attribution/clauses.hpp"

namespace onrecord::attribution {

// The rule of content_beside; one object, so that its address tells it apart.
extern const char* const as_x_says;

// In all of these, `body` is a sentence without its closing marks.

// Whether what stands before the attribution at `begin` may be its content.
bool ends_content(const Reading& reading, segment::TokenRange body, std::uint32_t begin);

// “…, said Ann Lee”: is the verb right behind a comma or a mark, and behind it a phrase that no verb follows?
bool is_inverted(const Reading& reading, segment::TokenRange body, const Cue& cue);

// “…, she said” and “…, said Ann Lee”: the content is what stands before the attribution, and, where the sentence goes
// on after it (“Taxes, she said, would rise”), what stands behind it, too.
std::optional<Reported> content_around(const Reading& reading, segment::TokenRange body, const Cue& cue);

// “As Lee claims, …”, “…, as Lee put it”.
std::optional<Reported> content_beside(const Reading& reading, segment::TokenRange body, const Cue& cue);

// “According to Lund, …”, “…, according to Lund”.
std::optional<Reported> according_to(const Reading& reading, segment::TokenRange body, const Cue& cue);

}  // namespace onrecord::attribution
