// Reads a table: tab-separated UTF-8 lines, `#` begins a comment line, empty lines are skipped, no header.
// A row may leave out empty columns at its end. An error names the table and the line.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace onrecord::text {

class Row {
 public:
  static constexpr std::size_t max_columns = 12;

  // Column `index`, or an empty view where the row ends before it.
  std::string_view operator[](std::size_t index) const { return index < count_ ? columns_[index] : std::string_view{}; }
  std::size_t size() const { return count_; }
  std::size_t line() const { return line_; }  // 1-based, for error messages

 private:
  friend void for_each_row(std::string_view name, std::string_view tsv, const std::function<void(const Row&)>& use);
  bool read(std::string_view line);  // false: too many columns

  std::array<std::string_view, max_columns> columns_{};
  std::size_t count_ = 0;
  std::size_t line_ = 0;
};

// Calls `use` with each row of `tsv`, in order; views into `tsv`. `name` is for messages only.
// Throws std::invalid_argument("NAME:LINE: …") for a row of more than Row::max_columns columns or with an empty first
// one.
void for_each_row(std::string_view name, std::string_view tsv, const std::function<void(const Row&)>& use);

// Calls `use` with each piece of `list` between `separator`s; an empty list has no pieces.
void for_each_piece(std::string_view list, char separator, const std::function<void(std::string_view)>& use);

}  // namespace onrecord::text
