// The splitter's rules, one question a method, over the tokens of one paragraph. Private to segment/.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "onrecord/segment/splitter.hpp"

namespace onrecord::segment {

class ParagraphSplitter {
 public:
  ParagraphSplitter(const Splitter& rules, std::string_view text, const std::vector<Token>& tokens, TokenRange range)
      : rules_(rules), text_(text), tokens_(tokens), range_(range) {}

  // Calls `use` with each sentence's tokens, in order; together they are the range.
  void split(const std::function<void(TokenRange)>& use);

 private:
  enum class Stop : std::uint8_t { none, full, exclamation, ellipsis, abbreviation };
  // A stop and what closes there.
  struct Ending {
    Stop stop = Stop::none;
    std::uint32_t last_stop = 0;  // the token that stops
    std::uint32_t next = 0;       // the first token that is not part of it
    bool closes_quote = false;
  };

  Stop stop_at(std::uint32_t token) const;
  Ending ending_at(std::uint32_t token);
  bool is_closing(std::uint32_t token) const;
  bool ends_here(const Ending& ending);
  bool ends_after_abbreviation(std::uint32_t token, std::uint32_t next);
  bool may_begin(const Ending& ending, std::uint32_t next) const;
  bool begins_lower(const Ending& ending, std::uint32_t word) const;
  bool is_glued_sentence(const Ending& ending) const;
  bool goes_on_with_speaker(std::uint32_t next, bool must_end) const;
  bool is_list_number(std::uint32_t stop) const;
  bool is_starter(std::uint32_t token) const;
  bool is_headline();
  std::uint32_t first_word(std::uint32_t token) const;
  char first_byte(std::uint32_t token) const { return text_[tokens_[token].begin]; }
  bool is_double_mark(std::uint32_t token) const {
    return tokens_[token].kind == TokenKind::quote_mark && first_byte(token) == '"';
  }

  const Splitter& rules_;
  std::string_view text_;
  const std::vector<Token>& tokens_;
  TokenRange range_;
  std::uint32_t sentence_begin_ = 0;
  bool straight_open_ = false;  // an odd number of " so far
  std::optional<bool> headline_;
};

}  // namespace onrecord::segment
