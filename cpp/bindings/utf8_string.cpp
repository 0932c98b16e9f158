#include "utf8_string.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "onrecord/text/large_pages.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::bindings {
namespace {

constexpr char32_t replacement = 0xFFFD;

constexpr bool is_surrogate(char32_t c) { return c >= 0xD800 && c <= 0xDFFF; }

// Sums in lanes as wide as a unit, as many steps at once as cannot overflow them.
template <class Unit>
std::size_t utf8_size(const Unit* units, std::size_t count) {
  constexpr std::size_t step = sizeof(Unit) == 1 ? 128 : 1024;
  std::size_t size = count;
  for (std::size_t begin = 0; begin < count; begin += step) {
    Unit more = 0;
    for (std::size_t i = begin; i < std::min(begin + step, count); ++i) {
      const auto c = units[i];
      more = static_cast<Unit>(more + static_cast<Unit>(c >= 0x80));
      if constexpr (sizeof(Unit) > 1) more = static_cast<Unit>(more + static_cast<Unit>(c >= 0x800));
      if constexpr (sizeof(Unit) > 2) more = static_cast<Unit>(more + static_cast<Unit>(c >= 0x10000));
    }
    size += more;
  }
  return size;
}

char* write(char* out, char32_t c) {
  const auto put = [&](char32_t byte) { *out++ = static_cast<char>(static_cast<unsigned char>(byte)); };
  if (c < 0x800) {
    put(0xC0U | (c >> 6U));
  } else {
    if (c < 0x10000) {
      put(0xE0U | (c >> 12U));
    } else {
      put(0xF0U | (c >> 18U));
      put(0x80U | ((c >> 12U) & 0x3FU));
    }
    put(0x80U | ((c >> 6U) & 0x3FU));
  }
  put(0x80U | (c & 0x3FU));
  return out;
}

constexpr std::size_t block = 16;

constexpr std::size_t group = 64;  // units

// One bit for each of the group's units that is not ASCII.
template <class Unit>
std::uint64_t beyond_ascii(const Unit* units) {
  std::uint64_t found = 0;
#ifdef __SSE2__
  if constexpr (sizeof(Unit) <= 2) {
    constexpr std::size_t blocks = group / block;
    for (std::size_t i = 0; i < blocks; ++i) {
      const auto load = [&](std::size_t k) {
        return _mm_loadu_si128(reinterpret_cast<const __m128i*>(units + i * block + k));
      };
      const auto is_ascii = [&](std::size_t k) {
        return _mm_cmpeq_epi16(_mm_subs_epu16(load(k), _mm_set1_epi16(0x7F)), _mm_setzero_si128());
      };
      const int bits = sizeof(Unit) == 1 ? _mm_movemask_epi8(load(0))
                                         : ~_mm_movemask_epi8(_mm_packs_epi16(is_ascii(0), is_ascii(8))) & 0xFFFF;
      found |= static_cast<std::uint64_t>(bits) << (i * block);
    }
    return found;
  }
#endif
  std::uint32_t seen = 0;
  for (std::size_t k = 0; k < group; ++k) seen |= static_cast<std::uint32_t>(units[k]);
  if (seen < 0x80) return 0;
  for (std::size_t k = 0; k < group; ++k) found |= static_cast<std::uint64_t>(units[k] >= 0x80) << k;
  return found;
}

// Writes the units as UTF-8 and returns where it ended; `out` has room for them and a group more. Most of a text is
// ASCII, even where not all is: what lies between two others is copied as a whole group, of which the rest is
// overwritten, for its length is hard to foretell.
template <class Unit>
char* write_units(char* out, const Unit* units, std::size_t count, bool& lone_surrogates) {
  const auto write_other = [&](Unit unit) {
    const auto c = static_cast<char32_t>(unit);
    const bool lone = is_surrogate(c);
    lone_surrogates = lone_surrogates || lone;
    out = write(out, lone ? replacement : c);
  };
  std::array<char, 2 * group> narrow{};
  std::size_t i = 0;
  for (; i + group <= count; i += group) {
    for (std::size_t k = 0; k < group; ++k) narrow[k] = static_cast<char>(units[i + k]);
    std::size_t done = 0;
    for (std::uint64_t others = beyond_ascii(units + i); others != 0; others &= others - 1) {
      const auto place = static_cast<std::size_t>(std::countr_zero(others));
      std::memcpy(out, narrow.data() + done, group);
      out += place - done;
      write_other(units[i + place]);
      done = place + 1;
    }
    std::memcpy(out, narrow.data() + done, group);
    out += group - done;
  }
  for (; i < count; ++i) {
    if (units[i] < 0x80)
      *out++ = static_cast<char>(units[i]);
    else
      write_other(units[i]);
  }
  return out;
}

// Calls `use` with the characters as units of their width.
template <class Use>
auto with_units(const Characters& characters, Use use) {
  if (characters.kind == 1) return use(static_cast<const Py_UCS1*>(characters.data));
  if (characters.kind == 2) return use(static_cast<const Py_UCS2*>(characters.data));
  return use(static_cast<const Py_UCS4*>(characters.data));
}

std::size_t utf8_size(const Characters& characters) {
  return with_units(characters, [&](const auto* units) { return utf8_size(units, characters.count); });
}

// `out` has room for it and a group more; returns where it ended.
char* write_utf8(const Characters& characters, char* out, bool& lone_surrogates) {
  return with_units(characters,
                    [&](const auto* units) { return write_units(out, units, characters.count, lone_surrogates); });
}

// Room for the characters in UTF-8: of a short text for the longest they may take, which costs less than to count.
std::size_t room_for(const Characters& characters) {
  constexpr std::size_t short_text = 16384;
  constexpr std::array<std::size_t, 5> longest{0, 2, 3, 0, 4};  // bytes of a character, by its kind
  const std::size_t size = characters.count <= short_text
                               ? characters.count * longest[static_cast<std::size_t>(characters.kind)]
                               : utf8_size(characters);
  return size + group;
}

template <class Unit>
bool has_surrogate(const Unit* units, std::size_t count) {
  Unit found = 0;  // of the units' own width, so that many are looked at together
  for (std::size_t i = 0; i < count; ++i) found |= static_cast<Unit>((units[i] & ~Unit{0x7FF}) == 0xD800);
  return found != 0;
}

template <class Unit>
LoneSurrogates count_surrogates(const Unit* units, std::size_t count) {
  LoneSurrogates found;
  if constexpr (sizeof(Unit) > 1) {
    if (!has_surrogate(units, count)) return found;
    found.count = static_cast<std::size_t>(std::count_if(units, units + count, is_surrogate));
    found.first = static_cast<std::size_t>(std::find_if(units, units + count, is_surrogate) - units);
  }
  return found;
}

// The highest character that text may hold of the kind that Python keeps its characters in.
Py_UCS4 kind_of(std::string_view text) {
  unsigned char highest = 0;
  for (const char byte : text) highest = std::max(highest, static_cast<unsigned char>(byte));
  if (highest < 0x80) return 0x7F;
  if (highest < 0xC4) return 0xFF;
  return highest < 0xF0 ? 0xFFFF : 0x10FFFF;
}

// Writes valid UTF-8 as units that have room for each of its characters.
template <class Unit>
void read_units(Unit* out, std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    if (i + block <= text.size() && text::is_ascii(text.substr(i, block))) {
      for (std::size_t k = 0; k < block; ++k) out[k] = static_cast<Unit>(text[i + k]);
      i += block;
      out += block;
      continue;
    }
    // Where one is beyond ASCII, others are near.
    const std::size_t near = std::min(i + block, text.size());
    while (i < near) {
      const text::Decoded next = text::decode(text, i);
      *out++ = static_cast<Unit>(next.code_point);
      i += next.length;
    }
  }
}

}  // namespace

Characters::Characters(const pybind11::str& text) {
  PyObject* object = text.ptr();
#if PY_VERSION_HEX < 0x030C0000
  if (PyUnicode_READY(object) != 0) throw pybind11::error_already_set();
#endif
  count = static_cast<std::size_t>(PyUnicode_GET_LENGTH(object));
  data = PyUnicode_DATA(object);
  is_ascii = PyUnicode_IS_ASCII(object) != 0;
  kind = static_cast<int>(PyUnicode_KIND(object));
}

std::string to_utf8(const pybind11::str& text) {
  const Characters characters(text);
  if (characters.is_ascii) return std::string(characters.ascii());
  std::string bytes(utf8_size(characters) + group, '\0');
  bool lone_surrogates = false;
  write_utf8(characters, bytes.data(), lone_surrogates);
  bytes.resize(bytes.size() - group);
  return bytes;
}

Utf8::Utf8(const Characters& characters, std::span<char> room) : is_ascii_(characters.is_ascii) {
  if (is_ascii_) {
    view_ = characters.ascii();
    return;
  }
  const std::size_t needed = room_for(characters);
  char* bytes = room.data();
  if (room.size() < needed) {
    copy_ = {static_cast<char*>(text::allocate_table(needed)), FreeTable{needed}};
    bytes = copy_.get();
  }
  const char* const end = write_utf8(characters, bytes, has_lone_surrogates_);
  view_ = {bytes, static_cast<std::size_t>(end - bytes)};
}

pybind11::str new_str(std::size_t count, Py_UCS4 highest) {
  PyObject* object = PyUnicode_New(static_cast<Py_ssize_t>(count), highest);
  if (object == nullptr) throw pybind11::error_already_set();
  text::ask_for_large_pages(PyUnicode_DATA(object), count * PyUnicode_KIND(object));
  return pybind11::reinterpret_steal<pybind11::str>(object);
}

pybind11::str str_of(std::string_view text) {
  const Py_UCS4 kind = kind_of(text);
  pybind11::str made = new_str(text::count_code_points(text), kind);
  void* data = PyUnicode_DATA(made.ptr());
  if (kind <= 0x7F)
    std::memcpy(data, text.data(), text.size());
  else if (kind <= 0xFF)
    read_units(static_cast<Py_UCS1*>(data), text);
  else if (kind <= 0xFFFF)
    read_units(static_cast<Py_UCS2*>(data), text);
  else
    read_units(static_cast<Py_UCS4*>(data), text);
  return made;
}

LoneSurrogates lone_surrogates(const pybind11::str& text) {
  const Characters characters(text);
  return with_units(characters, [&](const auto* units) { return count_surrogates(units, characters.count); });
}

std::string surrogate_warning(const pybind11::str& text) {
  const auto [count, first] = lone_surrogates(text);
  if (count == 0) return {};
  return std::to_string(count) + (count == 1 ? " lone surrogate" : " lone surrogates") +
         " read as U+FFFD, the first at code point " + std::to_string(first);
}

}  // namespace onrecord::bindings
