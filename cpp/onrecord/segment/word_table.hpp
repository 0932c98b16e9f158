// Word tables: from a word or a phrase of words to a value, by the tokens' folded hashes.
// Each stage builds its own from its data tables; look-ups cost one probe a token and never read the text's characters,
// so two different words with one hash (1 in 4 billion a pair) count as the same.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "onrecord/segment/tokens.hpp"
#include "onrecord/text/chars.hpp"

namespace onrecord::segment {

template <class Value>
class WordTable {
 public:
  void add(std::string_view word, Value value) { values_.insert_or_assign(text::folded_hash(word), std::move(value)); }
  const Value* find(std::uint32_t folded) const {
    const auto found = values_.find(folded);
    return found == values_.end() ? nullptr : &found->second;
  }
  const Value* find(const Token& token) const { return find(token.folded); }
  bool contains(const Token& token) const { return find(token) != nullptr; }
  std::size_t size() const { return values_.size(); }

 private:
  std::unordered_map<std::uint32_t, Value> values_;
};

// Phrases of one or more words. A phrase is cut into words by `tokenizer`, as the text will be.
template <class Value>
class PhraseTable {
 public:
  struct Found {
    const Value* value;
    std::uint32_t length;  // in tokens
  };

  void add(const Tokenizer& tokenizer, std::string_view phrase, Value value) {
    std::uint64_t key = 0;
    const auto tokens = tokenizer.tokenize(phrase);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      key = extend(key, tokens[i].folded);
      Node& node = nodes_[key];
      if (i + 1 == tokens.size())
        node.value = static_cast<std::int32_t>(values_.size());
      else
        node.goes_on = true;
    }
    values_.push_back(std::move(value));
  }

  // The longest phrase that begins at token `first` and ends before token `last`.
  std::optional<Found> longest_at(const std::vector<Token>& tokens, std::uint32_t first, std::uint32_t last) const {
    std::optional<Found> best;
    std::uint64_t key = 0;
    for (std::uint32_t i = first; i < last; ++i) {
      key = extend(key, tokens[i].folded);
      const auto node = nodes_.find(key);
      if (node == nodes_.end()) break;
      if (node->second.value >= 0) best = Found{&values_[static_cast<std::size_t>(node->second.value)], i - first + 1};
      if (!node->second.goes_on) break;
    }
    return best;
  }

 private:
  struct Node {
    std::int32_t value = -1;
    bool goes_on = false;
  };
  static std::uint64_t extend(std::uint64_t key, std::uint32_t folded) {
    key = (key ^ folded) * 0x9E3779B97F4A7C15U;
    return key ^ (key >> 29U);
  }
  std::unordered_map<std::uint64_t, Node> nodes_;
  std::vector<Value> values_;
};

}  // namespace onrecord::segment
