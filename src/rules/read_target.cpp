// SPDX-License-Identifier: Apache-2.0
#include "rules/read_target.hpp"

#include "base/utf8.hpp"

namespace jixiao::rules {

std::optional<DateSpan> date_in(std::string_view text, std::optional<int> year) {
  std::string rest(trim(text));
  for (const char* end : {"完成", "之前", "以前", "前", "底", "末"}) {
    const std::string_view suffix = end;
    if (rest.size() > suffix.size() &&
        rest.compare(rest.size() - suffix.size(), std::string::npos, suffix) == 0)
      rest.resize(rest.size() - suffix.size());
  }
  auto date = parse_date(rest);
  if (!date && year && rest.find("月") != std::string::npos)
    date = parse_date(std::to_string(*year) + "年" + rest);
  if (!date) return std::nullopt;
  return date.value();
}

void read_target(ObjectReader& reader, Indicator& indicator) {
  const auto unit = reader.text_if("unit");
  if (unit) indicator.unit = unit_of(*unit);
  const auto place = reader.place_if("target");
  if (!place) return;
  const auto text = read_text(*place, reader.diagnostics());
  if (!text) return;
  indicator.target = Target{*text, std::nullopt, std::nullopt};
  auto quantity = parse_quantity(*text);
  if (!quantity) {
    if (quantity.error().code() != Code::number)
      reader.diagnostics().add(quantity.error(), place->pointer, indicator.title);
    indicator.target->date = date_in(*text);
    return;
  }
  // "2024-10-31" begins with a number, and "2024年" is one of years.
  if (quantity.value().unit.name == "年" && quantity.value().sign == Sign::none)
    indicator.target->date = date_in(*text);
  if (!indicator.unit) indicator.unit = quantity.value().unit;
  auto met = in_unit(quantity.value(), *indicator.unit);
  if (!met)
    reader.diagnostics().add(met.error(), place->pointer, indicator.title);
  else
    indicator.target->quantity = met.value();
}

}  // namespace jixiao::rules
