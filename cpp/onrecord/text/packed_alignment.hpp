// An alignment at rest: three to five bytes an edit instead of sixteen, in code points, without the texts it was made
// from. For those who keep many of them, and count as Python does.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "onrecord/text/alignment.hpp"
#include "onrecord/text/span.hpp"

namespace onrecord::text {

class PackedAlignment {
 public:
  // A piece of the source that became a piece of the text, both in code points.
  struct Piece {
    CodePointSpan source, text;
    friend bool operator==(const Piece&, const Piece&) = default;
  };

  PackedAlignment() = default;  // of empty texts
  // Takes an alignment with its two texts, both valid UTF-8. Linear in the texts.
  PackedAlignment(const Alignment& alignment, std::string_view source, std::string_view text);

  // As Alignment's maps; and the whole of the one text is the whole of the other. In logarithmic time. The span must
  // lie within its text.
  CodePointSpan to_source(CodePointSpan text) const;
  CodePointSpan to_text(CodePointSpan source) const;

  // The edits, in order: what lies between two of them is equal in both texts.
  std::vector<Piece> pieces() const;
  // The same, one after the other: calls `use(piece)`.
  template <class Use>
  void for_each_piece(Use use) const {
    Piece piece;
    for (std::size_t at = 0; at < bytes_.size();) {
      const std::uint32_t unchanged = get(at);
      piece.source.begin = piece.source.end + unchanged;
      piece.source.end = piece.source.begin + get(at);
      piece.text.begin = piece.text.end + unchanged;
      piece.text.end = piece.text.begin + get(at);
      use(piece);
    }
  }

  // As bytes in one piece of memory, which needs not be aligned, and back.
  std::size_t stored_size() const;
  void store(char* out) const;
  static PackedAlignment stored_at(const char* bytes);

  std::uint32_t source_size() const { return source_size_; }
  std::uint32_t text_size() const { return text_size_; }
  // Bytes on the heap.
  std::size_t memory() const { return bytes_.capacity() + blocks_.capacity() * sizeof(Block); }

 private:
  // Sixteen edits, and where the one before them ends.
  struct Block {
    std::uint32_t source = 0, text = 0, offset = 0;
  };

  void put(std::uint32_t number);
  // Seven bits a byte, the lowest first; the high bit says that more follow.
  std::uint32_t get(std::size_t& at) const {
    std::uint32_t number = 0;
    unsigned shift = 0;
    for (; bytes_[at] >= 0x80; shift += 7) number |= (bytes_[at++] & 0x7FU) << shift;
    return number | static_cast<std::uint32_t>(bytes_[at++]) << shift;
  }
  void unpack(std::size_t block, EditList& edits) const;
  void collect(std::uint32_t position, std::uint32_t Block::* side, std::vector<std::size_t>& blocks) const;
  Alignment around(std::uint32_t first, std::uint32_t second, std::uint32_t Block::* side) const;

  struct Header {
    std::uint32_t bytes, blocks, source_size, text_size;
  };

  std::vector<unsigned char> bytes_;  // three numbers an edit: unchanged before it, its source, its text
  std::vector<Block> blocks_;
  std::uint32_t source_size_ = 0, text_size_ = 0;
};

}  // namespace onrecord::text
