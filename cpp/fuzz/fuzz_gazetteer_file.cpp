// Fuzzes Gazetteer::load with files that are not what `save` wrote: each must be refused with an error, never mapped.
// The input's first byte chooses between the input itself as a file, a saved file cut off or lengthened, and one with
// bytes changed; the rest says where and how.
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>

#include "input.hpp"
#include "onrecord/entities/gazetteer.hpp"

namespace {

using namespace onrecord;

const std::string& path() {
  static const std::string file =
      (std::filesystem::temp_directory_path() / ("fuzz_gazetteer_file" + std::to_string(::getpid()))).string();
  return file;
}

std::string saved_bytes() {
  const entities::Gazetteer gazetteer({{.name = "New York", .type = "GPE", .aliases = {"Big Apple"}, .weight = 8},
                                       {.name = "New York", .type = "TEAM", .context = {"innings"}},
                                       {.name = "Erdo\u011fan", .fold_accents = true},
                                       {.name = "new york", .case_mode = entities::CaseMode::exact}});
  gazetteer.save(path());
  std::ifstream file(path(), std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t number(std::string_view bytes) {
  std::size_t value = 0;
  for (const char byte : bytes) value = value << 8U | static_cast<unsigned char>(byte);
  return value;
}

std::string damaged(const std::string& saved, std::string_view input) {
  if (input.size() < 4) return std::string(input);
  const std::string_view rest = input.substr(1);
  if (input[0] % 3 == 0) return std::string(rest);
  std::string bytes = saved;
  if (input[0] % 3 == 1) {
    bytes.resize(number(rest.substr(0, 3)) % (2 * saved.size()));
    return bytes;
  }
  for (std::size_t i = 0; i + 3 < rest.size(); i += 4)
    bytes[number(rest.substr(i, 3)) % bytes.size()] ^= static_cast<char>(rest[i + 3]);
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string saved = saved_bytes();
  const std::string bytes = damaged(saved, {reinterpret_cast<const char*>(data), size});
  std::ofstream(path(), std::ios::binary | std::ios::trunc) << bytes;
  bool is_refused = false;
  try {
    require(entities::Gazetteer::load(path())->match("in New York").size() == 1);
  } catch (const std::invalid_argument& refused) {
    is_refused = std::string_view(refused.what()).starts_with(path() + ": ");
  }
  require(is_refused == (bytes != saved));
  return 0;
}
