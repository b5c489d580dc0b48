// Reads the members of an object and collects every mistake instead of stopping at the first.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/base/diagnostic.hpp>
#include <jixiao/base/limits.hpp>
#include <jixiao/model/value.hpp>
#include <jixiao/number/date.hpp>
#include <jixiao/number/quantity.hpp>
#include <jixiao/number/range.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace jixiao {

/// A place in a document: a value, where it is, and the title that messages quote beside it.
struct Place {
  const Value* value = nullptr;
  std::string pointer;
  std::string subject;
};

/// A choice of a closed list: its spelling in documents and the number it stands for.
struct Choice {
  const char* name;
  int value;
};

/// After the last member was asked for, close() reports those that nobody asked for.
/// Members of another type than asked are reported and read as absent.
class ObjectReader {
 public:
  ObjectReader(Place place, Diagnostics& diagnostics);

  /// Messages about this object and what is in it quote this title from now on.
  void set_subject(const std::string& title);
  const std::string& subject() const { return place_.subject; }
  const std::string& pointer() const { return place_.pointer; }
  bool is_object() const { return is_object_; }

  /// Required: a name or title of one line, at most limits::key_bytes. Empty only when reported.
  std::string text(const char* key);
  std::optional<std::string> text_if(const char* key);
  std::optional<bool> flag_if(const char* key);
  std::optional<int> integer(const char* key, int low, int high);  ///< required
  std::optional<int> integer_if(const char* key, int low, int high);
  std::optional<int> choice(const char* key, const std::vector<Choice>& choices);  ///< required
  std::optional<int> choice_if(const char* key, const std::vector<Choice>& choices);

  /// A number or a text holding a decimal, a percentage or a fraction ("6", "60%", "1/3").
  std::optional<Rational> number(const char* key);  ///< required
  std::optional<Rational> number_if(const char* key);
  std::optional<Quantity> quantity_if(const char* key);
  std::optional<DateSpan> date_if(const char* key);
  std::optional<Range> range_if(const char* key);  ///< FEEL text, "[80..90)"

  /// One text, a list of texts, or the items and members of a list or object; those beyond `most` are
  /// reported once and not read.
  std::vector<std::string> texts_if(const char* key, std::size_t most = limits::records);
  void each_if(const char* key, const std::function<void(const Place&)>& read_item,
               std::size_t most = limits::records);
  void each_member_if(const char* key,
                      const std::function<void(const std::string&, const Place&)>& read_member,
                      std::size_t most = limits::records);

  bool has(const char* key) const;
  std::optional<Place> place_if(const char* key);  ///< any kind of value
  std::optional<Place> object_if(const char* key);

  /// How many mistakes were reported so far, here and elsewhere.
  std::size_t mistakes() const { return diagnostics_.count(); }
  Diagnostics& diagnostics() { return diagnostics_; }

  void report(Code code, Text message, const std::string& at_pointer, Text hint = {});
  std::string at(const char* key) const;
  void close();

 private:
  const Value* find(const char* key);
  const Value* find(const char* key, Value::Kind kind, const Text& expected);
  void missing(const char* key);
  void too_many(const char* key, std::size_t count, std::size_t most, const std::string& pointer);
  Place child(const char* key, const Value& value) const;

  Place place_;
  Diagnostics& diagnostics_;
  bool is_object_;
  std::vector<std::string> known_;
};

/// The number in a place; reported and absent when it is none.
std::optional<Rational> read_number(const Place& place, Diagnostics& diagnostics);

/// The text in a place (a number gives its digits); reported and absent for any other kind.
std::optional<std::string> read_text(const Place& place, Diagnostics& diagnostics);

}  // namespace jixiao
