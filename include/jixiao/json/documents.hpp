// Documents from and to JSON text.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/model/evaluation.hpp>

#include <string>

namespace jixiao {

enum class Comments { refused, allowed };

/// A policy (policy.schema.json). All its mistakes are reported at once, each with code, JSON Pointer,
/// line and column; a text that is not JSON has one.
Result<Policy> parse_policy(std::string text, Comments comments = Comments::refused);

/// A case (case.schema.json), likewise. What depends on the policy (points, nodes) is checked when the
/// case is evaluated.
Result<Case> parse_case(std::string text, Comments comments = Comments::refused);

/// The result document (result.schema.json): indented, numbers as text, sentences in both languages.
std::string to_json(const Evaluation& evaluation);

}  // namespace jixiao
