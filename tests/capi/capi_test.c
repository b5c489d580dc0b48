/* The C interface from plain C99: the seed through every function, then every function with every NULL,
 * wrong flags, foreign languages and hostile text. */
#include <jixiao/jixiao.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures = 0;
static int checks = 0;

#define CHECK(condition)                                              \
  do {                                                                \
    ++checks;                                                         \
    if (!(condition)) {                                               \
      ++failures;                                                     \
      fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
    }                                                                 \
  } while (0)

static int same(const char* a, const char* b) { return a && b && strcmp(a, b) == 0; }
static int contains(const char* text, const char* part) { return text && strstr(text, part) != NULL; }

static char* read_file(const char* path, size_t* size) {
  FILE* file = fopen(path, "rb");
  char* content;
  long length;
  if (!file) {
    fprintf(stderr, "cannot read %s\n", path);
    exit(2);
  }
  fseek(file, 0, SEEK_END);
  length = ftell(file);
  rewind(file);
  content = malloc((size_t)length + 1);
  *size = fread(content, 1, (size_t)length, file);
  content[*size] = '\0';
  fclose(file);
  return content;
}

static jx_policies* seed_policies(void) {
  jx_policies* policies = NULL;
  jx_error* error = NULL;
  size_t size;
  char* json =
      read_file(JX_SOURCE_DIR "/examples/airport-street-2024/airport-street-2024.policy.json", &size);
  CHECK(jx_policies_new(&policies, &error) == JX_OK);
  CHECK(error == NULL);
  CHECK(jx_policies_add(policies, json, size, 0, &error) == JX_OK);
  free(json);
  return policies;
}

static jx_case* seed_case(const char* path) {
  jx_case* subject = NULL;
  size_t size;
  char* json = read_file(path, &size);
  CHECK(jx_case_parse(json, size, 0, &subject, NULL) == JX_OK);
  free(json);
  return subject;
}

static void library(void) {
  CHECK(same(jx_version(), JX_VERSION));
  CHECK(jx_abi_version() == JX_ABI_VERSION);
  CHECK(same(jx_status_name(JX_OK), "JX_OK"));
  CHECK(same(jx_status_name(JX_E_AS_OF), "JX_E_AS_OF"));
  CHECK(same(jx_status_name(-1), "JX_E_UNKNOWN"));
}

static void policies(void) {
  jx_policies* set = seed_policies();
  size_t count = jx_policies_count(set);
  CHECK(count == 9);
  CHECK(same(jx_policies_id(set, 0), "cn-mof-2020-grades"));
  CHECK(same(jx_policies_edition(set, 0), "2020-02-25"));
  CHECK(contains(jx_policies_title(set, 0), "等级"));
  CHECK(contains(jx_policies_json(set, count - 1), "airport-street-2024"));
  CHECK(jx_policies_id(set, count) == NULL);
  CHECK(jx_policies_edition(set, count) == NULL);
  CHECK(jx_policies_title(set, count) == NULL);
  CHECK(jx_policies_json(set, count) == NULL);
  jx_policies_free(set);
}

static void seed(void) {
  jx_policies* set = seed_policies();
  jx_case* subject = seed_case(JX_SOURCE_DIR "/examples/airport-street-2024/full.case.json");
  jx_result* result = NULL;
  jx_options* options = NULL;
  jx_text *text = NULL, *again = NULL;
  jx_error* error = NULL;
  size_t i, leaves = 0;

  CHECK(jx_options_new(&options, NULL) == JX_OK);
  CHECK(jx_options_set_as_of(options, "2024-12-01", NULL) == JX_OK);
  CHECK(jx_options_add_scheme(options, "closing-review-85", NULL) == JX_OK);
  CHECK(jx_options_set_layer(options, "末期评审", NULL) == JX_OK);
  CHECK(jx_options_set_policy(options, "airport-street-2024", NULL) == JX_OK);
  CHECK(jx_evaluate(subject, set, options, &result, &error) == JX_OK);
  CHECK(error == NULL);
  /* A result keeps what it needs. */
  jx_options_free(options);
  jx_case_free(subject);
  jx_policies_free(set);

  CHECK(same(jx_result_total(result), "86.53"));
  CHECK(same(jx_result_total_low(result), "86.53"));
  CHECK(same(jx_result_total_high(result), "86.53"));
  CHECK(same(jx_result_grade(result, NULL), "良"));
  CHECK(same(jx_result_grade(result, "closing-review-85"), "优"));
  CHECK(jx_result_grade(result, "absent") == NULL);
  CHECK(jx_result_is_illustrative(result) == 1);

  for (i = 0; i < jx_result_node_count(result); ++i) {
    int32_t parent = jx_result_node_parent(result, i);
    CHECK(parent < (int32_t)i);
    CHECK(jx_result_node_code(result, i) != NULL);
    CHECK(contains(jx_result_node_path(result, i), jx_result_node_title(result, i)));
    CHECK(jx_result_node_full(result, i) != NULL);
    CHECK(jx_result_node_score(result, i) != NULL);
    if (same(jx_result_node_title(result, i), "社会组织培训")) {
      ++leaves;
      CHECK(same(jx_result_node_score(result, i), "6.00"));
      CHECK(same(jx_result_node_fulfilment(result, i), "met"));
    }
  }
  CHECK(leaves == 1);
  CHECK(jx_result_node_title(result, i) == NULL);
  CHECK(jx_result_node_code(result, i) == NULL);
  CHECK(jx_result_node_path(result, i) == NULL);
  CHECK(jx_result_node_full(result, i) == NULL);
  CHECK(jx_result_node_score(result, i) == NULL);
  CHECK(jx_result_node_fulfilment(result, i) == NULL);
  CHECK(jx_result_node_parent(result, i) == -1);

  CHECK(jx_result_finding_count(result) > 0);
  CHECK(same(jx_result_finding_severity(result, 0), "error"));
  CHECK(same(jx_result_finding_code(result, 0), "date.before_start"));
  CHECK(contains(jx_result_finding_message(result, 0, "zh-CN"), "2023年10月"));
  CHECK(contains(jx_result_finding_message(result, 0, "en"), "is dated"));
  CHECK(same(jx_result_finding_pointer(result, 0), "/project/milestones/2"));
  CHECK(jx_result_finding_severity(result, 999) == NULL);
  CHECK(jx_result_finding_code(result, 999) == NULL);
  CHECK(jx_result_finding_message(result, 999, NULL) == NULL);
  CHECK(jx_result_finding_pointer(result, 999) == NULL);

  CHECK(jx_result_to_json(result, &text, &error) == JX_OK);
  CHECK(jx_result_to_json(result, &again, &error) == JX_OK);
  CHECK(same(jx_text_data(text), jx_text_data(again)));
  CHECK(jx_text_size(text) == strlen(jx_text_data(text)));
  CHECK(contains(jx_text_data(text), "\"86.53\""));
  jx_text_free(text);
  jx_text_free(again);
  CHECK(jx_result_explain(result, "社会组织培训", "en", &text, NULL) == JX_OK);
  CHECK(contains(jx_text_data(text), "6 × min(1, 5 ÷ 5) = 6"));
  jx_text_free(text);
  CHECK(jx_result_explain(result, NULL, NULL, &text, NULL) == JX_OK);
  jx_text_free(text);
  CHECK(jx_result_report(result, "html", "zh-CN", &text, NULL) == JX_OK);
  CHECK(contains(jx_text_data(text), "<!DOCTYPE html>"));
  jx_text_free(text);
  CHECK(jx_result_report(result, "markdown", "en", &text, NULL) == JX_OK);
  jx_text_free(text);
  CHECK(jx_result_report(result, "text", NULL, &text, NULL) == JX_OK);
  CHECK(contains(jx_text_data(text), "86.53"));
  jx_text_free(text);

  CHECK(jx_result_report(result, "docx", NULL, &text, &error) == JX_E_BAD_ARGUMENT);
  CHECK(text == NULL);
  jx_error_free(error);
  CHECK(jx_result_report(result, "html", "fr", &text, &error) == JX_E_BAD_ARGUMENT);
  jx_error_free(error);
  CHECK(jx_result_explain(result, "社会组织陪训", NULL, &text, &error) == JX_E_UNKNOWN_INDICATOR);
  CHECK(contains(jx_error_hint(error, 0, "en"), "社会组织培训"));
  jx_error_free(error);
  CHECK(jx_result_explain(result, "\xFF", NULL, &text, &error) == JX_E_BAD_ARGUMENT);
  jx_error_free(error);
  jx_result_free(result);
}

static void without_points(void) {
  jx_policies* set = seed_policies();
  jx_case* subject = seed_case(JX_SOURCE_DIR "/examples/airport-street-2024/as-printed.case.json");
  jx_result* result = NULL;
  CHECK(jx_evaluate(subject, set, NULL, &result, NULL) == JX_OK);
  CHECK(jx_result_total(result) == NULL);
  CHECK(jx_result_total_low(result) == NULL);
  CHECK(same(jx_result_grade(result, NULL), "良"));
  CHECK(jx_result_node_full(result, 0) == NULL);
  CHECK(jx_result_is_illustrative(result) == 0);
  jx_result_free(result);
  jx_case_free(subject);
  jx_policies_free(set);
}

static void errors(void) {
  static const char json[] =
      "{\"policy\":\"p\",\n\"project\":{\"name\":\"x\",\"yaer\":1},\"plan\":{\"indicators\":[]},\"as_of\":"
      "\"x\"}";
  jx_case* subject = (jx_case*)1;
  jx_error* error = NULL;
  CHECK(jx_case_parse(json, sizeof json - 1, 0, &subject, &error) == JX_E_UNKNOWN_KEY);
  CHECK(subject == NULL);
  CHECK(jx_error_status(error) == JX_E_UNKNOWN_KEY);
  CHECK(jx_error_count(error) == 2);
  CHECK(jx_error_code(error, 1) == JX_E_DATE);
  CHECK(same(jx_error_pointer(error, 0), "/project/yaer"));
  CHECK(same(jx_error_subject(error, 0), "x"));
  CHECK(same(jx_error_document(error, 0), "case"));
  CHECK(jx_error_line(error, 0) == 2);
  CHECK(jx_error_column(error, 0) == 23);
  CHECK(contains(jx_error_message(error, 0, "en"), "yaer"));
  CHECK(contains(jx_error_hint(error, 0, "zh-CN"), "year"));
  CHECK(same(jx_error_message(error, 2, NULL), ""));
  CHECK(same(jx_error_hint(error, 2, NULL), ""));
  CHECK(same(jx_error_pointer(error, 2), ""));
  CHECK(same(jx_error_subject(error, 2), ""));
  CHECK(same(jx_error_document(error, 2), ""));
  CHECK(jx_error_code(error, 2) == JX_OK);
  CHECK(jx_error_line(error, 2) == 0);
  CHECK(jx_error_column(error, 2) == 0);
  jx_error_free(error);

  CHECK(jx_case_parse(json, sizeof json - 1, 0, &subject, NULL) == JX_E_UNKNOWN_KEY);
  CHECK(jx_case_parse("{} // x", 7, 0, &subject, NULL) == JX_E_JSON_SYNTAX);
  CHECK(jx_case_parse("{} // x", 7, JX_ALLOW_COMMENTS, &subject, NULL) == JX_E_MISSING_KEY);
  CHECK(jx_case_parse("{}", 2, 2u, &subject, NULL) == JX_E_BAD_ARGUMENT);
  CHECK(jx_case_parse("{\"a\":\"\xFF\"}", 9, 0, &subject, NULL) == JX_E_ENCODING);
  CHECK(jx_case_parse(NULL, 0, 0, &subject, NULL) == JX_E_JSON_SYNTAX);
  CHECK(jx_case_parse("\0\0", 2, 0, &subject, NULL) == JX_E_JSON_SYNTAX);
  CHECK(jx_case_parse("{}", (size_t)-1, 0, &subject, NULL) == JX_E_JSON_LIMIT);
}

static void nulls(void) {
  jx_policies* set = seed_policies();
  jx_case* subject = NULL;
  jx_options* options = NULL;
  jx_result* result = NULL;
  jx_text* text = NULL;
  jx_error* error = NULL;
  CHECK(jx_options_new(&options, NULL) == JX_OK);

  CHECK(jx_policies_new(NULL, NULL) == JX_E_NULL_ARGUMENT);
  CHECK(jx_policies_new(NULL, &error) == JX_E_NULL_ARGUMENT);
  CHECK(jx_error_count(error) == 1);
  jx_error_free(error);
  CHECK(jx_policies_add(NULL, "{}", 2, 0, NULL) == JX_E_NULL_ARGUMENT);
  CHECK(jx_policies_add(set, NULL, 2, 0, NULL) == JX_E_NULL_ARGUMENT);
  CHECK(jx_policies_add(set, NULL, 0, 0, NULL) == JX_E_JSON_SYNTAX);
  CHECK(jx_case_parse(NULL, 2, 0, &subject, NULL) == JX_E_NULL_ARGUMENT);
  CHECK(jx_case_parse("{}", 2, 0, NULL, NULL) == JX_E_NULL_ARGUMENT);
  CHECK(jx_options_new(NULL, NULL) == JX_E_NULL_ARGUMENT);
  CHECK(jx_options_set_as_of(NULL, "2024-01-01", NULL) == JX_E_NULL_ARGUMENT);
  CHECK(jx_options_set_as_of(options, NULL, NULL) == JX_E_NULL_ARGUMENT);
  CHECK(jx_options_set_as_of(options, "2024-13-01", NULL) == JX_E_DATE);
  CHECK(jx_options_set_policy(NULL, "p", NULL) == JX_E_NULL_ARGUMENT);
  CHECK(jx_options_set_policy(options, NULL, NULL) == JX_E_NULL_ARGUMENT);
  CHECK(jx_options_add_scheme(NULL, "s", NULL) == JX_E_NULL_ARGUMENT);
  CHECK(jx_options_add_scheme(options, NULL, NULL) == JX_E_NULL_ARGUMENT);
  CHECK(jx_options_add_scheme(options, "\xFF", NULL) == JX_E_ENCODING);
  CHECK(jx_options_set_layer(NULL, "l", NULL) == JX_E_NULL_ARGUMENT);
  CHECK(jx_options_set_layer(options, NULL, NULL) == JX_E_NULL_ARGUMENT);

  subject = seed_case(JX_SOURCE_DIR "/examples/airport-street-2024/full.case.json");
  CHECK(jx_evaluate(NULL, set, options, &result, NULL) == JX_E_NULL_ARGUMENT);
  CHECK(jx_evaluate(subject, NULL, options, &result, NULL) == JX_E_NULL_ARGUMENT);
  CHECK(jx_evaluate(subject, set, options, NULL, NULL) == JX_E_NULL_ARGUMENT);
  CHECK(jx_evaluate(subject, set, NULL, &result, NULL) == JX_OK);
  CHECK(jx_result_to_json(NULL, &text, NULL) == JX_E_NULL_ARGUMENT);
  CHECK(jx_result_to_json(result, NULL, NULL) == JX_E_NULL_ARGUMENT);
  CHECK(jx_result_explain(NULL, NULL, NULL, &text, NULL) == JX_E_NULL_ARGUMENT);
  CHECK(jx_result_explain(result, NULL, NULL, NULL, NULL) == JX_E_NULL_ARGUMENT);
  CHECK(jx_result_report(NULL, "html", NULL, &text, NULL) == JX_E_NULL_ARGUMENT);
  CHECK(jx_result_report(result, NULL, NULL, &text, NULL) == JX_E_NULL_ARGUMENT);
  CHECK(jx_result_report(result, "html", NULL, NULL, NULL) == JX_E_NULL_ARGUMENT);
  jx_result_free(result);

  CHECK(jx_options_set_certify(NULL, 1, NULL) == JX_E_NULL_ARGUMENT);
  CHECK(jx_options_set_certify(options, 2, NULL) == JX_E_BAD_ARGUMENT);
  CHECK(jx_options_set_certify(options, 1, NULL) == JX_OK);
  CHECK(jx_options_add_peer(NULL, subject, NULL) == JX_E_NULL_ARGUMENT);
  CHECK(jx_options_add_peer(options, NULL, NULL) == JX_E_NULL_ARGUMENT);
  CHECK(jx_options_add_peer(options, subject, NULL) == JX_OK);

  {
    jx_plan* plan = NULL;
    int64_t total = 7;
    int32_t grade = 7;
    uint8_t scored = 7;
    CHECK(jx_plan_compile(NULL, set, options, &plan, NULL) == JX_E_NULL_ARGUMENT);
    CHECK(jx_plan_compile(subject, NULL, options, &plan, NULL) == JX_E_NULL_ARGUMENT);
    CHECK(jx_plan_compile(subject, set, options, NULL, NULL) == JX_E_NULL_ARGUMENT);
    {
      /* The rows of a plan: 60 points for 7 trainings, 40 less 5 for each missing file. */
      static const char policy[] =
          "{\"id\":\"rows\",\"edition\":\"1\",\"title\":\"t\",\"valid_from\":\"2024-01-01\",\"full_points\":"
          "\"100\","
          "\"framework\":[{\"title\":\"output\"}],\"grades\":[\"cn-mof-2020\"],\"arithmetic\":{\"mode\":"
          "\"half_up\","
          "\"decimals\":2,\"stage\":\"indicator\",\"bands_compare\":\"rounded\"}}";
      static const char rows[] =
          "{\"policy\":\"rows\",\"as_of\":\"2024-06-30\",\"project\":{\"name\":\"x\"},\"plan\":{"
          "\"indicators\":["
          "{\"under\":\"output\",\"title\":\"training\",\"points\":\"60\",\"target\":\">=7\",\"rule\":"
          "\"ratio\"},"
          "{\"under\":\"output\",\"title\":\"files\",\"points\":\"40\",\"rule\":{\"form\":\"events\","
          "\"causes\":[{\"title\":\"missing\",\"points\":\"5\"}]}}]}}";
      static const int64_t values[] = {40000, 70000, 1, 70000, 70000, 0, 40000, 0, 1};
      jx_case* own = NULL;
      int64_t scores[6], totals[3];
      int32_t grades[3];
      uint8_t good[3];
      CHECK(jx_policies_add(set, policy, sizeof policy - 1, 0, NULL) == JX_OK);
      CHECK(jx_case_parse(rows, sizeof rows - 1, 0, &own, NULL) == JX_OK);
      CHECK(jx_plan_compile(own, set, NULL, &plan, NULL) == JX_OK);
      jx_case_free(own);
      CHECK(jx_plan_input_count(plan) == 3);
      CHECK(same(jx_plan_input_indicator(plan, 2), "files"));
      CHECK(same(jx_plan_input_kind(plan, 1), "target"));
      CHECK(same(jx_plan_input_name(plan, 2), "missing"));
      CHECK(jx_plan_input_name(plan, 3) == NULL);
      CHECK(jx_plan_indicator_count(plan) == 2);
      CHECK(same(jx_plan_indicator(plan, 0), "training"));
      CHECK(jx_plan_indicator(plan, 2) == NULL);
      CHECK(jx_plan_decimals(plan) == 2);
      CHECK(jx_plan_uses_integers(plan) == 1);
      CHECK(jx_plan_score(plan, values, 3, scores, totals, grades, good, NULL) == JX_OK);
      CHECK(good[0] == 1 && good[1] == 1 && good[2] == 0);
      CHECK(scores[0] == 3429 && scores[1] == 3500 && scores[2] == 6000 && scores[3] == 4000);
      CHECK(totals[0] == 6929 && totals[1] == 10000 && totals[2] == 0);
      CHECK(same(jx_plan_grade(plan, (size_t)grades[0]), "\xe4\xb8\xad"));
      CHECK(grades[1] == 0 && grades[2] == -1);
      CHECK(jx_plan_score(plan, values, 0, NULL, NULL, NULL, NULL, NULL) == JX_OK);
      CHECK(jx_plan_score(plan, NULL, 1, NULL, totals, grades, good, NULL) == JX_E_NULL_ARGUMENT);
      CHECK(jx_plan_score(plan, values, 1, NULL, NULL, grades, good, NULL) == JX_E_NULL_ARGUMENT);
      CHECK(jx_plan_score(plan, values, 1, NULL, totals, NULL, good, NULL) == JX_E_NULL_ARGUMENT);
      CHECK(jx_plan_score(plan, values, 1, NULL, totals, grades, NULL, NULL) == JX_E_NULL_ARGUMENT);
      CHECK(jx_plan_explain(plan, values + 6, &result, NULL) == JX_E_OBSERVATION);
      CHECK(jx_plan_explain(plan, values, NULL, NULL) == JX_E_NULL_ARGUMENT);
      CHECK(jx_plan_explain(plan, values, &result, NULL) == JX_OK);
      CHECK(same(jx_result_total(result), "69.29"));
      jx_result_free(result);
      jx_plan_free(plan);
    }
    plan = NULL;
    CHECK(jx_plan_input_count(NULL) == 0);
    CHECK(jx_plan_input_indicator(NULL, 0) == NULL);
    CHECK(jx_plan_input_kind(NULL, 0) == NULL);
    CHECK(jx_plan_input_name(NULL, 0) == NULL);
    CHECK(jx_plan_indicator_count(NULL) == 0);
    CHECK(jx_plan_indicator(NULL, 0) == NULL);
    CHECK(jx_plan_decimals(NULL) == 0);
    CHECK(jx_plan_grade(NULL, 0) == NULL);
    CHECK(jx_plan_uses_integers(NULL) == 0);
    CHECK(jx_plan_score(NULL, &total, 1, NULL, &total, &grade, &scored, NULL) == JX_E_NULL_ARGUMENT);
    CHECK(jx_plan_explain(NULL, &total, &result, NULL) == JX_E_NULL_ARGUMENT);
    result = NULL;
    CHECK(jx_evaluate(subject, set, NULL, &result, NULL) == JX_OK);
    jx_plan_free(NULL);
  }

  CHECK(jx_error_status(NULL) == JX_OK);
  CHECK(jx_error_count(NULL) == 0);
  CHECK(jx_error_code(NULL, 0) == JX_OK);
  CHECK(same(jx_error_message(NULL, 0, NULL), ""));
  CHECK(same(jx_error_hint(NULL, 0, NULL), ""));
  CHECK(same(jx_error_pointer(NULL, 0), ""));
  CHECK(same(jx_error_subject(NULL, 0), ""));
  CHECK(same(jx_error_document(NULL, 0), ""));
  CHECK(jx_error_line(NULL, 0) == 0);
  CHECK(jx_error_column(NULL, 0) == 0);
  CHECK(same(jx_text_data(NULL), ""));
  CHECK(jx_text_size(NULL) == 0);
  CHECK(jx_policies_count(NULL) == 0);
  CHECK(jx_policies_id(NULL, 0) == NULL);
  CHECK(jx_policies_edition(NULL, 0) == NULL);
  CHECK(jx_policies_title(NULL, 0) == NULL);
  CHECK(jx_policies_json(NULL, 0) == NULL);
  CHECK(jx_result_total(NULL) == NULL);
  CHECK(jx_result_total_low(NULL) == NULL);
  CHECK(jx_result_total_high(NULL) == NULL);
  CHECK(jx_result_grade(NULL, NULL) == NULL);
  CHECK(jx_result_is_illustrative(NULL) == 0);
  CHECK(jx_result_node_count(NULL) == 0);
  CHECK(jx_result_node_code(NULL, 0) == NULL);
  CHECK(jx_result_node_title(NULL, 0) == NULL);
  CHECK(jx_result_node_path(NULL, 0) == NULL);
  CHECK(jx_result_node_parent(NULL, 0) == -1);
  CHECK(jx_result_node_full(NULL, 0) == NULL);
  CHECK(jx_result_node_score(NULL, 0) == NULL);
  CHECK(jx_result_node_fulfilment(NULL, 0) == NULL);
  CHECK(jx_result_finding_count(NULL) == 0);
  CHECK(jx_result_finding_severity(NULL, 0) == NULL);
  CHECK(jx_result_finding_code(NULL, 0) == NULL);
  CHECK(jx_result_finding_message(NULL, 0, NULL) == NULL);
  CHECK(jx_result_finding_pointer(NULL, 0) == NULL);
  jx_error_free(NULL);
  jx_text_free(NULL);
  jx_policies_free(NULL);
  jx_case_free(NULL);
  jx_options_free(NULL);
  jx_result_free(NULL);

  jx_result_free(result);
  jx_case_free(subject);
  jx_options_free(options);
  jx_policies_free(set);
}

int main(void) {
  library();
  policies();
  seed();
  without_points();
  errors();
  nulls();
  printf("%d checks, %d failed\n", checks, failures);
  return failures ? 1 : 0;
}
