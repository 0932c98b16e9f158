// Who is named right behind the words for him: the mayor, |Ann Lee|, said; the mayor (|Ann Lee|) said; said the mayor,
// |Ann Lee|; the minister of sport |Ann Lee|.
#pragma once

#include "onrecord/attribution/reading.hpp"
#include "onrecord/entities/entity.hpp"

namespace onrecord::attribution {

// The mention that explains the nominal source whose tokens are given; null where none stands right behind it or ends
// it, or where it may be somebody else (the mayor, |Ann Lee| and the governor).
const entities::Mention* explaining_mention(const Reading& reading, segment::TokenRange source);

}  // namespace onrecord::attribution
