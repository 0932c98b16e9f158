// Makes the Python values, and binds their maker.
#include <pybind11/stl.h>

#include <array>
#include <cmath>
#include <deque>
#include <optional>

#include "onrecord/entities/name_key.hpp"
#include "onrecord/text/table.hpp"
#include "values.hpp"

namespace onrecord::bindings {
namespace {

py::object slice(const py::str& text, CodePointSpan at) {
  return py::reinterpret_steal<py::object>(PyUnicode_Substring(text.ptr(), at.begin, at.end));
}

// "" is None: the core's way to say that there is none.
py::object string_or_none(std::string_view text) { return text.empty() ? py::object(py::none()) : py::str(text); }

// Four digits: a float's own would look like 0.8999999761581421.
py::float_ probability(float value) { return {std::round(static_cast<double>(value) * 1e4) / 1e4}; }

template <class Item, class Make>
Values::List list_of(const std::vector<Item>& items, const Make& make) {
  Values::List list{py::list(items.size())};
  py::ssize_t i = 0;
  for (const Item& item : items) PyList_SET_ITEM(list.ptr(), i++, make(item).release().ptr());
  return list;
}

template <class Items, class Make>
py::tuple tuple_of(const Items& items, const Make& make) {
  py::tuple tuple(items.size());
  py::ssize_t i = 0;
  for (const auto& item : items) PyTuple_SET_ITEM(tuple.ptr(), i++, make(item).release().ptr());
  return tuple;
}

py::tuple roles_of(const entities::Biography& life) {
  std::vector<std::string_view> roles;
  text::for_each_piece(life.roles, '|', [&](std::string_view role) { roles.push_back(role); });
  return tuple_of(roles, [](std::string_view role) { return py::str(role); });
}

py::object join_texts(const py::str& source, const std::vector<CodePointSpan>& parts) {
  const py::tuple texts = tuple_of(parts, [&](CodePointSpan part) { return slice(source, part); });
  return py::reinterpret_steal<py::object>(PyUnicode_Join(py::str(" ").ptr(), texts.ptr()));
}

}  // namespace

Values::Values(const py::type& span, const py::type& entity, const py::type& mention, const py::type& quote,
               const py::type& region, const py::type& entry, const py::type& match)
    : span_(span, {"start", "end", "text"}),
      entity_(entity, {"id", "name", "type", "key", "roles", "years"}),
      mention_(mention, {"start", "end", "text", "type", "entity", "rule", "confidence"}),
      quote_(quote, {"start", "end", "text", "content", "kind", "parts", "marked", "speaker", "speaker_entity", "cue",
                     "parent", "rule", "confidence", "_origin"}),
      region_(region, {"start", "end", "text", "kind", "author", "handle", "date"}),
      entry_(entry, {"name", "type", "key", "roles", "years"}),
      match_(match, {"start", "end", "text", "entries"}) {}

py::object Values::span(const py::str& source, CodePointSpan at) const { return span(source, at, slice(source, at)); }

py::object Values::span(const py::str&, CodePointSpan at, const py::object& text) const {
  return span_.make(py::int_(at.begin), py::int_(at.end), text);
}

Values::List Values::entities(const Analysis& analysis) const {
  std::uint32_t id = 0;
  return list_of(analysis.document.entities, [&](const entities::Entity& entity) {
    const entities::Biography life = analysis.biography(entity);
    return entity_.make(py::int_(id++), py::str(entity.name), py::str(analysis.type_name(entity.type)),
                        string_or_none(entity.key), roles_of(life), string_or_none(life.years));
  });
}

Values::List Values::mentions(const Analysis& analysis, const py::str& source, const List& entities) const {
  return list_of(analysis.document.mentions, [&](const entities::Mention& mention) {
    const CodePointSpan at = analysis.to_code_points(mention.span);
    return mention_.make(py::int_(at.begin), py::int_(at.end), slice(source, at),
                         py::str(analysis.type_name(mention.type)), py::object(entities[mention.entity]),
                         py::str(mention.rule), probability(mention.confidence));
  });
}

py::object Values::quote(const Analysis& analysis, const py::str& source, const List& entities, const List& before,
                         const py::object& origin, const quotes::Quote& from) const {
  const auto optional_span = [&](const std::optional<TextSpan>& at) {
    return at ? span(source, analysis.to_code_points(*at)) : py::object(py::none());
  };
  const auto optional_item = [](const List& list, const std::optional<std::uint32_t>& index) {
    return index ? py::object(list[*index]) : py::object(py::none());
  };
  std::vector<CodePointSpan> parts;
  parts.reserve(from.parts.size());
  for (const TextSpan part : from.parts) parts.push_back(analysis.to_code_points(part));
  const CodePointSpan at = analysis.to_code_points(from.span);
  const py::object text = slice(source, at);
  // Most quotes are one piece: then hull, content and part share one str.
  const auto part_span = [&](CodePointSpan part) { return part == at ? span(source, part, text) : span(source, part); };
  const py::object content = parts.size() == 1 && parts[0] == at ? text : join_texts(source, parts);
  return quote_.make(py::int_(at.begin), py::int_(at.end), text, content, py::str(quotes::name(from.kind)),
                     tuple_of(parts, part_span),
                     tuple_of(from.marked, [&](TextSpan part) { return span(source, analysis.to_code_points(part)); }),
                     optional_span(from.speaker), optional_item(entities, from.speaker_entity), optional_span(from.cue),
                     optional_item(before, from.parent), py::str(from.rule), probability(from.confidence), origin);
}

Values::List Values::quotes(const Analysis& analysis, const py::str& source, const List& entities,
                            const py::object& origin) const {
  List made;
  for (const auto& from : analysis.document.quotes) made.append(quote(analysis, source, entities, made, origin, from));
  return made;
}

Values::List Values::sentences(const Analysis& analysis, const py::str& source) const {
  return list_of(analysis.document.sentences, [&](const segment::Sentence& sentence) {
    return span(source, analysis.to_code_points(sentence.span));
  });
}

Values::List Values::regions(const Analysis& analysis, const py::str& source) const {
  const auto text_of = [&](const std::optional<TextSpan>& at) {
    return at ? slice(source, analysis.to_code_points(*at)) : py::object(py::none());
  };
  return list_of(analysis.document.regions, [&](const segment::Region& region) {
    const CodePointSpan at = analysis.to_code_points(region.span);
    return region_.make(py::int_(at.begin), py::int_(at.end), slice(source, at), py::str(segment::name(region.kind)),
                        text_of(region.author), text_of(region.handle), string_or_none(region.date));
  });
}

EntryCache::Known Values::entries_of(const entities::Gazetteer& gazetteer,
                                     const entities::GazetteerMatch& match) const {
  const auto entry = [&](std::uint32_t number) {
    const auto from = gazetteer.entries()[number];
    const entities::Biography life = gazetteer.entries().biography(number);
    return entry_.make(py::str(from.name), py::str(gazetteer.type_names()[static_cast<std::size_t>(from.type)]),
                       string_or_none(from.key), roles_of(life), string_or_none(life.years));
  };
  const std::vector<std::uint32_t> numbers(match.entries, match.entries + match.entry_count);
  py::tuple values = tuple_of(numbers, entry);
  py::object name = values[0].attr("name");
  const bool is_ascii = PyUnicode_IS_ASCII(name.ptr()) != 0;
  const std::string_view text = is_ascii ? std::string_view(static_cast<const char*>(PyUnicode_DATA(name.ptr())),
                                                            static_cast<std::size_t>(PyUnicode_GET_LENGTH(name.ptr())))
                                         : std::string_view{};
  return {match.entries, std::move(values), std::move(name), text};
}

namespace {

// Code points of places in a text that are asked for in order.
class Positions {
 public:
  explicit Positions(const Utf8& utf8) : text_(utf8.view()), is_ascii_(utf8.is_ascii()) {}

  CodePointSpan operator()(TextSpan span) {
    if (is_ascii_) return {span.begin, span.end};
    count_ += count({at_, span.begin});
    at_ = span.begin;
    return {count_, count_ + count(span)};
  }

 private:
  std::uint32_t count(TextSpan span) const {
    return static_cast<std::uint32_t>(text::count_code_points(text::slice(text_, span)));
  }

  std::string_view text_;
  bool is_ascii_;
  std::uint32_t at_ = 0;
  std::uint32_t count_ = 0;  // of code points before `at_`
};

// The cache while one call uses it; null where another does.
class CacheInUse {
 public:
  explicit CacheInUse(EntryCache* cache) : cache_(cache != nullptr && cache->enter() ? cache : nullptr) {}
  ~CacheInUse() {
    if (cache_ != nullptr) cache_->leave();
  }
  CacheInUse(const CacheInUse&) = delete;
  CacheInUse& operator=(const CacheInUse&) = delete;
  EntryCache* get() const { return cache_; }

 private:
  EntryCache* cache_;
};

}  // namespace

Values::List Values::match_values(const GazetteerBox& box, const py::str& text, const Utf8& utf8,
                                  const std::vector<entities::GazetteerMatch>& found) const {
  Positions positions(utf8);
  const CacheInUse cache(box.cache.get());
  EntryCache::Known unknown;
  constexpr std::ptrdiff_t ahead = 8;
  return list_of(found, [&](const entities::GazetteerMatch& match) {
    if (const auto left = found.data() + found.size() - &match; cache.get() != nullptr && left > 2 * ahead) {
      cache.get()->prefetch((&match + 2 * ahead)->entries);
      cache.get()->prefetch_values((&match + ahead)->entries);
    }
    EntryCache::Known& known = cache.get() == nullptr ? unknown : cache.get()->place(match.entries);
    if (known.entries != match.entries) known = entries_of(*box.gazetteer, match);
    const CodePointSpan at = positions(match.span);
    const bool is_name = text::slice(utf8.view(), match.span) == known.text;
    return match_.make(py::int_(at.begin), py::int_(at.end), is_name ? known.name : slice(text, at), known.values);
  });
}

Values::List Values::matches(const GazetteerBox& box, const py::str& text, bool overlapping) const {
  std::array<char, std::size_t{1} << 14U> room;  // for most articles
  const Utf8 utf8(Characters(text), room);
  const auto found = [&] {
    const py::gil_scoped_release unlocked;
    return box.gazetteer->match(utf8.view(), overlapping);
  }();
  return match_values(box, text, utf8, found);
}

Values::List Values::all_matches(const GazetteerBox& box, const std::vector<py::str>& texts, bool overlapping,
                                 unsigned threads) const {
  std::deque<Utf8> utf8;
  std::vector<std::string_view> views;
  for (const py::str& text : texts) views.push_back(utf8.emplace_back(Characters(text)).view());
  const auto found = [&] {
    const py::gil_scoped_release unlocked;
    return box.gazetteer->match_all(views, overlapping, threads);
  }();
  List lists{py::list(texts.size())};
  for (std::size_t i = 0; i < texts.size(); ++i) {
    PyList_SET_ITEM(lists.ptr(), static_cast<py::ssize_t>(i),
                    match_values(box, texts[i], utf8[i], found[i]).release().ptr());
  }
  return lists;
}

void bind_values(py::module_& module) {
  module.def("name_key", &entities::name_key, py::arg("name"), "A name folded as the preset search folds.");
  py::class_<Values>(module, "Values", "Makes the Python values of what the engines found.")
      .def(py::init<const py::type&, const py::type&, const py::type&, const py::type&, const py::type&,
                    const py::type&, const py::type&>(),
           py::kw_only(), py::arg("span"), py::arg("entity"), py::arg("mention"), py::arg("quote"), py::arg("region"),
           py::arg("entry"), py::arg("match"), "Takes the slotted classes.")
      .def("entities", &Values::entities, py::arg("analysis"))
      .def("mentions", &Values::mentions, py::arg("analysis"), py::arg("source"), py::arg("entities"))
      .def("quotes", &Values::quotes, py::arg("analysis"), py::arg("source"), py::arg("entities"), py::arg("origin"))
      .def("sentences", &Values::sentences, py::arg("analysis"), py::arg("source"))
      .def("regions", &Values::regions, py::arg("analysis"), py::arg("source"))
      .def("matches", &Values::matches, py::arg("gazetteer"), py::arg("text"), py::arg("overlapping"))
      .def("all_matches", &Values::all_matches, py::arg("gazetteer"), py::arg("texts"), py::arg("overlapping"),
           py::arg("threads"));
}

}  // namespace onrecord::bindings
