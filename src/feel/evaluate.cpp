// The value of a formula. Numbers are exact; a number with a unit meets only its own unit, or a bare number
// that the formula states itself.
// SPDX-License-Identifier: Apache-2.0
#include "feel/formula.hpp"
#include "feel/lexer.hpp"
#include "feel/node.hpp"

#include <jixiao/number/rounding.hpp>

namespace jixiao::feel {

Text name_of(Value::Kind kind) {
  switch (kind) {
    case Value::Kind::number:
      return say("数", "a number");
    case Value::Kind::truth:
      return say("真假值", "a truth value");
    case Value::Kind::text:
      return say("文字", "a text");
  }
  return {};
}

namespace {

struct Failed {};  // unwinds to evaluate(); never leaves this file

class Evaluator {
 public:
  Evaluator(const std::vector<Node>& nodes, const std::vector<Value>& values)
      : nodes_(nodes), values_(values) {}

  Result<Value> run(int root) {
    try {
      return value(root);
    } catch (const Failed&) {
      return error_;
    }
  }

 private:
  [[noreturn]] void fail(const Node& node, const Text& what, Text hint = {}) {
    error_ = mistake_at(node.at, what, std::move(hint));
    throw Failed{};
  }

  Value value(int index) {
    const Node& node = nodes_[static_cast<std::size_t>(index)];
    switch (node.op) {
      case Op::constant:
        return node.constant;
      case Op::name:
        return values_.at(node.name);
      case Op::choose:
        return value(node.operands[truth(node, 0) ? 1 : 2]);
      // Only as much is evaluated as decides, so that "d > 0 and n / d > 1" is safe.
      case Op::both:
        return Value::of_truth(truth(node, 0) && truth(node, 1));
      case Op::either:
        return Value::of_truth(truth(node, 0) || truth(node, 1));
      case Op::no:
        return Value::of_truth(!truth(node, 0));
      case Op::any:
        for (std::size_t i = 0; i < node.operands.size(); ++i)
          if (truth(node, i)) return Value::of_truth(true);
        return Value::of_truth(false);
      case Op::equal:
      case Op::unequal:
        return Value::of_truth(same(node) == (node.op == Op::equal));
      case Op::less:
        return Value::of_truth(order(node, value(node.operands[0]), value(node.operands[1])) < 0);
      case Op::at_most:
        return Value::of_truth(order(node, value(node.operands[0]), value(node.operands[1])) <= 0);
      case Op::greater:
        return Value::of_truth(order(node, value(node.operands[0]), value(node.operands[1])) > 0);
      case Op::at_least:
        return Value::of_truth(order(node, value(node.operands[0]), value(node.operands[1])) >= 0);
      case Op::between:
      case Op::range: {
        const Value x = value(node.operands[0]);
        const int low = order(node, x, value(node.operands[1]));
        const int high = order(node, x, value(node.operands[2]));
        return Value::of_truth((node.low_included ? low >= 0 : low > 0) &&
                               (node.high_included ? high <= 0 : high < 0));
      }
      case Op::count:
        return Value::of(Rational(static_cast<std::int64_t>(node.operands.size())));
      case Op::minimum:
      case Op::maximum:
      case Op::sum:
      case Op::mean:
        return over_all(node);
      default:
        return arithmetic(node);
    }
  }

  Value number(const Node& node, std::size_t operand) {
    Value x = value(node.operands[operand]);
    if (x.kind != Value::Kind::number)
      fail(node, say("这里要数，不是{0}", "a number is needed here, not {0}", {name_of(x.kind)}));
    return x;
  }

  bool truth(const Node& node, std::size_t operand) {
    const Value x = value(node.operands[operand]);
    if (x.kind != Value::Kind::truth)
      fail(node, say("这里要真假值，不是{0}", "a truth value is needed here, not {0}", {name_of(x.kind)}));
    return x.truth;
  }

  // The unit that both share; a bare number takes over the other's.
  std::string meet(const Node& node, const Value& a, const Value& b) {
    if (a.unit == b.unit || b.bare) return a.unit;
    if (a.bare) return b.unit;
    const auto shown = [](const std::string& unit) {
      return unit.empty() ? say("（无）", "(none)") : Text(unit);
    };
    fail(node, say("单位不同：{0} 与 {1}", "the units differ: {0} and {1}", {shown(a.unit), shown(b.unit)}));
  }

  int order(const Node& node, const Value& a, const Value& b) {
    if (a.kind != Value::Kind::number || b.kind != Value::Kind::number)
      fail(node, say("只有数能比大小", "only numbers have an order"));
    meet(node, a, b);
    return compare(a.number, b.number);
  }

  bool same(const Node& node) {
    const Value a = value(node.operands[0]), b = value(node.operands[1]);
    if (a.kind != b.kind)
      fail(node,
           say("{0}不能与{1}相比", "{0} cannot be compared with {1}", {name_of(a.kind), name_of(b.kind)}));
    if (a.kind == Value::Kind::truth) return a.truth == b.truth;
    if (a.kind == Value::Kind::text) return a.text == b.text;
    return order(node, a, b) == 0;
  }

  Value kept(const Node& node, Rational number, std::string unit, bool bare) {
    if (!number.in_range()) fail(node, say("数太长，无法保存", "the number is too long to be kept"));
    Value result = Value::of(std::move(number), std::move(unit));
    result.bare = bare;
    return result;
  }

  Value over_all(const Node& node) {
    Value all = number(node, 0);
    for (std::size_t i = 1; i < node.operands.size(); ++i) {
      const Value next = number(node, i);
      const std::string unit = meet(node, all, next);
      const Rational combined = node.op == Op::minimum   ? min(all.number, next.number)
                                : node.op == Op::maximum ? max(all.number, next.number)
                                                         : all.number + next.number;
      all = kept(node, combined, unit, all.bare && next.bare);
    }
    if (node.op == Op::mean)
      all = kept(node, all.number / Rational(static_cast<std::int64_t>(node.operands.size())), all.unit,
                 all.bare);
    return all;
  }

  static std::string product_unit(const std::string& a, const std::string& b, bool& known) {
    known = true;
    if (a.empty()) return b;
    if (b.empty()) return a;
    // "元/人" × "人" is "元".
    const auto cancels = [](const std::string& rate, const std::string& by) {
      return rate.size() > by.size() + 1 &&
             rate.compare(rate.size() - by.size() - 1, std::string::npos, "/" + by) == 0;
    };
    if (cancels(a, b)) return a.substr(0, a.size() - b.size() - 1);
    if (cancels(b, a)) return b.substr(0, b.size() - a.size() - 1);
    known = false;
    return {};
  }

  Value arithmetic(const Node& node) {
    const Value a = number(node, 0);
    if (node.op == Op::negate) return kept(node, -a.number, a.unit, a.bare);
    if (node.op == Op::absolute)
      return kept(node, a.number.sign() < 0 ? -a.number : a.number, a.unit, a.bare);
    if (node.op == Op::floor || node.op == Op::ceiling)
      return rounded(node, a, 0, node.op == Op::floor ? Towards::below : Towards::above);
    const Value b = number(node, 1);
    switch (node.op) {
      case Op::add:
        return kept(node, a.number + b.number, meet(node, a, b), a.bare && b.bare);
      case Op::subtract:
        return kept(node, a.number - b.number, meet(node, a, b), a.bare && b.bare);
      case Op::multiply: {
        bool known = false;
        const std::string unit = product_unit(a.unit, b.unit, known);
        if (!known)
          fail(node, say("“{0}”乘“{1}”没有单位", "\"{0}\" times \"{1}\" has no unit", {a.unit, b.unit}));
        return kept(node, a.number * b.number, unit, a.bare && b.bare);
      }
      case Op::divide: {
        if (b.number.sign() == 0) fail(node, say("除数是 0", "division by zero"));
        const std::string unit = a.unit == b.unit ? "" : b.unit.empty() ? a.unit : a.unit + "/" + b.unit;
        return kept(node, a.number / b.number, unit, a.bare && b.bare);
      }
      case Op::power:
        return power(node, a, b);
      case Op::round_half_even:
        return rounded(node, a, places(node, b), Towards::half_even);
      case Op::round_half_up:
        return rounded(node, a, places(node, b), Towards::half_up);
      case Op::round_half_down:
        return rounded(node, a, places(node, b), Towards::half_down);
      case Op::round_up:
        return rounded(node, a, places(node, b), Towards::away);
      default:
        return rounded(node, a, places(node, b), Towards::zero);
    }
  }

  int places(const Node& node, const Value& value) {
    const auto cut = value.number.cut(0);
    if (!value.unit.empty() || !cut || cut->rest != -2 || value.number.sign() < 0 ||
        cut->whole > Decimal::max_digits)
      fail(node, say("小数位数应是 0 到 18 的整数", "the number of decimals is an integer from 0 to 18"));
    return static_cast<int>(cut->whole);
  }

  enum class Towards { zero, away, below, above, half_up, half_down, half_even };

  Value rounded(const Node& node, const Value& a, int decimals, Towards towards) {
    const auto cut = a.number.cut(decimals);
    if (!cut) fail(node, say("数太长，不能取整", "the number is too long to be rounded"));
    const bool negative = a.number.sign() < 0;
    const bool rest = cut->rest != -2;
    bool up = false;  // away from zero
    switch (towards) {
      case Towards::zero:
        break;
      case Towards::away:
        up = rest;
        break;
      case Towards::below:
        up = rest && negative;
        break;
      case Towards::above:
        up = rest && !negative;
        break;
      case Towards::half_up:
        up = cut->rest >= 0;
        break;
      case Towards::half_down:
        up = cut->rest > 0;
        break;
      case Towards::half_even:
        up = cut->rest > 0 || (cut->rest == 0 && cut->whole % 2 != 0);
        break;
    }
    const Rational size = Rational::fraction(cut->whole + (up ? 1 : 0), power_of_ten(decimals));
    return kept(node, negative ? -size : size, a.unit, a.bare);
  }

  Value power(const Node& node, const Value& base, const Value& exponent) {
    const auto cut = exponent.number.cut(0);
    if (!exponent.unit.empty() || !base.unit.empty() || !cut || cut->rest != -2 || cut->whole > 4'096)
      fail(node, say("乘方的指数应是绝对值不超过 4096 的整数，底数没有单位",
                     "a power takes a plain number and an integer exponent of at most 4096"));
    Rational result = 1, square = base.number;
    for (std::int64_t left = cut->whole; left > 0 && result.in_range(); left /= 2) {
      if (left % 2 != 0) result = result * square;
      if (left > 1) square = square * square;
    }
    if (exponent.number.sign() < 0) {
      if (result.in_range() && result.sign() == 0) fail(node, say("除数是 0", "division by zero"));
      result = Rational(1) / result;
    }
    return kept(node, result, "", base.bare && exponent.bare);
  }

  const std::vector<Node>& nodes_;
  const std::vector<Value>& values_;
  Error error_;
};

}  // namespace

Result<Value> Formula::evaluate(const std::vector<Value>& values) const {
  return Evaluator(nodes_, values).run(root_);
}

Result<Value> Formula::evaluate(const std::vector<Value>& values, Value::Kind wanted) const {
  auto result = evaluate(values);
  if (!result || result.value().kind == wanted) return result;
  return mistake_at(1, say("结果应是{0}，不是{1}", "the result must be {0}, not {1}",
                           {name_of(wanted), name_of(result.value().kind)}));
}

bool Formula::is_quotient(std::size_t& numerator, std::size_t& denominator) const {
  const Node& root = nodes_[static_cast<std::size_t>(root_)];
  if (root.op != Op::divide) return false;
  const Node& top = nodes_[static_cast<std::size_t>(root.operands[0])];
  const Node& bottom = nodes_[static_cast<std::size_t>(root.operands[1])];
  numerator = top.name;
  denominator = bottom.name;
  return top.op == Op::name && bottom.op == Op::name;
}

}  // namespace jixiao::feel
