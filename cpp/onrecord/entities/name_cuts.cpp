// Tested by tests/cpp/entities/names_test.cpp.
#include "onrecord/entities/name_cuts.hpp"

#include <algorithm>

namespace onrecord::entities {
namespace {

// A known name at the stretch's begin, or a direction with one (Northern + Iraq).
struct Atom {
  std::uint32_t end = 0;
  EntityType type = EntityType::person;
  const GazetteerMatch* match = nullptr;
};

bool is_place(EntityType type) { return type == EntityType::gpe || type == EntityType::loc || type == EntityType::fac; }

class Cutter {
 public:
  Cutter(const Page& page, const Line& line, TokenRange stretch, bool titled)
      : page_(page), line_(line), begin_(stretch.begin), end_(stretch.end), titled_(titled) {}

  Cut cut() const {
    if (stands_before_name()) return {{}, begin_ + 2};
    if (is_party_mark()) return {{}, begin_ + 2};
    if (is_postal_code())
      return {{begin_, end_},  end_, page_.postal_codes.find(page_.token(begin_).folded),
              EntityType::gpe, true, "party"};
    if (skips(begin_)) return {{}, begin_ + 1};
    if (begins_age_group(begin_)) return {{}, begin_ + 3};
    if (has_nickname()) return typed(EntityType::person, "given name");
    const Atom atom = atom_at(begin_);
    if (atom.end == begin_) return begins_unknown();
    if (atom.end >= end_) return take(atom.end, atom);
    if (page_.is_mark(atom.end, '&') || goes_on_inside(atom)) return whole("run");
    if (is_person(atom)) return typed(EntityType::person, "title");
    if (is_model(atom)) return typed(EntityType::product, "model");
    if (is_age_group(atom)) return typed(EntityType::org, "team");
    if (is_hyphen(atom.end)) return hyphenated(atom);
    return begins_known(atom);
  }

 private:
  // Nothing a name can begin with.
  bool skips(std::uint32_t i) const {
    const WordFacts& facts = page_.facts(i);
    const TokenMatch* match = match_at(page_, line_, i);
    if (match != nullptr)
      return facts.is(WordClass::never) && match->tokens.size() == 1 && !is_acronym(page_, line_, i);
    const bool before_name = facts.is(WordClass::prefix) || page_.token(i).kind == segment::TokenKind::number;
    if (!page_.capital(i)) return !(before_name && i + 1 < end_);
    return facts.is(WordClass::never) || (end_ - i == 1 && facts.is(WordClass::suffix | WordClass::form));
  }

  // The anti- of anti-Merkel, not of a listed name (Anti-Defamation League).
  bool stands_before_name() const {
    if (!page_.facts(begin_).is(WordClass::fore) || begin_ + 2 >= end_ || !is_hyphen(begin_ + 1)) return false;
    const TokenMatch* match = match_at(page_, line_, begin_);
    return match == nullptr || match->tokens.size() == 1;
  }

  // Earl "Duke" Sanderlin.
  bool has_nickname() const {
    for (std::uint32_t i = begin_ + 1; i + 2 < end_; ++i)
      if (page_.token(i).kind == segment::TokenKind::quote_mark) return true;
    return false;
  }

  // A known name of one word that is the first of another's: Oscar de la Renta; Harlan, Boyle & Finch.
  bool goes_on_inside(const Atom& atom) const {
    if (atom.end - begin_ > 1) return false;
    if (page_.facts(atom.end).is(WordClass::particle) && !page_.capital(atom.end)) return true;
    return atom.end + 1 < end_ && page_.is_mark(atom.end, ',') &&
           !page_.facts(atom.end + 1).is(WordClass::suffix | WordClass::form);
  }

  // "R-Texas", "D-N.Y.": a party's letter before a state.
  bool is_party_mark() const {
    const Token& token = page_.token(begin_);
    if (token.end - token.begin != 1 || begin_ + 2 >= end_ || !is_hyphen(begin_ + 1)) return false;
    return match_at(page_, line_, begin_ + 2) != nullptr || (begin_ + 3 == end_ && has_two_capitals(begin_ + 2));
  }

  bool has_two_capitals(std::uint32_t i) const {
    return page_.token(i).end - page_.token(i).begin == 2 && page_.token(i).is(TokenShape::all_upper);
  }

  // The MA of "(D-MA)", "R-OH,"; the VA of "Lynchburg, VA".
  bool is_postal_code() const {
    if (begin_ + 1 != end_ || begin_ < line_.tokens.begin + 2 || !has_two_capitals(begin_)) return false;
    if (page_.is_mark(begin_ - 1, ',')) return is_behind_town(begin_ - 2);
    if (begin_ < line_.tokens.begin + 3) return false;
    const bool opens = page_.is_mark(begin_ - 3, '(') || page_.is_mark(begin_ - 3, ',');
    const Token& party = page_.token(begin_ - 2);
    return opens && is_hyphen(begin_ - 1) && party.end - party.begin == 1 && match_at(page_, line_, begin_) == nullptr;
  }

  // Whether the code of a state stands behind a town: a listed place ends at token `last`, or a lone name no list knows
  // (not: John Smith, MD).
  bool is_behind_town(std::uint32_t last) const {
    if (!page_.capital(last) || page_.postal_codes.find(page_.token(begin_).folded) == nullptr) return false;
    if (end_ < line_.tokens.end && page_.capital(end_)) return false;
    for (std::uint32_t words = 0; words < 3 && line_.tokens.begin + words <= last; ++words) {
      const std::uint32_t first = last - words;
      const TokenMatch* match = match_at(page_, line_, first);
      if (match != nullptr && match->tokens.end == last + 1) return is_place(match->type);
    }
    return last > line_.tokens.begin && !page_.capital(last - 1) && page_.facts(last - 1).is(WordClass::place_in);
  }

  bool is_hyphen(std::uint32_t i) const { return page_.is_mark(i, '-') && page_.glued(i); }

  Atom atom_at(std::uint32_t i) const {
    const TokenMatch* match = match_at(page_, line_, i);
    if (match != nullptr && match->tokens.end > end_) match = nullptr;
    const TokenMatch* next =
        page_.facts(i).is(WordClass::direction) && i + 1 < end_ ? match_at(page_, line_, i + 1) : nullptr;
    const bool joins =
        next != nullptr && next->tokens.end <= end_ && (is_place(next->type) || next->type == EntityType::norp);
    if (joins && (match == nullptr || match->tokens.size() == 1)) return {next->tokens.end, next->type};
    return match == nullptr ? Atom{i} : Atom{match->tokens.end, match->type, match->match};
  }

  Cut take(std::uint32_t end, const Atom& atom) const {
    Cut cut{{begin_, end}, end, atom.match, atom.type, false, atom.match != nullptr ? "gazetteer" : "direction"};
    cut.settled = atom.match == nullptr;
    return cut;
  }

  Cut whole(const char* rule) const {
    std::uint32_t end = end_;
    while (end > begin_ + 1 && loose(end - 1)) --end;
    return {{begin_, end}, end_, nullptr, EntityType::person, false, rule};
  }

  Cut typed(EntityType type, const char* rule) const {
    Cut cut = whole(rule);
    cut.type = type;
    cut.settled = true;
    return cut;
  }

  // What a name does not end with.
  bool loose(std::uint32_t i) const {
    const Token& token = page_.token(i);
    if (token.kind == segment::TokenKind::number || page_.capital(i)) return false;
    return !(token.is_word() && is_hyphen(i - 1));
  }

  bool person_begins(std::uint32_t i) const {
    const TokenMatch* match = match_at(page_, line_, i);
    const WordFacts& facts = page_.facts(i);
    const bool only_listed =
        match != nullptr && match->tokens.end <= end_ && (match->tokens.size() > 1 || facts.given < 7);
    if (only_listed) return match->type == EntityType::person;
    const WordFacts& last = page_.facts(end_ - 1);
    return facts.given_name() && end_ - i >= 2 && (!last.is(WordClass::head_last) || last.is(WordClass::family));
  }

  bool everyday(std::uint32_t i) const { return page_.facts(i).everyday(); }

  // President Moon Jae-in, Senator Jordan Smith: behind a title, one known word and more is a person.
  bool is_person(const Atom& atom) const {
    if (!titled_ || atom.end - begin_ > 1 || atom.type == EntityType::norp || end_ - begin_ > 4) return false;
    return !page_.facts(end_ - 1).is(WordClass::head_last) && match_at(page_, line_, atom.end) == nullptr;
  }

  // Nokia 6630, Siemens SX1; but Renault 2004, when.
  bool is_model(const Atom& atom) const {
    if (atom.type != EntityType::org || atom.end + 1 != end_ || !page_.facts(begin_).is(WordClass::numbered))
      return false;
    const Token& code = page_.token(atom.end);
    if (code.is(TokenShape::has_lower)) return false;
    if (code.kind != segment::TokenKind::number) return code.is(TokenShape::has_digit);
    const std::string_view digits = page_.word(atom.end);
    const bool year = digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    return !year && digits.size() >= 3 && digits.find_first_not_of("0123456789") == std::string_view::npos;
  }

  // Under-21.
  bool begins_age_group(std::uint32_t i) const {
    return i + 3 <= end_ && is_hyphen(i + 1) && page_.facts(i).is(WordClass::opener) &&
           page_.facts(i).is(WordClass::numbered);
  }

  // England Under-21: a side of those below an age; the European Under-21 championship is none.
  bool is_age_group(const Atom& atom) const {
    return is_place(atom.type) && atom.end + 3 == end_ && begins_age_group(atom.end);
  }

  // A known name with a hyphen behind: Trump-Kim and US-China are two names, Arab-Israeli is one.
  Cut hyphenated(const Atom& atom) const {
    const Atom second = atom_at(atom.end + 1 < end_ ? atom.end + 1 : atom.end);
    const bool two_peoples =
        atom.type == EntityType::norp && second.match != nullptr && second.type == EntityType::norp;
    if (two_peoples && second.end == end_) return typed(EntityType::norp, "hyphen");
    if (two_peoples) return {{begin_, second.end}, second.end, nullptr, EntityType::norp, true, "hyphen"};
    const bool persons = atom.type == EntityType::person && page_.facts(begin_).given < 5;
    if (second.end > atom.end + 1 || persons)
      return {{begin_, atom.end}, atom.end + 1, atom.match, atom.type, false, "gazetteer"};
    return whole("hyphen");
  }

  // Florence Mbeki-Hart: two words joined by a hyphen to the end, none of them a known name but a person's.
  bool is_double_family_name(std::uint32_t i) const {
    if (end_ - i != 3 || !is_hyphen(i + 1) || everyday(i)) return false;
    const auto may_be_person = [&](std::uint32_t word) {
      const TokenMatch* match = match_at(page_, line_, word);
      return page_.token(word).is_word() && (match == nullptr || match->type == EntityType::person);
    };
    return may_be_person(i) && may_be_person(i + 2);
  }

  Cut begins_known(const Atom& atom) const {
    if (begins_age_group(atom.end)) return take(atom.end, atom);
    const TokenMatch* rest = match_at(page_, line_, atom.end);
    if (rest != nullptr && rest->tokens.end == end_) return two_known(atom, *rest);
    const WordFacts& last = page_.facts(end_ - 1);
    if (last.is(WordClass::head_last)) {
      const bool outside = atom.type == EntityType::norp && last.is(WordClass::branch) && end_ - atom.end <= 2;
      return outside ? take(atom.end, atom) : whole("head");
    }
    const bool given = atom.end == begin_ + 1 && page_.facts(begin_).given > 0;
    if (given && end_ - atom.end <= 2 && !everyday(atom.end)) return whole("given name");
    if (given && is_double_family_name(atom.end)) return typed(EntityType::person, "given name");
    if (person_begins(atom.end)) return take(atom.end, atom);
    return known_and_unknown(atom);
  }

  // Two known names side by side.
  Cut two_known(const Atom& atom, const TokenMatch& rest) const {
    if (atom.type == EntityType::norp && rest.type == EntityType::norp) return typed(EntityType::norp, "peoples");
    const bool given = atom.end == begin_ + 1 && page_.facts(begin_).given > 0;
    const bool surname =
        rest.tokens.size() == 1 && (rest.type == EntityType::person || page_.facts(begin_).given_name());
    const bool letters = rest.type == EntityType::org && page_.facts(end_ - 1).is(WordClass::head_last) &&
                         page_.token(end_ - 1).is(TokenShape::all_upper);  // Indiana GOP
    if (given && surname && !letters) return typed(EntityType::person, "given name");
    // NSW Treasury, Oregon Department of Transportation: with its place, an arm of government is no longer the listed
    // one.
    const bool headed =
        page_.facts(end_ - 1).is(WordClass::head_last) || page_.facts(rest.tokens.begin).is(WordClass::head_of);
    if (rest.type == EntityType::org && is_place(atom.type) && headed) return typed(EntityType::org, "head");
    return take(atom.end, atom);
  }

  // A known name, then words no list knows.
  Cut known_and_unknown(const Atom& atom) const {
    const bool name_follows = !everyday(atom.end);
    const bool short_form = page_.token(begin_).is(TokenShape::all_upper) || page_.token(begin_).is(TokenShape::dotted);
    const bool acronym = page_.token(atom.end).is(TokenShape::all_upper);
    if (page_.facts(atom.end).is(WordClass::never)) return take(atom.end, atom);  // AP Photo
    switch (atom.type) {
      case EntityType::person:
        return atom.end - begin_ >= 2 && !page_.facts(end_ - 1).is(WordClass::suffix) ? take(atom.end, atom)
                                                                                      : whole("run");
      case EntityType::norp:
        return name_follows || everyday_single(atom) ? take(atom.end, atom) : whole("run");
      case EntityType::gpe:
      case EntityType::loc:
        return acronym || (short_form && name_follows) ? take(atom.end, atom) : whole("run");
      default:
        return name_follows ? take(atom.end, atom) : whole("run");
    }
  }

  // "British Government": a people before one everyday word stands alone.
  bool everyday_single(const Atom& atom) const {
    return end_ - atom.end == 1 && page_.facts(atom.end).is(WordClass::staff);
  }

  // What stands before the name at `i`, without the hyphen between them.
  Cut up_to(std::uint32_t i) const {
    return {{begin_, is_hyphen(i - 1) ? i - 1 : i}, i, nullptr, EntityType::person, false, "run"};
  }

  // Clinton | State Department: a family name before a listed body.
  bool owns_body() const {
    if (begin_ + 2 >= end_ || !page_.known_surname(begin_)) return false;
    const TokenMatch* match = match_at(page_, line_, begin_ + 1);
    return match != nullptr && match->type == EntityType::org && match->tokens.size() > 1 && match->tokens.end == end_;
  }

  Cut begins_unknown() const {
    if (owns_body()) return up_to(begin_ + 1);
    if (page_.facts(end_ - 1).is(WordClass::head_last)) return whole("head");
    bool all_everyday = everyday(begin_) && page_.facts(begin_).given == 0;
    for (std::uint32_t i = begin_ + 1; i < end_; ++i) {
      const TokenMatch* match = match_at(page_, line_, i);
      const bool person = all_everyday && i + 1 < end_ && person_begins(i);  // Government Affairs | Phil Smith
      if (person) return up_to(i);
      all_everyday = all_everyday && everyday(i);
      if (match == nullptr || match->tokens.end > end_) continue;
      const bool full_person = match->type == EntityType::person && match->tokens.size() >= 2;
      if (full_person && !page_.facts(begin_).given_name()) return up_to(i);
      break;
    }
    return whole("run");
  }

  const Page& page_;
  const Line& line_;
  std::uint32_t begin_;
  std::uint32_t end_;
  bool titled_;
};

// One past the listed title at `at`; `at`: none.
std::uint32_t titled_to(const Page& page, std::uint32_t at, std::uint32_t end) {
  const auto title = page.title_at(at, end);
  return title && title->value->before && title->value->certain ? at + title->length : at;
}

// One past the title at `at`, which may begin with modifiers (former President); behind them any word of staff is a
// title. `at`: none.
std::uint32_t modified_to(const Page& page, std::uint32_t at, std::uint32_t end) {
  const std::uint32_t whole = titled_to(page, at, end);
  std::uint32_t i = at;
  while (i < end && page.facts(i).is(WordClass::modifier) && page.capital(i)) ++i;
  if (i == at || i == end) return whole;
  const std::uint32_t stop = std::max(whole, titled_to(page, i, end));
  if (stop > i) return stop;
  if (page.facts(i).is(WordClass::staff)) return i + 1;
  return page.facts(i).common() ? at : whole;  // Deputy |Carthy|, but Executive Order
}

// One past what hyphens join to the title that ends at `stop`: Secretary-Treasurer.
std::uint32_t joined_to(const Page& page, std::uint32_t stop, std::uint32_t end) {
  while (stop + 1 < end && page.is_mark(stop, '-') && page.glued(stop)) {
    std::uint32_t second = titled_to(page, stop + 1, end);
    if (second == stop + 1 && page.facts(second).is(WordClass::staff)) ++second;
    if (second == stop + 1) break;
    stop = second;
  }
  return stop;
}

// Bishop Carroll High School, Queen Mary University: a body or building named for who bore the title.
bool is_named_for(const Page& page, std::uint32_t at, std::uint32_t stop, std::uint32_t end) {
  if (stop + 1 >= end || page.token(at).is(TokenShape::dotted) || page.facts(at).is(WordClass::staff)) return false;
  const WordFacts& head = page.facts(end - 1);
  return head.is(WordClass::head_last) && !head.is(WordClass::family | WordClass::branch) &&
         (head.head == EntityType::org || head.head == EntityType::fac);
}

// St. Anselm's College: a saint's house.
bool is_saints_house(const Page& page, std::uint32_t at, std::uint32_t end) {
  const std::string_view saint = page.word(at);
  return (saint == "St." || saint == "St" || saint == "Saint") && at + 2 < end &&
         page.facts(end - 1).is(WordClass::head_last);
}

// Whether the title [at, stop) is a part of the name after all.
bool is_in_name(const Page& page, std::uint32_t at, std::uint32_t stop, std::uint32_t end) {
  if (is_saints_house(page, at, end)) return true;
  if (stop < end && page.token(stop).kind == segment::TokenKind::clitic) return true;
  if (stop < end && page.token(stop).kind == segment::TokenKind::quote_mark) return true;  // Earl "Duke" Sanderlin
  if (stop > at + 1) return false;
  if (is_named_for(page, at, stop, end)) return true;
  const bool wavers = page.facts(at).is(WordClass::wavering);
  if (wavers && stop < end && page.facts(stop).common() && !page.facts(stop).given_name()) return true;
  // Dean Headley: a given name, too. Before a full name it is a title.
  return page.facts(at).given_name() && stop + 1 == end;
}

}  // namespace

std::uint32_t title_end(const Page& page, const Line& line, std::uint32_t at, std::uint32_t end) {
  const TokenMatch* match = match_at(page, line, at);
  if (match != nullptr && match->tokens.size() > 1) return at;
  if (!page.capital(at)) return at;
  const std::uint32_t first = modified_to(page, at, end);
  if (first == at) return at;
  const std::uint32_t stop = joined_to(page, first, end);
  return is_in_name(page, at, stop, end) ? at : stop;
}

bool is_acronym(const Page& page, const Line& line, std::uint32_t at) {
  if (!page.token(at).is(TokenShape::all_upper) || match_at(page, line, at) == nullptr) return false;
  if (at == line.tokens.begin) return line.style != LineStyle::capitals;  // US troops left
  const std::string_view before = page.word(at - 1);
  return before == "the" || before == "The" || before == "(";
}

std::optional<Cut> quoted_work(const Page& page, const Line& line, TokenRange run) {
  const auto is_quote = [&](std::uint32_t i) { return page.token(i).kind == segment::TokenKind::quote_mark; };
  if (run.begin < line.tokens.begin + 2 || run.end >= line.tokens.end || !is_quote(run.begin - 1)) return std::nullopt;
  std::uint32_t noun = run.begin - 2;
  if (page.is_mark(noun, ',') && noun > line.tokens.begin) --noun;
  if (!page.facts(noun).is(WordClass::work) || page.capital(noun)) return std::nullopt;
  std::uint32_t close = run.end;
  if (page.token(close).kind == segment::TokenKind::punctuation && close + 1 < line.tokens.end) ++close;
  if (!is_quote(close)) return std::nullopt;
  if (run.size() > 1 && page.facts(run.begin).is(WordClass::never)) ++run.begin;
  const TokenMatch* match = match_at(page, line, run.begin);
  const bool listed = match != nullptr && match->tokens.end == run.end && match->type == EntityType::work_of_art;
  return Cut{run, run.end, listed ? match->match : nullptr, EntityType::work_of_art, true, "work"};
}

Cut first_name(const Page& page, const Line& line, TokenRange stretch, bool titled) {
  return Cutter(page, line, stretch, titled).cut();
}

}  // namespace onrecord::entities
