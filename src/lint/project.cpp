// SPDX-License-Identifier: Apache-2.0
#include "lint/lint.hpp"

namespace jixiao::lint {
namespace {

std::string period_of(const Project& project) {
  return (project.from ? project.from->text : "") + "–" + (project.to ? project.to->text : "");
}

class Dates {
 public:
  Dates(const Project& project, std::vector<Finding>& findings) : project_(project), findings_(findings) {}

  // Something that can only happen once the work has begun cannot be dated before it.
  void not_before_start(const std::string& what, const DateSpan& date, const std::string& pointer) {
    if (project_.from && date.last < project_.from->first)
      add(Severity::error, "date.before_start",
          say("“{0}”写在 {1}，而项目 {2} 才开始", "\"{0}\" is dated {1}, but the project began in {2}",
              {what, date.text, project_.from->text}),
          pointer, what);
    else
      in_a_year(what, date, pointer);
  }

  void not_after_end(const std::string& what, const DateSpan& date, const std::string& pointer) {
    if (project_.to && project_.to->last < date.first)
      add(Severity::warning, "date.after_end",
          say("“{0}”写在 {1}，晚于项目实施期 {2}", "\"{0}\" is dated {1}, after the project's period {2}",
              {what, date.text, period_of(project_)}),
          pointer, what);
    else
      in_a_year(what, date, pointer);
  }

  void within(const std::string& what, const DateSpan& date, const std::string& pointer) {
    if ((project_.from && date.last < project_.from->first) ||
        (project_.to && project_.to->last < date.first))
      add(Severity::warning, "date.outside_period",
          say("“{0}”写在 {1}，不在项目实施期 {2} 之内",
              "\"{0}\" is dated {1}, outside the project's period {2}",
              {what, date.text, period_of(project_)}),
          pointer, what);
  }

  void in_a_year(const std::string& what, const DateSpan& date, const std::string& pointer) {
    if (project_.year && (date.last.year < *project_.year || date.first.year > *project_.year + 1))
      add(Severity::warning, "date.other_year",
          say("“{0}”写在 {1}，项目是 {2} 年度的", "\"{0}\" is dated {1}, the project is of {2}",
              {what, date.text, std::to_string(*project_.year)}),
          pointer, what);
  }

  void add(Severity severity, const char* code, Text message, const std::string& pointer,
           const std::string& subject) {
    findings_.push_back({severity, code, std::move(message), pointer, subject});
  }

 private:
  const Project& project_;
  std::vector<Finding>& findings_;
};

void check_dates(const Project& project, std::vector<Finding>& findings) {
  Dates dates(project, findings);
  if (project.year && project.from &&
      (project.from->first.year > *project.year || (project.to && project.to->last.year < *project.year)))
    dates.add(Severity::warning, "date.other_year",
              say("实施期 {0} 不在 {1} 年度", "the period {0} is not in the year {1}",
                  {period_of(project), std::to_string(*project.year)}),
              project.pointer + "/period", project.name);
  for (const Milestone& milestone : project.milestones) {
    if (!milestone.date) continue;
    switch (milestone.phase) {
      case Phase::before:
        dates.not_after_end(milestone.what, *milestone.date, milestone.pointer);
        break;
      case Phase::during:
        dates.within(milestone.what, *milestone.date, milestone.pointer);
        break;
      case Phase::after:
        dates.not_before_start(milestone.what, *milestone.date, milestone.pointer);
        break;
      case Phase::any:
        dates.in_a_year(milestone.what, *milestone.date, milestone.pointer);
        break;
    }
  }
  for (const Round& round : project.rounds)
    if (round.date) dates.not_before_start(round.name, *round.date, round.pointer);
  const Round* before = nullptr;
  for (const Round& round : project.rounds) {
    if (!round.date) continue;
    if (before && round.date->last < before->date->first)
      dates.add(Severity::warning, "date.rounds_out_of_order",
                say("“{0}”写在 {1}，早于排在它前面的“{2}”（{3}）",
                    "\"{0}\" is dated {1}, before \"{2}\" ({3}), which is listed before it",
                    {round.name, round.date->text, before->name, before->date->text}),
                round.pointer, round.name);
    before = &round;
  }
  for (const Payment& payment : project.payments)
    if (payment.date) dates.in_a_year(payment.what, *payment.date, payment.pointer);
}

std::string yuan(const Rational& amount) { return amount.to_string() + "元"; }

// An excess is a question: money can be carried over, advanced or added later.
void check_excess(const Project& project, const std::optional<Rational>& amount,
                  const std::optional<Rational>& bound, const char* code, const Text& what, const Text& than,
                  std::vector<Finding>& findings) {
  if (!amount || !bound || *amount <= *bound) return;
  findings.push_back({Severity::warning, code,
                      say("{0} {1} 超过{2} {3}，请说明", "{0}, {1}, exceed {2}, {3}: please explain",
                          {what, yuan(*amount), than, yuan(*bound)}),
                      project.pointer + "/funds", project.name});
}

void check_money(const Project& project, std::vector<Finding>& findings) {
  const auto column = [&](const char* key) { return funds_total(project, *find_funds_column(key)); };
  const Text spent("执行数", "the amounts spent"), received("到位数", "the amounts received"),
      adjusted("全年预算数", "the adjusted budget");
  // Money carried over from last year may be spent too.
  auto at_hand = column("received");
  const auto carried = column("carried_over");
  if (at_hand && carried) *at_hand += *carried;
  check_excess(project, column("spent"), at_hand, "money.spent_over_received", spent,
               carried ? Text("到位数加上年结转", "the amounts received and carried over") : received,
               findings);
  check_excess(project, column("spent"), column("adjusted"), "money.spent_over_budget", spent, adjusted,
               findings);
  check_excess(project, column("received"), column("adjusted"), "money.received_over_budget", received,
               adjusted, findings);
  std::optional<Rational> paid;
  for (const Payment& payment : project.payments)
    if (payment.amount) paid = paid.value_or(Rational(0)) + payment.amount->value;
  check_excess(project, paid, column("spent"), "money.paid_over_spent", Text("付款合计", "the payments"),
               spent, findings);
}

}  // namespace

void check_project(const Project& project, std::vector<Finding>& findings) {
  check_dates(project, findings);
  check_money(project, findings);
}

}  // namespace jixiao::lint
