// Policies, cases and options.
// SPDX-License-Identifier: Apache-2.0
#include "capi/arguments.hpp"
#include "capi/guard.hpp"

using namespace jixiao;
using capi::guard;

namespace {

// The document's text and whether comments are allowed in it, or why the arguments are no document.
struct DocumentArgument {
  std::optional<Error> error;
  std::string text;
  Comments comments = Comments::refused;
};

DocumentArgument document_argument(const char* json, size_t size, uint32_t flags) {
  DocumentArgument argument;
  if (!json && size > 0) {
    argument.error = capi::null_argument("json");
  } else if (flags & ~static_cast<uint32_t>(JX_ALLOW_COMMENTS)) {
    argument.error = capi::bad_argument("flags", std::to_string(flags).c_str(),
                                        say("0 或 JX_ALLOW_COMMENTS", "0 or JX_ALLOW_COMMENTS"));
  } else if (size > limits::document_bytes) {
    // Refused before it is copied.
    argument.error = Error(Diagnostic{
        Code::json_limit,
        say("文档太大（{0} 字节）", "the document is too large ({0} bytes)", {std::to_string(size)}),
        say("最多 16 MiB", "at most 16 MiB"),
        {},
        {},
        {},
        0,
        0});
  } else {
    if (size > 0) argument.text.assign(json, size);
    argument.comments = flags & JX_ALLOW_COMMENTS ? Comments::allowed : Comments::refused;
  }
  return argument;
}

const Policy* policy_at(const jx_policies* policies, size_t i) {
  return policies && i < policies->set.policies().size() ? policies->set.policies()[i].get() : nullptr;
}

// Checks a NUL-terminated text argument, then stores it by `store`.
template <class Store>
jx_status set_text(jx_options* options, const char* name, const char* value, jx_error** err, Store store) {
  return guard(err, [&]() -> std::optional<Error> {
    if (!options) return capi::null_argument("options");
    if (!value) return capi::null_argument(name);
    if (!is_utf8(value))
      return Error(Code::encoding, say("参数 {0} 不是 UTF-8 文本", "the argument {0} is not UTF-8", {name}));
    return store(std::string(value));
  });
}

}  // namespace

extern "C" {

jx_status jx_policies_new(jx_policies** out, jx_error** err) {
  if (out) *out = nullptr;
  return guard(err, [&]() -> std::optional<Error> {
    if (!out) return capi::null_argument("out");
    auto set = PolicySet::with_builtins();
    if (!set) return std::move(set).error();
    *out = new jx_policies{std::move(set).value()};
    return std::nullopt;
  });
}

jx_status jx_policies_add(jx_policies* policies, const char* json, size_t size, uint32_t flags,
                          jx_error** err) {
  return guard(err, [&]() -> std::optional<Error> {
    if (!policies) return capi::null_argument("policies");
    DocumentArgument document = document_argument(json, size, flags);
    if (document.error) return document.error;
    auto added = policies->set.add(std::move(document.text), document.comments);
    if (!added) return std::move(added).error();
    return std::nullopt;
  });
}

size_t jx_policies_count(const jx_policies* policies) {
  return policies ? policies->set.policies().size() : 0;
}

const char* jx_policies_id(const jx_policies* policies, size_t i) {
  const Policy* policy = policy_at(policies, i);
  return policy ? policy->id.c_str() : nullptr;
}

const char* jx_policies_edition(const jx_policies* policies, size_t i) {
  const Policy* policy = policy_at(policies, i);
  return policy ? policy->edition.c_str() : nullptr;
}

const char* jx_policies_title(const jx_policies* policies, size_t i) {
  const Policy* policy = policy_at(policies, i);
  return policy ? policy->title.c_str() : nullptr;
}

const char* jx_policies_json(const jx_policies* policies, size_t i) {
  const Policy* policy = policy_at(policies, i);
  return policy ? policy->source->text.c_str() : nullptr;
}

void jx_policies_free(jx_policies* policies) { delete policies; }

jx_status jx_case_parse(const char* json, size_t size, uint32_t flags, jx_case** out, jx_error** err) {
  if (out) *out = nullptr;
  return guard(err, [&]() -> std::optional<Error> {
    if (!out) return capi::null_argument("out");
    DocumentArgument document = document_argument(json, size, flags);
    if (document.error) return document.error;
    auto subject = parse_case(std::move(document.text), document.comments);
    if (!subject) return std::move(subject).error();
    *out = new jx_case{std::make_shared<const Case>(std::move(subject).value())};
    return std::nullopt;
  });
}

void jx_case_free(jx_case* subject) { delete subject; }

jx_status jx_options_new(jx_options** out, jx_error** err) {
  if (out) *out = nullptr;
  return guard(err, [&]() -> std::optional<Error> {
    if (!out) return capi::null_argument("out");
    *out = new jx_options{};
    return std::nullopt;
  });
}

jx_status jx_options_set_as_of(jx_options* options, const char* date, jx_error** err) {
  return set_text(options, "date", date, err, [&](const std::string& text) -> std::optional<Error> {
    auto day = parse_day(text);
    if (!day) return std::move(day).error();
    options->options.as_of = day.value();
    return std::nullopt;
  });
}

jx_status jx_options_set_policy(jx_options* options, const char* id, jx_error** err) {
  return set_text(options, "id", id, err, [&](std::string text) -> std::optional<Error> {
    options->options.policy = std::move(text);
    return std::nullopt;
  });
}

jx_status jx_options_add_scheme(jx_options* options, const char* id, jx_error** err) {
  return set_text(options, "id", id, err, [&](std::string text) -> std::optional<Error> {
    options->options.schemes.push_back(std::move(text));
    return std::nullopt;
  });
}

jx_status jx_options_set_layer(jx_options* options, const char* name, jx_error** err) {
  return set_text(options, "name", name, err, [&](std::string text) -> std::optional<Error> {
    options->options.layer = std::move(text);
    return std::nullopt;
  });
}

jx_status jx_options_set_certify(jx_options* options, int32_t certify, jx_error** err) {
  return guard(err, [&]() -> std::optional<Error> {
    if (!options) return capi::null_argument("options");
    if (certify != 0 && certify != 1)
      return capi::bad_argument("certify", std::to_string(certify).c_str(), say("0 或 1", "0 or 1"));
    options->options.certify = certify == 1;
    return std::nullopt;
  });
}

jx_status jx_options_add_peer(jx_options* options, const jx_case* peer, jx_error** err) {
  return guard(err, [&]() -> std::optional<Error> {
    if (!options) return capi::null_argument("options");
    if (!peer) return capi::null_argument("peer");
    if (options->options.peers.size() >= limits::peers)
      return Error(Code::out_of_range, say("同类项目太多", "there are too many peers"),
                   say("最多 100,000 个", "at most 100,000"));
    options->options.peers.push_back(peer->subject);
    return std::nullopt;
  });
}

void jx_options_free(jx_options* options) { delete options; }

}  // extern "C"
