// Tested by tests/cpp/text/table_test.cpp.
#include "onrecord/text/table.hpp"

#include <stdexcept>

namespace onrecord::text {
namespace {

std::string_view next_piece(std::string_view& rest, char separator) {
  const std::size_t end = rest.find(separator);
  const std::string_view piece = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return piece;
}

}  // namespace

bool Row::read(std::string_view line) {
  while (count_ < max_columns) {
    const std::size_t end = line.find('\t');
    columns_[count_++] = line.substr(0, end);
    if (end == std::string_view::npos) return true;
    line.remove_prefix(end + 1);
  }
  return false;
}

void for_each_row(std::string_view name, std::string_view tsv, const std::function<void(const Row&)>& use) {
  const auto fail = [&](std::size_t line, const char* what) {
    throw std::invalid_argument(std::string(name) + ":" + std::to_string(line) + ": " + what);
  };
  for (std::size_t line_number = 1; !tsv.empty(); ++line_number) {
    std::string_view line = next_piece(tsv, '\n');
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    Row row;
    row.line_ = line_number;
    if (!row.read(line)) fail(line_number, "too many columns");
    if (row[0].empty()) fail(line_number, "the first column is empty");
    use(row);
  }
}

void for_each_piece(std::string_view list, char separator, const std::function<void(std::string_view)>& use) {
  while (!list.empty()) {
    const std::string_view piece = next_piece(list, separator);
    if (!piece.empty()) use(piece);
  }
}

}  // namespace onrecord::text
