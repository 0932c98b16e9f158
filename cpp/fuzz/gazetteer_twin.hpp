// The plain twin of the gazetteer's matcher: tries every name at every place, character by character, with the rules
// written down once more and nothing clever. Slow, for tests and the fuzzer only.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/entities/gazetteer.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::twin {

struct Match {
  std::uint32_t begin;
  std::uint32_t end;
  std::set<std::size_t> rows;
  friend bool operator==(const Match&, const Match&) = default;
};

struct Letter {
  char32_t code;  // blanks, apostrophes and hyphens made one
  std::uint32_t begin;
  std::uint32_t end;
  bool mark, word, spaceless, blank, line_break;
};

inline std::vector<Letter> letters(std::string_view text) {
  std::vector<Letter> all;
  for (std::uint32_t at = 0; at < text.size();) {
    const auto [c, length] = text::decode(text, at);
    Letter letter{c, at, at + length, false, false, false, false, false};
    at += length;
    const auto one_of = [&](std::u32string_view set) { return set.find(letter.code) != std::u32string_view::npos; };
    if (one_of(U"\n\v\f\r\u0085\u2028\u2029"))
      letter.line_break = true;
    else if (one_of(U"'\u2018\u2019\u02BC\u02BB"))
      letter.code = U'\'';
    else if (one_of(U"-\u2010\u2011\u2012\u2013"))
      letter.code = U'-';
    else if (text::is_mark(c) || one_of(U"\u200C\u200D\u00AD\u30FC\uFF70"))
      letter.mark = true;
    else if (text::is_space(c))
      letter.blank = true, letter.code = U' ';
    else if (text::is_word_character(c) || c == '_')
      (c != '_' && text::is_spaceless_script(c) ? letter.spaceless : letter.word) = true;
    all.push_back(letter);
  }
  return all;
}

class Gazetteer {
 public:
  explicit Gazetteer(const std::vector<entities::GazetteerRow>& rows) {
    for (std::size_t row = 0; row < rows.size(); ++row) {
      add(rows[row], rows[row].name, row);
      for (const auto& alias : rows[row].aliases) add(rows[row], alias, row);
    }
  }

  std::vector<Match> match(std::string_view text, bool overlapping) const {
    const auto all = letters(text);
    std::vector<Match> matches;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!overlapping && !matches.empty() && all[i].begin < matches.back().end) continue;
      std::set<std::size_t, std::greater<>> ends;
      for (const auto& name : names_) ends.insert(end_of(name, all, i));
      for (const std::size_t end : ends) {
        if (end == 0 || !begins(all, i) || !closes(all, end)) continue;
        const auto rows = rows_for(all, i, end);
        if (rows.empty()) continue;
        matches.push_back({all[i].begin, all[end - 1].end, rows});
        if (!overlapping) break;
      }
    }
    return matches;
  }

 private:
  struct Name {
    std::vector<Letter> letters;
    std::size_t row;
    entities::CaseMode mode;
  };

  void add(const entities::GazetteerRow& from, const std::string& name, std::size_t row) {
    add(name, row, from.case_mode);
    if (from.fold_accents) add(without_accents(name), row, from.case_mode);
  }

  void add(const std::string& name, std::size_t row, entities::CaseMode mode) {
    std::vector<Letter> kept;
    for (auto letter : letters(name)) {
      if (letter.line_break) letter.blank = true, letter.line_break = false, letter.code = U' ';
      if (letter.blank && (kept.empty() || kept.back().blank)) continue;
      kept.push_back(letter);
    }
    if (!kept.empty() && kept.back().blank) kept.pop_back();
    if (!kept.empty()) names_.push_back({kept, row, mode});
  }

  static std::string without_accents(const std::string& name) {
    std::string plain;
    for (const Letter& letter : letters(name)) {
      const bool is_accent = letter.code >= 0x300 && letter.code <= 0x36F;
      if (!is_accent) text::append(plain, text::base_letter(text::decode(name, letter.begin).code_point));
    }
    return plain;
  }

  static char32_t fold(const Letter& letter) { return letter.mark ? letter.code : text::fold(letter.code); }

  // One past the last letter where the name, in any case, stands at letter `i`; 0 where it does not.
  static std::size_t end_of(const Name& name, const std::vector<Letter>& all, std::size_t i) {
    for (const Letter& wanted : name.letters) {
      if (i >= all.size() || fold(all[i]) != fold(wanted)) return 0;
      const bool blank = all[i++].blank;
      while (blank && i < all.size() && all[i].blank) ++i;
    }
    return i;
  }

  static Letter at(const std::vector<Letter>& all, std::size_t i) {
    return i < all.size() ? all[i] : Letter{U' ', 0, 0, false, false, false, true, false};
  }
  static bool wordlike(const Letter& letter) { return letter.word || letter.mark; }
  static bool ascii_sign(const Letter& letter) {
    return letter.code < 0x80 && !wordlike(letter) && !letter.spaceless && !letter.blank && !letter.line_break;
  }

  // Whether a unit begins at letter `i`: not between two letters of a word, not before a mark.
  static bool unit_begins(const std::vector<Letter>& all, std::size_t i) {
    if (i == 0) return true;
    if (all[i].mark) {  // a mark begins something only behind a blank or a line break
      return !wordlike(all[i - 1]) && (all[i - 1].blank || all[i - 1].line_break);
    }
    if (!all[i].word) return true;
    std::size_t base = i - 1;  // the letter the marks before it belong to
    while (base > 0 && all[base].mark && !(all[base - 1].blank || all[base - 1].line_break)) --base;
    return !wordlike(all[base]);
  }

  static bool begins(const std::vector<Letter>& all, std::size_t i) {
    if (!unit_begins(all, i)) return false;
    if (i == 0) return true;
    const Letter& last = all[i - 1];
    if (ascii_sign(all[i])) return !wordlike(last);
    if (!wordlike(all[i])) return true;
    const Letter before = at(all, i - 2);  // wraps to "nothing" for i == 1
    const bool digits = text::is_digit(all[i].code) && text::is_digit(before.code);
    if (last.code == '@') return false;
    if (last.code == '\'' || last.code == '&') return !wordlike(before);
    if (last.code == ',') return !digits;
    if (last.code == '.') return !digits && !(wordlike(before) && at(all, i + 1).code == '.');
    return true;
  }

  static bool closes(const std::vector<Letter>& all, std::size_t end) {
    const Letter next = at(all, end);
    const Letter& last = all[end - 1];
    if (next.mark) return false;
    if (ascii_sign(last)) return !wordlike(next);
    if (!wordlike(last)) return true;
    if (next.word && !unit_begins(all, end)) return false;
    const Letter after = at(all, end + 1);
    const bool digits = text::is_digit(last.code) && text::is_digit(after.code);
    if (!wordlike(after)) return true;
    if (next.code == '@' || next.code == '&') return false;
    if (next.code == '\'') return clitic(all, end + 1);
    if (next.code == ',') return !digits;
    if (next.code == '.') {
      const bool single = text::is_letter(last.code) && (end < 2 || !wordlike(all[end - 2]));
      return !digits && !text::is_lower(after.code) && !single;
    }
    return true;
  }

  static bool clitic(const std::vector<Letter>& all, std::size_t i) {
    std::u32string rest;
    for (; i < all.size() && wordlike(all[i]) && rest.size() < 4; ++i) rest += fold(all[i]);
    for (const auto* known : {U"s", U"d", U"m", U"ll", U"re", U"ve"}) {
      if (rest == known) return true;
    }
    return false;
  }

  // How a name's case compares with letters [i, end), which it equals when folded.
  static std::pair<bool, bool> exact_and_title(const Name& name, const std::vector<Letter>& all, std::size_t i) {
    bool exact = true, title = true, start = true, same = true, upper = true, start_only = true;
    const auto close = [&] {
      exact = exact && same;
      title = title && (same || upper || start_only);
      start = same = upper = start_only = true;
    };
    for (const Letter& wanted : name.letters) {
      if (!wordlike(wanted)) close();
      if (all[i].code != wanted.code) {
        same = false;
        start_only = start_only && start && text::is_upper(all[i].code);
      }
      upper = upper && !text::is_lower(all[i].code);
      start = start && wanted.mark;
      const bool blank = all[i++].blank;
      while (blank && i < all.size() && all[i].blank) ++i;
      if (!wordlike(wanted)) close();
    }
    close();
    return {exact, title};
  }

  std::set<std::size_t> rows_for(const std::vector<Letter>& all, std::size_t i, std::size_t end) const {
    std::set<std::size_t> rows;
    for (const auto& name : names_) {
      if (end_of(name, all, i) != end) continue;
      const auto [exact, title] = exact_and_title(name, all, i);
      if (exact || name.mode == entities::CaseMode::folded || (title && name.mode == entities::CaseMode::title))
        rows.insert(name.row);
    }
    return rows;
  }

  std::vector<Name> names_;
};

}  // namespace onrecord::twin
