// Fuzzes Gazetteer::match against its plain twin. The input: names, one a line, a line of "=", then the text. A name's
// first byte chooses its case mode, its weight, whether its accents are folded and whether it has a context word.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>

#include "gazetteer_twin.hpp"
#include "input.hpp"

namespace {

using namespace onrecord;

std::vector<entities::GazetteerRow> rows(std::string_view list) {
  std::vector<entities::GazetteerRow> all;
  for (std::size_t begin = 0; begin < list.size();) {
    std::size_t end = list.find('\n', begin);
    if (end == std::string_view::npos) end = list.size();
    const auto line = list.substr(begin, end - begin);
    begin = end + 1;
    if (line.size() < 2) continue;
    entities::GazetteerRow row{.name = repaired(line.substr(1))};
    const auto choice = static_cast<unsigned char>(line[0]);
    row.case_mode = static_cast<entities::CaseMode>(choice % 3);
    row.weight = static_cast<std::uint8_t>(choice / 3 % 3);
    row.fold_accents = choice / 9 % 2 == 1;
    if (choice / 18 % 2 == 1) row.context = {"a"};
    bool blank = true;
    for (const auto& letter : twin::letters(row.name)) blank = blank && (letter.blank || letter.line_break);
    if (!blank && all.size() < 40) all.push_back(row);
  }
  return all;
}

std::uint8_t weight(const entities::Gazetteer& gazetteer, std::uint32_t entry) {
  return gazetteer.entries()[entry].weight;
}

void check(const entities::Gazetteer& gazetteer, const twin::Gazetteer& plain, std::string_view text,
           bool overlapping) {
  const auto expected = plain.match(text, overlapping);
  const auto found = gazetteer.match(text, overlapping);
  if (found.size() != expected.size()) abort();
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i].span.begin != expected[i].begin || found[i].span.end != expected[i].end) abort();
    const std::set<std::size_t> rows(found[i].entries, found[i].entries + found[i].entry_count);
    if (rows.size() != found[i].entry_count || rows != expected[i].rows) abort();
    // By weight, but for the first, which the context may have brought there.
    for (std::uint32_t k = 2; k < found[i].entry_count; ++k) {
      if (weight(gazetteer, found[i].entries[k - 1]) < weight(gazetteer, found[i].entries[k])) abort();
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 600) return 0;  // the twin takes its time
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t split = input.find("\n=\n");
  if (split == std::string_view::npos) return 0;
  const auto names = rows(input.substr(0, split));
  const std::string text = repaired(input.substr(split + 3));
  const entities::Gazetteer gazetteer(names);
  const twin::Gazetteer plain(names);
  check(gazetteer, plain, text, false);
  check(gazetteer, plain, text, true);
  return 0;
}
