// A name in its line: what the rules for the words before it and for those behind it both ask. Private to context.cpp
// and context_behind.cpp.
#pragma once

#include "onrecord/entities/name.hpp"

namespace onrecord::entities {

class NameSetting {
 public:
  NameSetting(const Page& page, const Line& line, Name& name)
      : page_(page), line_(line), name_(name), next_(name.tokens.end) {
    has_before_ = name.tokens.begin > line.tokens.begin;
    before_ = has_before_ ? name.tokens.begin - 1 : 0;
  }

 protected:
  using enum EntityType;
  static constexpr int hint = 1;
  static constexpr int reason = 3;

  bool inside(std::uint32_t i) const { return i < line_.tokens.end; }

  void add(EntityType type, int points) { name_.context.add(type, points); }

  // Listed as a town, too, it may be either: in Gary.
  bool long_person() const { return name_.votes.points(person) >= reason && name_.votes.points(gpe) <= 0; }

  bool acts_as_person() const {
    if (!inside(next_)) return false;
    const WordFacts& facts = page_.facts(next_);
    return facts.is(WordClass::person_verb) || facts.does(Deed::human);
  }

  bool is_unlisted_word() const { return name_.match == nullptr && name_.tokens.size() == 1; }

  // Moira: one word that is a given name.
  bool is_given_name() const {
    return is_unlisted_word() && page_.facts(name_.tokens.begin).given > 0 &&
           !page_.token(name_.tokens.begin).is(TokenShape::all_upper);  // TUI
  }

  // said |Petofi| shares rose
  bool describes_noun() const {
    return inside(next_) && page_.token(next_).is_word() &&
           !page_.facts(next_).is(WordClass::opener | WordClass::never);
  }

  // "Lee, of Tregaron, said": between commas.
  bool is_home() const {
    return has_before_ && before_ > line_.tokens.begin && page_.word(before_) == "of" &&
           page_.is_mark(before_ - 1, ',') && inside(next_) && page_.is_mark(next_, ',');
  }

  const Page& page_;
  const Line& line_;
  Name& name_;
  std::uint32_t next_;
  std::uint32_t before_ = 0;
  bool has_before_ = false;
};

// Casts the votes of what follows the name.
void vote_by_what_follows(const Page& page, const Line& line, Name& name);

}  // namespace onrecord::entities
