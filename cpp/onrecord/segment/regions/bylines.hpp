// By-lines: "By Jane Doe", "By JANE DOE and JOHN ROE, The Daily News". A line of its own near the top, all of names,
// which are its content and author.
#pragma once

#include "onrecord/segment/segments.hpp"
#include "onrecord/segment/word_table.hpp"

namespace onrecord::segment::regions {

struct Findings;

class Bylines {
 public:
  Bylines();  // reads en/byline_words.tsv; throws std::invalid_argument for a role it does not know

  void find(std::string_view text, const Segments& segments, Findings& found) const;

 private:
  enum class Role : std::uint8_t { begins, joins, ends };
  bool has(const Token& token, Role role) const;
  bool is_byline(std::string_view text, const std::vector<Token>& tokens, TokenRange line) const;
  std::uint32_t names_end(std::string_view text, const std::vector<Token>& tokens, TokenRange names) const;

  WordTable<Role> words_;
};

}  // namespace onrecord::segment::regions
