// Boost.JSON, compiled into the shared library. A static build links the distribution's instead, so
// that a host with a copy of its own does not define everything twice.
// SPDX-License-Identifier: Apache-2.0
#include <boost/json/src.hpp>
