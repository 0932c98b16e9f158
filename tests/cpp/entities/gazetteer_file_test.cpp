#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <stdexcept>
#include <string>
#include <system_error>

#include "onrecord/entities/gazetteer.hpp"

using namespace onrecord::entities;

namespace {

class TemporaryFile {
 public:
  TemporaryFile()
      : path_(std::filesystem::temp_directory_path() / ("onrecord" + std::to_string(std::random_device()()))) {}
  ~TemporaryFile() { std::filesystem::remove(path_); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  std::string path() const { return path_.string(); }
  std::string read() const {
    std::ifstream file(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void write(const std::string& bytes) const { std::ofstream(path_, std::ios::binary | std::ios::trunc) << bytes; }

 private:
  std::filesystem::path path_;
};

const Gazetteer& some_names() {
  static const Gazetteer gazetteer(
      {{.name = "New York", .type = "GPE", .key = "geonames:1", .aliases = {"Big Apple"}, .weight = 8},
       {.name = "New York", .type = "TEAM", .context = {"innings"}},
       {.name = "Erdoğan",
        .key = "local:2",
        .case_mode = CaseMode::folded,
        .gender = Gender::male,
        .fold_accents = true},
       {.name = "#MeToo", .type = "EVENT"}});
  return gazetteer;
}

}  // namespace

TEST_CASE("a loaded gazetteer is the one that was saved") {
  const TemporaryFile file;
  const std::uint64_t checksum = some_names().save(file.path());
  const auto loaded = Gazetteer::load(file.path());
  CHECK(loaded->checksum() == checksum);
  CHECK(some_names().checksum() == 0);
  CHECK(loaded->type_names() == some_names().type_names());
  CHECK(loaded->rows().size() == 4);
  const std::string text = "ERDOGAN in New York; innings: New York, the Big Apple, #MeToo";
  const auto found = loaded->match(text);
  const auto expected = some_names().match(text);
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CHECK(found[i].span == expected[i].span);
    CHECK(found[i].entries[0] == expected[i].entries[0]);
  }
}

TEST_CASE("an empty gazetteer can be saved, too") {
  const TemporaryFile file;
  Gazetteer(std::vector<GazetteerRow>{}).save(file.path());
  CHECK(Gazetteer::load(file.path())->match("Lima").empty());
}

TEST_CASE("a file cut anywhere or with any bit turned is refused") {
  const TemporaryFile file;
  some_names().save(file.path());
  const std::string bytes = file.read();
  std::minstd_rand random(6);
  for (int i = 0; i < 300; ++i) {
    file.write(bytes.substr(0, i < 40 ? static_cast<std::size_t>(i) * 16 : random() % bytes.size()));
    CHECK_THROWS_AS(Gazetteer::load(file.path()), std::invalid_argument);
    std::string turned = bytes;
    turned[i < 200 ? static_cast<std::size_t>(i) * 3 : random() % bytes.size()] ^=
        static_cast<char>(1U << random() % 8);
    file.write(turned);
    CHECK_THROWS_AS(Gazetteer::load(file.path()), std::invalid_argument);
  }
  file.write(bytes + "more");
  CHECK_THROWS_AS(Gazetteer::load(file.path()), std::invalid_argument);
  file.write("name,type\nLima,GPE\n");
  CHECK_THROWS_WITH_AS(
      Gazetteer::load(file.path()),
      (file.path() + ": not a saved gazetteer; build it again (Gazetteer.save, or onrecord gazetteer build)").c_str(),
      std::invalid_argument);
}

TEST_CASE("what the system refuses is an error of the system") {
  CHECK_THROWS_AS(Gazetteer::load("/nowhere/at/all"), std::system_error);
  CHECK_THROWS_AS(some_names().save("/nowhere/at/all"), std::system_error);
}
