// A gazetteer's tables in a file: a header, then the tables as they lie in memory, each at a multiple of 64 bytes.
// What is read is mapped, not copied. A checksum over all of the file keeps damage out: the offsets inside the tables
// are trusted once it is right, so that files should come from whom one trusts.
// Whoever changes a table, the hash of units (surface.hpp) or what is one character (surface.cpp) raises `version`.
// Tested by tests/cpp/entities/gazetteer_file_test.cpp.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <bit>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <string>
#include <system_error>
#include <type_traits>

#include "onrecord/entities/gazetteer_contents.hpp"

namespace onrecord::entities {
namespace {

constexpr std::array<char, 16> magic{"onrecord\ngazett"};
constexpr std::uint32_t version = 4;
constexpr std::uint32_t byte_order = 0x01020304;
constexpr std::size_t alignment = 64;

struct TablePlace {
  std::uint64_t offset = 0;
  std::uint64_t count = 0;
  std::uint64_t item_size = 0;
};

struct Header {
  std::array<char, 16> mark = magic;
  std::uint32_t file_version = version;
  std::uint32_t order = byte_order;
  std::uint64_t file_size = 0;
  std::uint64_t checksum = 0;  // of the header with 0 in its place and of all that follows
  std::array<TablePlace, 13> tables{};
};
static_assert(std::is_trivially_copyable_v<Header>);

constexpr std::uint64_t aligned(std::uint64_t offset) { return (offset + alignment - 1) / alignment * alignment; }

// Four lanes of 8 bytes, so that it runs as fast as the memory; each step can be undone, so that no change of one word
// goes unseen.
class Checksum {
 public:
  void add(const void* data, std::size_t size) {  // `size` is a multiple of 32
    const auto* bytes = static_cast<const unsigned char*>(data);
    for (std::size_t i = 0; i < size; i += 32) {
      std::array<std::uint64_t, 4> words{};
      std::memcpy(words.data(), bytes + i, 32);
      for (std::size_t lane = 0; lane < 4; ++lane) lanes_[lane] = std::rotl((lanes_[lane] ^ words[lane]) * factor, 29);
    }
  }
  std::uint64_t value() const {
    std::uint64_t all = factor;
    for (const std::uint64_t lane : lanes_) all = std::rotl((all ^ lane) * factor, 29);
    return all;
  }

 private:
  static constexpr std::uint64_t factor = 0x9E3779B97F4A7C15U;
  std::array<std::uint64_t, 4> lanes_{1, 2, 3, 4};
};

constexpr std::size_t header_size = aligned(sizeof(Header));

// The header as it stands at the beginning of the file.
std::array<char, header_size> header_bytes(const Header& header) {
  std::array<char, header_size> bytes{};
  std::memcpy(bytes.data(), &header, sizeof header);
  return bytes;
}

[[noreturn]] void refuse(const std::string& path, const std::string& why) {
  throw std::invalid_argument(path + ": " + why + "; build it again (Gazetteer.save, or onrecord gazetteer build)");
}
[[noreturn]] void fail(const std::string& path) { throw std::system_error(errno, std::generic_category(), path); }

// Calls `use` with each table of the image, the pool first.
template <class Image, class Use>
void for_each_table(Image& image, Use use) {
  use(image.pool);
  GazetteerImage::for_each_table(image, use);
}

template <class Table>
using ItemOf = std::remove_cv_t<typename Table::value_type>;

Header header_of(const GazetteerImage& image) {
  Header header;
  std::uint64_t offset = header_size;
  std::size_t i = 0;
  for_each_table(image, [&](const auto& table) {
    using Item = ItemOf<std::remove_cvref_t<decltype(table)>>;
    header.tables[i++] = {offset, table.size(), sizeof(Item)};
    offset = aligned(offset + table.size() * sizeof(Item));
  });
  header.file_size = offset;
  return header;
}

// A table in pieces of whole steps: all but its end, and its end filled up.
template <class Table, class Use>
void in_steps(const Table& table, Use use) {
  const auto* bytes = reinterpret_cast<const char*>(table.data());
  const std::size_t size = table.size() * sizeof(ItemOf<Table>);
  const std::size_t whole = size / alignment * alignment;
  use(bytes, whole);
  if (whole == size) return;
  std::array<char, alignment> end{};
  std::memcpy(end.data(), bytes + whole, size - whole);
  use(end.data(), alignment);
}

class MappedFile {
 public:
  explicit MappedFile(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) fail(path);
    struct stat facts{};
    if (::fstat(file, &facts) != 0) {
      ::close(file);
      fail(path);
    }
    size_ = S_ISREG(facts.st_mode) ? static_cast<std::size_t>(facts.st_size) : 0;
    if (size_ > 0) data_ = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, file, 0);
    const int error = errno;
    ::close(file);
    if (data_ != MAP_FAILED) return;
    errno = error;
    fail(path);
  }
  ~MappedFile() {
    if (data_ != nullptr) ::munmap(data_, size_);
  }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::string_view bytes() const { return {static_cast<const char*>(data_), size_}; }

 private:
  void* data_ = nullptr;
  std::size_t size_ = 0;
};

Header checked_header(const std::string& path, std::string_view bytes) {
  Header header;
  if (bytes.size() < sizeof header.mark || std::memcmp(bytes.data(), magic.data(), magic.size()) != 0)
    refuse(path, "not a saved gazetteer");
  if (bytes.size() < header_size) refuse(path, "a saved gazetteer that was cut off");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.order != byte_order) refuse(path, "saved on a machine of another byte order");
  if (header.file_version != version)
    refuse(path, "saved in format " + std::to_string(header.file_version) + ", this version reads format " +
                     std::to_string(version));
  if (header.file_size != bytes.size()) refuse(path, "a saved gazetteer that was cut off");
  const std::uint64_t expected = header.checksum;
  header.checksum = 0;
  Checksum checksum;
  checksum.add(header_bytes(header).data(), header_size);
  checksum.add(bytes.data() + header_size, bytes.size() - header_size);
  header.checksum = expected;
  const bool is_header_whole = std::memcmp(header_bytes(header).data(), bytes.data(), header_size) == 0;
  if (checksum.value() != expected || !is_header_whole) refuse(path, "a saved gazetteer that was damaged");
  return header;
}

GazetteerImage image_in(const std::string& path, std::string_view bytes, const Header& header) {
  GazetteerImage image;
  std::size_t i = 0;
  for_each_table(image, [&](auto& table) {
    using Table = std::remove_cvref_t<decltype(table)>;
    using Item = ItemOf<Table>;
    const TablePlace& place = header.tables[i++];
    const bool fits = place.offset % alignment == 0 && place.offset <= bytes.size() &&
                      place.item_size == sizeof(Item) && place.count <= (bytes.size() - place.offset) / sizeof(Item);
    if (!fits) refuse(path, "a saved gazetteer of another build");
    table = Table(reinterpret_cast<const Item*>(bytes.data() + place.offset), place.count);
  });
  return image;
}

}  // namespace

std::uint64_t Gazetteer::save(const std::string& path) const {
  const GazetteerImage& image = contents_->image;
  Header header = header_of(image);
  Checksum checksum;
  checksum.add(header_bytes(header).data(), header_size);
  for_each_table(image, [&](const auto& table) {
    in_steps(table, [&](const char* bytes, std::size_t size) { checksum.add(bytes, size); });
  });
  header.checksum = checksum.value();
  const std::string unfinished = path + ".unfinished";  // so that nobody maps half a file
  {
    std::ofstream file(unfinished, std::ios::binary | std::ios::trunc);
    file.write(header_bytes(header).data(), header_size);
    for_each_table(image, [&](const auto& table) {
      in_steps(table,
               [&](const char* bytes, std::size_t size) { file.write(bytes, static_cast<std::streamsize>(size)); });
    });
    if (!file.flush()) fail(path);
  }
  if (std::rename(unfinished.c_str(), path.c_str()) != 0) fail(path);
  return header.checksum;
}

std::shared_ptr<const Gazetteer> Gazetteer::load(const std::string& path) {
  auto file = std::make_shared<const MappedFile>(path);
  auto contents = std::make_unique<Contents>();
  const Header header = checked_header(path, file->bytes());
  contents->image = image_in(path, file->bytes(), header);
  contents->checksum = header.checksum;
  contents->mapped = std::move(file);
  for (const StringRef name : contents->image.type_names) contents->type_names.push_back(contents->image.string(name));
  return std::make_shared<const Gazetteer>(std::unique_ptr<const Contents>(std::move(contents)));
}

std::uint64_t Gazetteer::checksum() const { return contents_->checksum; }

}  // namespace onrecord::entities
