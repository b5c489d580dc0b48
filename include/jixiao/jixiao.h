/* jixiao (绩效): exact scoring of public-spending projects. The C interface.
 * SPDX-License-Identifier: Apache-2.0
 *
 * Scores a project against a dated evaluation policy, grades it, explains every point and writes the
 * official report. No binary floating point takes part in a score. The same input gives the same bytes:
 * no clock, locale, environment, files or global state.
 *
 * Not supported: callbacks, logging, memory hooks, file paths, changing an object after its creation
 * (options and policy sets excepted).
 *
 * Conventions
 *
 *   Ownership  1. What comes through an `out` parameter is yours: release it with the _free of its type.
 *                 Every _free accepts NULL.
 *              2. What a getter returns belongs to its object and lives as long as it. Never free it.
 *              3. What you pass in is borrowed for the call, and copied if it is needed longer.
 *              4. Objects do not depend on each other's life: a result keeps what it needs.
 *              5. Objects never change after creation, so any number of threads may read one. Options and
 *                 policy sets change while they are filled; let one thread fill them, then share them.
 *   Errors     A function that can fail returns a jx_status, 0 (JX_OK) for success. Its last parameter,
 *              `jx_error **err`, may be NULL; else it is set to NULL on success and to an object with all
 *              mistakes on failure. On failure `*out` is NULL and nothing else has changed. A poor score,
 *              an odd date or a missing paper is a finding in the result, not an error.
 *   Getters    cannot fail: for a NULL object or an index out of range they return 0, or "" or NULL as
 *              documented.
 *   Text       is UTF-8. Input is a pointer and a size in bytes and need not end in NUL, or, where there
 *              is no size, a NUL-terminated string. Output is NUL-terminated; U+0000 in input is refused.
 *   Numbers    are text, such as "86.53"; dates are text, such as "2024-11-30".
 *   Language   of sentences: "zh-CN" or "en"; NULL means "zh-CN". Any other is JX_E_BAD_ARGUMENT, and in
 *              getters "zh-CN". Objects hold both languages.
 *   Threads    Every function may be called from any thread.
 *
 *   jx_policies *policies; jx_case *subject; jx_result *result; jx_error *error;
 *   jx_policies_new(&policies, &error);
 *   jx_policies_add(policies, policy_json, policy_size, 0, &error);
 *   jx_case_parse(case_json, case_size, 0, &subject, &error);
 *   if (jx_evaluate(subject, policies, NULL, &result, &error) == JX_OK)
 *     puts(jx_result_grade(result, NULL));
 */
#ifndef JIXIAO_H
#define JIXIAO_H

#include "version.h"

#include <stddef.h>
#include <stdint.h>

#if defined(_WIN32) && defined(JX_BUILDING)
#define JX_API __declspec(dllexport)
#elif defined(_WIN32) && !defined(JX_STATIC)
#define JX_API __declspec(dllimport)
#elif defined(__GNUC__)
#define JX_API __attribute__((visibility("default")))
#else
#define JX_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Status --------------------------------------------------------------------------------------- */

/* Numbers are pinned and never reused. The status of an error with several mistakes is the first's. */
typedef int32_t jx_status;
enum {
  JX_OK = 0,
  /* 1-9: the library's own trouble */
  JX_E_INTERNAL = 1,
  JX_E_NO_MEMORY = 2,
  /* 10-19: misuse of the interface */
  JX_E_NULL_ARGUMENT = 10,
  JX_E_OUT_OF_RANGE = 11,
  JX_E_BAD_ARGUMENT = 12,
  /* 20-29: the text is not a JSON document */
  JX_E_JSON_SYNTAX = 20,
  JX_E_JSON_LIMIT = 21,
  JX_E_DUPLICATE_KEY = 22,
  JX_E_ENCODING = 23,
  /* 30-39: the document has another shape than its schema */
  JX_E_WRONG_TYPE = 30,
  JX_E_UNKNOWN_KEY = 31,
  JX_E_MISSING_KEY = 32,
  JX_E_BAD_VALUE = 33,
  JX_E_CONFLICT = 34,
  /* 40-49: numbers, units, dates */
  JX_E_NUMBER = 40,
  JX_E_NUMBER_RANGE = 41,
  JX_E_UNIT_MISMATCH = 42,
  JX_E_DATE = 43,
  /* 50-59: policies, frameworks and rules */
  JX_E_POLICY_NOT_FOUND = 50,
  JX_E_POLICY_NOT_IN_FORCE = 51,
  JX_E_POLICY_AMBIGUOUS = 52,
  JX_E_POINTS = 53,
  JX_E_BANDS = 54,
  JX_E_RULE = 55,
  JX_E_UNKNOWN_SCHEME = 56,
  JX_E_POLICY_INCOMPLETE = 57,
  JX_E_UNKNOWN_NODE = 58,
  JX_E_FORMULA = 59,
  /* 60-69: observations */
  JX_E_UNKNOWN_INDICATOR = 60,
  JX_E_OBSERVATION = 61,
  JX_E_MARK = 62,
  JX_E_LAYER = 63,
  JX_E_AS_OF = 64,
  JX_E_FACT = 65
};

/* Flags of the functions that read a document. */
enum {
  JX_ALLOW_COMMENTS = 1 /* accept // and block comments, for files written by hand */
};

typedef struct jx_error jx_error;
typedef struct jx_text jx_text;
typedef struct jx_policies jx_policies;
typedef struct jx_case jx_case;
typedef struct jx_options jx_options;
typedef struct jx_result jx_result;
typedef struct jx_plan jx_plan;

/* ---- Library -------------------------------------------------------------------------------------- */

/* Returns the release version, such as "0.1.0"; static storage.
 * Since: 0.1.0. */
JX_API const char* jx_version(void);

/* Returns JX_ABI_VERSION of the library that was loaded; compare it with that of the header.
 * Since: 0.1.0. */
JX_API int32_t jx_abi_version(void);

/* Returns the constant's name, such as "JX_E_POINTS"; "JX_E_UNKNOWN" for other numbers; static storage.
 * Since: 0.1.0. */
JX_API const char* jx_status_name(jx_status status);

/* ---- Errors: all mistakes of a document, in document order ------------------------------------------- */

/* Returns the status that the failing function returned; JX_OK for NULL.
 * Since: 0.1.0. */
JX_API jx_status jx_error_status(const jx_error* error);

/* Returns the number of mistakes, at least 1; 0 for NULL.
 * Since: 0.1.0. */
JX_API size_t jx_error_count(const jx_error* error);

/* Returns the status of mistake i; JX_OK when there is none.
 * Since: 0.1.0. */
JX_API jx_status jx_error_code(const jx_error* error, size_t i);

/* Returns what is wrong, one line; "" when there is no mistake i.
 * Since: 0.1.0. */
JX_API const char* jx_error_message(const jx_error* error, size_t i, const char* language);

/* Returns what to do about it; "" when nothing can be said.
 * Since: 0.1.0. */
JX_API const char* jx_error_hint(const jx_error* error, size_t i, const char* language);

/* Returns the JSON Pointer (RFC 6901) of the place; "" is the whole document.
 * Since: 0.1.0. */
JX_API const char* jx_error_pointer(const jx_error* error, size_t i);

/* Returns the title of the indicator, node or scheme concerned, as the document writes it; "" if none.
 * Since: 0.1.0. */
JX_API const char* jx_error_subject(const jx_error* error, size_t i);

/* Returns which document the place is in: "case" or "policy ID"; "" if none.
 * Since: 0.1.0. */
JX_API const char* jx_error_document(const jx_error* error, size_t i);

/* Returns the line, from 1; 0 when unknown.
 * Since: 0.1.0. */
JX_API int32_t jx_error_line(const jx_error* error, size_t i);

/* Returns the column in characters (not bytes), from 1; 0 when unknown.
 * Since: 0.1.0. */
JX_API int32_t jx_error_column(const jx_error* error, size_t i);

/* Since: 0.1.0. */
JX_API void jx_error_free(jx_error* error);

/* ---- Text that the library allocated ------------------------------------------------------------------ */

/* Returns the bytes, NUL-terminated; "" for NULL.
 * Since: 0.1.0. */
JX_API const char* jx_text_data(const jx_text* text);

/* Returns the number of bytes without the NUL; 0 for NULL.
 * Since: 0.1.0. */
JX_API size_t jx_text_size(const jx_text* text);

/* Since: 0.1.0. */
JX_API void jx_text_free(jx_text* text);

/* ---- Policies (评价办法) ---------------------------------------------------------------------------------
 */

/* Makes a set with the built-in policies in it.
 *
 * out : receives the set; release it with jx_policies_free(). Set to NULL on failure.
 * err : may be NULL; see "Errors" above.
 *
 * Returns JX_OK, JX_E_NULL_ARGUMENT or JX_E_NO_MEMORY.
 * Since: 0.1.0. */
JX_API jx_status jx_policies_new(jx_policies** out, jx_error** err);

/* Reads a policy (policy.schema.json) and adds it to the set. The same text again changes nothing.
 *
 * policies   : the set; unchanged on failure.
 * json, size : UTF-8 text, with or without a byte order mark. NULL only if size is 0.
 * flags      : 0 or JX_ALLOW_COMMENTS.
 * err        : may be NULL; holds every mistake of the document.
 *
 * Returns JX_OK; JX_E_NULL_ARGUMENT; JX_E_BAD_ARGUMENT for unknown flags; JX_E_CONFLICT for an id and
 * edition that is there with another text; JX_E_NO_MEMORY; any of 20-59 for what is wrong in the text.
 * Since: 0.1.0. */
JX_API jx_status jx_policies_add(jx_policies* policies, const char* json, size_t size, uint32_t flags,
                                 jx_error** err);

/* Returns the number of policies, built-in ones included; 0 for NULL.
 * Since: 0.1.0. */
JX_API size_t jx_policies_count(const jx_policies* policies);

/* Returns the id of policy i, built-in ones first; NULL when there is none. Valid until the set is freed.
 * Since: 0.1.0. */
JX_API const char* jx_policies_id(const jx_policies* policies, size_t i);

/* Returns the edition of policy i; NULL when there is none.
 * Since: 0.1.0. */
JX_API const char* jx_policies_edition(const jx_policies* policies, size_t i);

/* Returns the title of policy i; NULL when there is none.
 * Since: 0.1.0. */
JX_API const char* jx_policies_title(const jx_policies* policies, size_t i);

/* Returns the JSON text of policy i as it was given; NULL when there is none.
 * Since: 0.1.0. */
JX_API const char* jx_policies_json(const jx_policies* policies, size_t i);

/* Since: 0.1.0. */
JX_API void jx_policies_free(jx_policies* policies);

/* ---- Cases (案卷)
 * ------------------------------------------------------------------------------------------ */

/* Reads a case (case.schema.json). What depends on a policy is checked by jx_evaluate().
 *
 * json, size : UTF-8 text, with or without a byte order mark. NULL only if size is 0.
 * flags      : 0 or JX_ALLOW_COMMENTS.
 * out        : receives the case; release it with jx_case_free(). Set to NULL on failure.
 * err        : may be NULL; holds every mistake of the document.
 *
 * Returns JX_OK; JX_E_NULL_ARGUMENT; JX_E_BAD_ARGUMENT for unknown flags; JX_E_NO_MEMORY; any of 20-69
 * for what is wrong in the text.
 * Since: 0.1.0. */
JX_API jx_status jx_case_parse(const char* json, size_t size, uint32_t flags, jx_case** out, jx_error** err);

/* Since: 0.1.0. */
JX_API void jx_case_free(jx_case* subject);

/* ---- Options of one evaluation
 * ------------------------------------------------------------------------------ */

/* Makes options that say nothing: the case and its policy decide.
 *
 * out : receives the options; release them with jx_options_free(). Set to NULL on failure.
 * err : may be NULL.
 *
 * Returns JX_OK, JX_E_NULL_ARGUMENT or JX_E_NO_MEMORY.
 * Since: 0.1.0. */
JX_API jx_status jx_options_new(jx_options** out, jx_error** err);

/* Sets the day whose rules apply, instead of the case's as_of.
 *
 * date : "2024-11-30", NUL-terminated.
 * err  : may be NULL.
 *
 * Returns JX_OK, JX_E_NULL_ARGUMENT, JX_E_ENCODING, JX_E_DATE or JX_E_NO_MEMORY.
 * Since: 0.1.0. */
JX_API jx_status jx_options_set_as_of(jx_options* options, const char* date, jx_error** err);

/* Evaluates by another policy than the case names.
 *
 * id  : NUL-terminated.
 * err : may be NULL.
 *
 * Returns JX_OK, JX_E_NULL_ARGUMENT, JX_E_ENCODING or JX_E_NO_MEMORY; an unknown id is reported by
 * jx_evaluate().
 * Since: 0.1.0. */
JX_API jx_status jx_options_set_policy(jx_options* options, const char* id, jx_error** err);

/* Asks for one more grade scheme beside those that the policy uses.
 *
 * id  : NUL-terminated.
 * err : may be NULL.
 *
 * Returns JX_OK, JX_E_NULL_ARGUMENT, JX_E_ENCODING or JX_E_NO_MEMORY; an unknown id is reported by
 * jx_evaluate().
 * Since: 0.1.0. */
JX_API jx_status jx_options_add_scheme(jx_options* options, const char* id, jx_error** err);

/* Names the layer whose observations count, instead of the case's decided_by.
 *
 * name : NUL-terminated.
 * err  : may be NULL.
 *
 * Returns JX_OK, JX_E_NULL_ARGUMENT, JX_E_ENCODING or JX_E_NO_MEMORY; an unknown layer is reported by
 * jx_evaluate().
 * Since: 0.1.0. */
JX_API jx_status jx_options_set_layer(jx_options* options, const char* name, jx_error** err);

/* Asks for the certificate in full: every single change that would give another grade.
 *
 * certify : 1 to look for them, 0 (as at the beginning) not to.
 * err     : may be NULL.
 *
 * Returns JX_OK, JX_E_NULL_ARGUMENT, or JX_E_BAD_ARGUMENT for another number.
 * Since: 0.1.0. */
JX_API jx_status jx_options_set_certify(jx_options* options, int32_t certify, jx_error** err);

/* Adds another project of the portfolio, for rules that rank. The case may be freed afterwards.
 *
 * peer : its case; the layer that decides there counts.
 * err  : may be NULL.
 *
 * Returns JX_OK, JX_E_NULL_ARGUMENT, JX_E_OUT_OF_RANGE beyond 100,000 peers, or JX_E_NO_MEMORY.
 * Since: 0.1.0. */
JX_API jx_status jx_options_add_peer(jx_options* options, const jx_case* peer, jx_error** err);

/* Since: 0.1.0. */
JX_API void jx_options_free(jx_options* options);

/* ---- Results
 * -------------------------------------------------------------------------------------------------- */

/* Scores a case, grades it and looks for findings.
 *
 * subject  : the case.
 * policies : the policies that it may name.
 * options  : may be NULL.
 * out      : receives the result; release it with jx_result_free(). Set to NULL on failure.
 * err      : may be NULL; its places are in the case.
 *
 * Returns JX_OK; JX_E_NULL_ARGUMENT; JX_E_NO_MEMORY; any of 40-69 when the case cannot be scored.
 * Since: 0.1.0. */
JX_API jx_status jx_evaluate(const jx_case* subject, const jx_policies* policies, const jx_options* options,
                             jx_result** out, jx_error** err);

/* Returns the total, with the policy's decimals; NULL for a plan without points and while something is
 * pending (then see jx_result_total_low() and _high()).
 * Since: 0.1.0. */
JX_API const char* jx_result_total(const jx_result* result);

/* Returns the lowest and the highest total still possible; both equal the total when it is known. NULL for
 * a plan without points.
 * Since: 0.1.0. */
JX_API const char* jx_result_total_low(const jx_result* result);
JX_API const char* jx_result_total_high(const jx_result* result);

/* Returns the grade of the computed total, or of the printed one in a plan without points.
 *
 * scheme : id of a scheme that the policy uses or the options asked for; NULL for the one that decides.
 *
 * Returns NULL when there is no such scheme, no number to grade, or more than one grade is still possible.
 * Since: 0.1.0. */
JX_API const char* jx_result_grade(const jx_result* result, const char* scheme);

/* Returns 1 when points or marks without a source ("basis": "illustrative") entered the total, else 0.
 * Since: 0.1.0. */
JX_API int32_t jx_result_is_illustrative(const jx_result* result);

/* Returns the number of nodes: dimensions, groups and indicators, parents before children.
 * Since: 0.1.0. */
JX_API size_t jx_result_node_count(const jx_result* result);

/* Return a text of node i: its code ("" if it has none), its title, its path (titles from the first level
 * down, joined by "/"). NULL when there is no node i.
 * Since: 0.1.0. */
JX_API const char* jx_result_node_code(const jx_result* result, size_t i);
JX_API const char* jx_result_node_title(const jx_result* result, size_t i);
JX_API const char* jx_result_node_path(const jx_result* result, size_t i);

/* Returns the index of the node above node i; -1 for the first level and when there is no node i.
 * Since: 0.1.0. */
JX_API int32_t jx_result_node_parent(const jx_result* result, size_t i);

/* Return the full points and the score of node i: decimals, or a fraction such as "40/7" where the policy
 * does not round at this level. NULL when there is no node i or the plan has no points; the score is also
 * NULL while it is not known.
 * Since: 0.1.0. */
JX_API const char* jx_result_node_full(const jx_result* result, size_t i);
JX_API const char* jx_result_node_score(const jx_result* result, size_t i);

/* Returns how node i compares with its target: "met" (on it), "exceeded" (on its good side), "reached"
 * (met, by how much is not known: by a range or in words), "missed" or "unknown". NULL when there is no node
 * i. Since: 0.1.0. */
JX_API const char* jx_result_node_fulfilment(const jx_result* result, size_t i);

/* Returns the number of findings, the most severe first.
 * Since: 0.1.0. */
JX_API size_t jx_result_finding_count(const jx_result* result);

/* Return of finding i: "error", "warning" or "note"; its stable code, such as "date.before_start"; its
 * sentence; the JSON Pointer into the case ("" if none). NULL when there is no finding i.
 * Since: 0.1.0. */
JX_API const char* jx_result_finding_severity(const jx_result* result, size_t i);
JX_API const char* jx_result_finding_code(const jx_result* result, size_t i);
JX_API const char* jx_result_finding_message(const jx_result* result, size_t i, const char* language);
JX_API const char* jx_result_finding_pointer(const jx_result* result, size_t i);

/* Writes the result document (result.schema.json), in both languages.
 *
 * out : receives the text; release it with jx_text_free(). Set to NULL on failure.
 * err : may be NULL.
 *
 * Returns JX_OK, JX_E_NULL_ARGUMENT or JX_E_NO_MEMORY.
 * Since: 0.1.0. */
JX_API jx_status jx_result_to_json(const jx_result* result, jx_text** out, jx_error** err);

/* Writes the steps to the scores.
 *
 * node     : title, code or path of the node to explain; NULL for all of them.
 * language : "zh-CN" or "en"; NULL means "zh-CN".
 * out      : receives the text; release it with jx_text_free(). Set to NULL on failure.
 * err      : may be NULL.
 *
 * Returns JX_OK, JX_E_NULL_ARGUMENT, JX_E_BAD_ARGUMENT, JX_E_UNKNOWN_INDICATOR or JX_E_NO_MEMORY.
 * Since: 0.1.0. */
JX_API jx_status jx_result_explain(const jx_result* result, const char* node, const char* language,
                                   jx_text** out, jx_error** err);

/* Writes the report.
 *
 * format   : "html", "markdown", or "text" for the score table as a terminal shows it.
 * language : "zh-CN" or "en"; NULL means "zh-CN".
 * out      : receives the text; release it with jx_text_free(). Set to NULL on failure.
 * err      : may be NULL.
 *
 * Returns JX_OK, JX_E_NULL_ARGUMENT, JX_E_BAD_ARGUMENT or JX_E_NO_MEMORY.
 * Since: 0.1.0. */
JX_API jx_status jx_result_report(const jx_result* result, const char* format, const char* language,
                                  jx_text** out, jx_error** err);

/* Since: 0.1.0. */
JX_API void jx_result_free(jx_result* result);

/* ---- Compiled plans: many rows of numbers under one policy
 * ------------------------------------------------- */

/* Compiles the plan of a case under its policy: selects the policy, places the indicators, proves every rule.
 * What the case observed does not enter.
 *
 * subject  : the case.
 * policies : the policies that it may name.
 * options  : may be NULL.
 * out      : receives the plan; release it with jx_plan_free(). Set to NULL on failure.
 * err      : may be NULL; its places are in the case.
 *
 * Returns JX_OK; JX_E_NULL_ARGUMENT; JX_E_NO_MEMORY; JX_E_RULE for an indicator whose facts are no fixed list
 * of numbers (series, ranks, panels whose experts the rule does not name); any of 40-69 when the plan does
 * not hold. Since: 0.1.0. */
JX_API jx_status jx_plan_compile(const jx_case* subject, const jx_policies* policies,
                                 const jx_options* options, jx_plan** out, jx_error** err);

/* Returns how many numbers a row has; 0 for NULL.
 * Since: 0.1.0. */
JX_API size_t jx_plan_input_count(const jx_plan* plan);

/* Return of input i: the title of its indicator; what it is; and the name of the element, cause, answer,
 * amount, column of the funds or expert ("" for the others), with "PART/" before it in a rule of several
 * parts. NULL when there is no input i. Kinds: "actual" and "target" (four decimals, in the base unit of the
 * indicator: 86.15% is 8615, 5场 is 50000, 1万元 is 100000000), "amount" (of a formula, a plain number of
 * four decimals), "fund" (元, four decimals), "mark" and "ballot" (points, four decimals: 9.5 is 95000),
 * "answer" (0 or 1), "level" (from 0, in the order of its list), "count" (whole), "date" (20241130). Since:
 * 0.1.0. */
JX_API const char* jx_plan_input_indicator(const jx_plan* plan, size_t i);
JX_API const char* jx_plan_input_kind(const jx_plan* plan, size_t i);
JX_API const char* jx_plan_input_name(const jx_plan* plan, size_t i);

/* Returns how many indicators of a row have a score; 0 for NULL, and where the policy does not round each
 * indicator, since their scores are fractions, which only jx_plan_explain() gives.
 * Since: 0.1.0. */
JX_API size_t jx_plan_indicator_count(const jx_plan* plan);

/* Returns the title of indicator i, in the order of the scores; NULL when there is none.
 * Since: 0.1.0. */
JX_API const char* jx_plan_indicator(const jx_plan* plan, size_t i);

/* Returns how many decimals scores and totals carry; 0 for NULL.
 * Since: 0.1.0. */
JX_API int32_t jx_plan_decimals(const jx_plan* plan);

/* Returns grade i of the scheme that decides, from the best down; NULL when there is none.
 * Since: 0.1.0. */
JX_API const char* jx_plan_grade(const jx_plan* plan, size_t i);

/* Returns 1 when rows are scored in integers, without taking memory; 0 when the policy needs exact fractions,
 * which are slower and give the same results. Since: 0.1.0. */
JX_API int32_t jx_plan_uses_integers(const jx_plan* plan);

/* Scores rows of numbers.
 *
 * values : rows times jx_plan_input_count() numbers, row after row.
 * rows   : how many; 0 does nothing.
 * scores : rows times jx_plan_indicator_count() numbers, or NULL; receives points times 10^decimals.
 * totals : rows numbers; receives the totals, likewise.
 * grades : rows numbers; receives the index of the grade, -1 for none.
 * scored : rows bytes; receives 1, or 0 for a row that holds a number out of bounds, or whose total is no
 * whole number of 10^-decimals points. Its other results are 0 and -1; see jx_plan_explain(). err    : may be
 * NULL.
 *
 * Returns JX_OK, JX_E_NULL_ARGUMENT or JX_E_NO_MEMORY.
 * Since: 0.1.0. */
JX_API jx_status jx_plan_score(const jx_plan* plan, const int64_t* values, size_t rows, int64_t* scores,
                               int64_t* totals, int32_t* grades, uint8_t* scored, jx_error** err);

/* Gives the full result of one row, with its trace: the same scores as jx_plan_score().
 *
 * values : jx_plan_input_count() numbers.
 * out    : receives the result; release it with jx_result_free(). Set to NULL on failure.
 * err    : may be NULL.
 *
 * Returns JX_OK, JX_E_NULL_ARGUMENT, JX_E_NO_MEMORY, or any of 40-69 for a row that cannot be scored.
 * Since: 0.1.0. */
JX_API jx_status jx_plan_explain(const jx_plan* plan, const int64_t* values, jx_result** out, jx_error** err);

/* Since: 0.1.0. */
JX_API void jx_plan_free(jx_plan* plan);

#ifdef __cplusplus
}
#endif

#endif
