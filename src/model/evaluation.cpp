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

Argument::Argument(Score score) {
  if (score.in_range() && score.is_exact())
    held_ = std::move(score.low);
  else
    held_ = std::make_shared<const Score>(std::move(score));
}

Text Argument::text() const {
  if (const auto* text = std::get_if<std::string>(&held_)) return *text;
  if (const auto* words = std::get_if<Phrase>(&held_)) return *words;
  if (const auto* number = std::get_if<Rational>(&held_))
    return number->in_range() ? number->to_string() : "?";
  if (const auto* score = std::get_if<std::shared_ptr<const Score>>(&held_)) return display(**score, 0);
  if (const auto* text = std::get_if<std::shared_ptr<const Text>>(&held_)) return **text;
  return {};
}

Text Step::sentence() const {
  std::vector<Text> arguments;
  arguments.reserve(with.size());
  for (std::size_t i = 0; i < with.size(); ++i) arguments.push_back(with[i].text());
  return say(what, arguments);
}

std::string Step::value_text() const { return value.text().zh; }

std::string display(const Rational& value, int decimals) {
  const auto cut = value.cut(decimals);
  if (!cut || cut->rest != -2) return value.to_string();
  return decimal_text(value.sign() < 0 ? -cut->whole : cut->whole, decimals);
}

std::string display(const Score& score, int decimals) {
  if (score.is_exact()) return display(score.low, decimals);
  return display(score.low, decimals) + "–" + display(score.high, decimals);
}

Phrase name_of(State state) {
  switch (state) {
    case State::observed:
      return {"已观测", "observed"};
    case State::missing:
      return {"缺失", "missing"};
    case State::not_applicable:
      return {"不适用", "not applicable"};
    case State::not_demonstrated:
      return {"未佐证", "not demonstrated"};
    case State::pending:
      return {"待定", "pending"};
  }
  return {};
}

Phrase name_of(Fulfilment fulfilment) {
  switch (fulfilment) {
    case Fulfilment::unknown:
      return {"未作比较", "not compared"};
    case Fulfilment::met:
      return {"恰好达标", "met exactly"};
    case Fulfilment::exceeded:
      return {"优于目标", "beyond target"};
    case Fulfilment::reached:
      return {"达标", "met"};
    case Fulfilment::missed:
      return {"未达标", "missed"};
  }
  return {};
}

Phrase name_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return {"提示", "note"};
    case Severity::warning:
      return {"警告", "warning"};
    case Severity::error:
      return {"错误", "error"};
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
