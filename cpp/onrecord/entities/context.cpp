// Tested by tests/cpp/entities/names_test.cpp.
#include "onrecord/entities/context.hpp"

#include "onrecord/text/chars.hpp"

namespace onrecord::entities {
namespace {

using enum EntityType;

constexpr int hint = 1;
constexpr int reason = 3;

class Context {
 public:
  Context(const Page& page, const Line& line, Name& name)
      : page_(page), line_(line), name_(name), next_(name.tokens.end) {
    has_before_ = name.tokens.begin > line.tokens.begin;
    before_ = has_before_ ? name.tokens.begin - 1 : 0;
  }

  void vote() {
    if (has_before_) before();
    if (inside(next_) && page_.token(next_).kind == segment::TokenKind::clitic) {
      after_possessive();
    } else if (inside(next_)) {
      after();
    }
  }

 private:
  bool inside(std::uint32_t i) const { return i < line_.tokens.end; }
  void add(EntityType type, int points) { name_.context.add(type, points); }
  // Listed as a town, too, it may be either: in Gary.
  bool long_person() const { return name_.votes.points(person) >= reason && name_.votes.points(gpe) <= 0; }

  void before() {
    const WordFacts& facts = page_.facts(before_);
    const std::string_view word = page_.word(before_);
    if (word == "the" || word == "The" || word == "a" || word == "an") return after_article(word.size() == 3);
    if (page_.is_mark(before_, ',')) return role_before_comma();
    if (page_.capital(before_) && !facts.is(WordClass::opener)) return;
    if (facts.is(WordClass::person_verb) && is_given_name()) add(person, reason);  // “…,” recalls Moira
    if (is_spoken_to(word) && is_unlisted_word() && !describes_noun()) add(person, hint);
    const bool is_kin = word == "of" && before_ > line_.tokens.begin && page_.facts(before_ - 1).does(Deed::own);
    if ((facts.does(Deed::honour) || is_kin) && is_written_as_family()) add(person, hint + 1);
    if (is_work_before(facts)) return add(work_of_art, name_.tokens.size() > 1 ? 2 * reason + 1 : reason + 1);
    if (facts.kind) kind_before(facts.head);
    if (is_tag(facts) && !leads_to_role()) add(person, hint + 1);
    place_before(facts, word);
    role_before();
  }

  // “No,” said Moffat, “No,” sighed Delroy: a verb of persons right behind a quotation.
  bool is_tag(const WordFacts& verb) const {
    return (verb.is(WordClass::person_verb) || verb.does(Deed::human)) && !page_.capital(before_) &&
           before_ > line_.tokens.begin && page_.token(before_ - 1).kind == segment::TokenKind::quote_mark;
  }

  // “No,” said |Conservative| group leader Ray Moss.
  bool leads_to_role() const {
    for (std::uint32_t i = next_; i < next_ + 2 && inside(i) && page_.token(i).is_word() && !page_.capital(i); ++i)
      if (page_.title_at(i, line_.tokens.end)) return true;
    return false;
  }

  // "in Moengo", "at Moengo", "east of Moengo".
  void place_before(const WordFacts& facts, std::string_view word) {
    const bool short_name = name_.tokens.size() <= 2 && !long_person();
    if (word == "in" && name_.match == nullptr && (is_printed() || is_held())) return add(org, reason);
    if (facts.is(WordClass::place_in) && short_name)
      add(gpe, reason);
    else if (facts.is(WordClass::place_at) && short_name)
      add(gpe, word == "at" ? 0 : comes_from(word) ? reason : hint);
    const bool has_people = (word == "of" || word == "from" || word == "for" || word == "at") && short_name &&
                            before_ > line_.tokens.begin && page_.facts(before_ - 1).is(WordClass::place_noun);
    if (has_people) return add(gpe, 2 * reason);  // a resident of Moengo, crews from Moengo
    if (word == "of" && short_name && before_ > line_.tokens.begin) {
      if (is_home()) add(gpe, reason);
      of_place(before_ - 1);
    }
  }

  // "Kelly, from Crewe,", "Paul from Crewe", "a baker from Crewe": behind somebody.
  bool comes_from(std::string_view word) const {
    if (word != "from" || before_ <= line_.tokens.begin) return false;
    const std::uint32_t who = before_ - 1;
    return page_.is_mark(who, ',') || (page_.capital(who) && page_.facts(who).given_name()) ||
           page_.title_at(who, before_).has_value();
  }

  // "published in Nature", "published on Thursday in Nature": a word for printing before the preposition, or before a
  // day.
  bool is_printed() const {
    std::uint32_t i = before_;
    if (i > line_.tokens.begin + 2 && page_.facts(i - 1).is(WordClass::calendar))
      i -= page_.word(i - 2) == "on" ? 2 : 1;
    return i > line_.tokens.begin && page_.facts(i - 1).does(Deed::print);
  }

  // "Shares in Halvorsen", "a stake in Halvorsen".
  bool is_held() const { return before_ > line_.tokens.begin && page_.facts(before_ - 1).does(Deed::held); }

  // "hailed Pickford": one word that no list knows, and no letters.
  bool is_written_as_family() const {
    return is_unlisted_word() && !describes_noun() && !page_.token(name_.tokens.begin).is(TokenShape::all_upper);
  }

  // "whispered to Barron", "said of Boulez": behind what persons do.
  bool is_spoken_to(std::string_view word) const {
    if ((word != "to" && word != "of") || before_ <= line_.tokens.begin) return false;
    const WordFacts& verb = page_.facts(before_ - 1);
    return verb.is(WordClass::person_verb) || verb.does(Deed::human);
  }

  // "the film Silent Harbour", "starred in Silent Harbour".
  bool is_work_before(const WordFacts& facts) const {
    if (name_.match != nullptr || page_.capital(before_)) return false;
    if (acts_as_person()) return false;
    if (facts.is(WordClass::work)) return name_.tokens.size() > 1 || !is_scene();
    return page_.word(before_) == "in" && before_ > line_.tokens.begin && page_.facts(before_ - 1).does(Deed::star);
  }

  bool acts_as_person() const {
    if (!inside(next_)) return false;
    const WordFacts& facts = page_.facts(next_);
    return facts.is(WordClass::person_verb) || facts.does(Deed::human);
  }

  // "the carmaker Comelf", "the frigate Marlow".
  void kind_before(EntityType type) {
    if (name_.match != nullptr || page_.capital(before_) || long_person()) return;
    if (!opens_line() && acts_as_person()) return;
    add(type, reason + 1);
  }

  // "The charity Cope said", "Delivery firm Hopp said": no clause about the noun may begin there.
  bool opens_line() const {
    return before_ - line_.tokens.begin <= 2 &&
           (page_.word(line_.tokens.begin) == "The" || !page_.facts(line_.tokens.begin).is(WordClass::opener));
  }

  // "In the film Rennick plays a spy": one word behind may be whom the work is about.
  bool is_scene() const {
    if (before_ < line_.tokens.begin + 2) return false;
    return page_.facts(before_ - 2).is(WordClass::place_in) &&
           page_.facts(before_ - 1).is(WordClass::opener | WordClass::never);
  }

  void after_article(bool is_definite) {
    add(person, is_definite ? -4 : -2);
    if (name_.match != nullptr) return is_definite ? listed_behind_article() : void();
    add(org, hint + 1);
    if (name_.votes.points(gpe) < 2 * reason) add(gpe, -2);  // the Kingdom of Thrace
  }

  // "the Amazon": of what bears a listed name, rivers and mountains have the article.
  void listed_behind_article() {
    const auto entries = page_.gazetteer->entries();
    for (std::uint32_t i = 1; i < name_.match->entry_count; ++i) {
      const bool other =
          entries.type_of(name_.match->entries[0]) != loc && entries.type_of(name_.match->entries[i]) == loc;
      if (other) return add(loc, reason);
    }
  }

  // "the town of Moengo", "east of Tavildara".
  void of_place(std::uint32_t i) {
    const WordFacts& facts = page_.facts(i);
    if (page_.capital(i)) return;
    if (facts.is(WordClass::direction)) add(gpe, reason);
    if (facts.is(WordClass::head_last) && (facts.head == gpe || facts.head == loc)) add(facts.head, reason + 1);
  }

  // "His mother, Dawn, was", "said his mother, Dawn.": a role, and its bearer between commas, or behind an owner and
  // before a stop.
  void role_before_comma() {
    if (before_ < line_.tokens.begin + 2 || !inside(next_)) return;
    if (page_.capital(before_ - 1)) return;
    const bool is_owned = is_owner(before_ - 2);
    const bool closes = page_.is_mark(next_, ',') || (page_.is_mark(next_, '.') && is_owned);
    if (!closes) return;
    const auto role = page_.title_at(before_ - 1, before_);
    if (!role) return;
    if (name_.match != nullptr) return is_owned ? call_person() : void();
    add(person, reason + 2);
    if (role->value->gender != Gender::unknown) name_.gender = role->value->gender;
  }

  // "spokesman Ito", "striker Sato": a role right before the name. One and a half words of look-back is enough.
  void role_before() {
    for (std::uint32_t back = 1; back <= 3 && name_.tokens.begin >= line_.tokens.begin + back; ++back) {
      const std::uint32_t first = name_.tokens.begin - back;
      const auto role = page_.title_at(first, name_.tokens.begin);
      if (!role || role->length != back || !role->value->before) continue;
      add(person, reason + 2);
      if (role->value->gender != Gender::unknown) name_.gender = role->value->gender;
      if (name_.match == nullptr && name_.rule != nullptr) name_.rule = "role";
      return;
    }
  }

  // "His wife, Lorraine,": a relation's given name, whatever else bears it.
  void call_person() {
    const WordFacts& given = page_.facts(name_.tokens.begin);
    if (name_.tokens.size() != 1 || !given.given_name()) return;
    name_.settled = true;
    name_.type = person;
    if (name_.votes.points(person) <= 0) name_.match = nullptr;
    name_.gender = given.gender;
  }

  // The her of "her coach", the 's of "Holt's widow".
  bool is_owner(std::uint32_t i) const {
    if (page_.token(i).kind == segment::TokenKind::clitic) return true;
    const std::uint32_t word = page_.token(i).folded;
    return word == text::hash_of("his") || word == text::hash_of("her") || word == text::hash_of("their") ||
           word == text::hash_of("my") || word == text::hash_of("our");
  }

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
    }
    if (is_speaking_turn() || speaks_of_himself()) add(person, reason);
    if (facts.is(WordClass::auxiliary)) copula();
    const std::string_view word = page_.word(next_);
    if (word == "who" || word == "whose") add(person, reason);
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

  // said |Petofi| shares rose
  bool describes_noun() const {
    return inside(next_) && page_.token(next_).is_word() &&
           !page_.facts(next_).is(WordClass::opener | WordClass::never);
  }

  bool is_unlisted_word() const { return name_.match == nullptr && name_.tokens.size() == 1; }

  // Moira: one word that is a given name.
  bool is_given_name() const {
    return is_unlisted_word() && page_.facts(name_.tokens.begin).given > 0 &&
           !page_.token(name_.tokens.begin).is(TokenShape::all_upper);  // TUI
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

  // "Lee, of Tregaron, said": between commas.
  bool is_home() const {
    return has_before_ && before_ > line_.tokens.begin && page_.word(before_) == "of" &&
           page_.is_mark(before_ - 1, ',') && inside(next_) && page_.is_mark(next_, ',');
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

  void after_comma() {
    const std::uint32_t second = next_ + 1;
    if (inside(second)) place_after_comma(second);
    if (!inside(second + 1)) return;
    const Token& token = page_.token(second);
    const bool age = token.kind == segment::TokenKind::number && token.end - token.begin <= 3;
    if (age && (page_.is_mark(second + 1, ',') || page_.is_mark(second + 1, '.'))) add(person, reason + 2);
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

  const Page& page_;
  const Line& line_;
  Name& name_;
  std::uint32_t next_;
  std::uint32_t before_ = 0;
  bool has_before_ = false;
};

}  // namespace

void vote_by_context(const Page& page, const Line& line, Name& name) { Context(page, line, name).vote(); }

}  // namespace onrecord::entities
