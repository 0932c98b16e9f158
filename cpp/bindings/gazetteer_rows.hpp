// Reads a gazetteer's rows from Python objects. Rows that are plain (a tuple, list or dict of str and None) are read
// here, as there may be millions of them; any other goes to `checked`, which returns it as a plain one or says what is
// wrong with it.
#pragma once

#include <pybind11/typing.h>

#include "bindings.hpp"

namespace onrecord::bindings {

using Rows = py::typing::Iterable<py::object>;
using CheckedRow = py::typing::Callable<py::object(int, py::object)>;

// `checked(number, row)`: number counts from 1. Throws what it throws, or std::invalid_argument naming the row.
GazetteerBox gazetteer_of_rows(const Rows& rows, const CheckedRow& checked);

// Rows that a gazetteer gave: all columns, as `Gazetteer.rows` orders them.
GazetteerBox gazetteer_of_own_rows(const Rows& rows);

}  // namespace onrecord::bindings
