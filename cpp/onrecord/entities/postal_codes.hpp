// Postal codes of states and provinces, behind a town or a party's letter: Lynchburg, VA; (D-MA). What they stand for
// is read from the keys of the gazetteer's entries (iso3166-2:US-VA). Tested by tests/cpp/entities/names_test.cpp.
#pragma once

#include <cstdint>
#include <vector>

#include "onrecord/entities/gazetteer.hpp"
#include "onrecord/text/flat_table.hpp"

namespace onrecord::entities {

class PostalCodes {
 public:
  PostalCodes() = default;
  PostalCodes(const PostalCodes&) = delete;  // its matches point into it; a move takes along what they point to
  PostalCodes& operator=(const PostalCodes&) = delete;
  PostalCodes(PostalCodes&&) = default;
  PostalCodes& operator=(PostalCodes&&) = default;
  ~PostalCodes() = default;
  explicit PostalCodes(const Gazetteer& gazetteer);

  // The state of a code, by the hash of its folded letters; null: it is none. Its span is empty.
  const GazetteerMatch* find(std::uint32_t folded) const {
    const std::uint32_t number = numbers_[folded];
    return number == 0 ? nullptr : &matches_[number - 1];
  }

 private:
  text::FlatTable<std::uint32_t, std::uint32_t> numbers_;  // 1 + the index of its match
  std::vector<std::uint32_t> entries_;
  std::vector<GazetteerMatch> matches_;
};

}  // namespace onrecord::entities
