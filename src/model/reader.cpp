// SPDX-License-Identifier: Apache-2.0
#include "model/reader.hpp"

#include "base/nearest.hpp"
#include "base/utf8.hpp"
#include "model/pointer.hpp"

#include <jixiao/base/limits.hpp>

#include <algorithm>

namespace jixiao {
namespace {

Text kind_name(Value::Kind kind) {
  switch (kind) {
    case Value::Kind::null:
      return say("null", "null");
    case Value::Kind::boolean:
      return say("布尔值", "a boolean");
    case Value::Kind::number:
      return say("数字", "a number");
    case Value::Kind::text:
      return say("文本", "a text");
    case Value::Kind::list:
      return say("列表", "a list");
    case Value::Kind::object:
      return say("对象", "an object");
  }
  return {};
}

void wrong_type(const Place& place, const Text& expected, Diagnostics& diagnostics) {
  diagnostics.add(
      Code::wrong_type,
      say("此处应为{0}，实为{1}", "expected {0}, found {1}", {expected, kind_name(place.value->kind)}),
      place.pointer, place.subject);
}

// A decimal, a percentage or a fraction of two decimals.
Result<Rational> parse_number(std::string_view text) {
  const std::string plain = half_width(trim(text));
  std::string_view rest = plain;
  const bool percent = !rest.empty() && rest.back() == '%';
  if (percent) rest.remove_suffix(1);
  const auto slash = rest.find('/');
  auto top = Decimal::parse(rest.substr(0, slash));
  if (!top) return std::move(top).error();
  Rational value = top.value();
  if (slash != std::string_view::npos) {
    auto bottom = Decimal::parse(rest.substr(slash + 1));
    if (!bottom) return std::move(bottom).error();
    if (bottom.value().coefficient() == 0)
      return {Code::number, say("分数“{0}”的分母为 0", "the fraction \"{0}\" divides by zero", {plain})};
    value = value / Rational(bottom.value());
  }
  return percent ? value / 100 : value;
}

}  // namespace

std::optional<Rational> read_number(const Place& place, Diagnostics& diagnostics) {
  if (place.value->kind != Value::Kind::number && place.value->kind != Value::Kind::text) {
    wrong_type(place, say("数值", "a number"), diagnostics);
    return std::nullopt;
  }
  auto number = parse_number(place.value->text);
  if (!number) {
    diagnostics.add(number.error(), place.pointer, place.subject);
    return std::nullopt;
  }
  return number.value();
}

std::optional<std::string> read_text(const Place& place, Diagnostics& diagnostics) {
  if (place.value->kind == Value::Kind::text || place.value->kind == Value::Kind::number)
    return place.value->text;
  wrong_type(place, say("文本", "a text"), diagnostics);
  return std::nullopt;
}

ObjectReader::ObjectReader(Place place, Diagnostics& diagnostics)
    : place_(std::move(place)),
      diagnostics_(diagnostics),
      is_object_(place_.value->kind == Value::Kind::object) {
  if (!is_object_) wrong_type(place_, say("对象", "an object"), diagnostics_);
}

void ObjectReader::set_subject(const std::string& title) {
  if (!title.empty()) place_.subject = title;
}

std::string ObjectReader::at(const char* key) const { return child_pointer(place_.pointer, key); }

Place ObjectReader::child(const char* key, const Value& value) const {
  return {&value, at(key), place_.subject};
}

void ObjectReader::report(Code code, Text message, const std::string& at_pointer, Text hint) {
  diagnostics_.add(code, std::move(message), at_pointer, place_.subject, std::move(hint));
}

void ObjectReader::missing(const char* key) {
  if (is_object_)
    report(Code::missing_key, say("缺少“{0}”", "\"{0}\" is missing", {key}), place_.pointer,
           say("在此处写上“{0}”", "add \"{0}\" here", {key}));
}

const Value* ObjectReader::find(const char* key) {
  if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.emplace_back(key);
  return place_.value->find(key);
}

const Value* ObjectReader::find(const char* key, Value::Kind kind, const Text& expected) {
  const Value* value = find(key);
  if (!value || value->kind == kind) return value;
  wrong_type(child(key, *value), expected, diagnostics_);
  return nullptr;
}

bool ObjectReader::has(const char* key) const { return place_.value->find(key) != nullptr; }

std::string ObjectReader::text(const char* key) {
  const auto value = text_if(key);
  if (!value && !has(key)) missing(key);
  if (!value) return "";
  if (value->size() > limits::key_bytes) {
    report(Code::json_limit, say("“{0}”太长", "\"{0}\" is too long", {key}), at(key),
           say("最多 1,024 字节", "at most 1,024 bytes"));
    return "";
  }
  if (has_control(*value)) {
    report(Code::encoding, say("“{0}”中有控制字符", "\"{0}\" holds a control character", {key}), at(key),
           say("删去它（包括换行）", "remove it (line breaks too)"));
    return "";
  }
  return *value;
}

std::optional<std::string> ObjectReader::text_if(const char* key) {
  const Value* value = find(key, Value::Kind::text, say("文本", "a text"));
  if (!value) return std::nullopt;
  if (trim(value->text).empty()) {
    report(Code::bad_value, say("“{0}”是空的", "\"{0}\" is empty", {key}), at(key));
    return std::nullopt;
  }
  return value->text;
}

std::optional<bool> ObjectReader::flag_if(const char* key) {
  const Value* value = find(key, Value::Kind::boolean, say("true 或 false", "true or false"));
  return value ? std::optional<bool>(value->flag) : std::nullopt;
}

std::optional<int> ObjectReader::integer(const char* key, int low, int high) {
  if (!has(key)) missing(key);
  return integer_if(key, low, high);
}

std::optional<int> ObjectReader::integer_if(const char* key, int low, int high) {
  const auto value = number_if(key);
  if (!value) return std::nullopt;
  const auto cut = value->cut(0);
  if (cut && cut->rest == -2 && *value >= low && *value <= high)
    return static_cast<int>(value->sign() * cut->whole);
  report(Code::bad_value,
         say("“{0}”应为 {1} 到 {2} 的整数", "\"{0}\" must be a whole number from {1} to {2}",
             {key, std::to_string(low), std::to_string(high)}),
         at(key));
  return std::nullopt;
}

std::optional<int> ObjectReader::choice(const char* key, const std::vector<Choice>& choices) {
  if (!has(key)) missing(key);
  return choice_if(key, choices);
}

std::optional<int> ObjectReader::choice_if(const char* key, const std::vector<Choice>& choices) {
  const auto value = text_if(key);
  if (!value) return std::nullopt;
  std::vector<std::string> names;
  for (const Choice& choice : choices) {
    if (*value == choice.name) return choice.value;
    names.push_back(choice.name);
  }
  report(Code::bad_value, say("“{0}”不能是“{1}”", "\"{0}\" cannot be \"{1}\"", {key, *value}), at(key),
         did_you_mean(*value, names));
  return std::nullopt;
}

std::optional<Rational> ObjectReader::number(const char* key) {
  if (!has(key)) missing(key);
  return number_if(key);
}

std::optional<Rational> ObjectReader::number_if(const char* key) {
  const Value* value = find(key);
  return value ? read_number(child(key, *value), diagnostics_) : std::nullopt;
}

std::optional<Quantity> ObjectReader::quantity_if(const char* key) {
  const Value* value = find(key);
  if (!value) return std::nullopt;
  const auto text = read_text(child(key, *value), diagnostics_);
  if (!text) return std::nullopt;
  auto quantity = parse_quantity(*text);
  if (quantity) return quantity.value();
  diagnostics_.add(quantity.error(), at(key), place_.subject);
  return std::nullopt;
}

std::optional<DateSpan> ObjectReader::date_if(const char* key) {
  const auto text = text_if(key);
  if (!text) return std::nullopt;
  auto date = parse_date(*text);
  if (date) return date.value();
  diagnostics_.add(date.error(), at(key), place_.subject);
  return std::nullopt;
}

std::optional<Range> ObjectReader::range_if(const char* key) {
  const auto text = text_if(key);
  if (!text) return std::nullopt;
  auto range = Range::parse(*text);
  if (range) return range.value();
  diagnostics_.add(range.error(), at(key), place_.subject);
  return std::nullopt;
}

void ObjectReader::too_many(const char* key, std::size_t count, std::size_t most,
                            const std::string& pointer) {
  report(Code::json_limit,
         say("“{0}”有 {1} 项，太多", "\"{0}\" holds {1} items, too many", {key, std::to_string(count)}),
         pointer, say("最多 {0} 项", "at most {0}", {std::to_string(most)}));
}

std::vector<std::string> ObjectReader::texts_if(const char* key, std::size_t most) {
  const Value* value = find(key);
  if (!value) return {};
  if (value->kind == Value::Kind::text) return {value->text};
  std::vector<std::string> texts;
  if (value->kind != Value::Kind::list) {
    wrong_type(child(key, *value), say("文本或文本列表", "a text or a list of texts"), diagnostics_);
    return texts;
  }
  for (std::size_t i = 0; i < value->items.size(); ++i) {
    const Place item{&value->items[i], child_pointer(at(key), i), place_.subject};
    if (i == most) {
      too_many(key, value->items.size(), most, item.pointer);
      break;
    }
    if (auto text = read_text(item, diagnostics_)) texts.push_back(*text);
  }
  return texts;
}

void ObjectReader::each_if(const char* key, const std::function<void(const Place&)>& read_item,
                           std::size_t most) {
  const Value* value = find(key, Value::Kind::list, say("列表", "a list"));
  if (!value) return;
  for (std::size_t i = 0; i < value->items.size() && !diagnostics_.full(); ++i) {
    const std::string pointer = child_pointer(at(key), i);
    if (i == most) return too_many(key, value->items.size(), most, pointer);
    read_item({&value->items[i], pointer, place_.subject});
  }
}

void ObjectReader::each_member_if(const char* key,
                                  const std::function<void(const std::string&, const Place&)>& read_member,
                                  std::size_t most) {
  const Value* value = find(key, Value::Kind::object, say("对象", "an object"));
  if (!value) return;
  for (std::size_t i = 0; i < value->members.size() && !diagnostics_.full(); ++i) {
    const auto& [name, member] = value->members[i];
    const std::string pointer = child_pointer(at(key), name);
    if (i == most) return too_many(key, value->members.size(), most, pointer);
    read_member(name, {&member, pointer, place_.subject});
  }
}

std::optional<Place> ObjectReader::place_if(const char* key) {
  const Value* value = find(key);
  return value ? std::optional<Place>(child(key, *value)) : std::nullopt;
}

std::optional<Place> ObjectReader::object_if(const char* key) {
  const Value* value = find(key, Value::Kind::object, say("对象", "an object"));
  return value ? std::optional<Place>(child(key, *value)) : std::nullopt;
}

void ObjectReader::close() {
  for (const auto& member : place_.value->members) {
    if (diagnostics_.full()) return;
    bool known = false;
    for (const auto& name : known_) known = known || name == member.first;
    if (!known)
      report(Code::unknown_key, say("没有“{0}”这一项", "there is no key \"{0}\" here", {member.first}),
             child_pointer(place_.pointer, member.first), did_you_mean(member.first, known_));
  }
}

}  // namespace jixiao
