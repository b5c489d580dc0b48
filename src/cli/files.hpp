// Files and messages of the program; the library itself touches neither.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/base/result.hpp>

#include <string>
#include <vector>

namespace jixiao::cli {

/// Exit status of the program.
enum Status { fine = 0, findings = 1, failed = 2 };

Result<std::string> read_file(const std::string& path);

/// Replaces the file only when all of it could be written.
Result<bool> write_file(const std::string& path, const std::string& content);

/// The policy files (*.policy.json) in the folder of `path`, sorted by name.
std::vector<std::string> policies_beside(const std::string& path);

bool is_file(const std::string& path);

/// One diagnostic a line on stderr: FILE:LINE:COLUMN, what, what to do, code and pointer.
void print_error(const Error& error, const std::string& file, Language language);

}  // namespace jixiao::cli
