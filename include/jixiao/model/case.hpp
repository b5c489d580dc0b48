// 案卷: a project, its plan, what was observed, and what was printed about it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/model/observation.hpp>
#include <jixiao/model/plan.hpp>
#include <jixiao/model/policy.hpp>
#include <jixiao/model/project.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace jixiao {

/// What somebody's report prints as its outcome. It is checked and graded, never computed from.
struct Reported {
  std::optional<Rational> total;
  std::string total_text;
  std::string grade;
  std::string by;
  std::string round;
  std::string pointer;
};

struct Evidence {
  std::string id;
  std::string title;
  std::optional<DateSpan> date;
  std::string hash;
  std::string pointer;
};

/// One section of the report's narrative: its heading in the seven-part outline and its paragraphs.
struct NarrativeSection {
  std::string heading;
  std::vector<std::string> paragraphs;
  std::string pointer;
};

/// Something that conditions of the policy ask for: true or false, a word, or a quantity.
struct Fact {
  std::string name;
  std::optional<bool> truth;
  std::optional<Quantity> quantity;
  std::string text;  ///< as written, when it is neither
  std::string pointer;
};

struct Case {
  PolicyReference policy;
  std::optional<Date> as_of;
  std::string decided_by;  ///< the layer whose scores count; "" only when there is at most one
  Project project;
  Plan plan;
  std::vector<Layer> layers;
  std::vector<Evidence> evidence;
  std::vector<Fact> facts;
  std::optional<Reported> reported;
  std::vector<NarrativeSection> narrative;

  std::shared_ptr<const Source> source;

  const Layer* layer(const std::string& name) const;
};

/// The headings under which a case may write narrative, in the order of the national outline
/// (财预〔2020〕10号, reference outline of the report).
inline constexpr const char* narrative_headings[] = {
    "项目概况",
    "项目绩效目标",
    "绩效评价目的、对象和范围",
    "绩效评价原则、指标体系、方法和标准",
    "绩效评价工作过程",
    "综合评价情况及评价结论",
    "项目决策情况",
    "项目过程情况",
    "项目产出情况",
    "项目效益情况",
    "主要经验及做法",
    "存在的问题及原因分析",
    "有关建议",
    "其他需要说明的问题",
};

}  // namespace jixiao
