// SPDX-License-Identifier: Apache-2.0
#include "scoring/kernel.hpp"

#include "number/int128.hpp"

#include <algorithm>
#include <numeric>

namespace jixiao::scoring {
namespace {

using rules::Lowered;
using rules::Slot;

constexpr std::int64_t constant_limit = 1'000'000'000;  // of a constant in 10^-decimals points

// The value times `scale` as an integer; nothing when it is none or is too large.
std::optional<std::int64_t> scaled(const Rational& value, std::int64_t scale, std::int64_t limit) {
  const Rational product = value * scale;
  if (!product.in_range()) return std::nullopt;
  const auto cut = product.cut(0);
  if (!cut || cut->rest != -2 || cut->whole > limit) return std::nullopt;
  return product.sign() < 0 ? -cut->whole : cut->whole;
}

// The least number that makes all values times `scale` whole; nothing when it is large.
std::optional<std::int64_t> common_divisor(const std::vector<Rational>& values, std::int64_t scale) {
  std::int64_t divisor = 1;
  for (const Rational& value : values) {
    std::int64_t own = 1;
    while (own <= 1'000 && !scaled(value, scale * own, constant_limit * 1'000)) ++own;
    if (own > 1'000) return std::nullopt;
    divisor = std::lcm(divisor, own);
    if (divisor > 1'000'000) return std::nullopt;
  }
  return divisor;
}

}  // namespace

std::vector<RowInput> row_inputs(const Compiled& compiled, std::vector<std::string>& without) {
  std::vector<RowInput> inputs;
  for (std::size_t i = 0; i < compiled.tree.nodes.size(); ++i) {
    const ScoredNode& node = compiled.tree.nodes[i];
    if (!node.leaf) continue;
    const auto slots =
        compiled.tree.scored ? node.indicator->rule->bound->slots(compiled.tree.settings[i]) : std::nullopt;
    if (!slots) without.push_back(node.title);
    if (slots)
      for (const Slot& slot : *slots) inputs.push_back({i, slot});
  }
  return inputs;
}

std::unique_ptr<const Kernel> Kernel::of(const Compiled& compiled, const std::vector<RowInput>& inputs) {
  const Policy& policy = compiled.policy();
  const Arithmetic& arithmetic = *policy.arithmetic;
  const bool plain_total =
      !policy.total || (policy.total->method == TotalRule::Method::sum && !policy.total->range);
  if (arithmetic.stage != Stage::indicator || arithmetic.bands_compare == BandsCompare::exact ||
      arithmetic.decimals > row_decimals || !compiled.adjustments->none() || !plain_total ||
      !compiled.selection.deciding)
    return nullptr;
  auto kernel = std::make_unique<Kernel>();
  kernel->mode_ = arithmetic.mode;
  kernel->decimals_ = arithmetic.decimals;
  kernel->mark_step_ = power_of_ten(row_decimals - arithmetic.decimals);
  std::uint32_t first = 0;
  for (std::size_t i = 0; i < compiled.tree.nodes.size(); ++i) {
    const ScoredNode& node = compiled.tree.nodes[i];
    if (!node.leaf) continue;
    const auto lowered = node.indicator->rule->bound->lower(compiled.tree.settings[i]);
    if (!lowered || lowered->full.sign() <= 0 || !kernel->lower(*lowered, first, arithmetic)) return nullptr;
    first += static_cast<std::uint32_t>(lowered->slots.size());
  }
  if (first != inputs.size()) return nullptr;
  const auto& bands = compiled.selection.deciding->bands;
  for (std::size_t b = 0; b + 1 < bands.size(); ++b) {
    const auto line = scaled(*bands[b].range.low, power_of_ten(arithmetic.decimals), constant_limit * 1'000);
    if (!line) return nullptr;
    kernel->lines_.push_back(*line);
    kernel->line_included_.push_back(bands[b].range.low_included ? 1 : 0);
  }
  const Range &lowest = bands.back().range, &highest = bands.front().range;
  if (lowest.low) {
    const auto line = scaled(*lowest.low, power_of_ten(arithmetic.decimals), constant_limit * 1'000);
    if (!line) return nullptr;
    kernel->least_graded_ = *line + (lowest.low_included ? 0 : 1);
  }
  if (highest.high) {
    const auto line = scaled(*highest.high, power_of_ten(arithmetic.decimals), constant_limit * 1'000);
    if (!line) return nullptr;
    kernel->most_graded_ = *line - (highest.high_included ? 0 : 1);
  }
  return kernel;
}

bool Kernel::lower(const Lowered& rule, std::uint32_t first, const Arithmetic& arithmetic) {
  const std::int64_t points = power_of_ten(arithmetic.decimals);
  const std::int64_t quantities = power_of_ten(row_decimals);
  Op op;
  op.kind = rule.kind;
  op.first = first;
  op.slots = static_cast<std::uint32_t>(rule.slots.size());
  op.constants = static_cast<std::uint32_t>(constants_.size());
  op.trim = rule.trim;
  op.gates = rule.gates;
  const auto full = scaled(rule.full, points, constant_limit);
  if (!full) return false;
  op.full = *full;
  const auto keep = [&](const Rational& value, std::int64_t scale, std::int64_t limit) {
    const auto whole = scaled(value, scale, limit);
    if (whole) constants_.push_back(*whole);
    return whole.has_value();
  };
  switch (rule.kind) {
    case Lowered::Kind::ratio:
    case Lowered::Kind::inverse:
    case Lowered::Kind::linear:
      break;
    case Lowered::Kind::steps:
      op.count = static_cast<std::uint32_t>(rule.limits.size());
      for (const Rational& limit : rule.limits)
        if (!keep(limit, quantities, 9'000'000'000'000'000'000)) return false;
      for (const Rational& value : rule.values) {
        const auto score = round(value, arithmetic.decimals, arithmetic.mode);
        if (!score || !keep(score.value(), points, constant_limit)) return false;
      }
      break;
    case Lowered::Kind::sum: {
      const auto divisor = common_divisor(rule.values, points);
      if (!divisor) return false;
      op.divisor = *divisor;
      for (const Rational& value : rule.values)
        if (!keep(value, points * *divisor, constant_limit * 1'000'000)) return false;
      break;
    }
    case Lowered::Kind::deduct: {
      std::vector<Rational> all = rule.limits;
      all.insert(all.end(), rule.caps.begin(), rule.caps.end());
      all.push_back(rule.cap);
      all.push_back(rule.values.front());
      const auto divisor = common_divisor(all, points);
      if (!divisor || rule.limits.size() > 1'000) return false;
      op.divisor = *divisor;
      // Per cause: what each takes, its cap, and how many stay below it; then the cap of all and the floor.
      for (std::size_t i = 0; i < rule.limits.size(); ++i) {
        if (rule.limits[i].sign() < 0 ||
            !keep(rule.limits[i], points * *divisor, constant_limit * 1'000'000) ||
            !keep(rule.caps[i], points * *divisor, constant_limit * 1'000'000))
          return false;
        const std::int64_t each = constants_[constants_.size() - 2], cap = constants_.back();
        constants_.push_back(each == 0 ? row_limit : cap / each);
      }
      if (!keep(rule.cap, points * *divisor, constant_limit * 1'000'000) ||
          !keep(rule.values.front(), points * *divisor, constant_limit * 1'000'000))
        return false;
      break;
    }
    case Lowered::Kind::judged:
      op.count = static_cast<std::uint32_t>(rule.limits.size());
      for (std::size_t i = 0; i < rule.limits.size(); ++i) {
        // Open ends become the next mark inside.
        const auto low = scaled(rule.limits[i], quantities, row_limit),
                   high = scaled(rule.values[i], quantities, row_limit);
        if (!low || !high) return false;
        constants_.push_back(*low + (rule.low_included[i] ? 0 : 1));
        constants_.push_back(*high - (rule.high_included[i] ? 0 : 1));
      }
      break;
    case Lowered::Kind::panel: {
      const auto divisor = common_divisor(rule.values, 1);
      if (!divisor || op.full > 10'000'000)
        return false;  // 64 ballots of 10^11 by weights of 10^6 stay in 64 bits
      for (const Rational& weight : rule.values)
        if (!keep(weight, *divisor, 1'000'000)) return false;
      break;
    }
  }
  ops_.push_back(op);
  return true;
}

// numerator / denominator with numerator >= 0, denominator > 0, rounded by the mode.
inline std::int64_t Kernel::rounded(std::int64_t numerator, std::int64_t denominator) const noexcept {
  const std::int64_t whole = numerator / denominator, rest = numerator - whole * denominator;
  const std::int64_t other = denominator - rest;
  switch (mode_) {
    case Rounding::half_up:
      return whole + (rest >= other ? 1 : 0);
    case Rounding::half_even:
      return whole + (rest > other || (rest == other && (whole & 1)) ? 1 : 0);
    case Rounding::down:
      break;
  }
  return whole;
}

namespace {

// a·b / denominator where the product may need 128 bits: whole part and rest in 64 (the quotient is at most
// a).
struct Divided {
  std::int64_t whole, rest;
};
Divided divided(std::int64_t a, std::int64_t b, std::int64_t denominator) noexcept {
  const Int128 product = Int128(a) * Int128(b);
  const Int128 whole = product / Int128(denominator);
  return {static_cast<std::int64_t>(whole), static_cast<std::int64_t>(product - whole * Int128(denominator))};
}

// Numbers of a row that is refused still take part in the arithmetic, which must not overflow.
std::int64_t kept(std::int64_t value, std::int64_t least) noexcept {
  return std::min(std::max(value, least), row_limit);
}

bool out_of_bounds(std::int64_t value) noexcept { return value > row_limit || value < -row_limit; }

}  // namespace

Kernel::Row Kernel::score(const std::int64_t* values, std::int64_t* scores, std::int64_t& total,
                          std::int32_t& grade) const noexcept {
  std::int64_t sum = 0;
  bool refused = false;
  for (std::size_t i = 0; i < ops_.size(); ++i) {
    const Op& op = ops_[i];
    const std::int64_t* in = values + op.first;
    const std::int64_t* constant = constants_.data() + op.constants;
    std::int64_t score = 0;
    // W·n/d with 0 <= n <= d: in 64 bits where the product fits, which nearly always holds.
    const auto share = [&](std::int64_t n, std::int64_t d) {
      if (n < (std::int64_t{1} << 33)) return rounded(op.full * n, d);
      const Divided wide = divided(op.full, n, d);
      // The same as rounded(), from a quotient that is there already.
      const std::int64_t other = d - wide.rest;
      const bool up = mode_ == Rounding::half_up ? wide.rest >= other
                      : mode_ == Rounding::half_even
                          ? wide.rest > other || (wide.rest == other && (wide.whole & 1))
                          : false;
      return wide.whole + (up ? 1 : 0);
    };
    switch (op.kind) {
      case Lowered::Kind::ratio: {
        refused |= in[1] <= 0 || in[1] > row_limit || out_of_bounds(in[0]);
        const std::int64_t actual = kept(in[0], -row_limit), target = kept(in[1], 1);
        const std::int64_t n = std::min(std::max<std::int64_t>(actual, 0), target);
        score = share(n, target);
        break;
      }
      case Lowered::Kind::inverse: {
        refused |= in[1] <= 0 || in[1] > row_limit || out_of_bounds(in[0]);
        const std::int64_t actual = kept(in[0], -row_limit), target = kept(in[1], 1);
        score = share(target, std::max(actual, target));
        break;
      }
      case Lowered::Kind::linear: {
        refused |= in[1] <= 0 || in[1] > row_limit || out_of_bounds(in[0]);
        const std::int64_t actual = kept(in[0], -row_limit), target = kept(in[1], 1);
        const std::int64_t over =
            std::min(std::max<std::int64_t>(actual - target, 0), std::max<std::int64_t>(target, 0));
        score = share(target - over, target);
        break;
      }
      case Lowered::Kind::steps: {
        refused |= out_of_bounds(in[0]);
        std::uint32_t reached = 0;
        for (std::uint32_t k = 0; k < op.count; ++k) reached += in[0] >= constant[k] ? 1 : 0;
        refused |= reached == 0;
        score = constant[op.count + std::max<std::uint32_t>(reached, 1) - 1];
        break;
      }
      case Lowered::Kind::sum: {
        std::int64_t gained = 0;
        std::uint64_t odd = 0, closed = 0;
        for (std::uint32_t k = 0; k < op.slots; ++k) {
          const auto answer = static_cast<std::uint64_t>(in[k]);
          odd |= answer;
          gained += constant[k] & -static_cast<std::int64_t>(answer & 1);
          closed |= (~answer & 1) << k;
        }
        refused |= odd > 1;
        const std::int64_t counted = (closed & op.gates) != 0 ? 0 : gained;
        score = op.divisor == 1 ? counted : rounded(counted, op.divisor);
        break;
      }
      case Lowered::Kind::deduct: {
        std::int64_t lost = 0;
        for (std::size_t k = 0; k < op.slots; ++k) {
          refused |= in[k] < 0 || in[k] > row_limit;
          const std::int64_t n = kept(in[k], 0);
          const std::int64_t* cause = constant + 3 * k;
          lost += n > cause[2] ? cause[1] : cause[0] * n;
        }
        const std::int64_t* bounds = constant + std::size_t{3} * op.slots;
        lost = std::min(lost, bounds[0]);
        const std::int64_t left = std::max(bounds[1], op.full * op.divisor - lost);
        // Below zero the sign is set aside: half goes away from zero, as everywhere.
        score = op.divisor == 1 ? left : left < 0 ? -rounded(-left, op.divisor) : rounded(left, op.divisor);
        break;
      }
      case Lowered::Kind::judged: {
        const std::int64_t level = op.slots == 2 ? in[0] : 0, mark = in[op.slots - 1];
        const bool known = level >= 0 && level < static_cast<std::int64_t>(op.count);
        const std::size_t at = 2 * static_cast<std::size_t>(known ? level : 0);
        refused |= !known || mark < constant[at] || mark > constant[at + 1];
        score = rounded(kept(mark, 0), mark_step_);
        break;
      }
      case Lowered::Kind::panel: {
        std::int64_t weighted = 0, weights = 0;
        std::uint32_t high = 0;
        for (std::uint32_t k = 0; k < op.slots; ++k) {
          refused |= in[k] < 0 || in[k] > op.full * mark_step_;
          if (in[k] > in[high]) high = k;
        }
        if (refused) break;
        std::uint32_t low = high == 0 ? 1 : 0;
        for (std::uint32_t k = low + 1; k < op.slots; ++k)
          if (k != high && in[k] < in[low]) low = k;
        for (std::uint32_t k = 0; k < op.slots; ++k) {
          const bool counts = !op.trim || (k != high && k != low);
          const std::int64_t weight = counts ? constant[k] : 0;
          weighted += weight * in[k];
          weights += weight;
        }
        score = rounded(weighted, weights * mark_step_);
        break;
      }
    }
    if (scores) scores[i] = score;
    sum += score;
  }
  total = sum;
  std::int32_t band = 0;
  for (std::size_t b = 0; b < lines_.size(); ++b)
    band += sum < lines_[b] || (sum == lines_[b] && !line_included_[b]) ? 1 : 0;
  grade = sum < least_graded_ || sum > most_graded_ ? -1 : band;
  return refused ? Row::refused : Row::scored;
}

}  // namespace jixiao::scoring
