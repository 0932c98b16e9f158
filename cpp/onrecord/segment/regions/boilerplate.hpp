// Boilerplate: lines and sentences of the publisher, by the patterns of en/boilerplate.tsv. After a lead-in ("Also on
// X.com", "Read more:") the rest of its sentence is a headline of another article.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "onrecord/segment/hash_filter.hpp"
#include "onrecord/segment/segments.hpp"

namespace onrecord::segment::regions {

struct Findings;

class Boilerplate {
 public:
  // Reads the table; throws std::invalid_argument for an extent it does not know or a pattern that begins with a wild
  // card.
  explicit Boilerplate(const Tokenizer& tokenizer);

  void find(std::string_view text, const Segments& segments, Findings& found) const;

 private:
  enum class Extent : std::uint8_t { lead, sentence, line, inside };
  struct Part {
    enum class Kind : std::uint8_t { word, any, gap, site } kind = Kind::word;
    std::uint32_t folded = 0;
  };
  struct Pattern {
    std::vector<Part> parts;
    Extent extent = Extent::line;
    std::uint32_t most_words = 30;
  };
  // A pattern found, and the token after it.
  struct Match {
    const Pattern* pattern = nullptr;
    std::uint32_t end = 0;
  };

  Match match_at(const std::vector<Token>& tokens, std::uint32_t begin, std::uint32_t end, bool only_inside) const;
  static std::vector<Part> parts_of(const Tokenizer& tokenizer, std::string_view pieces);
  static bool takes_one(const Part& part, const Token& token);
  static std::uint32_t matches_site(const std::vector<Part>& parts, std::size_t part, const std::vector<Token>& tokens,
                                    std::uint32_t at, std::uint32_t end);
  static std::uint32_t matches(const std::vector<Part>& parts, std::size_t part, const std::vector<Token>& tokens,
                               std::uint32_t at, std::uint32_t end);
  bool find_line(std::string_view text, const Segments& segments, std::uint32_t paragraph, Findings& found) const;
  void find_sentences(std::string_view text, const Segments& segments, std::uint32_t paragraph, Findings& found) const;
  static bool add_lead(std::string_view text, const Segments& segments, const Sentence& sentence, std::uint32_t begin,
                       const Match& match, Findings& found);

  std::unordered_map<std::uint32_t, std::vector<Pattern>> by_first_word_;  // folded hash of the first word
  HashFilter first_words_;
  HashFilter first_words_inside_;  // of the patterns looked for anywhere in a line
};

}  // namespace onrecord::segment::regions
