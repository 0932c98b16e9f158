// Values: from the core's findings to the Python values Span, Quote, Mention, Entity, Region, Match, Entry.
// All of a kind are made in one call, when they are first asked for; positions become code points of the source here.
#pragma once

#include "bindings.hpp"
#include "entry_cache.hpp"
#include "slotted.hpp"
#include "utf8_string.hpp"

namespace onrecord::bindings {

class Values {
 public:
  // The classes, each with the slots named in bind_values.cpp.
  Values(const py::type& span, const py::type& entity, const py::type& mention, const py::type& quote,
         const py::type& region, const py::type& entry, const py::type& match);

  using List = py::typing::List<py::object>;

  // `source` is the very str that was analysed; `entities` what `entities` gave.
  List entities(const Analysis& analysis) const;
  List mentions(const Analysis& analysis, const py::str& source, const List& entities) const;
  // `origin` goes into each quote as it is.
  List quotes(const Analysis& analysis, const py::str& source, const List& entities, const py::object& origin) const;
  List sentences(const Analysis& analysis, const py::str& source) const;
  List regions(const Analysis& analysis, const py::str& source) const;
  // Every match of the gazetteer in `text`, which is not normalized; and of each of several texts, on threads.
  List matches(const GazetteerBox& gazetteer, const py::str& text, bool overlapping) const;
  List all_matches(const GazetteerBox& gazetteer, const std::vector<py::str>& texts, bool overlapping,
                   unsigned threads) const;

 private:
  py::object span(const py::str& source, CodePointSpan at) const;
  py::object span(const py::str& source, CodePointSpan at, const py::object& text) const;
  py::object quote(const Analysis& analysis, const py::str& source, const List& entities, const List& before,
                   const py::object& origin, const quotes::Quote& from) const;

  // Matches found in `text`, whose UTF-8 is given.
  List match_values(const GazetteerBox& gazetteer, const py::str& text, const Utf8& utf8,
                    const std::vector<entities::GazetteerMatch>& found) const;
  EntryCache::Known entries_of(const entities::Gazetteer& gazetteer, const entities::GazetteerMatch& match) const;

  SlottedClass<3> span_;
  SlottedClass<6> entity_;
  SlottedClass<7> mention_;
  SlottedClass<14> quote_;
  SlottedClass<7> region_;
  SlottedClass<5> entry_;
  SlottedClass<4> match_;
};

}  // namespace onrecord::bindings
