// SPDX-License-Identifier: Apache-2.0
#include "rules/worth.hpp"

#include "rules/measure.hpp"

namespace jixiao::rules {

std::optional<Worth> read_worth(ObjectReader& reader) {
  const bool points = reader.has("points"), share = reader.has("share");
  const auto value = points ? reader.number_if("points") : reader.number_if("share");
  if (points == share) {
    reader.report(Code::missing_key,
                  say("要写 points（分）或 share（占分值的比重）之一",
                      "write either \"points\" or \"share\" (of the full points)"),
                  reader.pointer());
    if (share) reader.number_if("share");
    return std::nullopt;
  }
  if (!value) return std::nullopt;
  if (value->sign() < 0) {
    reader.report(Code::number_range, say("不能为负", "cannot be negative"),
                  reader.at(points ? "points" : "share"));
    return std::nullopt;
  }
  return Worth{*value, share};
}

std::optional<Worth> read_deduction(ObjectReader& reader) {
  auto worth = read_worth(reader);
  if (!worth || worth->value.sign() > 0) return worth;
  reader.report(Code::number_range, say("扣分应大于 0", "what is taken away must be greater than 0"),
                reader.pointer());
  return std::nullopt;
}

std::optional<Rational> read_per(ObjectReader& parameters, const Indicator& indicator) {
  auto per = read_in_unit(parameters, "per", indicator.unit);
  if (!per || per->sign() > 0) return per;
  parameters.report(Code::number_range, say("per 应大于 0", "\"per\" must be greater than 0"),
                    parameters.at("per"));
  return std::nullopt;
}

std::optional<Rational> read_positive(ObjectReader& reader, const char* key) {
  auto value = reader.number(key);
  if (!value || value->sign() > 0) return value;
  reader.report(Code::number_range, say("应大于 0", "must be greater than 0"), reader.at(key));
  return std::nullopt;
}

}  // namespace jixiao::rules
