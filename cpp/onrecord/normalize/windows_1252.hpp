// Bytes as windows-1252 reads them: table common/windows_1252.tsv, Latin-1 for the rest.
#pragma once

#include <array>
#include <optional>

#include "onrecord/data/data.hpp"
#include "onrecord/normalize/hex.hpp"
#include "onrecord/text/table.hpp"

namespace onrecord::normalize {

class Windows1252 {
 public:
  static const Windows1252& get() {
    static const Windows1252 table;
    return table;
  }

  // The character of a byte; nullopt where windows-1252 has none (81, 8D, 8F, 90, 9D).
  std::optional<char32_t> read(unsigned char byte) const {
    return characters_[byte] == 0 && byte != 0 ? std::nullopt : std::optional(characters_[byte]);
  }

 private:
  Windows1252() {
    for (std::size_t byte = 0; byte < characters_.size(); ++byte) {
      if (byte < 0x80 || byte >= 0xA0) characters_[byte] = static_cast<char32_t>(byte);
    }
    constexpr std::string_view name = "common/windows_1252.tsv";
    text::for_each_row(name, data::table(name),
                       [&](const text::Row& row) { characters_.at(parse_hex(row[0])) = parse_hex(row[1]); });
  }

  std::array<char32_t, 256> characters_{};
};

}  // namespace onrecord::normalize
