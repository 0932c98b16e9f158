// Attributions that close a sentence, or take up what stands before them: forms that say more than any word's figures.
//   Taxes will rise, |the ministry announced after talks|.   Two dead in crash, |police say|
//   The firm paid nothing, |something Lee denies|.           Yesterday, |Lee said|, prices fell.
#pragma once

#include "onrecord/attribution/clauses.hpp"

namespace onrecord::attribution {

// Bank ‘knew of fraud’, |MPs told|: those to whom a headline, which ends with the verb, says it was told by somebody it
// does not name.
bool is_told_hearing(const Reading& reading, const Cue& cue);

// “Two dead in crash, |police say|”, “Fares ‘a joke’, |says union|”: is `body` a line without a closing mark that ends
// with the attribution of `cue`, in the present? What a headline reports may have no verb.
bool is_headline_tag(const Reading& reading, segment::TokenRange body, const Cue& cue);

// “…, |says the architect|.”: does the verb of `cue`, right behind a comma, and somebody behind it end `body`?
bool is_tag(const Reading& reading, segment::TokenRange body, const Cue& cue, const NounPhrase& source);

// “Not so, |says the architect|.”, “Rubbish, |said Moss|.”: such a tag, before which a few words stand that are no
// clause.
bool is_answer_tag(const Reading& reading, segment::TokenRange body, const Cue& cue, const NounPhrase& source);

// Where the attribution of the source at `source` begins: with what takes up all before the comma (|something| Lee
// denies; |a claim| Lee denies; |which| Lee denies); `source` where nothing does.
std::uint32_t over_resumption(const Reading& reading, std::uint32_t first, std::uint32_t source);

// |though| others doubt it: does a clause begin at `i` that sets something against what is said before?
bool is_concession(const Reading& reading, std::uint32_t i);

// Reported |in| the Lancet, wrote |on| Monday: does the cue end with a preposition that tells where or when?
bool tells_where(const Reading& reading, const Cue& cue);

// Is what `reported` has around the attribution of `cue` surely a report: a clause, a comma, then somebody with a verb
// that reports, and nothing but an adverbial behind it?
bool is_sure_closing(const Reading& reading, segment::TokenRange body, const Cue& cue, const Reported& reported);

}  // namespace onrecord::attribution
