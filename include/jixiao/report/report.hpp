// An evaluation for people: on a terminal, as an explanation, as the official report.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/model/evaluation.hpp>

#include <string>

namespace jixiao {

enum class Colour { none, ansi };

/// The score table with grades, band distances, losses and findings, aligned for a terminal (CJK
/// characters count as two columns).
std::string score_sheet(const Evaluation& evaluation, Language language, Colour colour = Colour::none);

/// Every step to every score. With an indicator or node, named by title, code or path, only that one
/// and what is below it; Code::unknown_indicator when there is none of that name.
Result<std::string> explain(const Evaluation& evaluation, Language language, const std::string& node = {});

/// The report in the seven-part outline of 财预〔2020〕10号, with its score table: a self-contained page
/// without scripts or outside references.
std::string report_html(const Evaluation& evaluation, Language language);

/// The same as Markdown (tables as in GitHub's dialect; figures only in words).
std::string report_markdown(const Evaluation& evaluation, Language language);

}  // namespace jixiao
