#include "edited_str.hpp"

#include <algorithm>

#include "onrecord/text/utf8.hpp"

namespace onrecord::bindings {
namespace {

using normalize::Outcome;

// Calls `kept(begin, end)` with each piece of the source, in characters, that no edit touched, and `made(text)` with
// the UTF-8 of what an edit put between them, in the text's order.
template <class Kept, class Made>
void for_each_piece(const Outcome::Changed& changed, Kept kept, Made made) {
  std::size_t at = 0;
  auto edit = changed.edits.begin();
  changed.alignment.for_each_piece([&](const text::PackedAlignment::Piece& piece) {
    kept(at, std::size_t{piece.source.begin});
    made(slice(std::string_view(changed.text), (edit++)->text));
    at = piece.source.end;
  });
  kept(at, std::size_t{changed.alignment.source_size()});
}

template <class Use>
void for_each_character(std::string_view text, Use use) {
  for (std::size_t i = 0; i < text.size();) {
    const text::Decoded next = text::decode(text, i);
    use(next.code_point);
    i += next.length;
  }
}

// The highest character of the kind, as Python tells them apart, that one with these bits needs.
constexpr Py_UCS4 highest_of(Py_UCS4 bits) {
  if (bits < 0x80) return 0x7F;
  if (bits < 0x100) return 0xFF;
  return bits < 0x10000 ? 0xFFFF : 0x10FFFF;
}

// The kind that units need, looked for until it is `most`, the widest they can need: most often an early one does.
template <class Unit>
Py_UCS4 highest_of(const Unit* units, std::size_t count, Py_UCS4 most) {
  constexpr std::size_t step = 64;
  Unit seen = 0;
  for (std::size_t i = 0; i < count && highest_of(seen) < most; i += step) {
    for (std::size_t k = i; k < std::min(i + step, count); ++k) seen |= units[k];
  }
  return highest_of(seen);
}

// Writes a new text, of which it knows the pieces, in units of the width that it needs.
template <class Unit>
class Writer {
 public:
  // `most` is the highest character of the kind that the source is made of.
  Writer(const Characters& source, Py_UCS4 most, const Outcome::Changed& changed)
      : units_(static_cast<const Unit*>(source.data)), count_(source.count), most_(most), changed_(changed) {}

  // The kind the new text needs: Python asks for the narrowest.
  Py_UCS4 highest() const {
    Py_UCS4 highest = 0x7F;
    const auto look = [&](std::size_t begin, std::size_t end) {
      if (highest < most_) highest = std::max(highest, highest_of(units_ + begin, end - begin, most_));
    };
    for_each_piece(changed_, look, [&](std::string_view made) {
      for_each_character(made, [&](Py_UCS4 c) { highest = std::max(highest, highest_of(c)); });
    });
    return highest;
  }

  template <class To>
  void write(To* out) const {
    const To* const out_end = out + changed_.alignment.text_size();
    const auto keep = [&](std::size_t begin, std::size_t end) {
      const std::size_t size = end - begin;
      // Most pieces are short: what is copied too much is overwritten.
      if (size <= short_piece && begin + short_piece <= count_ && out + short_piece <= out_end)
        std::copy_n(units_ + begin, short_piece, out);
      else
        std::copy_n(units_ + begin, size, out);
      out += size;
    };
    for_each_piece(changed_, keep, [&](std::string_view made) {
      for_each_character(made, [&](Py_UCS4 c) { *out++ = static_cast<To>(c); });
    });
  }

 private:
  static constexpr std::size_t short_piece = 32;

  const Unit* units_;
  std::size_t count_;
  Py_UCS4 most_;
  const Outcome::Changed& changed_;
};

}  // namespace

template <class Use>
void EditedText::with_writer(Use use) const {
  if (source_.is_ascii)
    use(Writer<Py_UCS1>(source_, 0x7F, changed_));
  else if (source_.kind == 1)
    use(Writer<Py_UCS1>(source_, 0xFF, changed_));
  else if (source_.kind == 2)
    use(Writer<Py_UCS2>(source_, 0xFFFF, changed_));
  else
    use(Writer<Py_UCS4>(source_, 0x10FFFF, changed_));
}

EditedText::EditedText(const Characters& source, const Outcome::Changed& changed) : source_(source), changed_(changed) {
  with_writer([&](const auto& writer) { highest_ = writer.highest(); });
}

void EditedText::write(void* out) const {
  with_writer([&](const auto& writer) {
    if (width() == 1)
      writer.write(static_cast<Py_UCS1*>(out));
    else if (width() == 2)
      writer.write(static_cast<Py_UCS2*>(out));
    else
      writer.write(static_cast<Py_UCS4*>(out));
  });
}

pybind11::str edited_str(const EditedText& text) {
  pybind11::str made = new_str(text.count(), text.highest());
  text.write(PyUnicode_DATA(made.ptr()));
  return made;
}

}  // namespace onrecord::bindings
