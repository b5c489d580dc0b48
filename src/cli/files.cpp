// SPDX-License-Identifier: Apache-2.0
#include "cli/files.hpp"

#include "base/utf8.hpp"

#include <jixiao/base/limits.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

namespace jixiao::cli {

namespace fs = std::filesystem;

Result<std::string> read_file(const std::string& path) {
  std::error_code ec;
  if (fs::is_directory(fs::u8path(path), ec))
    return {Code::bad_argument, say("“{0}”是文件夹，不是文件", "\"{0}\" is a folder, not a file", {path})};
  const auto size = fs::file_size(fs::u8path(path), ec);
  if (!ec && size > limits::document_bytes)
    return {Code::json_limit,
            say("文件“{0}”太大（{1} 字节）", "the file \"{0}\" is too large ({1} bytes)",
                {path, std::to_string(size)}),
            say("最多 16 MiB", "at most 16 MiB")};
  std::ifstream file(fs::u8path(path), std::ios::binary);
  std::ostringstream content;
  if (file) content << file.rdbuf();
  if (!file)
    return {Code::bad_argument, say("读不了文件“{0}”", "cannot read the file \"{0}\"", {path}),
            say("检查路径和权限", "check the path and the permissions")};
  return content.str();
}

Result<bool> write_file(const std::string& path, const std::string& content) {
  const fs::path target = fs::u8path(path), fresh = fs::u8path(path + ".new");
  std::error_code ec;
  {
    std::ofstream file(fresh, std::ios::binary | std::ios::trunc);
    file << content;
    file.close();
    if (!file) ec = std::make_error_code(std::errc::io_error);
  }
  if (!ec) fs::rename(fresh, target, ec);
  if (!ec) return true;
  std::error_code ignored;
  fs::remove(fresh, ignored);
  return {Code::bad_argument, say("写不了文件“{0}”", "cannot write the file \"{0}\"", {path}),
          say("检查文件夹是否存在、是否可写", "check that its folder exists and can be written to")};
}

std::vector<std::string> policies_beside(const std::string& path) {
  std::vector<std::string> found;
  fs::path folder = fs::u8path(path).parent_path();
  if (folder.empty()) folder = ".";
  std::error_code ec;
  for (const auto& entry : fs::directory_iterator(folder, ec)) {
    const std::string name = entry.path().filename().u8string();
    const std::string ending = ".policy.json";
    if (std::error_code unknown; !entry.is_regular_file(unknown)) continue;
    if (name.size() > ending.size() && name.compare(name.size() - ending.size(), ending.size(), ending) == 0)
      found.push_back(entry.path().u8string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

bool is_file(const std::string& path) {
  std::error_code ec;
  return fs::exists(fs::u8path(path), ec);
}

void print_error(const Error& error, const std::string& file, Language language) {
  for (const Diagnostic& d : error.diagnostics) {
    if (!file.empty()) {
      std::cerr << file << ":";
      if (d.line > 0) std::cerr << d.line << ":" << d.column << ":";
      std::cerr << " ";
    }
    if (!d.subject.empty()) std::cerr << printable(d.subject) << (language == Language::zh ? "：" : ": ");
    std::cerr << printable(d.message.in(language));
    if (!d.hint.empty())
      std::cerr << (language == Language::zh ? "。" : ". ") << printable(d.hint.in(language));
    std::cerr << "  [" << name_of(d.code) << (d.pointer.empty() ? "" : " " + printable(d.pointer)) << "]\n";
  }
}

}  // namespace jixiao::cli
