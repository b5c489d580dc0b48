// SPDX-License-Identifier: Apache-2.0
#include "policies/overlay.hpp"

#include "json/parse.hpp"
#include "json/read_policy.hpp"

#include <algorithm>

namespace jixiao {
namespace {

// The segments of a JSON Pointer.
std::vector<std::string> segments_of(const std::string& pointer) {
  std::vector<std::string> segments;
  for (std::size_t i = 0; i < pointer.size(); ++i) {
    if (pointer[i] == '/') {
      segments.emplace_back();
    } else if (!segments.empty()) {
      const bool escape =
          pointer[i] == '~' && i + 1 < pointer.size() && (pointer[i + 1] == '0' || pointer[i + 1] == '1');
      segments.back() += escape ? (pointer[++i] == '0' ? '~' : '/') : pointer[i];
    }
  }
  return segments;
}

// Items of lists are found by their index, or by what identifies them. Nothing when a segment means two
// items, such as an index and the code of another.
Value* child_of(Value& value, const std::string& segment) {
  for (auto& member : value.members)
    if (member.first == segment) return &member.second;
  Value* found = nullptr;
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    bool here = segment == std::to_string(i);
    for (const char* key : {"id", "code", "title", "grade", "level"})
      if (const Value* name = value.items[i].find(key)) here = here || name->text == segment;
    if (here && found) return nullptr;
    if (here) found = &value.items[i];
  }
  return found;
}

void remove(Value& parent, const Value* child) {
  parent.members.erase(std::remove_if(parent.members.begin(), parent.members.end(),
                                      [&](const auto& member) { return &member.second == child; }),
                       parent.members.end());
  for (std::size_t i = 0; i < parent.items.size(); ++i)
    if (&parent.items[i] == child) {
      parent.items.erase(parent.items.begin() + static_cast<std::ptrdiff_t>(i));
      return;
    }
}

// False when there is no such place. A key that is not there yet may be added, "-" appends to a list.
bool change(Value& document, const std::string& at, const Value* value) {
  const auto segments = segments_of(at);
  if (segments.empty()) return false;
  Value* parent = &document;
  for (std::size_t i = 0; i + 1 < segments.size(); ++i) {
    parent = child_of(*parent, segments[i]);
    if (!parent) return false;
  }
  Value* child = child_of(*parent, segments.back());
  if (!value) {
    if (!child) return false;
    remove(*parent, child);
  } else if (child) {
    *child = *value;
  } else if (parent->kind == Value::Kind::object) {
    parent->members.emplace_back(segments.back(), *value);
  } else if (parent->kind == Value::Kind::list && segments.back() == "-") {
    parent->items.push_back(*value);
  } else {
    return false;
  }
  return true;
}

void set(Value& document, const std::string& key, const Value& value) {
  for (auto& member : document.members)
    if (member.first == key) {
      member.second = value;
      return;
    }
  document.members.emplace_back(key, value);
}

// The document of a policy with all its changes made, those of its bases first. Precondition: the bases are
// there.
Value document_of(const Policy& policy, const PolicyList& policies, Diagnostics& diagnostics) {
  auto parsed = json::parse(policy.source->text, true);
  Value own = parsed ? std::move(parsed).value() : Value{};
  if (policy.changes.empty()) return own;
  Value document = document_of(*base_of(policy, policies), policies, diagnostics);
  const Value* changes = own.find("changes");
  for (std::size_t i = 0; i < policy.changes.size() && changes; ++i)
    if (!change(document, policy.changes[i].at, changes->items[i].find("value")))
      diagnostics.add(
          Code::unknown_node,
          say("原办法里没有“{0}”，或它指两处", "the base has no \"{0}\", or it means two places",
              {policy.changes[i].at}),
          policy.changes[i].pointer, policy.id,
          say("写成 /grades/ID/bands/良/from 这样：列表里的项用序号，或用 id、code、title、grade、level；"
              "编号和序号相混时用标题",
              "write it like /grades/ID/bands/良/from: items of lists by index, or by id, code, title, grade "
              "or level; by title where a code could be an index"));
  for (const auto& member : own.members) set(document, member.first, member.second);
  return document;
}

}  // namespace

std::shared_ptr<const Policy> base_of(const Policy& overlay, const PolicyList& policies) {
  for (const auto& policy : policies)
    if (policy->id == overlay.based_on->id && policy->edition == overlay.based_on->edition &&
        !waits_for_base(*policy))
      return policy;
  return nullptr;
}

Result<std::shared_ptr<const Policy>> apply_overlay(const std::shared_ptr<const Policy>& overlay,
                                                    const PolicyList& policies) {
  if (!base_of(*overlay, policies)) return overlay;
  Diagnostics diagnostics;
  const Value document = document_of(*overlay, policies, diagnostics);
  if (!diagnostics.empty()) return overlay->source->locate(diagnostics.take());
  Policy policy = json::read_policy(document, diagnostics);
  if (!diagnostics.empty()) {
    const Error error = diagnostics.take();
    Diagnostics located;
    for (const Diagnostic& each : error.diagnostics)
      located.add(each.code,
                  say("修改后的办法不成立（{0}）：{1}", "the changed policy does not hold ({0}): {1}",
                      {each.pointer, each.message}),
                  "/changes", each.subject, each.hint);
    return overlay->source->locate(located.take());
  }
  policy.changed = true;
  policy.source = overlay->source;
  return std::shared_ptr<const Policy>(std::make_shared<const Policy>(std::move(policy)));
}

}  // namespace jixiao
