// What a gazetteer holds, and the builder that fills it row by row, from given rows or from embedded tables.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/entities/gazetteer.hpp"
#include "onrecord/entities/gazetteer_index.hpp"

namespace onrecord::entities {

struct Gazetteer::Contents {
  std::deque<std::string> strings;  // own what the views below see, where nobody else does
  std::vector<std::string> type_names{ontonotes_types.begin(), ontonotes_types.end()};
  std::vector<GazetteerEntry> entries;
  std::vector<std::string_view> of;  // GazetteerRow::entity of each entry
  std::vector<Surface> surfaces;     // those of one entry stand together, its name first
  std::unique_ptr<const GazetteerIndex> index;
};

// A row in views, which must outlive the gazetteer where `keep` is told so, and the call where not.
struct RowView {
  std::string_view name;
  std::string_view type;
  std::string_view key;
  CaseMode case_mode = CaseMode::title;
  Gender gender = Gender::unknown;
  std::uint8_t weight = 5;
  std::string_view entity;
};

class GazetteerBuilder {
 public:
  // Whether the strings handed in outlive the gazetteer (they are embedded) or have to be copied.
  enum class Strings : std::uint8_t { outlive, copy };
  explicit GazetteerBuilder(Strings strings) : strings_(strings) {}

  // Throws std::invalid_argument for an empty name or type, a weight above 9, bytes that are not UTF-8.
  void add(const RowView& row);
  // Another surface of the row added last. Blank ones are passed over.
  void add_alias(std::string_view alias, CaseMode mode);

  std::unique_ptr<const Gazetteer::Contents> finish();

 private:
  std::string_view keep(std::string_view string);
  EntityType type(std::string_view name);
  void link_entities();

  Strings strings_;
  std::unique_ptr<Gazetteer::Contents> contents_ = std::make_unique<Gazetteer::Contents>();
};

}  // namespace onrecord::entities
