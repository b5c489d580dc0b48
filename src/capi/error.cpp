// SPDX-License-Identifier: Apache-2.0
#include "capi/arguments.hpp"
#include "capi/guard.hpp"

#include <new>

namespace jixiao::capi {
namespace {

// The preallocated errors are known by their addresses and never looked into.
alignas(jx_error) char no_memory_place[sizeof(jx_error)];
alignas(jx_error) char internal_place[sizeof(jx_error)];

struct Preallocated {
  char* place;
  jx_status status;
  const char* zh;
  const char* en;
};
constexpr Preallocated preallocated[] = {
    {no_memory_place, JX_E_NO_MEMORY, "内存不足", "out of memory"},
    {internal_place, JX_E_INTERNAL, "内部错误，请报告", "internal error, please report it"},
};

const Preallocated* find_preallocated(const jx_error* error) {
  for (const Preallocated& known : preallocated)
    if (reinterpret_cast<const char*>(error) == known.place) return &known;
  return nullptr;
}

const Diagnostic* at(const jx_error* error, size_t i) {
  if (!error || find_preallocated(error) || i >= error->error.diagnostics.size()) return nullptr;
  return &error->error.diagnostics[i];
}

}  // namespace

jx_status give(Error error, jx_error** err) noexcept {
  const auto status = static_cast<jx_status>(error.code());
  if (!err) return status;
  jx_error* object = new (std::nothrow) jx_error;
  if (!object) return give_preallocated(JX_E_NO_MEMORY, err);
  object->error = std::move(error);
  *err = object;
  return status;
}

jx_status give_preallocated(jx_status status, jx_error** err) noexcept {
  for (const Preallocated& known : preallocated)
    if (err && known.status == status) *err = reinterpret_cast<jx_error*>(known.place);
  return status;
}

}  // namespace jixiao::capi

using namespace jixiao;

extern "C" {

const char* jx_version(void) { return JX_VERSION; }
int32_t jx_abi_version(void) { return JX_ABI_VERSION; }
const char* jx_status_name(jx_status status) { return name_of(static_cast<Code>(status)); }

jx_status jx_error_status(const jx_error* error) { return jx_error_code(error, 0); }

size_t jx_error_count(const jx_error* error) {
  if (!error) return 0;
  return capi::find_preallocated(error) ? 1 : error->error.diagnostics.size();
}

jx_status jx_error_code(const jx_error* error, size_t i) {
  if (const auto* known = capi::find_preallocated(error); known && i == 0) return known->status;
  const Diagnostic* d = capi::at(error, i);
  return d ? static_cast<jx_status>(d->code) : static_cast<jx_status>(JX_OK);
}

const char* jx_error_message(const jx_error* error, size_t i, const char* language) {
  if (const auto* known = capi::find_preallocated(error); known && i == 0)
    return capi::language_of(language).value_or(Language::zh) == Language::en ? known->en : known->zh;
  const Diagnostic* d = capi::at(error, i);
  return d ? capi::in(d->message, language).c_str() : "";
}

const char* jx_error_hint(const jx_error* error, size_t i, const char* language) {
  const Diagnostic* d = capi::at(error, i);
  return d ? capi::in(d->hint, language).c_str() : "";
}

const char* jx_error_pointer(const jx_error* error, size_t i) {
  const Diagnostic* d = capi::at(error, i);
  return d ? d->pointer.c_str() : "";
}

const char* jx_error_subject(const jx_error* error, size_t i) {
  const Diagnostic* d = capi::at(error, i);
  return d ? d->subject.c_str() : "";
}

const char* jx_error_document(const jx_error* error, size_t i) {
  const Diagnostic* d = capi::at(error, i);
  return d ? d->document.c_str() : "";
}

int32_t jx_error_line(const jx_error* error, size_t i) {
  const Diagnostic* d = capi::at(error, i);
  return d ? d->line : 0;
}

int32_t jx_error_column(const jx_error* error, size_t i) {
  const Diagnostic* d = capi::at(error, i);
  return d ? d->column : 0;
}

void jx_error_free(jx_error* error) {
  if (!capi::find_preallocated(error)) delete error;
}

const char* jx_text_data(const jx_text* text) { return text ? text->text.c_str() : ""; }
size_t jx_text_size(const jx_text* text) { return text ? text->text.size() : 0; }
void jx_text_free(jx_text* text) { delete text; }

}  // extern "C"
