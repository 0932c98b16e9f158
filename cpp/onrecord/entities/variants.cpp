// Tested by tests/cpp/entities/variants_test.cpp.
#include "onrecord/entities/variants.hpp"

#include "onrecord/data/data.hpp"
#include "onrecord/entities/surface.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/table.hpp"

namespace onrecord::entities {
namespace {

// Reads a name letter by letter into parts.
class SpellingReader {
 public:
  // Fills `name`, which must be empty.
  explicit SpellingReader(Spelling& name) : name_(name) {}

  // The word characters of ASCII from `i` on, of which nearly all names are made; returns one past the last.
  std::uint32_t add_ascii(std::string_view name, std::uint32_t i) {
    const auto byte = [&](std::uint32_t at) { return static_cast<unsigned char>(name[at]); };
    if (letters_ == 0) part_.initial = folded_word_characters[byte(i)];
    if (letters_ == 0) part_.begins_small = text::is_ascii_lower(byte(i));
    const std::uint32_t begin = i;
    Key key = part_.key;
    bool has_lower = false;
    for (; i < name.size() && folded_word_characters[byte(i)] != 0; ++i) {
      key = with_letter(key, folded_word_characters[byte(i)]);
      has_lower |= text::is_ascii_lower(byte(i));
    }
    part_.key = key;
    letters_ += i - begin;
    if (has_lower) name_.all_upper = false;
    return i;
  }

  void add(Character c) {
    if (c.sign == Sign::blank || c.sign == Sign::line_break) return close(true);
    if (c.code == U'-') return close(false);
    if (c.code == U'.') {
      dots_ += letters_ > 0 ? 1 : 0;
      return;
    }
    if (c.sign == Sign::mark || (c.sign == Sign::other && c.code != U'&')) return;
    const char32_t letter = text::fold(text::base_letter(c.code));
    if (letters_ == 0) part_.initial = letter;
    if (letters_ == 0) part_.begins_small = text::is_lower(c.code);
    part_.key = with_letter(part_.key, letter);
    ++letters_;
    if (text::is_lower(c.code)) name_.all_upper = false;
  }

  void finish() { close(true); }

 private:
  static Key with_letter(Key key, char32_t letter) { return key + Key{letter + 1, 0x9E3779B97F4A7C15U}; }

  void close(bool word_ends) {
    if (letters_ > 0 && name_.count < Spelling::max_parts) {
      part_.is_initials = letters_ == dots_ || letters_ == 1;
      part_.begins_word = word_begins_;
      name_.words += word_begins_ ? 1 : 0;
      if (!part_.is_initials) name_.full_letters += letters_;
      name_.parts[name_.count++] = part_;
      word_begins_ = false;
    }
    word_begins_ = word_begins_ || word_ends;
    part_ = {};
    letters_ = dots_ = 0;
  }

  Spelling& name_;
  SpellingPart part_;
  std::uint32_t letters_ = 0;
  std::uint32_t dots_ = 0;
  bool word_begins_ = true;
};

Spelling parts_of(std::string_view name) {
  Spelling spelling;
  SpellingReader reader(spelling);
  for (std::uint32_t i = 0; i < name.size();) {
    if (folded_word_characters[static_cast<unsigned char>(name[i])] != 0) {
      i = reader.add_ascii(name, i);
      continue;
    }
    const Character next = read(name, i);
    reader.add(next);
    i += next.length;
  }
  reader.finish();
  return spelling;
}

// Each word of a row gets the row's number, or keeps the one it has.
text::FlatTable<std::uint64_t, std::uint32_t> read_words(std::string_view table) {
  text::FlatTable<std::uint64_t, std::uint32_t> words;
  text::for_each_row(table, data::table(table), [&](const text::Row& row) {
    for (std::size_t column = 0; column < row.size(); ++column) {
      text::for_each_piece(row[column], '|', [&](std::string_view word) {
        std::uint32_t& group = words.at(parts_of(word).key().hash);
        if (group == 0) group = static_cast<std::uint32_t>(row.line());
      });
    }
  });
  return words;
}

}  // namespace

Key Spelling::key(std::uint32_t begin, std::uint32_t end) const {
  Key key;
  for (std::uint32_t i = begin; i < end; ++i) key = key + parts[i].key;
  return key;
}

Variants::Variants()
    : nicknames_(read_words("en/nicknames.tsv")),
      generations_(read_words("en/generations.tsv")),
      families_(read_words("en/family_first.tsv")),
      legal_forms_(read_words("en/legal_forms.tsv")) {}

Spelling Variants::read(std::string_view written) const {
  Spelling name = parts_of(written);
  if (name.count > 1 && generations_.contains(name.parts[name.count - 1].key.hash)) {
    name.generation = name.parts[--name.count].key;
    name.words -= name.parts[name.count].begins_word ? 1 : 0;
  }
  return name;
}

bool Variants::same_given(const SpellingPart& a, const SpellingPart& b) const {
  if (a.key == b.key) return true;
  if (a.is_initials || b.is_initials) return a.initial == b.initial;
  const std::uint32_t group = nicknames_[a.key.hash];
  return group != 0 && group == nicknames_[b.key.hash];
}

bool Variants::same_person(const Spelling& a, const Spelling& b) const {
  if (a.count < 2 || b.count < 2) return false;
  if (!(a.parts[a.count - 1].key == b.parts[b.count - 1].key) || !same_given(a.parts[0], b.parts[0])) return false;
  if (!same_generation(a, b)) return false;
  if (a.count == 2 || b.count == 2) return true;
  return same_given(a.parts[1], b.parts[1]);
}

bool Variants::family_first(const Spelling& name) const {
  return name.count > 1 && families_.contains(name.parts[0].key.hash);
}

Spelling Variants::without_legal_form(Spelling name) const {
  while (name.count > 1 && legal_forms_.contains(name.parts[name.count - 1].key.hash)) --name.count;
  return name;
}

}  // namespace onrecord::entities
