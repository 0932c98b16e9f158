// What stands before a name.
// Tested by tests/cpp/entities/names_test.cpp.
#include "onrecord/entities/context.hpp"

#include "onrecord/entities/name_setting.hpp"
#include "onrecord/text/chars.hpp"

namespace onrecord::entities {
namespace {

class WhatPrecedes : NameSetting {
 public:
  using NameSetting::NameSetting;

  void vote() {
    if (has_before_) before();
  }

 private:
  void before() {
    const WordFacts& facts = page_.facts(before_);
    const std::string_view word = page_.word(before_);
    if (word == "the" || word == "The" || word == "a" || word == "an") return after_article(word.size() == 3);
    if (page_.is_mark(before_, ',')) return role_before_comma();
    if (is_of_a_name(facts)) return;
    if (facts.is(WordClass::person_verb) && is_given_name()) add(person, reason);  // “…,” recalls Moira
    if (is_spoken_to(word) && is_unlisted_word() && !describes_noun()) add(person, hint);
    if (is_of_family(facts, word)) add(person, hint + 1);
    if (is_work_before(facts)) return add(work_of_art, name_.tokens.size() > 1 ? 2 * reason + 1 : reason + 1);
    if (facts.kind) kind_before(facts.head);
    if (is_tag(facts) && !leads_to_role()) add(person, hint + 1);
    place_before(facts, word);
    role_before();
  }

  // "Tesco Moengo", but "But Moengo", "Drugmaker Velora": a capital that neither opens a clause nor, with its kind, the
  // line.
  bool is_of_a_name(const WordFacts& facts) const {
    const bool opens_with_kind = facts.kind && before_ == line_.tokens.begin;
    return page_.capital(before_) && !facts.is(WordClass::opener) && !opens_with_kind;
  }

  // "hailed Pickford", "the sister of Pickford": behind who honours him, or is his kin.
  bool is_of_family(const WordFacts& facts, std::string_view word) const {
    const bool is_kin = word == "of" && before_ > line_.tokens.begin && page_.facts(before_ - 1).does(Deed::own);
    return (facts.does(Deed::honour) || is_kin) && is_written_as_family();
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

  // "at Moengo", which may be a firm's, "from Moengo", "near Moengo": what the preposition counts for a place.
  int weight_of_place(std::string_view word) const {
    if (word == "at") return 0;
    return comes_from(word) ? reason : hint;
  }

  // "in Moengo", "at Moengo", "east of Moengo".
  void place_before(const WordFacts& facts, std::string_view word) {
    const bool short_name = name_.tokens.size() <= 2 && !long_person();
    if (word == "in" && name_.match == nullptr && (is_printed() || is_held())) return add(org, reason);
    if (facts.is(WordClass::place_in) && short_name)
      add(gpe, reason);
    else if (facts.is(WordClass::place_at) && short_name)
      add(gpe, weight_of_place(word));
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

  // "the carmaker Comelf", "the frigate Marlow".
  void kind_before(EntityType type) {
    const bool is_named_kind = !page_.capital(before_) || before_ == line_.tokens.begin;  // Drugmaker Velora
    if (name_.match != nullptr || !is_named_kind || long_person()) return;
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
};

}  // namespace

void vote_by_context(const Page& page, const Line& line, Name& name) {
  WhatPrecedes(page, line, name).vote();
  vote_by_what_follows(page, line, name);
}

}  // namespace onrecord::entities
