// Case tables: tests/cases/NAME.jsonl, one JSON object a line, read by C++ and Python tests alike.
//   for (const Json& one : cases("gazetteer")) { CAPTURE(one["why"].string); … }
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::tests {

// A JSON value. Asking an object for a member it lacks gives null; `array` and `members` are empty for other kinds.
struct Json {
  enum class Kind { null, boolean, number, string, array, object };
  Kind kind = Kind::null;
  bool boolean = false;
  double number = 0;
  std::string string;  // UTF-8
  std::vector<Json> array;
  std::map<std::string, Json> members;

  bool is_null() const { return kind == Kind::null; }
  const Json& operator[](const std::string& member) const;
  const Json& operator[](std::size_t index) const { return array.at(index); }
  std::vector<std::string> strings() const;  // of an array of strings
};

// Throws std::invalid_argument with the byte offset for text that is no JSON.
Json parse_json(std::string_view text);

// All cases of tests/cases/NAME.jsonl. Throws std::runtime_error where the file is missing or a line is no JSON.
std::vector<Json> cases(const std::string& name);

}  // namespace onrecord::tests
