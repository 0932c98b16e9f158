// Word tables: from a word or a phrase of words to a value, by the tokens' folded hashes.
// Each stage builds its own from its data tables; look-ups cost one probe a token and never read the text's characters,
// so two different words with one hash (1 in 4 billion a pair) count as the same.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "onrecord/segment/tokens.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/flat_table.hpp"

namespace onrecord::segment {

template <class Value>
class WordTable {
 public:
  // A later value of a word replaces an earlier one.
  void add(std::string_view word, Value value) { values_.at(text::folded_hash(word)) = std::move(value); }
  const Value* find(std::uint32_t folded) const { return values_.find(folded); }
  // The word's value, or Value{} for a word without.
  Value of(const Token& token) const { return values_[token.folded]; }
  const Value* find(const Token& token) const { return find(token.folded); }
  bool contains(const Token& token) const { return find(token) != nullptr; }
  std::size_t size() const { return values_.size(); }

 private:
  text::SparseTable<std::uint32_t, Value> values_;
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
    std::uint32_t key = 0;
    const auto tokens = tokenizer.tokenize(phrase);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      key = extend(key, tokens[i].folded);
      Node& node = nodes_.at(key);
      if (i + 1 == tokens.size())
        node.value = static_cast<std::uint32_t>(values_.size()) + 1;
      else
        node.goes_on = 1;
    }
    values_.push_back(std::move(value));
  }

  // Has the memory fetch what tells of phrases that begin with the token, where `asked`: a look-up follows soon. Not a
  // branch, since it is not to be foreseen: where not asked, it fetches what is at hand.
  void prefetch_if(bool asked, const Token& token) const {
    nodes_.prefetch(extend(0, token.folded) & (0U - static_cast<std::uint32_t>(asked)));
  }

  // The longest phrase that begins at token `first` and ends before token `last`.
  std::optional<Found> longest_at(const std::vector<Token>& tokens, std::uint32_t first, std::uint32_t last) const {
    std::optional<Found> best;
    std::uint32_t key = 0;
    for (std::uint32_t i = first; i < last; ++i) {
      key = extend(key, tokens[i].folded);
      const Node* node = nodes_.find(key);
      if (node == nullptr) break;
      if (node->value != 0) best = Found{&values_[node->value - 1], i - first + 1};
      if (node->goes_on == 0) break;
    }
    return best;
  }

 private:
  struct Node {
    std::uint32_t value : 31 = 0;  // 1 + its index in values_; 0: none
    std::uint32_t goes_on : 1 = 0;
  };
  // One word keeps a hash of its own: each step is reversible.
  static std::uint32_t extend(std::uint32_t key, std::uint32_t folded) {
    key = ((key ^ (key >> 15U)) * 0x9E3779B1U) ^ folded;
    return key == 0 ? 1 : key;
  }
  text::FlatTable<std::uint32_t, Node> nodes_;
  std::vector<Value> values_;
};

}  // namespace onrecord::segment
