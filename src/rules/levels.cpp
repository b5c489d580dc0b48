// 定性分级, fixed: each judged level gives its own points or share; standard phrases mean levels.
// SPDX-License-Identifier: Apache-2.0
#include "rules/levels.hpp"

#include "base/nearest.hpp"
#include "rules/worth.hpp"

#include <algorithm>

namespace jixiao::rules {
namespace {

struct Level {
  std::string name;
  std::vector<std::string> phrases;
  Worth worth;

  bool means(const std::string& word) const {
    return name == word || std::find(phrases.begin(), phrases.end(), word) != phrases.end();
  }
};

class Levels : public BoundRule {
 public:
  std::vector<Level> levels;

  void prepare(Setting& setting, Diagnostics& diagnostics) const override {
    setting.proof.bounded = setting.proof.monotone = true;
    for (std::size_t i = 1; i < levels.size(); ++i) {
      const Rational better = levels[i - 1].worth.in(setting.full), worse = levels[i].worth.in(setting.full);
      if (worse <= better) continue;
      setting.proof.monotone = false;
      diagnostics.add(Code::rule,
                      say("评分规则不成立：档次从好到差排列，而“{0}”得 {1} 分，其后的“{2}”得 {3} 分",
                          "the scoring rule does not hold: levels are listed from the best down, and \"{0}\" "
                          "gives {1}, \"{2}\" "
                          "after it {3}",
                          {levels[i - 1].name, better.to_string(), levels[i].name, worse.to_string()}),
                      setting.pointer(), setting.title(),
                      say("调换次序，或改正分数", "change their order or their points"));
    }
    for (const Level& level : levels)
      if (level.worth.in(setting.full) > setting.full) {
        setting.proof.bounded = false;
        diagnostics.add(Code::rule,
                        say("评分规则不成立：“{0}”得 {1} 分，超出分值 {2}",
                            "the scoring rule does not hold: \"{0}\" gives {1}, above {2} points",
                            {level.name, level.worth.in(setting.full).to_string(), setting.full.to_string()}),
                        setting.pointer(), setting.title(),
                        say("改正规则的参数", "correct the rule's parameters"));
      }
  }

  std::optional<Outcome> score(const Facts& facts, Diagnostics& diagnostics) const override {
    const Observation& seen = facts.observation;
    std::vector<std::string> names;
    for (const Level& level : levels) {
      names.push_back(level.name);
      if (!level.means(seen.level)) continue;
      Outcome outcome;
      outcome.score = Score(level.worth.in(facts.setting.full));
      outcome.actual = level.name;
      outcome.summary = {{"判定“{0}”", "judged \"{0}\""}, {level.name}, {}};
      outcome.trace.push_back({{"判定“{0}”", "judged \"{0}\""}, {level.name}, outcome.score.low});
      return outcome;
    }
    diagnostics.add(Code::observation,
                    seen.level.empty() ? say("没有写判定的档次（level）", "the judged \"level\" is missing")
                                       : say("没有档次“{0}”", "there is no level \"{0}\"", {seen.level}),
                    seen.pointer, facts.setting.title(), did_you_mean(seen.level, names));
    return std::nullopt;
  }

  std::optional<std::vector<Slot>> slots(const Setting&) const override {
    return std::vector<Slot>{{Slot::Kind::level, "", ""}};
  }
  std::string level_at(const Setting&, std::size_t i) const override {
    return i < levels.size() ? levels[i].name : "";
  }

  std::vector<Rational> possible(const Setting& setting) const override {
    std::vector<Rational> scores;
    for (const Level& level : levels) scores.push_back(level.worth.in(setting.full));
    std::sort(scores.begin(), scores.end());
    return scores;
  }
};

std::shared_ptr<const BoundRule> bind(ObjectReader& parameters, const Indicator&) {
  const std::size_t mistakes = parameters.mistakes();
  auto rule = std::make_shared<Levels>();
  if (!parameters.has("levels")) parameters.text("levels");
  parameters.each_if("levels", [&](const Place& place) {
    ObjectReader reader(place, parameters.diagnostics());
    Level level;
    level.name = reader.text("level");
    level.phrases = reader.texts_if("phrases");
    const auto worth = read_worth(reader);
    reader.close();
    for (const Level& other : rule->levels)
      if (other.means(level.name))
        reader.report(Code::conflict,
                      say("档次“{0}”写了两次", "the level \"{0}\" is listed twice", {level.name}),
                      place.pointer);
    if (worth) level.worth = *worth;
    rule->levels.push_back(std::move(level));
  });
  if (parameters.mistakes() == mistakes && rule->levels.empty())
    parameters.report(Code::rule, say("没有一个档次", "there are no levels"), parameters.at("levels"));
  if (parameters.mistakes() != mistakes) return nullptr;
  return rule;
}

}  // namespace

const Form levels = {"levels",
                     "定性分级（固定分）",
                     "fixed levels",
                     "the points of the judged level",
                     reads_actual | reads_level,
                     false,
                     bind};

}  // namespace jixiao::rules
