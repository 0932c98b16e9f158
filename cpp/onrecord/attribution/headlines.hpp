// Headlines: claims that a colon or a dash gives to their source, without a verb.
//   Trump: ‘We will win’      Second summit planned in February – White House
#pragma once

#include <optional>
#include <vector>

#include "onrecord/attribution/phrases.hpp"
#include "onrecord/attribution/places.hpp"
#include "onrecord/attribution/reading.hpp"
#include "onrecord/quotes/quote.hpp"

namespace onrecord::attribution {

struct HeadlineForm {
  segment::TokenRange source;   // without apposition
  segment::TokenRange cue;      // the colon or the dash
  segment::TokenRange content;  // all the rest
  const char* rule = "";        // "headline-colon" or "headline-dash"; static storage
};

// Is the paragraph a headline, or does it open the text?
bool is_headline(const Reading& reading, std::uint32_t index);

// The form of the headline that paragraph `index` is; none where it is no headline or has no such form.
std::optional<HeadlineForm> headline_form(const Reading& reading, std::uint32_t index);

// “‘I was wrong’: Minister quits”: the marked words that open a headline, and who stands behind their colon.
std::optional<HeadlineForm> headline_opening(const Reading& reading, const Place& place);

// “Minister quits: ‘I was wrong’”: who does something before the colon that ends with the marked words of a headline.
std::optional<segment::TokenRange> headline_closing(const Reading& reading, const Place& place);

// The indirect quotes of headlines whose content no quote of `taken` (in any order) holds already.
std::vector<quotes::Quote> headline_quotes(const Reading& reading, const std::vector<quotes::Quote>& taken);

// |Lee| to Ray: ‘Back me’. Who speaks, where the words from `first` to the colon at `colon` name whom to, as well.
std::optional<NounPhrase> speaker_to(const Reading& reading, std::uint32_t first, std::uint32_t colon);

}  // namespace onrecord::attribution
