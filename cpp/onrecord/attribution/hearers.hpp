// Hearers: who is told something, or of whom others say it, where he seems to speak.
//   “Wait,” |he was told|.   The man, |the court heard|, “flew into a rage”.   |He is said| to be “delighted”.
#pragma once

#include "onrecord/attribution/claims.hpp"

namespace onrecord::attribution {

// “Wait,” |he| was told: does the proposal have for its source to whom it is said?
bool names_hearer(const Reading& reading, const Proposal& proposal);

// The man, the court |heard|, “flew into a rage”; |he| was told “to wait”: whether the subject of the verb hears what
// is said, or others say it of him.
bool is_told_to_subject(const Reading& reading, const Place& place, const Proposal& proposal);

}  // namespace onrecord::attribution
