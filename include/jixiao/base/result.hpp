// A value, or the reason why there is none. Every function that can fail on input returns one.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/base/diagnostic.hpp>

#include <utility>
#include <variant>

namespace jixiao {

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}
  Result(Code code, Text message, Text hint = {})
      : Result(Error(code, std::move(message), std::move(hint))) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// The value; throws std::bad_variant_access when there is none, so ask ok() first.
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  const Error& error() const& { return std::get<1>(state_); }
  Error&& error() && { return std::get<1>(std::move(state_)); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace jixiao
