// Recursive descent over the words of a formula, loosest binding first: or, and, comparison, + −, × ÷, **,
// sign.
// SPDX-License-Identifier: Apache-2.0
#include "feel/formula.hpp"
#include "feel/lexer.hpp"
#include "feel/node.hpp"

#include <jixiao/base/limits.hpp>

#include <algorithm>

namespace jixiao::feel {
namespace {

struct Function {
  const char* name;
  Op op;
  int arguments;  // 0 for any number, or one list
};

// Names of several words are matched word by word.
constexpr Function functions[] = {{"min", Op::minimum, 0},
                                  {"max", Op::maximum, 0},
                                  {"sum", Op::sum, 0},
                                  {"mean", Op::mean, 0},
                                  {"count", Op::count, 0},
                                  {"abs", Op::absolute, 1},
                                  {"floor", Op::floor, 1},
                                  {"ceiling", Op::ceiling, 1},
                                  {"not", Op::no, 1},
                                  {"decimal", Op::round_half_even, 2},
                                  {"round half up", Op::round_half_up, 2},
                                  {"round half down", Op::round_half_down, 2},
                                  {"round half even", Op::round_half_even, 2},
                                  {"round up", Op::round_up, 2},
                                  {"round down", Op::round_down, 2}};

constexpr const char* keywords[] = {"and",  "or",    "if",     "then",     "else",     "between",
                                    "in",   "not",   "true",   "false",    "null",     "for",
                                    "some", "every", "return", "function", "satisfies"};

struct Failed {};  // unwinds to parse(); never leaves this file

}  // namespace

class Parser {
 public:
  explicit Parser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  Result<Formula> run(std::string_view text) {
    try {
      formula_.text_ = std::string(text);
      formula_.root_ = either();
      if (peek().kind != Token::Kind::end)
        fail(say("这里不该有“{0}”", "\"{0}\" is not expected here", {peek().text}));
    } catch (const Failed&) {
      return error_;
    }
    return std::move(formula_);
  }

 private:
  const Token& peek(std::size_t ahead = 0) const {
    return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
  }

  [[noreturn]] void fail(const Text& what, Text hint = {}) {
    error_ = mistake_at(peek().at, what, std::move(hint));
    throw Failed{};
  }

  bool is_word(const char* word, std::size_t ahead = 0) const {
    return peek(ahead).kind == Token::Kind::name && !peek(ahead).quoted && peek(ahead).text == word;
  }
  bool is_sign(const char* sign) const { return peek().kind == Token::Kind::sign && peek().text == sign; }
  bool take_word(const char* word) { return is_word(word) && (++at_, true); }
  bool take_sign(const char* sign) { return is_sign(sign) && (++at_, true); }
  void expect_sign(const char* sign) {
    if (!take_sign(sign)) fail(say("这里应有“{0}”", "\"{0}\" is expected here", {sign}));
  }
  void expect_word(const char* word) {
    if (!take_word(word)) fail(say("这里应有“{0}”", "\"{0}\" is expected here", {word}));
  }

  int add(Op op, std::vector<int> operands, int at) {
    if (formula_.nodes_.size() >= limits::formula) fail(say("公式太长", "the formula is too long"));
    Node node;
    node.op = op;
    node.operands = std::move(operands);
    node.at = at;
    formula_.nodes_.push_back(std::move(node));
    return static_cast<int>(formula_.nodes_.size()) - 1;
  }

  int constant(Value value, int at) {
    const int node = add(Op::constant, {}, at);
    formula_.nodes_.back().constant = std::move(value);
    return node;
  }

  // Counts the levels of nesting; every rule that can contain itself holds one.
  struct Level {
    explicit Level(Parser& parser) : depth(parser.depth_) {
      if (++depth > limits::formula_depth)
        parser.fail(say("公式嵌套太深", "the formula is nested too deeply"));
    }
    ~Level() { --depth; }
    std::size_t& depth;
  };

  int either() {
    const Level level(*this);
    int left = both();
    while (is_word("or")) {
      const int at = tokens_[at_++].at;
      left = add(Op::either, {left, both()}, at);
    }
    return left;
  }

  int both() {
    int left = comparison();
    while (is_word("and")) {
      const int at = tokens_[at_++].at;
      left = add(Op::both, {left, comparison()}, at);
    }
    return left;
  }

  static std::optional<Op> compares(const Token& token) {
    if (token.kind != Token::Kind::sign) return std::nullopt;
    if (token.text == "=") return Op::equal;
    if (token.text == "!=") return Op::unequal;
    if (token.text == "<") return Op::less;
    if (token.text == "<=") return Op::at_most;
    if (token.text == ">") return Op::greater;
    if (token.text == ">=") return Op::at_least;
    return std::nullopt;
  }

  int comparison() {
    const int left = sum();
    const int at = peek().at;
    if (const auto op = compares(peek())) {
      ++at_;
      const int right = sum();
      if (compares(peek()))
        fail(say("比较不能连写", "comparisons cannot be chained"),
             say("用 between 或 and 连接", "use \"between\", or join them with \"and\""));
      return add(*op, {left, right}, at);
    }
    if (take_word("between")) {
      const int low = sum();
      expect_word("and");
      return add(Op::between, {left, low, sum()}, at);
    }
    if (take_word("in")) return test(left, at);
    return left;
  }

  // After "in": a range, or tests in parentheses of which one must hold.
  int test(int left, int at) {
    if (take_sign("(")) {
      // "(80..90)" is a range with open ends, "(1, 2)" and "(< 5)" are tests.
      if (!compares(peek()) && !is_sign("[") && !is_sign("]")) {
        const int first = sum();
        if (is_sign("..")) return range_from(left, first, false, at);
        std::vector<int> tests{add(Op::equal, {left, first}, at)};
        return rest_of_tests(left, std::move(tests), at);
      }
      return rest_of_tests(left, {one_test(left)}, at);
    }
    return one_test(left);
  }

  int rest_of_tests(int left, std::vector<int> tests, int at) {
    while (take_sign(",")) tests.push_back(one_test(left));
    expect_sign(")");
    return add(Op::any, std::move(tests), at);
  }

  int one_test(int left) {
    const int at = peek().at;
    if (const auto op = compares(peek())) {
      ++at_;
      return add(*op, {left, sum()}, at);
    }
    if (take_sign("[")) return range_from(left, sum(), true, at);
    if (take_sign("]")) return range_from(left, sum(), false, at);
    return add(Op::equal, {left, sum()}, at);
  }

  int range_from(int left, int low, bool low_included, int at) {
    expect_sign("..");
    const int high = sum();
    const bool high_included = is_sign("]");
    if (!high_included && !is_sign(")") && !is_sign("["))
      fail(say("区间应以“]”或“)”结束", "a range ends with \"]\" or \")\""));
    ++at_;
    const int node = add(Op::range, {left, low, high}, at);
    formula_.nodes_.back().low_included = low_included;
    formula_.nodes_.back().high_included = high_included;
    return node;
  }

  int sum() {
    int left = product();
    while (is_sign("+") || is_sign("-")) {
      const Op op = is_sign("+") ? Op::add : Op::subtract;
      const int at = tokens_[at_++].at;
      left = add(op, {left, product()}, at);
    }
    return left;
  }

  int product() {
    int left = power();
    while (is_sign("*") || is_sign("/")) {
      const Op op = is_sign("*") ? Op::multiply : Op::divide;
      const int at = tokens_[at_++].at;
      left = add(op, {left, power()}, at);
    }
    return left;
  }

  int power() {
    int left = negation();
    while (is_sign("**")) {
      const int at = tokens_[at_++].at;
      left = add(Op::power, {left, negation()}, at);
    }
    return left;
  }

  int negation() {
    if (!is_sign("-")) return primary();
    const Level level(*this);
    const int at = tokens_[at_++].at;
    return add(Op::negate, {negation()}, at);
  }

  int primary() {
    const Token token = peek();
    switch (token.kind) {
      case Token::Kind::number: {
        const auto number = Decimal::parse(token.text.front() == '.' ? "0" + token.text : token.text);
        if (!number)
          fail(say("“{0}”不是 18 位以内的数", "\"{0}\" is no number of at most 18 digits", {token.text}));
        ++at_;
        Value value = Value::of(number.value());
        value.bare = true;
        return constant(std::move(value), token.at);
      }
      case Token::Kind::text:
        ++at_;
        return constant(Value::of_text(token.text), token.at);
      case Token::Kind::sign:
        if (take_sign("(")) {
          const int inside = either();
          expect_sign(")");
          return inside;
        }
        fail(say("这里不该有“{0}”", "\"{0}\" is not expected here", {token.text}));
      case Token::Kind::end:
        fail(say("公式没有写完", "the formula is not complete"));
      case Token::Kind::name:
        break;
    }
    if (token.quoted) {
      ++at_;
      return name(token);
    }
    if (take_word("true")) return constant(Value::of_truth(true), token.at);
    if (take_word("false")) return constant(Value::of_truth(false), token.at);
    if (is_word("null"))
      fail(say("没有 null：缺少的数据要写明怎样处理", "there is no null: what is missing must be stated"));
    if (take_word("if")) {
      const int condition = either();
      expect_word("then");
      const int yes = either();
      expect_word("else");
      return add(Op::choose, {condition, yes, either()}, token.at);
    }
    if (const Function* function = called()) return call(*function, token.at);
    for (const char* keyword : keywords)
      if (token.text == keyword)
        fail(say("这里不能用“{0}”", "\"{0}\" cannot be used here", {token.text}),
             say("作名称用时写成 `{0}`", "as a name, write `{0}`", {token.text}));
    ++at_;
    if (is_sign("(")) {
      at_ -= 1;
      fail(say("没有函数“{0}”", "there is no function \"{0}\"", {token.text}),
           say("可用 min max sum mean count abs floor ceiling decimal，round half up 等",
               "known are min max sum mean count abs floor ceiling decimal, round half up and its siblings"));
    }
    return name(token);
  }

  // The function whose name's words stand here, before a parenthesis.
  const Function* called() {
    for (const Function& function : functions) {
      std::size_t words = 0;
      std::string_view rest = function.name;
      bool same = true;
      while (same && !rest.empty()) {
        const std::size_t space = std::min(rest.find(' '), rest.size());
        same = is_word(std::string(rest.substr(0, space)).c_str(), words++);
        rest.remove_prefix(std::min(space + 1, rest.size()));
      }
      if (!same || peek(words).kind != Token::Kind::sign || peek(words).text != "(") continue;
      at_ += words;
      return &function;
    }
    return nullptr;
  }

  int call(const Function& function, int at) {
    expect_sign("(");
    std::vector<int> operands;
    const bool list = function.arguments == 0 && take_sign("[");
    do operands.push_back(either());
    while (take_sign(","));
    if (list) expect_sign("]");
    expect_sign(")");
    if (function.arguments != 0 && operands.size() != static_cast<std::size_t>(function.arguments))
      fail(say("{0} 要 {1} 个参数，写了 {2} 个", "{0} takes {1} arguments, not {2}",
               {function.name, std::to_string(function.arguments), std::to_string(operands.size())}));
    return add(function.op, std::move(operands), at);
  }

  int name(const Token& token) {
    auto& names = formula_.names_;
    const auto known = std::find(names.begin(), names.end(), token.text);
    const auto index = static_cast<std::size_t>(known - names.begin());
    if (known == names.end()) names.push_back(token.text);
    const int node = add(Op::name, {}, token.at);
    formula_.nodes_.back().name = index;
    return node;
  }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  Formula formula_;
  Error error_;
};

Result<Formula> Formula::parse(std::string_view text) {
  auto tokens = tokens_of(text);
  if (!tokens) return std::move(tokens).error();
  return Parser(std::move(tokens).value()).run(text);
}

}  // namespace jixiao::feel
