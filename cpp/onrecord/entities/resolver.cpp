// Tested by tests/cpp/entities/resolver_test.cpp.
#include "onrecord/entities/resolver.hpp"

#include "onrecord/entities/linker.hpp"

namespace onrecord::entities {

Resolver::Resolver(std::shared_ptr<const Gazetteer> gazetteer)
    : gazetteer_(std::move(gazetteer)), tables_(std::make_shared<const ResolverTables>(gazetteer_.get())) {}

Found Resolver::resolve(std::string_view text, const segment::Segments& segments,
                        std::vector<Candidate> candidates) const {
  return Linker(text, segments, gazetteer_.get(), *tables_, std::move(candidates)).link();
}

}  // namespace onrecord::entities
