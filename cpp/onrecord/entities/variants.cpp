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

  // A word character of ASCII: nearly all that names are made of.
  void add_ascii(unsigned char c) {
    const char32_t letter = folded_word_characters[c];
    const bool is_lower = text::is_ascii_lower(c);
    if (letters_ == 0) part_.initial = letter;
    if (letters_ == 0) part_.begins_small = is_lower;
    add_letter(letter);
    if (is_lower) name_.all_upper = false;
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
    add_letter(letter);
    if (text::is_lower(c.code)) name_.all_upper = false;
  }

  void finish() { close(true); }

 private:
  void add_letter(char32_t letter) {
    part_.key = part_.key + Key{letter + 1, 0x9E3779B97F4A7C15U};
    ++letters_;
  }

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
    const auto byte = static_cast<unsigned char>(name[i]);
    if (folded_word_characters[byte] != 0) {
      reader.add_ascii(byte);
      ++i;
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
