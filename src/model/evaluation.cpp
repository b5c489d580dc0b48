// SPDX-License-Identifier: Apache-2.0
#include <jixiao/model/evaluation.hpp>

namespace jixiao {

const Grading* Evaluation::deciding() const {
  const Grading* found = nullptr;
  for (const auto& grading : gradings)
    if (grading.decides && (!found || grading.of == Grading::Of::computed)) found = &grading;
  return found;
}

bool Evaluation::printed_as_computed() const {
  const auto& reported = subject->reported;
  return reported && reported->total && total && total->is_exact() && total->low == *reported->total;
}

namespace {

Text text_of(const Argument& argument) {
  if (const auto* text = std::get_if<std::string>(&argument)) return *text;
  if (const auto* text = std::get_if<Text>(&argument)) return *text;
  if (const auto* number = std::get_if<Rational>(&argument)) return number->to_string();
  if (const auto* score = std::get_if<Score>(&argument)) return display(*score, 0);
  return {};
}

}  // namespace

Text Step::sentence() const {
  std::vector<Text> arguments;
  arguments.reserve(with.size());
  for (const Argument& argument : with) arguments.push_back(text_of(argument));
  return say(what, arguments);
}

std::string Step::value_text() const { return text_of(value).zh; }

std::string display(const Rational& value, int decimals) {
  if (!is_displayable(value, decimals)) return value.to_string();
  return round(value, decimals, Rounding::down).value().to_string();
}

std::string display(const Score& score, int decimals) {
  if (score.is_exact()) return display(score.low, decimals);
  return display(score.low, decimals) + "–" + display(score.high, decimals);
}

Text name_of(State state) {
  switch (state) {
    case State::observed:
      return say("已观测", "observed");
    case State::missing:
      return say("缺失", "missing");
    case State::not_applicable:
      return say("不适用", "not applicable");
    case State::not_demonstrated:
      return say("未佐证", "not demonstrated");
    case State::pending:
      return say("待定", "pending");
  }
  return {};
}

Text name_of(Fulfilment fulfilment) {
  switch (fulfilment) {
    case Fulfilment::unknown:
      return say("未作比较", "not compared");
    case Fulfilment::met:
      return say("恰好达标", "met exactly");
    case Fulfilment::exceeded:
      return say("优于目标", "beyond target");
    case Fulfilment::reached:
      return say("达标", "met");
    case Fulfilment::missed:
      return say("未达标", "missed");
  }
  return {};
}

Text name_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return say("提示", "note");
    case Severity::warning:
      return say("警告", "warning");
    case Severity::error:
      return say("错误", "error");
  }
  return {};
}

const char* key_of(State state) {
  switch (state) {
    case State::observed:
      return "observed";
    case State::missing:
      return "missing";
    case State::not_applicable:
      return "not_applicable";
    case State::not_demonstrated:
      return "not_demonstrated";
    case State::pending:
      return "pending";
  }
  return "";
}

const char* key_of(Fulfilment fulfilment) {
  switch (fulfilment) {
    case Fulfilment::unknown:
      return "unknown";
    case Fulfilment::met:
      return "met";
    case Fulfilment::exceeded:
      return "exceeded";
    case Fulfilment::reached:
      return "reached";
    case Fulfilment::missed:
      return "missed";
  }
  return "";
}

const char* key_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "";
}

}  // namespace jixiao
