// Who is named right beside the words for him: the mayor, |Ann Lee|, said; the mayor (|Ann Lee|) said; said the mayor,
// |Ann Lee|; the minister of sport |Ann Lee|; |Ann Lee|, the mayor of Rome said.
#pragma once

#include "onrecord/attribution/reading.hpp"
#include "onrecord/entities/entity.hpp"

namespace onrecord::attribution {

// The mention that explains the nominal source whose tokens are given; null where none stands right beside it or ends
// it, or where it may be somebody else (the mayor, |Ann Lee| and the governor). `behind_cue`: the token behind the cue,
// the number of tokens where there is no cue.
const entities::Mention* explaining_mention(const Reading& reading, segment::TokenRange source,
                                            std::uint32_t behind_cue);

}  // namespace onrecord::attribution
