// The report's outline: the seven parts of the reference report of 财预〔2020〕10号, filled from an
// evaluation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/document.hpp"

#include <jixiao/model/evaluation.hpp>

namespace jixiao::report {

Document outline(const Evaluation& evaluation, Language language);

}  // namespace jixiao::report
