// The str of a text that was made from another str, of which most is unchanged.
#pragma once

#include <pybind11/pybind11.h>

#include "onrecord/normalize/batch.hpp"
#include "utf8_string.hpp"

namespace onrecord::bindings {

// What lies between the edits is copied from the source as it lies there, only the edits are read from UTF-8. The
// source must have no lone surrogates (its UTF-8 has U+FFFD there). Both must outlive it. Needs no GIL.
class EditedText {
 public:
  EditedText(const Characters& source, const normalize::Outcome::Changed& changed);

  std::size_t count() const { return changed_.alignment.text_size(); }  // of characters
  // The highest character of the kind that the text needs: Python asks for the narrowest.
  Py_UCS4 highest() const { return highest_; }
  // Bytes of a character of that kind.
  std::size_t width() const { return highest_ <= 0xFF ? 1 : highest_ <= 0xFFFF ? 2 : 4; }
  // Writes count() characters of that width.
  void write(void* out) const;

 private:
  template <class Use>
  void with_writer(Use use) const;

  const Characters& source_;
  const normalize::Outcome::Changed& changed_;
  Py_UCS4 highest_ = 0x7F;
};

pybind11::str edited_str(const EditedText& text);

}  // namespace onrecord::bindings
