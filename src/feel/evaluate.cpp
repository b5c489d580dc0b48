// The value of a formula. Numbers are exact; a number with a unit meets only its own unit, or a bare number
// that the formula states itself. Everything is computed on spans (interval arithmetic), of which an exact
// value is the narrow case. SPDX-License-Identifier: Apache-2.0
#include "feel/formula.hpp"
#include "feel/lexer.hpp"
#include "feel/node.hpp"

#include <jixiao/number/rounding.hpp>

#include <algorithm>
#include <optional>

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

struct Failed {};  // unwinds to run(); never leaves this file

Span exactly(const Value& value) { return {value, value}; }

Span truth_of(bool certain, bool possible) { return {Value::of_truth(certain), Value::of_truth(possible)}; }

bool is_exact(const Span& span) { return span.low.number == span.high.number; }

class Evaluator {
 public:
  Evaluator(const std::vector<Node>& nodes, const std::vector<Span>& values)
      : nodes_(nodes), values_(values), known_(nodes.size()) {}

  Result<Span> run(int root) {
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

  // Each node once: the left side of "in" belongs to all its tests.
  const Span& value(int index) {
    auto& known = known_[static_cast<std::size_t>(index)];
    if (!known) known = work_out(nodes_[static_cast<std::size_t>(index)]);
    return *known;
  }

  Span work_out(const Node& node) {
    switch (node.op) {
      case Op::constant:
        return exactly(node.constant);
      case Op::name:
        return values_.at(node.name);
      case Op::choose:
        return choose(node);
      // Only as much is evaluated as decides, so that "d > 0 and n / d > 1" is safe.
      case Op::both: {
        Span left = truth(node, 0);
        if (!left.high.truth) return left;
        const Span right = left.low.truth ? truth(node, 1) : guarded(node);
        return truth_of(left.low.truth && right.low.truth, right.high.truth);
      }
      case Op::either: {
        Span left = truth(node, 0);
        if (left.low.truth) return left;
        const Span right = left.high.truth ? guarded(node) : truth(node, 1);
        return truth_of(right.low.truth, left.high.truth || right.high.truth);
      }
      case Op::no: {
        const Span inner = truth(node, 0);
        return truth_of(!inner.high.truth, !inner.low.truth);
      }
      case Op::any: {
        bool possible = false;
        for (std::size_t i = 0; i < node.operands.size(); ++i) {
          Span test = truth(node, i);
          if (test.low.truth) return test;
          possible = possible || test.high.truth;
        }
        return truth_of(false, possible);
      }
      case Op::equal:
        return same(node);
      case Op::unequal: {
        const Span equal = same(node);
        return truth_of(!equal.high.truth, !equal.low.truth);
      }
      case Op::less:
        return below(node, 0, 1, false);
      case Op::at_most:
        return below(node, 0, 1, true);
      case Op::greater:
        return below(node, 1, 0, false);
      case Op::at_least:
        return below(node, 1, 0, true);
      case Op::between:
      case Op::range: {
        const Span low = below(node, 1, 0, node.low_included), high = below(node, 0, 2, node.high_included);
        return truth_of(low.low.truth && high.low.truth, low.high.truth && high.high.truth);
      }
      case Op::count:
        return exactly(Value::of(Rational(static_cast<std::int64_t>(node.operands.size()))));
      case Op::minimum:
      case Op::maximum:
      case Op::sum:
      case Op::mean:
        return over_all(node);
      default:
        return arithmetic(node);
    }
  }

  // "if": both branches while the condition is open.
  Span choose(const Node& node) {
    const Span condition = truth(node, 0);
    if (condition.low.truth) return value(node.operands[1]);
    if (!condition.high.truth) return value(node.operands[2]);
    const Span &yes = value(node.operands[1]), &no = value(node.operands[2]);
    if (yes.low.kind != no.low.kind)
      fail(node, say("if 的两个结果不同类", "the two results of \"if\" are of different kinds"));
    if (yes.low.kind == Value::Kind::truth)
      return truth_of(yes.low.truth && no.low.truth, yes.high.truth || no.high.truth);
    if (yes.low.kind == Value::Kind::text) {
      if (yes.low.text != no.low.text)
        fail(node, say("条件还不能确定，文字取决于它", "a text depends on a condition that is still open"));
      return yes;
    }
    const std::string unit = meet(node, yes.low, no.low);
    return number_of(node, min(yes.low.number, no.low.number), max(yes.high.number, no.high.number), unit,
                     yes, &no);
  }

  // A text that holds a quantity with its unit, such as "5万元", is that number.
  Span number(const Node& node, std::size_t operand) {
    Span x = value(node.operands[operand]);
    if (x.low.kind == Value::Kind::text) {
      const auto quantity = parse_quantity(x.low.text);
      if (quantity && quantity.value().sign == Sign::none && !quantity.value().unit.name.empty()) {
        x = exactly(Value::of(quantity.value()));
        return x;
      }
    }
    if (x.low.kind != Value::Kind::number)
      fail(node, say("这里要数，不是{0}", "a number is needed here, not {0}", {name_of(x.low.kind)}));
    return x;
  }

  Span truth(const Node& node, std::size_t operand) {
    const Span& x = value(node.operands[operand]);
    if (x.low.kind != Value::Kind::truth)
      fail(node,
           say("这里要真假值，不是{0}", "a truth value is needed here, not {0}", {name_of(x.low.kind)}));
    return x;
  }

  // The right side while the left one is open: what it cannot say may be just where the left one spares it.
  Span guarded(const Node& node) {
    try {
      return truth(node, 1);
    } catch (const Failed&) {
      return truth_of(false, true);
    }
  }

  // The unit that both share; a bare number takes over the other's, unless it could be meant in 万.
  std::string meet(const Node& node, const Value& a, const Value& b) {
    if (a.unit == b.unit) return a.unit;
    const Value& bare = a.bare ? a : b;
    const Value& other = a.bare ? b : a;
    const auto shown = [](const std::string& unit) {
      return unit.empty() ? say("（无）", "(none)") : Text(unit);
    };
    if (!bare.bare)
      fail(node,
           say("单位不同：{0} 与 {1}", "the units differ: {0} and {1}", {shown(a.unit), shown(b.unit)}));
    if (other.scaled && bare.number.sign() != 0)
      fail(node,
           say("数“{0}”没有单位，而另一边的“{1}”也可以用“万”计",
               "the number \"{0}\" has no unit, and the other side's \"{1}\" may be counted in 万",
               {bare.number.to_string(), other.unit}),
           say("写成带单位的文字，例如 \"{0}{1}\" 或 \"{0}万{1}\"",
               "write it as a text with its unit, such as \"{0}{1}\" or \"{0}万{1}\"",
               {bare.number.to_string(), other.unit}));
    return other.unit;
  }

  // a < b, or a <= b.
  Span below(const Node& node, std::size_t left, std::size_t right, bool or_equal) {
    if (value(node.operands[left]).low.kind == Value::Kind::truth ||
        value(node.operands[right]).low.kind == Value::Kind::truth)
      fail(node, say("只有数能比大小", "only numbers have an order"));
    const Span a = number(node, left), b = number(node, right);
    meet(node, a.low, b.low);
    const int certain = compare(a.high.number, b.low.number), possible = compare(a.low.number, b.high.number);
    return or_equal ? truth_of(certain <= 0, possible <= 0) : truth_of(certain < 0, possible < 0);
  }

  Span same(const Node& node) {
    const Span a = value(node.operands[0]), b = value(node.operands[1]);
    const bool numbers = a.low.kind == Value::Kind::number || b.low.kind == Value::Kind::number;
    if (!numbers && a.low.kind != b.low.kind)
      fail(node, say("{0}不能与{1}相比", "{0} cannot be compared with {1}",
                     {name_of(a.low.kind), name_of(b.low.kind)}));
    if (!numbers && a.low.kind == Value::Kind::text) {
      const bool equal = a.low.text == b.low.text;
      return truth_of(equal, equal);
    }
    if (!numbers) {
      const bool known = a.low.truth == a.high.truth && b.low.truth == b.high.truth;
      const bool equal = a.low.truth == b.low.truth;
      return known ? truth_of(equal, equal) : truth_of(false, true);
    }
    const Span x = number(node, 0), y = number(node, 1);
    meet(node, x.low, y.low);
    const bool overlap = x.low.number <= y.high.number && y.low.number <= x.high.number;
    return truth_of(overlap && is_exact(x) && is_exact(y), overlap);
  }

  // A number that was worked out from a (and b): bare when all of it was written in the formula.
  Span number_of(const Node& node, Rational low, Rational high, const std::string& unit, const Span& a,
                 const Span* b = nullptr) {
    if (!low.in_range() || !high.in_range())
      fail(node, say("数太长，无法保存", "the number is too long to be kept"));
    Value result = Value::of(std::move(low), unit);
    result.bare = a.low.bare && (!b || b->low.bare);
    result.scaled = !unit.empty() && (a.low.scaled || (b && b->low.scaled));
    Span span = exactly(result);
    span.high.number = std::move(high);
    return span;
  }

  Span over_all(const Node& node) {
    Span all = number(node, 0);
    for (std::size_t i = 1; i < node.operands.size(); ++i) {
      const Span next = number(node, i);
      const std::string unit = meet(node, all.low, next.low);
      const auto combined = [&](const Rational& a, const Rational& b) {
        return node.op == Op::minimum ? min(a, b) : node.op == Op::maximum ? max(a, b) : a + b;
      };
      all = number_of(node, combined(all.low.number, next.low.number),
                      combined(all.high.number, next.high.number), unit, all, &next);
    }
    if (node.op != Op::mean) return all;
    const Rational count = static_cast<std::int64_t>(node.operands.size());
    return number_of(node, all.low.number / count, all.high.number / count, all.low.unit, all);
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

  // The hull of an operation that keeps one direction in each operand: its four corners.
  template <class Operation>
  Span corners(const Node& node, const Span& a, const Span& b, const std::string& unit, Operation operation) {
    Rational low = operation(a.low.number, b.low.number), high = low;
    if (!is_exact(a) || !is_exact(b)) {
      for (const Rational& corner :
           {operation(a.low.number, b.high.number), operation(a.high.number, b.low.number),
            operation(a.high.number, b.high.number)}) {
        if (!corner.in_range() || !low.in_range() || !high.in_range())
          fail(node, say("数太长，无法保存", "the number is too long to be kept"));
        low = min(low, corner);
        high = max(high, corner);
      }
    }
    return number_of(node, low, high, unit, a, &b);
  }

  Span arithmetic(const Node& node) {
    const Span a = number(node, 0);
    const Rational &low = a.low.number, &high = a.high.number;
    if (node.op == Op::negate) return number_of(node, -high, -low, a.low.unit, a);
    if (node.op == Op::absolute) {
      const bool across = low.sign() < 0 && high.sign() > 0;
      const Rational largest = max(-low, high), least = across ? Rational(0) : high.sign() > 0 ? low : -high;
      return number_of(node, least, largest, a.low.unit, a);
    }
    if (node.op == Op::floor || node.op == Op::ceiling)
      return rounded(node, a, 0, node.op == Op::floor ? Towards::below : Towards::above);
    const Span b = number(node, 1);
    switch (node.op) {
      case Op::add:
        return number_of(node, low + b.low.number, high + b.high.number, meet(node, a.low, b.low), a, &b);
      case Op::subtract:
        return number_of(node, low - b.high.number, high - b.low.number, meet(node, a.low, b.low), a, &b);
      case Op::multiply: {
        bool known = false;
        const std::string unit = product_unit(a.low.unit, b.low.unit, known);
        if (!known)
          fail(node,
               say("“{0}”乘“{1}”没有单位", "\"{0}\" times \"{1}\" has no unit", {a.low.unit, b.low.unit}));
        return corners(node, a, b, unit, [](const Rational& x, const Rational& y) { return x * y; });
      }
      case Op::divide: {
        refuse_zero(node, b);
        const std::string& by = b.low.unit;
        const std::string unit = a.low.unit == by ? "" : by.empty() ? a.low.unit : a.low.unit + "/" + by;
        return corners(node, a, b, unit, [](const Rational& x, const Rational& y) { return x / y; });
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

  void refuse_zero(const Node& node, const Span& divisor) {
    if (divisor.low.number.sign() > 0 || divisor.high.number.sign() < 0) return;
    fail(node, is_exact(divisor)
                   ? say("除数是 0", "division by zero")
                   : say("除数还不能确定，可能是 0", "the divisor is still open and may be zero"));
  }

  int places(const Node& node, const Span& value) {
    const auto cut = value.low.number.cut(0);
    if (!value.low.unit.empty() || !is_exact(value) || !cut || cut->rest != -2 ||
        value.low.number.sign() < 0 || cut->whole > Decimal::max_digits)
      fail(node, say("小数位数应是 0 到 18 的整数", "the number of decimals is an integer from 0 to 18"));
    return static_cast<int>(cut->whole);
  }

  enum class Towards { zero, away, below, above, half_up, half_down, half_even };

  // Rounding keeps the order, so the ends decide.
  Span rounded(const Node& node, const Span& a, int decimals, Towards towards) {
    Rational low = rounded(node, a.low.number, decimals, towards);
    Rational high = is_exact(a) ? low : rounded(node, a.high.number, decimals, towards);
    return number_of(node, std::move(low), std::move(high), a.low.unit, a);
  }

  Rational rounded(const Node& node, const Rational& number, int decimals, Towards towards) {
    const auto cut = number.cut(decimals);
    if (!cut) fail(node, say("数太长，不能取整", "the number is too long to be rounded"));
    const bool negative = number.sign() < 0;
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
    return negative ? -size : size;
  }

  Span power(const Node& node, const Span& base, const Span& exponent) {
    const auto cut = exponent.low.number.cut(0);
    if (!exponent.low.unit.empty() || !base.low.unit.empty() || !is_exact(exponent) || !cut ||
        cut->rest != -2 || cut->whole > 4'096)
      fail(node, say("乘方的指数应是绝对值不超过 4096 的整数，底数没有单位",
                     "a power takes a plain number and an integer exponent of at most 4096"));
    const auto raised = [&](const Rational& number) {
      Rational result = 1, square = number;
      for (std::int64_t left = cut->whole; left > 0 && result.in_range(); left /= 2) {
        if (left % 2 != 0) result = result * square;
        if (left > 1) square = square * square;
      }
      if (!result.in_range()) fail(node, say("数太长，无法保存", "the number is too long to be kept"));
      return result;
    };
    Rational one = raised(base.low.number), other = raised(base.high.number);
    const bool across = cut->whole % 2 == 0 && base.low.number.sign() < 0 && base.high.number.sign() > 0;
    Rational low = across && cut->whole > 0 ? Rational(0) : min(one, other), high = max(one, other);
    if (exponent.low.number.sign() < 0) {
      refuse_zero(node, base);
      const Rational least = Rational(1) / high;
      high = Rational(1) / low;
      low = least;
    }
    return number_of(node, low, high, "", base, &exponent);
  }

  const std::vector<Node>& nodes_;
  const std::vector<Span>& values_;
  std::vector<std::optional<Span>> known_;
  Error error_;
};

}  // namespace

Result<Value> Formula::evaluate(const std::vector<Value>& values) const {
  std::vector<Span> spans;
  spans.reserve(values.size());
  for (const Value& value : values) spans.push_back(exactly(value));
  auto result = Evaluator(nodes_, spans).run(root_);
  if (!result) return std::move(result).error();
  return std::move(result).value().low;
}

Result<Value> Formula::evaluate(const std::vector<Value>& values, Value::Kind wanted) const {
  auto result = evaluate(values);
  if (!result || result.value().kind == wanted) return result;
  return mistake_at(1, say("结果应是{0}，不是{1}", "the result must be {0}, not {1}",
                           {name_of(wanted), name_of(result.value().kind)}));
}

Result<Span> Formula::evaluate(const std::vector<Span>& values, Value::Kind wanted) const {
  auto result = Evaluator(nodes_, values).run(root_);
  if (!result || result.value().low.kind == wanted) return result;
  return mistake_at(1, say("结果应是{0}，不是{1}", "the result must be {0}, not {1}",
                           {name_of(wanted), name_of(result.value().low.kind)}));
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
