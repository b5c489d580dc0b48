// The one place where exceptions end: every fallible function of jixiao.h runs its body in guard().
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "capi/objects.hpp"

#include <exception>
#include <new>
#include <utility>

namespace jixiao::capi {

/// Hands the error over, or its status alone when the caller wants no object.
jx_status give(Error error, jx_error** err) noexcept;

/// The same for the two errors that are handed over without taking memory: JX_E_NO_MEMORY and
/// JX_E_INTERNAL. Freeing them does nothing.
jx_status give_preallocated(jx_status status, jx_error** err) noexcept;

/// Body: () -> std::optional<Error>, nothing for success.
template <class Body>
jx_status guard(jx_error** err, Body&& body) noexcept {
  if (err) *err = nullptr;
  try {
    std::optional<Error> error = std::forward<Body>(body)();
    return error ? give(std::move(*error), err) : static_cast<jx_status>(JX_OK);
  } catch (const std::bad_alloc&) {
    return give_preallocated(JX_E_NO_MEMORY, err);
  } catch (...) {
    return give_preallocated(JX_E_INTERNAL, err);
  }
}

}  // namespace jixiao::capi
