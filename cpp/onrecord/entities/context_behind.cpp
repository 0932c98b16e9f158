// What stands behind a name.
// Tested by tests/cpp/entities/names_test.cpp.
#include "onrecord/entities/name_setting.hpp"

namespace onrecord::entities {
namespace {

class WhatFollows : NameSetting {
 public:
  using NameSetting::NameSetting;

  void vote() {
    if (inside(next_) && page_.token(next_).kind == segment::TokenKind::clitic) {
      after_possessive();
    } else if (inside(next_)) {
      after();
    }
  }

 private:
  void after_possessive() {
    const std::uint32_t owned = next_ + 1;
    if (!inside(owned)) return;
    if (page_.capital(owned)) return owns_person(owned) ? add(org, reason) : void();
    if (page_.facts(owned).does(Deed::own)) return add(person, reason);
    body_noun(owned);
  }

  // "Oakham's Cy Dunn": the club or the paper of somebody who is named in full.
  bool owns_person(std::uint32_t given) const {
    const bool is_full = inside(given + 1) && page_.capital(given + 1) && !page_.glued(given + 1) &&
                         !page_.facts(given + 1).is(WordClass::head_last);
    return is_full && is_unlisted_word() && page_.facts(given).given_name();
  }

  // Nouns that countries have: troops, government; that companies have: shares.
  void body_noun(std::uint32_t i) {
    const WordFacts& facts = page_.facts(i);
    if (facts.is(WordClass::place_noun)) add(gpe, hint + 1);
    if (facts.is(WordClass::body_noun)) add(org, reason);
    if (facts.is(WordClass::body_noun)) add(person, -2);
  }

  void after() {
    const WordFacts& facts = page_.facts(next_);
    if (page_.is_mark(next_, ',')) return after_comma();
    if (page_.is_mark(next_, '(')) return after_bracket();
    if (acts(next_)) return;
    if (owns_as_person()) return add(person, reason);
    if (leads_to_deed(facts) && acts(next_ + 1)) return;
    if (page_.token(next_).is_word() && !page_.capital(next_)) {
      body_noun(next_);
      place_head();
      before_role();
    }
    if (is_speaking_turn() || speaks_of_himself()) add(person, reason);
    if (facts.is(WordClass::auxiliary)) copula();
    const std::string_view word = page_.word(next_);
    if (word == "who" || word == "whose") add(person, reason);
  }

  // "Banque Alcide chairman Ann Lee": a body, before the role that a name behind it has there.
  void before_role() {
    if (name_.match != nullptr) return;
    const auto role = page_.title_at(next_, line_.tokens.end);
    if (!role) return;
    const std::uint32_t bearer = next_ + role->length;
    if (inside(bearer) && page_.token(bearer).is_word() && page_.capital(bearer)) add(org, reason + 2);
  }

  // "Tobren smiled", "Tobren said": the verb at `i` is what persons do, or persons and bodies.
  bool acts(std::uint32_t i) {
    if (!inside(i) || page_.capital(i)) return false;
    const WordFacts& verb = page_.facts(i);
    if (verb.does(Deed::human)) return add(person, reason + 2), true;
    if (!verb.is(WordClass::person_verb)) return false;
    add(person, is_given_name() ? reason + 1 : hint + 1);
    add(org, hint);
    return true;
  }

  // "Tobren had threatened", "Tobren once said": an auxiliary or an adverb before what somebody does.
  bool leads_to_deed(const WordFacts& word) const {
    if (page_.capital(next_)) return false;
    const std::string_view written = page_.word(next_);
    if (word.is(WordClass::auxiliary)) return written != "is" && written != "was";  // was told: anything may be
    return word.does(Deed::lead) || written.ends_with("ly");
  }

  // "Tobren: “I was tired.”": who says I behind a colon.
  bool speaks_of_himself() const {
    if (!page_.is_mark(next_, ':') || name_.tokens.begin != line_.tokens.begin) return false;
    std::uint32_t first = next_ + 1;
    if (inside(first) && page_.token(first).kind == segment::TokenKind::quote_mark) ++first;
    return inside(first) && (page_.word(first) == "I" || page_.word(first) == "My");
  }

  bool joins(std::uint32_t i) const {
    const std::string_view word = page_.word(i);
    return word == "and" || word == "or" || word == "nor";
  }

  // "Tobren put his hand", "Tobren found himself", "Tobren and his".
  bool owns_as_person() const {
    if (!page_.token(next_).is_word() || page_.capital(next_)) return false;
    for (std::uint32_t i = next_ + 1; i < next_ + 4 && inside(i) && page_.token(i).is_word(); ++i) {
      const std::string_view word = page_.word(i);
      if (word == "himself" || word == "herself") return true;
      if (word == "his" || word == "her") return joins(next_) || (inside(i + 1) && page_.facts(i + 1).does(Deed::own));
    }
    return false;
  }

  // "Ken Ball: I was tired.": a given name and one word more, at the line's begin before a colon.
  bool is_speaking_turn() const {
    return page_.is_mark(next_, ':') && name_.tokens.begin == line_.tokens.begin && name_.tokens.size() == 2 &&
           page_.facts(name_.tokens.begin).given_name();
  }

  // "Kelmscott is a village in Oxfordshire": what the noun behind is says it is.
  void copula() {
    const std::string_view verb = page_.word(next_);
    const std::uint32_t article = next_ + 1;
    if ((verb != "is" && verb != "was") || !inside(article)) return;
    if (page_.word(article) == "a" || page_.word(article) == "an") add_description(article + 1);
  }

  // "Lee, of Tregaron, who", "Lee of Tregaron, who".
  bool is_somebodys() const {
    return is_home() ||
           (has_before_ && before_ > line_.tokens.begin && page_.word(before_) == "of" && page_.capital(before_ - 1));
  }

  // The last noun of a description ("a small village", "an Austrian painter") votes for what it means.
  void add_description(std::uint32_t first) {
    std::uint32_t end = first;
    while (inside(end) && end < first + 6 && page_.token(end).is_word() && !page_.facts(end).is(WordClass::opener))
      ++end;
    if (end == first || page_.capital(end - 1)) return;
    for (std::uint32_t i = end - 1; i + 1 > first && i + 3 > end; --i) {
      const auto role = page_.title_at(i, end);
      if (role && i + role->length == end) return add(person, reason);
    }
    const WordFacts& noun = page_.facts(end - 1);
    if (noun.is(WordClass::head_last)) return add(noun.head, reason + 1);
    if (noun.is(WordClass::work)) add(work_of_art, reason + 1);
  }

  // "Sharqiyah province", "the Batajnica airport"; "Transylvanian town" speaks for a people.
  void place_head() {
    if (name_.match != nullptr) return;
    const WordFacts& facts = page_.facts(next_);
    if (facts.is(WordClass::head_last) && (facts.head == gpe || facts.head == loc || facts.head == fac))
      add(facts.head == fac ? loc : facts.head, reason);
    const std::string_view word = page_.word(name_.tokens.begin);
    const bool adjective = word.ends_with("ian") || word.ends_with("ean") || word.ends_with("ese");
    const bool verb = facts.is(WordClass::person_verb | WordClass::auxiliary | WordClass::opener);
    if (name_.tokens.size() == 1 && adjective && !verb && page_.facts(name_.tokens.begin).given == 0) add(norp, reason);
  }

  // "Moengo, Suriname": a place before the place it lies in.
  void place_after_comma(std::uint32_t second) {
    const TokenMatch* match = match_at(page_, line_, second);
    if (match == nullptr || match->type != gpe || is_rather_given_name(page_, *match) || long_person() ||
        name_.tokens.size() > 3)
      return;
    const std::uint32_t end = match->tokens.end;
    const bool closes =
        !inside(end) || page_.is_mark(end, ',') || page_.is_mark(end, '.') || !page_.token(end).is_word();
    if (closes) add(gpe, reason);
  }

  // "Ito, 34, won": an age between commas, or before the stop.
  bool is_age(std::uint32_t i) const {
    const Token& token = page_.token(i);
    return token.kind == segment::TokenKind::number && token.end - token.begin <= 3 &&
           (page_.is_mark(i + 1, ',') || page_.is_mark(i + 1, '.'));
  }

  void after_comma() {
    const std::uint32_t second = next_ + 1;
    if (inside(second)) place_after_comma(second);
    if (!inside(second + 1)) return;
    if (is_age(second)) add(person, reason + 2);
    const std::string_view word = page_.word(second);
    if (word == "who" || word == "whose") return is_somebodys() ? void() : add(person, reason);
    if ((word == "from" || word == "of") && is_given_name()) add(person, reason + 1);  // Pat, from Louth, said
    if (is_described(second)) add(person, reason);
    role_after_comma(second);
    const bool described = word == "a" || word == "an";
    if (described && name_.match == nullptr && !long_person()) add_description(second + 1);
  }

  // "Lindqvist, aged nine, won": a word of persons behind the comma; but "Lee, of Moengo, wept".
  bool is_described(std::uint32_t second) const {
    const bool closes = has_before_ && (page_.is_mark(before_, ',') || is_home());
    return is_unlisted_word() && !closes && page_.facts(second).does(Deed::human);
  }

  // "Ito, a senior aide": a role soon behind the comma.
  void role_after_comma(std::uint32_t second) {
    const std::string_view word = page_.word(second);
    const bool article = word == "a" || word == "an" || word == "the" || word == "his" || word == "her";
    for (std::uint32_t i = second; i < second + (article ? 5U : 3U) && inside(i); ++i) {
      if (!page_.token(i).is_word()) return;
      const auto role = page_.title_at(i, line_.tokens.end);
      if (role && !page_.capital(i)) return add(person, reason);
    }
  }

  // "Okoye (Nigeria)" in lists of results, "Smith (R-Ohio)": a person; "Name (ABC)": a body with its acronym.
  void after_bracket() {
    const std::uint32_t inner = next_ + 1;
    if (!inside(inner + 1) || !page_.capital(inner)) return;
    const TokenMatch* match = match_at(page_, line_, inner);
    const bool closes =
        match != nullptr && match->tokens.end < line_.tokens.end && page_.is_mark(match->tokens.end, ')');
    if (closes && match->type == gpe) return add(person, reason + 1);
    const Token& token = page_.token(inner);
    const bool party = token.end - token.begin == 1 && (page_.is_mark(inner + 1, '-') || page_.is_mark(inner + 1, ')'));
    if (party) return add(person, reason);
    if (token.is(TokenShape::all_upper) && page_.is_mark(inner + 1, ')')) add(org, reason + 1);
  }
};

}  // namespace

void vote_by_what_follows(const Page& page, const Line& line, Name& name) { WhatFollows(page, line, name).vote(); }

}  // namespace onrecord::entities
