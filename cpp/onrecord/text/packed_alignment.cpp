// Tested by tests/cpp/text/packed_alignment_test.cpp.
#include "onrecord/text/packed_alignment.hpp"

#include <algorithm>
#include <cstring>

#include "onrecord/text/utf8.hpp"

namespace onrecord::text {
namespace {

constexpr std::size_t block_edits = 16;

// Counts code points of one text from left to right.
class Counter {
 public:
  explicit Counter(std::string_view text) : text_(text) {}
  std::uint32_t up_to(std::uint32_t end) {
    count_ += static_cast<std::uint32_t>(count_code_points(text_.substr(done_, end - done_)));
    done_ = end;
    return count_;
  }

 private:
  std::string_view text_;
  std::uint32_t done_ = 0, count_ = 0;
};

}  // namespace

PackedAlignment::PackedAlignment(const Alignment& alignment, std::string_view source, std::string_view text) {
  Counter source_counter(source);
  const auto& edits = alignment.edits();
  bytes_.reserve(3 * edits.size() + 16);
  blocks_.reserve((edits.size() + block_edits - 1) / block_edits);
  Block end;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    end.offset = static_cast<std::uint32_t>(bytes_.size());
    if (i % block_edits == 0) blocks_.push_back(end);
    // What lies before the edit is equal in both texts: it is counted once.
    const std::uint32_t unchanged = source_counter.up_to(edits[i].source.begin) - end.source;
    const std::uint32_t of_source = source_counter.up_to(edits[i].source.end) - end.source - unchanged;
    const auto of_text = static_cast<std::uint32_t>(count_code_points(slice(text, edits[i].text)));
    put(unchanged);
    put(of_source);
    put(of_text);
    end.source += unchanged + of_source;
    end.text += unchanged + of_text;
  }
  bytes_.shrink_to_fit();
  source_size_ = source_counter.up_to(static_cast<std::uint32_t>(source.size()));
  text_size_ = end.text + (source_size_ - end.source);
}

void PackedAlignment::put(std::uint32_t number) {
  for (; number >= 0x80; number >>= 7U) bytes_.push_back(static_cast<unsigned char>(number | 0x80U));
  bytes_.push_back(static_cast<unsigned char>(number));
}

void PackedAlignment::unpack(std::size_t block, EditList& edits) const {
  Block end = blocks_[block];
  std::size_t at = end.offset;
  const std::size_t last = block + 1 < blocks_.size() ? blocks_[block + 1].offset : bytes_.size();
  while (at < last) {
    const std::uint32_t unchanged = get(at);
    const SourceSpan source{end.source + unchanged, end.source + unchanged + get(at)};
    const TextSpan text{end.text + unchanged, end.text + unchanged + get(at)};
    edits.push_back({source, text});
    end.source = source.end;
    end.text = text.end;
  }
}

// The blocks that hold the edits beside a position: the first that ends at or behind it, the first that ends behind it,
// and the ones before these.
void PackedAlignment::collect(std::uint32_t position, std::uint32_t Block::* side,
                              std::vector<std::size_t>& blocks) const {
  const auto add = [&](std::vector<Block>::const_iterator behind) {
    const auto count = static_cast<std::size_t>(behind - blocks_.begin());
    for (std::size_t back = 1; back <= 2 && back <= count; ++back) blocks.push_back(count - back);
  };
  const auto skip_first = blocks_.begin() + 1;
  add(std::ranges::lower_bound(skip_first, blocks_.end(), position, {}, side));
  add(std::ranges::upper_bound(skip_first, blocks_.end(), position, {}, side));
}

// An alignment that maps as this one does at two positions.
Alignment PackedAlignment::around(std::uint32_t first, std::uint32_t second, std::uint32_t Block::* side) const {
  std::vector<std::size_t> blocks;
  collect(first, side, blocks);
  collect(second, side, blocks);
  std::ranges::sort(blocks);
  // NOLINTNEXTLINE(modernize-use-ranges): clang 14 cannot compile the subrange that std::ranges::unique returns.
  blocks.erase(std::unique(blocks.begin(), blocks.end()), blocks.end());
  EditList edits;
  edits.reserve(blocks.size() * block_edits);
  for (const std::size_t block : blocks) unpack(block, edits);
  return {std::move(edits), source_size_, text_size_};
}

CodePointSpan PackedAlignment::to_source(CodePointSpan text) const {
  if (text == CodePointSpan{0, text_size_}) return {0, source_size_};
  if (blocks_.empty()) return text;
  const SourceSpan source = around(text.begin, text.end, &Block::text).to_source({text.begin, text.end});
  return {source.begin, source.end};
}

CodePointSpan PackedAlignment::to_text(CodePointSpan source) const {
  if (source == CodePointSpan{0, source_size_}) return {0, text_size_};
  if (blocks_.empty()) return source;
  const TextSpan text = around(source.begin, source.end, &Block::source).to_text({source.begin, source.end});
  return {text.begin, text.end};
}

std::vector<PackedAlignment::Piece> PackedAlignment::pieces() const {
  std::vector<Piece> pieces;
  pieces.reserve(blocks_.size() * block_edits);
  for_each_piece([&](const Piece& piece) { pieces.push_back(piece); });
  return pieces;
}

std::size_t PackedAlignment::stored_size() const {
  return sizeof(Header) + bytes_.size() + blocks_.size() * sizeof(Block);
}

void PackedAlignment::store(char* out) const {
  const Header header{static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(blocks_.size()),
                      source_size_, text_size_};
  std::memcpy(out, &header, sizeof header);
  out = std::ranges::copy(bytes_, out + sizeof header).out;
  if (!blocks_.empty()) std::memcpy(out, blocks_.data(), blocks_.size() * sizeof(Block));
}

PackedAlignment PackedAlignment::stored_at(const char* bytes) {
  Header header{};
  std::memcpy(&header, bytes, sizeof header);
  bytes += sizeof header;
  PackedAlignment alignment;
  alignment.bytes_.assign(bytes, bytes + header.bytes);
  alignment.blocks_.resize(header.blocks);
  if (header.blocks > 0) std::memcpy(alignment.blocks_.data(), bytes + header.bytes, header.blocks * sizeof(Block));
  alignment.source_size_ = header.source_size;
  alignment.text_size_ = header.text_size;
  return alignment;
}

}  // namespace onrecord::text
