// Floating words: a paragraph of marked words alone, behind one about a single person.
//   Ann Lee has farmed here since May.  /  |“I like the wind.”|  /  She has no plans to leave.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "onrecord/attribution/claims.hpp"

namespace onrecord::attribution {

// Gives a paragraph that nobody claims to the one person whom the paragraph before it is about, where what is said is
// said by one who speaks of himself, and the paragraph behind it goes on with nobody else. Linear.
void give_floating(const Reading& reading, const std::vector<Place>& places, Claims& claims);

// Lee, |who has run the hall since May|, laughs; Lee, |44, a baker from Cork|, laughs: one past the comma that ends
// what explains the name before the comma at `i`, right before a verb; else `i`.
std::uint32_t over_explanation(const Reading& reading, std::uint32_t i, std::uint32_t end);

// Of whom words speak: “I like the wind.”, “You get used to it.” of who says them or hears them; “She likes it.” of
// somebody else; “It was cold.” of nobody.
enum class Persons : std::uint8_t { none, own, other };
Persons persons_in(const Reading& reading, segment::TokenRange tokens);

// For |Ann Lee|, who lost her stall, the offer came too late: whom a sentence is about that opens with “For”.
std::optional<segment::TokenRange> concerned(const Reading& reading, segment::TokenRange sentence);

// Asked what he would sell, |Lee| did not hesitate; |Lee| had other ideas: whose words a sentence introduces that tells
// how he takes a question or what is at hand.
std::optional<segment::TokenRange> introduced(const Reading& reading, segment::TokenRange sentence);

// It was a bad night for |Ann Lee|; |Ann Lee|’s story is typical; then there is |Ann Lee|: the only person of a
// sentence that is about nobody else.
std::optional<segment::TokenRange> only_person(const Reading& reading, segment::TokenRange sentence);

}  // namespace onrecord::attribution
