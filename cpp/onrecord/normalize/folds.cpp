// Tested by tests/cases/normalize.jsonl.
#include "onrecord/normalize/folds.hpp"

#include "onrecord/data/data.hpp"
#include "onrecord/normalize/hex.hpp"
#include "onrecord/normalize/scan.hpp"
#include "onrecord/text/table.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::normalize {

Folds::Folds(std::string_view step) {
  constexpr std::string_view name = "common/folds.tsv";
  text::for_each_row(name, data::table(name), [&](const text::Row& row) {
    if (row[0] != step) return;
    const std::string with = row[2] == "SPACE" ? std::string(" ") : std::string(row[2]);
    text::for_each_piece(row[1], ' ', [&](std::string_view hex) {
      const char32_t c = parse_hex(hex);
      std::string encoded;
      text::append(encoded, c);
      begins_[static_cast<unsigned char>(encoded.front())] = true;
      has_ascii_ = has_ascii_ || c < 0x80;
      with_[c] = with;
    });
  });
}

std::size_t Folds::find(std::string_view text, std::size_t from) const {
  while (true) {
    if (!has_ascii_) from = scan::find_non_ascii(text, from);
    // Where bytes outside ASCII are many, this loop is the faster one.
    const std::size_t near = std::min(text.size(), from + 16);
    for (; from < near; ++from) {
      if (begins_[static_cast<unsigned char>(text[from])]) return from;
    }
    if (from >= text.size()) return text.size();
  }
}

Folds::Fold Folds::at(std::string_view text, std::size_t position) const {
  const text::Decoded next = text::decode(text, position);
  const auto found = with_.find(next.code_point);
  return {next.length, found == with_.end() ? std::string_view{} : found->second};
}

void Folds::apply(std::string_view input, text::Rewriter& out) const {
  for (std::size_t i = find(input, 0); i < input.size();) {
    const Fold fold = at(input, i);
    const std::size_t end = i + fold.length;
    if (!fold.with.empty()) out.replace(static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end), fold.with);
    i = find(input, end);
  }
}

}  // namespace onrecord::normalize
