#include "support/cases.hpp"

#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "onrecord/text/utf8.hpp"

namespace onrecord::tests {
namespace {

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Json all() {
    Json value = parse();
    if (peek() != '\0') fail();
    return value;
  }

 private:
  [[noreturn]] void fail() const { throw std::invalid_argument("byte " + std::to_string(at_) + ": not JSON"); }

  char peek() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
    return at_ < text_.size() ? text_[at_] : '\0';
  }
  bool accept(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  void expect(char c) {
    if (!accept(c)) fail();
  }
  bool accept(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }

  Json parse() {
    Json value;
    switch (peek()) {
      case '{':
        object(value);
        break;
      case '[':
        array(value);
        break;
      case '"':
        value.kind = Json::Kind::string;
        value.string = string();
        break;
      default:
        scalar(value);
    }
    return value;
  }

  void object(Json& value) {
    value.kind = Json::Kind::object;
    expect('{');
    if (accept('}')) return;
    do {
      peek();
      std::string name = string();
      expect(':');
      value.members[std::move(name)] = parse();
    } while (accept(','));
    expect('}');
  }

  void array(Json& value) {
    value.kind = Json::Kind::array;
    expect('[');
    if (accept(']')) return;
    do value.array.push_back(parse());
    while (accept(','));
    expect(']');
  }

  void scalar(Json& value) {
    if (accept("null")) return;
    value.kind = Json::Kind::boolean;
    if (accept("true"))
      value.boolean = true;
    else if (!accept("false"))
      number(value);
  }

  void number(Json& value) {
    const std::string rest(text_.substr(at_, 40));
    char* end = nullptr;
    value.kind = Json::Kind::number;
    value.number = std::strtod(rest.c_str(), &end);
    if (end == rest.c_str()) fail();
    at_ += static_cast<std::size_t>(end - rest.c_str());
  }

  std::string string() {
    std::string result;
    expect('"');
    while (at_ < text_.size() && text_[at_] != '"') {
      if (text_[at_] == '\\')
        escape(result);
      else
        result += text_[at_++];
    }
    expect('"');
    return result;
  }

  void escape(std::string& result) {
    ++at_;
    if (at_ >= text_.size()) fail();
    const char kind = text_[at_++];
    static constexpr std::string_view from = "nrtbf";
    static constexpr std::string_view to = "\n\r\t\b\f";
    const std::size_t known = from.find(kind);
    if (known != std::string_view::npos)
      result += to[known];
    else if (kind == 'u')
      text::append(result, code_point());
    else
      result += kind;
  }

  char32_t hex4() {
    if (at_ + 4 > text_.size()) fail();
    const auto value = std::stoul(std::string(text_.substr(at_, 4)), nullptr, 16);
    at_ += 4;
    return static_cast<char32_t>(value);
  }
  char32_t code_point() {
    const char32_t first = hex4();
    if (first < 0xD800 || first > 0xDBFF || !accept(std::string_view("\\u"))) return first;
    return 0x10000 + ((first - 0xD800) << 10U) + (hex4() - 0xDC00);
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

const Json& Json::operator[](const std::string& member) const {
  static const Json none;
  const auto found = members.find(member);
  return found == members.end() ? none : found->second;
}

std::vector<std::string> Json::strings() const {
  std::vector<std::string> all;
  for (const Json& one : array) all.push_back(one.string);
  return all;
}

Json parse_json(std::string_view text) { return Parser(text).all(); }

std::vector<Json> cases(const std::string& name) {
  const std::string path = std::string(ONRECORD_ROOT) + "/tests/cases/" + name + ".jsonl";
  std::ifstream file(path);
  if (!file) throw std::runtime_error(path + ": cannot be read");
  std::vector<Json> all;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty()) continue;
    try {
      all.push_back(parse_json(line));
    } catch (const std::invalid_argument& wrong) {
      throw std::runtime_error(path + ":" + std::to_string(number) + ": " + wrong.what());
    }
  }
  return all;
}

}  // namespace onrecord::tests
