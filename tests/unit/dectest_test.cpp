// The cases of the General Decimal Arithmetic specification, an oracle that others wrote. What they expect is
// read and compared as text, so that the library is not asked about itself.
#include "support.hpp"

#include <jixiao/number/rounding.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <regex>
#include <vector>

using namespace jixiao;
namespace fs = std::filesystem;

namespace {

const char* const folder = "/usr/lib/python3.11/test/decimaltestdata";

/// The value is ±digits x 10^exponent; there are no leading zeros, so that zero has no digits.
struct Number {
  std::string text;
  bool negative;
  std::string digits;
  int exponent;
};

/// Nothing for NaN, Infinity and exponents of five digits, nor for "1." and ".5", which the library does not
/// read.
std::optional<Number> number(const std::string& text) {
  static const std::regex form(R"(([+-]?)(?=\d)0*(\d*)(\.(\d+))?([eE]([+-]?\d{1,4}))?)");
  std::smatch part;
  if (!std::regex_match(text, part, form)) return std::nullopt;
  const std::string decimals = part[4];
  std::string digits = part[2].str() + decimals;
  digits.erase(0, digits.find_first_not_of('0'));
  const int exponent = part[6].matched ? std::stoi(part[6]) : 0;
  return Number{text, part[1] == "-", digits, exponent - static_cast<int>(decimals.size())};
}

/// At most 18 digits when written without an exponent, zeros at the end included, and 18 decimals.
bool representable(const Number& n) {
  return n.exponent >= -Decimal::max_digits &&
         (n.digits.empty() ||
          static_cast<int>(n.digits.size()) + std::max(n.exponent, 0) <= Decimal::max_digits);
}

/// Written without an exponent; without zeros after the last decimal when only the value counts.
std::string plain(Number n, bool value_only) {
  for (; value_only && n.exponent < 0 && (n.digits.empty() || n.digits.back() == '0'); ++n.exponent)
    if (!n.digits.empty()) n.digits.pop_back();
  const bool zero = n.digits.empty();
  if (n.exponent > 0 && !zero) n.digits.append(static_cast<std::size_t>(n.exponent), '0');
  const auto decimals = static_cast<std::size_t>(std::max(-n.exponent, 0));
  if (n.digits.size() <= decimals) n.digits.insert(0, decimals + 1 - n.digits.size(), '0');
  if (decimals > 0) n.digits.insert(n.digits.size() - decimals, 1, '.');
  return (n.negative && !zero ? "-" : "") + n.digits;
}

/// A line in its words, without quotes ('it''s' is it's) and comment.
std::vector<std::string> words(const std::string& line) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < line.size();) {
    if (line[i] == ' ' || line[i] == '\t' || line[i] == '\r') {
      ++i;
    } else if (line[i] == '\'' || line[i] == '"') {
      const char quote = line[i++];
      for (out.emplace_back(); i < line.size(); out.back() += line[i++])
        if (line[i] == quote && line[++i] != quote) break;
    } else {
      const auto end = std::min(line.find_first_of(" \t\r", i), line.size());
      out.push_back(line.substr(i, end - i));
      if (out.back().substr(0, 2) == "--") return out.pop_back(), out;
      i = end;
    }
  }
  return out;
}

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

using Operation = std::function<Rational(const Rational&, const Rational&)>;

const std::map<std::string, Operation> unary = {
    {"abs", [](const Rational& a, const Rational&) { return a.sign() < 0 ? -a : a; }},
    {"minus", [](const Rational& a, const Rational&) { return -a; }},
    {"plus", [](const Rational& a, const Rational&) { return Rational(0) + a; }},
};
const std::map<std::string, Operation> binary = {
    {"add", [](const Rational& a, const Rational& b) { return a + b; }},
    {"subtract", [](const Rational& a, const Rational& b) { return a - b; }},
    {"multiply", [](const Rational& a, const Rational& b) { return a * b; }},
    {"divide", [](const Rational& a, const Rational& b) { return a / b; }},
    {"compare", [](const Rational& a, const Rational& b) { return Rational(compare(a, b)); }},
    {"max", [](const Rational& a, const Rational& b) { return max(a, b); }},
    {"min", [](const Rational& a, const Rational& b) { return min(a, b); }},
};
const std::map<std::string, Rounding> modes = {
    {"half_up", Rounding::half_up}, {"half_even", Rounding::half_even}, {"down", Rounding::down}};

std::string written(const Result<Decimal>& decimal) {
  return decimal ? decimal.value().to_string() : "refused";
}

struct Outcome {
  std::string expected;
  std::string actual;
};

/// `in` is the case from its name to the arrow. Nothing when it is not applicable: another operation, a
/// number that cannot be represented, another rounding mode, or a condition (Inexact, Rounded) where we are
/// exact.
std::optional<Outcome> outcome(const std::vector<std::string>& in, const std::string& result, bool conditions,
                               const std::string& rounding) {
  const std::string operation = lower(in[1]);
  const bool rounds = operation == "quantize" || operation == "rescale";
  const bool one = operation == "tosci" || unary.count(operation) != 0;
  if (!one && !rounds && binary.count(operation) == 0) return std::nullopt;
  if (in.size() != (one ? 3 : 4) || (conditions && !rounds)) return std::nullopt;
  const auto left = number(in[2]), right = number(in.back()), wanted = number(result);
  if (!left || !right || !wanted) return std::nullopt;
  if (!representable(*left) || !representable(*right) || !representable(*wanted)) return std::nullopt;

  const auto x = Decimal::parse(left->text), y = Decimal::parse(right->text);
  if (!x || !y) return Outcome{"two numbers", "refused"};
  const Rational a = x.value(), b = y.value();
  if (operation == "tosci")
    return Outcome{plain(*wanted, false), written(Decimal::parse(x.value().to_string()))};
  if (rounds) {
    const auto mode = modes.find(rounding);
    const int decimals = operation == "quantize" ? -right->exponent : -std::stoi(plain(*right, true));
    if (mode == modes.end() || decimals < 0) return std::nullopt;
    return Outcome{plain(*wanted, false), written(round(a, decimals, mode->second))};
  }
  const auto exact = (one ? unary : binary).at(operation)(a, b).as_decimal();
  return Outcome{plain(*wanted, true), exact ? exact->to_string() : "not a decimal"};
}

}  // namespace

TEST_CASE("decTest: the cases of the General Decimal Arithmetic specification") {
  REQUIRE_MESSAGE(fs::is_directory(folder),
                  "the package libpython3.11-testsuite is missing: scripts/packages.sh test installs it");
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".decTest") files.push_back(entry.path());
  std::sort(files.begin(), files.end());

  int run = 0, passed = 0, total = 0;
  for (const auto& file : files) {
    std::istringstream lines(test::file(file.string()));
    std::string rounding;
    for (std::string line; std::getline(lines, line);) {
      const auto all = words(line);
      if (all.size() == 2 && lower(all[0]) == "rounding:") rounding = lower(all[1]);
      const auto arrow = std::find(all.begin(), all.end(), "->");
      if (arrow - all.begin() < 3 || all.end() - arrow < 2) continue;
      ++total;
      const auto found = outcome({all.begin(), arrow}, arrow[1], all.end() - arrow > 2, rounding);
      if (!found) continue;
      ++run;
      passed += found->actual == found->expected ? 1 : 0;
      CHECK_MESSAGE(found->actual == found->expected, file.filename().string()
                                                          << ": " << line << " (" << rounding << ")");
    }
  }
  std::printf("decTest: %d run, %d passed, %d not applicable, %d total\n", run, passed, total - run, total);
  CHECK(passed == run);
  CHECK(run >= 8600);  // 8,607 of 67,060 with the files of Python 3.11
}
