// Features and weights: how the small linear models of this folder see a case, and what they know of it.
// A feature is a readable name made of up to three pieces ("left,strong,near"); models keep only its hash. A table of
// weights holds one a line: name, weight.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/text/flat_table.hpp"
#include "onrecord/text/short_list.hpp"

namespace onrecord::attribution {

// A piece of a feature's name. Its hash is taken when the program is compiled, and those of joined pieces follow from
// theirs: no name is read at run time.
class Piece {
 public:
  Piece() = default;
  consteval Piece(const char* name) : Piece(std::string_view(name)) {}  // NOLINT(google-explicit-constructor)
  // Of a name in static storage that only the run tells.
  constexpr explicit Piece(std::string_view name) : name_(name) {
    for (const char c : name) {
      hash_ = hash_ * base + static_cast<unsigned char>(c);
      power_ *= base;
    }
  }

  constexpr std::string_view name() const { return name_; }
  constexpr const char* literal() const { return name_.data(); }  // of a piece made of a literal: its name, ended by 0
  constexpr operator std::string_view() const { return name_; }   // NOLINT(google-explicit-constructor)
  friend constexpr bool operator==(const Piece& a, const Piece& b) { return a.hash_ == b.hash_; }

  // The hash of "first", "first,second" and "first,second,third".
  static constexpr std::uint32_t key(const Piece& first) { return folded(first.hash_); }
  static constexpr std::uint32_t key(const Piece& first, const Piece& second) {
    return folded(joined(first.hash_, second));
  }
  static constexpr std::uint32_t key(const Piece& first, const Piece& second, const Piece& third) {
    return folded(joined(joined(first.hash_, second), third));
  }

 private:
  static constexpr std::uint64_t base = 0x9E3779B97F4A7C15U;
  static constexpr std::uint64_t joined(std::uint64_t hash, const Piece& next) {
    return (hash * base + ',') * next.power_ + next.hash_;
  }
  static constexpr std::uint32_t folded(std::uint64_t hash) {
    const auto key = static_cast<std::uint32_t>((hash ^ (hash >> 32U)) * base >> 32U);
    return key == 0 ? 1 : key;
  }

  std::string_view name_;
  std::uint64_t hash_ = 0;   // a polynomial of the characters
  std::uint64_t power_ = 1;  // of its base: what appending the piece multiplies a hash with
};

class Features {
 public:
  enum class Names : bool { dropped, kept };  // kept: for the training scripts and explanations
  explicit Features(Names names = Names::dropped) : keep_names_(names == Names::kept) {}

  // Not written out where they are called, which is all over the rules: together these are too large for the fastest
  // memory as it is.
  void add(const Piece& first);
  void add(const Piece& first, const Piece& second);
  void add(const Piece& first, const Piece& second, const Piece& third);

  bool has(const Piece& name) const { return std::ranges::find(keys_, Piece::key(name)) != keys_.end(); }

  using Keys = text::ShortList<std::uint32_t, 40>;
  const Keys& keys() const { return keys_; }
  const std::vector<std::string>& names() const { return names_; }  // empty where dropped

 private:
  void keep(std::initializer_list<std::string_view> pieces);

  bool keep_names_;
  Keys keys_;
  std::vector<std::string> names_;
};

class NamedWeights {
 public:
  // Reads the embedded table `name`.
  explicit NamedWeights(std::string_view name);

  float sum(const Features& features) const;
  // The weight of the feature with this key, 0 for one without.
  float operator[](std::uint32_t key) const { return weights_[key]; }

 private:
  text::FlatTable<std::uint32_t, float, 4> weights_;
};

// Bucket names for numbers, shared by the models.
Piece strength_name(float strength);        // none, weak, middling, good, strong
Piece distance_name(std::uint32_t tokens);  // 0, 1, 2-3, 4-7, 8-15, 16+

}  // namespace onrecord::attribution
