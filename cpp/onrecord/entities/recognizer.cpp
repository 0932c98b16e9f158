// Tested by tests/cpp/entities/recognizer_test.cpp.
#include "onrecord/entities/recognizer.hpp"

namespace onrecord::entities {

Recognizer::Recognizer(std::shared_ptr<const Gazetteer> gazetteer) : gazetteer_(std::move(gazetteer)), resolver_(gazetteer_) {}

Found Recognizer::find(std::string_view, const segment::Segments&) const { return {}; }

}  // namespace onrecord::entities
