// Confidence: how often a mention of its kind is right.
#pragma once

#include "onrecord/entities/name.hpp"

namespace onrecord::entities {

// The probability that span and type of a settled name are right, by its rule and by how clearly its type won. Shares
// of right mentions among those of one kind in newswire (the pages of the CoNLL++ development set that are not sports),
// rounded.
float confidence_of(const Name& name);

}  // namespace onrecord::entities
