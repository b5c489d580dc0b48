// 项目: what the money was spent on.
// SPDX-License-Identifier: Apache-2.0
#include "json/read_parts.hpp"

#include <jixiao/base/limits.hpp>

namespace jixiao::json {
namespace {

// Money must be in 元 or a multiple of it, without a sign.
std::optional<Quantity> read_money(ObjectReader& reader, const char* key) {
  auto money = reader.quantity_if(key);
  if (!money) return std::nullopt;
  if (money->unit.base != "元")
    reader.report(
        Code::unit_mismatch,
        say("金额“{0}”没有写明元或万元", "the amount \"{0}\" does not say 元 or 万元", {money->text}),
        reader.at(key), say("写成“10万元”或“100000元”", "write \"10万元\" or \"100000元\""));
  else if (money->sign != Sign::none || money->value.sign() < 0)
    reader.report(Code::bad_value,
                  say("金额“{0}”应是一个不带符号的数", "the amount \"{0}\" must be a number without a sign",
                      {money->text}),
                  reader.at(key));
  else
    return money;
  return std::nullopt;
}

void read_funds(ObjectReader& project_reader, Project& project, Diagnostics& diagnostics) {
  project_reader.each_if(
      "funds",
      [&](const Place& place) {
        ObjectReader reader(place, diagnostics);
        FundsRow row;
        row.pointer = place.pointer;
        row.source = reader.text("source");
        reader.set_subject(row.source);
        for (const FundsColumn& column : funds_columns) row.*column.amount = read_money(reader, column.key);
        reader.close();
        project.funds.push_back(std::move(row));
      },
      limits::records);
}

void read_events(ObjectReader& project_reader, Project& project, Diagnostics& diagnostics) {
  project_reader.each_if(
      "payments",
      [&](const Place& place) {
        ObjectReader reader(place, diagnostics);
        Payment payment;
        payment.pointer = place.pointer;
        payment.what = reader.text("what");
        payment.date = reader.date_if("date");
        payment.amount = read_money(reader, "amount");
        reader.close();
        project.payments.push_back(std::move(payment));
      },
      limits::records);
  project_reader.each_if(
      "milestones",
      [&](const Place& place) {
        ObjectReader reader(place, diagnostics);
        Milestone milestone;
        milestone.pointer = place.pointer;
        milestone.what = reader.text("what");
        milestone.date = reader.date_if("date");
        const auto phase = reader.choice_if("phase", {{"before", 0}, {"during", 1}, {"after", 2}});
        if (phase) milestone.phase = static_cast<Phase>(*phase);
        reader.text_if("note");
        reader.close();
        project.milestones.push_back(std::move(milestone));
      },
      limits::records);
  project_reader.each_if(
      "rounds",
      [&](const Place& place) {
        ObjectReader reader(place, diagnostics);
        Round round;
        round.pointer = place.pointer;
        round.name = reader.text("name");
        round.date = reader.date_if("date");
        round.result = reader.text_if("result").value_or("");
        reader.text_if("note");
        reader.close();
        project.rounds.push_back(std::move(round));
      },
      limits::records);
}

}  // namespace

Project read_project(const Place& place, Diagnostics& diagnostics) {
  ObjectReader reader(place, diagnostics);
  Project project;
  project.pointer = place.pointer;
  project.name = reader.text("name");
  reader.set_subject(project.name);
  project.year = reader.integer_if("year", 1900, 9999);
  project.unit = reader.text_if("unit").value_or("");
  project.supervisor = reader.text_if("supervisor").value_or("");
  project.contractor = reader.text_if("contractor").value_or("");
  if (const auto period = reader.object_if("period")) {
    ObjectReader period_reader(*period, diagnostics);
    project.from = period_reader.date_if("from");
    project.to = period_reader.date_if("to");
    if (project.from && project.to && project.to->last < project.from->first)
      period_reader.report(
          Code::date,
          say("实施期的终点“{0}”早于起点“{1}”", "the period ends in {0}, before it begins in {1}",
              {project.to->text, project.from->text}),
          period_reader.at("to"));
    period_reader.close();
  }
  read_funds(reader, project, diagnostics);
  read_events(reader, project, diagnostics);
  if (const auto audit = reader.object_if("audit")) {
    ObjectReader audit_reader(*audit, diagnostics);
    AuditOpinion opinion;
    opinion.by = audit_reader.text_if("by").value_or("");
    opinion.scope = audit_reader.texts_if("scope");
    opinion.opinion = audit_reader.text_if("opinion").value_or("");
    opinion.note = audit_reader.text_if("note").value_or("");
    audit_reader.close();
    project.audit = opinion;
  }
  reader.text_if("note");
  reader.close();
  return project;
}

}  // namespace jixiao::json
