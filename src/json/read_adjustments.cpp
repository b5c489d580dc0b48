// SPDX-License-Identifier: Apache-2.0
#include "json/read_adjustments.hpp"

#include "feel/formula.hpp"
#include "json/read_common.hpp"

namespace jixiao::json {
namespace {

class Adjustments {
 public:
  Adjustments(ObjectReader& reader, Policy& policy) : reader_(reader), policy_(policy) {}

  void read() {
    reader_.each_if(
        "vetoes", [&](const Place& place) { veto(place); }, limits::records);
    if (const auto place = reader_.object_if("penalties")) policy_.penalties = extras(*place);
    if (const auto place = reader_.object_if("bonuses")) policy_.bonuses = extras(*place);
    reader_.each_if(
        "grade_caps", [&](const Place& place) { grade_cap(place); }, limits::records);
    if (const auto place = reader_.object_if("total")) total(*place);
    if (const auto place = reader_.object_if("payment")) payment(*place);
    reader_.each_if(
        "result_use", [&](const Place& place) { result_use(place); }, limits::records);
    const bool moves = policy_.penalties || policy_.bonuses;
    if (moves && !(policy_.total && policy_.total->range))
      reader_.report(Code::policy_incomplete,
                     say("有加分或扣分，没有说明总分保持在什么范围",
                         "there are bonuses or penalties, and the range of the total is not named"),
                     reader_.at(policy_.penalties ? "penalties" : "bonuses"),
                     say("写上 \"total\": {\"method\": \"sum\", \"range\": \"[0..100]\"} 这样",
                         "add, for instance, \"total\": {\"method\": \"sum\", \"range\": \"[0..100]\"}"));
    if (policy_.total && policy_.total->method == TotalRule::Method::minimum && policy_.arithmetic &&
        policy_.arithmetic->stage != Stage::total)
      reader_.report(Code::conflict,
                     say("取小按得分率折算总分，取整应在总分（stage: total）",
                         "a total by minimum is worked out from rates: round at the stage \"total\""),
                     reader_.at("total"));
  }

 private:
  // A formula under `key`; nothing after a report.
  std::optional<Expression> expression(ObjectReader& reader, const char* key) {
    const auto text = reader.text_if(key);
    if (!text) return std::nullopt;
    auto formula = feel::Formula::parse(*text);
    if (formula)
      return Expression{*text, std::make_shared<const feel::Formula>(std::move(formula).value()),
                        reader.at(key)};
    const Diagnostic& why = formula.error().diagnostics.front();
    reader.report(why.code, why.message, reader.at(key), why.hint);
    return std::nullopt;
  }

  std::optional<Expression> required(ObjectReader& reader, const char* key) {
    if (!reader.has(key)) reader.text(key);
    return expression(reader, key);
  }

  void veto(const Place& place) {
    ObjectReader reader(place, reader_.diagnostics());
    Veto veto;
    veto.pointer = place.pointer;
    veto.title = reader.text("title");
    reader.set_subject(veto.title);
    const auto when = required(reader, "when");
    veto.zero = reader.text("zero");
    veto.citation = read_citation(reader);
    reader.close();
    if (!when) return;
    veto.when = *when;
    policy_.vetoes.push_back(std::move(veto));
  }

  std::optional<Rational> positive(ObjectReader& reader, const char* key) {
    auto value = reader.number_if(key);
    if (value && value->sign() <= 0)
      reader.report(Code::number_range, say("应大于 0", "must be greater than 0"), reader.at(key));
    return value;
  }

  Extras extras(const Place& place) {
    ObjectReader reader(place, reader_.diagnostics());
    Extras extras;
    extras.cap = positive(reader, "cap");
    if (!reader.has("items")) reader.text("items");
    reader.each_if(
        "items",
        [&](const Place& item) {
          ObjectReader own(item, reader_.diagnostics());
          Extra extra;
          extra.pointer = item.pointer;
          extra.title = own.text("title");
          own.set_subject(extra.title);
          extra.when = expression(own, "when");
          const auto points = required(own, "points");
          extra.cap = positive(own, "cap");
          extra.citation = read_citation(own);
          own.close();
          if (!points) return;
          extra.points = *points;
          extras.items.push_back(std::move(extra));
        },
        limits::records);
    reader.close();
    return extras;
  }

  void grade_cap(const Place& place) {
    ObjectReader reader(place, reader_.diagnostics());
    GradeCap cap;
    cap.pointer = place.pointer;
    cap.title = reader.text("title");
    reader.set_subject(cap.title);
    const auto when = required(reader, "when");
    cap.not_above = reader.text("not_above");
    cap.authority = reader.text("authority");
    cap.reason = reader.text("reason");
    cap.citation = read_citation(reader);
    reader.close();
    if (!when) return;
    cap.when = *when;
    policy_.grade_caps.push_back(std::move(cap));
  }

  void total(const Place& place) {
    ObjectReader reader(place, reader_.diagnostics());
    TotalRule total;
    const auto method = reader.choice("method", {{"sum", 0}, {"minimum", 1}});
    total.method = static_cast<TotalRule::Method>(method.value_or(0));
    total.blocks = reader.texts_if("blocks");
    total.range = reader.range_if("range");
    if (total.range && !(total.range->low_included && total.range->high_included))
      reader.report(Code::bad_value, say("总分的范围要含两端", "the range of the total includes both ends"),
                    reader.at("range"), say("写成 [0..100]", "write [0..100]"));
    total.citation = read_citation(reader);
    reader.close();
    if (method && (total.method == TotalRule::Method::minimum) != (total.blocks.size() >= 2))
      reader.report(
          Code::missing_key,
          say("取小要写至少两个 blocks；合计不写", "\"minimum\" needs at least two \"blocks\", \"sum\" none"),
          place.pointer);
    policy_.total = total;
  }

  void payment(const Place& place) {
    ObjectReader reader(place, reader_.diagnostics());
    PaymentTable table;
    const auto by = reader.choice("by", {{"score", 0}, {"grade", 1}});
    if (!reader.has("tiers")) reader.text("tiers");
    reader.each_if(
        "tiers",
        [&](const Place& item) {
          ObjectReader own(item, reader_.diagnostics());
          PaymentTier tier;
          tier.pointer = item.pointer;
          const auto from = own.number_if("from");
          tier.scores = own.range_if("range");
          tier.grade = own.text_if("grade").value_or("");
          const auto share = own.number("share");
          own.close();
          if (share && (share->sign() < 0 || *share > 1))
            own.report(Code::number_range, say("比例应在 0 到 100% 之间", "a share lies between 0 and 100%"),
                       own.at("share"));
          tier.share = share.value_or(Rational(0));
          const int ways = (from ? 1 : 0) + (tier.scores ? 1 : 0) + (tier.grade.empty() ? 0 : 1);
          const bool good = by && ways == 1 && (*by == 1) == !tier.grade.empty();
          if (by && !good)
            own.report(Code::missing_key,
                       say("每档写 {0}", "each tier states {0}", {*by == 1 ? "grade" : "from / range"}),
                       item.pointer);
          if (from) {
            tier.scores.emplace();
            tier.scores->low = from;
            if (!table.tiers.empty() && table.tiers.back().scores) {
              tier.scores->high = table.tiers.back().scores->low;
              tier.scores->high_included = !table.tiers.back().scores->low_included;
              if (tier.scores->high && *from >= *tier.scores->high)
                own.report(Code::bands, say("各档从高到低排列", "list the tiers from the highest down"),
                           own.at("from"));
            }
          }
          table.tiers.push_back(std::move(tier));
        },
        limits::records);
    table.citation = read_citation(reader);
    reader.close();
    policy_.payment = table;
  }

  void result_use(const Place& place) {
    ObjectReader reader(place, reader_.diagnostics());
    ResultUse use;
    use.grade = reader.text("grade");
    use.suggestion = reader.text("suggestion");
    reader.close();
    policy_.result_use.push_back(std::move(use));
  }

  ObjectReader& reader_;
  Policy& policy_;
};

}  // namespace

void read_adjustments(ObjectReader& reader, Policy& policy) { Adjustments(reader, policy).read(); }

void read_changes(ObjectReader& reader, Policy& policy) {
  reader.each_if(
      "changes",
      [&](const Place& place) {
        ObjectReader item(place, reader.diagnostics());
        Change change;
        change.pointer = place.pointer;
        change.at = item.text("at");
        change.authority = item.text("authority");
        change.reason = item.text("reason");
        if (item.place_if("value").has_value() == item.flag_if("remove").value_or(false))
          item.report(
              Code::missing_key,
              say("要写 value（新值）或 \"remove\": true", "either \"value\" or \"remove\": true is needed"),
              place.pointer);
        item.close();
        policy.changes.push_back(std::move(change));
      },
      limits::records);
  if (policy.changes.empty()) return;
  if (!policy.based_on || policy.based_on->edition.empty())
    reader.report(Code::missing_key,
                  say("changes 要和 based_on 的 id、edition 一起写",
                      "\"changes\" need \"based_on\" with its id and edition"),
                  reader.at("changes"), say("改的是哪一版要写明", "name the edition that is changed"));
}

}  // namespace jixiao::json
