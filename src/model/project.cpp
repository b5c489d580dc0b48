// SPDX-License-Identifier: Apache-2.0
#include <jixiao/model/project.hpp>

namespace jixiao {

const FundsColumn* find_funds_column(const std::string& name) {
  for (const FundsColumn& column : funds_columns)
    if (name == column.key || name == column.zh) return &column;
  return nullptr;
}

std::optional<Rational> funds_total(const Project& project, const FundsColumn& column) {
  std::optional<Rational> total;
  for (const FundsRow& row : project.funds)
    if (const auto& amount = row.*column.amount) total = total.value_or(Rational(0)) + amount->value;
  return total;
}

}  // namespace jixiao
