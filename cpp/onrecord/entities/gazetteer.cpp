// Tested by tests/cpp/entities/gazetteer_test.cpp.
#include "onrecord/entities/gazetteer.hpp"

namespace onrecord::entities {

struct Gazetteer::Index {
  std::vector<GazetteerRow> rows;
  std::vector<GazetteerEntry> entries;
  std::vector<std::string> type_names{ontonotes_types.begin(), ontonotes_types.end()};
};

Gazetteer::Gazetteer(const std::vector<GazetteerRow>& rows) : index_(new Index{rows, {}}) {}
Gazetteer::~Gazetteer() = default;

std::shared_ptr<const Gazetteer> Gazetteer::embedded() {
  static const auto shared = std::make_shared<const Gazetteer>(std::vector<GazetteerRow>{});
  return shared;
}

std::shared_ptr<const Gazetteer> Gazetteer::merged(const Gazetteer& a, const Gazetteer& b) {
  auto rows = a.rows();
  rows.insert(rows.end(), b.rows().begin(), b.rows().end());
  return std::make_shared<const Gazetteer>(rows);
}

std::vector<GazetteerMatch> Gazetteer::match(std::string_view, bool) const { return {}; }
const std::vector<GazetteerEntry>& Gazetteer::entries() const { return index_->entries; }
const std::vector<std::string>& Gazetteer::type_names() const { return index_->type_names; }
const std::vector<GazetteerRow>& Gazetteer::rows() const { return index_->rows; }

}  // namespace onrecord::entities
