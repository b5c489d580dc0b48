// The list of rule forms: a new form is one file and one line here.
// SPDX-License-Identifier: Apache-2.0
#include "rules/elements.hpp"
#include "rules/form.hpp"
#include "rules/judgement.hpp"
#include "rules/met.hpp"
#include "rules/rate.hpp"
#include "rules/ratio.hpp"

namespace jixiao::rules {
namespace {

constexpr const Form* forms[] = {&ratio, &met, &rate, &elements, &judgement};

}  // namespace

const Form* find_form(const std::string& name) {
  for (const Form* form : forms)
    if (name == form->name) return form;
  return nullptr;
}

std::vector<std::string> form_names() {
  std::vector<std::string> names;
  for (const Form* form : forms) names.emplace_back(form->name);
  return names;
}

ObjectReader parameters_of(const Indicator& indicator, Diagnostics& diagnostics) {
  ObjectReader reader({&indicator.rule->parameters, indicator.rule->pointer, indicator.title}, diagnostics);
  reader.text_if("form");
  return reader;
}

}  // namespace jixiao::rules
