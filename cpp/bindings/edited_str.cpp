#include "edited_str.hpp"

#include <algorithm>
#include <cstring>

#include "onrecord/text/large_pages.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::bindings {
namespace {

using normalize::Outcome;

// Calls `kept(begin, end)` with each piece of the source, in characters, that no edit touched, and `made(text)` with the
// UTF-8 of what an edit put between them, in the text's order.
template <class Kept, class Made>
void for_each_piece(const Outcome::Changed& changed, Kept kept, Made made) {
  std::size_t at = 0;
  const auto pieces = changed.alignment.pieces();
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    kept(at, std::size_t{pieces[i].source.begin});
    made(slice(std::string_view(changed.text), changed.edits[i].text));
    at = pieces[i].source.end;
  }
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

// The kind the new text needs: Python asks for the narrowest.
template <class Unit>
Py_UCS4 highest_in(const Unit* units, Py_UCS4 most, const Outcome::Changed& changed) {
  Py_UCS4 highest = 0x7F;
  const auto look = [&](std::size_t begin, std::size_t end) {
    if (highest < most) highest = std::max(highest, highest_of(units + begin, end - begin, most));
  };
  for_each_piece(changed, look, [&](std::string_view made) {
    for_each_character(made, [&](Py_UCS4 c) { highest = std::max(highest, highest_of(c)); });
  });
  return highest;
}

template <class To, class Unit>
void write(To* out, const Unit* units, const Outcome::Changed& changed) {
  const auto keep = [&](std::size_t begin, std::size_t end) {
    if constexpr (sizeof(To) == sizeof(Unit)) {
      std::memcpy(out, units + begin, (end - begin) * sizeof(Unit));
    } else {
      std::transform(units + begin, units + end, out, [](Unit unit) { return static_cast<To>(unit); });
    }
    out += end - begin;
  };
  for_each_piece(changed, keep, [&](std::string_view made) {
    for_each_character(made, [&](Py_UCS4 c) { *out++ = static_cast<To>(c); });
  });
}

template <class Unit>
pybind11::str edited(const Unit* units, Py_UCS4 most, const Outcome::Changed& changed) {
  const Py_UCS4 highest = highest_in(units, most, changed);
  PyObject* object = PyUnicode_New(static_cast<Py_ssize_t>(changed.alignment.text_size()), highest);
  if (object == nullptr) throw pybind11::error_already_set();
  void* data = PyUnicode_DATA(object);
  text::ask_for_large_pages(data, std::size_t{changed.alignment.text_size()} * PyUnicode_KIND(object));
  if (highest <= 0xFF)
    write(static_cast<Py_UCS1*>(data), units, changed);
  else if (highest <= 0xFFFF)
    write(static_cast<Py_UCS2*>(data), units, changed);
  else
    write(static_cast<Py_UCS4*>(data), units, changed);
  return pybind11::reinterpret_steal<pybind11::str>(object);
}

}  // namespace

pybind11::str edited_str(const Characters& source, const Outcome::Changed& changed) {
  if (source.is_ascii) return edited(static_cast<const Py_UCS1*>(source.data), 0x7F, changed);
  if (source.kind == 1) return edited(static_cast<const Py_UCS1*>(source.data), 0xFF, changed);
  if (source.kind == 2) return edited(static_cast<const Py_UCS2*>(source.data), 0xFFFF, changed);
  return edited(static_cast<const Py_UCS4*>(source.data), 0x10FFFF, changed);
}

}  // namespace onrecord::bindings
