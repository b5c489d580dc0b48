// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rules/form.hpp"

namespace jixiao::rules {

extern const Form efficacy;

}  // namespace jixiao::rules
