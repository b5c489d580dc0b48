// 项目: what the money was spent on, as recorded. Absent facts stay absent.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/number/date.hpp>
#include <jixiao/number/quantity.hpp>

#include <optional>
#include <string>
#include <vector>

namespace jixiao {

/// One source of money; every amount in 元.
struct FundsRow {
  std::string source;
  std::optional<Quantity> initial;       ///< 年初预算数
  std::optional<Quantity> adjusted;      ///< 全年预算数
  std::optional<Quantity> received;      ///< 到位数
  std::optional<Quantity> spent;         ///< 执行数
  std::optional<Quantity> carried_over;  ///< 上年结转
  std::string pointer;
};

struct Payment {
  std::string what;
  std::optional<DateSpan> date;
  std::optional<Quantity> amount;
  std::string pointer;
};

/// Before the work, during it, or after it: tells which dates are possible.
enum class Phase { before, during, after, any };

struct Milestone {
  std::string what;
  std::optional<DateSpan> date;
  Phase phase = Phase::any;
  std::string pointer;
};

struct Round {
  std::string name;
  std::optional<DateSpan> date;
  std::string result;
  std::string pointer;
};

struct AuditOpinion {
  std::string by;
  std::vector<std::string> scope;
  std::string opinion;  ///< "" when the opinion itself is not known
  std::string note;
};

struct Project {
  std::string name;
  std::optional<int> year;
  std::string unit;        ///< 项目单位
  std::string supervisor;  ///< 主管部门
  std::string contractor;  ///< 承接单位
  std::optional<DateSpan> from;
  std::optional<DateSpan> to;
  std::vector<FundsRow> funds;
  std::vector<Payment> payments;
  std::vector<Milestone> milestones;
  std::vector<Round> rounds;
  std::optional<AuditOpinion> audit;
  std::string pointer;
};

/// A column of the funds: its key in documents and what forms call it.
struct FundsColumn {
  const char* key;
  const char* zh;
  const char* en;
  std::optional<Quantity> FundsRow::*amount;
};

inline constexpr FundsColumn funds_columns[] = {
    {"initial", "年初预算数", "initial budget", &FundsRow::initial},
    {"adjusted", "全年预算数", "adjusted budget", &FundsRow::adjusted},
    {"received", "到位数", "received", &FundsRow::received},
    {"spent", "执行数", "spent", &FundsRow::spent},
    {"carried_over", "上年结转", "carried over", &FundsRow::carried_over},
};

/// The column of that key or Chinese name, or nullptr.
const FundsColumn* find_funds_column(const std::string& name);

/// The sum of one column, in 元; nothing when no row states it.
std::optional<Rational> funds_total(const Project& project, const FundsColumn& column);

}  // namespace jixiao
