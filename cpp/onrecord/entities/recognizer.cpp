// Tested by tests/python/test_names.py.
#include "onrecord/entities/recognizer.hpp"

namespace onrecord::entities {

Recognizer::Recognizer(std::shared_ptr<const Gazetteer> gazetteer)
    : gazetteer_(std::move(gazetteer)), names_(gazetteer_), resolver_(gazetteer_) {}

Found Recognizer::find(std::string_view text, const segment::Segments& segments) const {
  const auto matches = gazetteer_ == nullptr ? std::vector<GazetteerMatch>{} : gazetteer_->match(text);
  return resolver_.resolve(text, segments, names_.find(text, segments, matches));
}

}  // namespace onrecord::entities
