"""The C interface, one table of signatures, set for every function of jixiao.h (a test compares the two)."""
from __future__ import annotations

import ctypes
import ctypes.util
import os
import pathlib
import sys
from ctypes import POINTER, c_char_p, c_int32, c_int64, c_size_t, c_uint8, c_uint32, c_void_p

ABI_VERSION = 0

# A text that a getter returns belongs to its object, so c_char_p may copy it; handles and owned texts stay
# opaque pointers.
_HANDLE = c_void_p
_OUT = POINTER(c_void_p)

SIGNATURES: dict[str, tuple[object, list[object]]] = {
    "jx_version": (c_char_p, []),
    "jx_abi_version": (c_int32, []),
    "jx_status_name": (c_char_p, [c_int32]),
    "jx_error_status": (c_int32, [_HANDLE]),
    "jx_error_count": (c_size_t, [_HANDLE]),
    "jx_error_code": (c_int32, [_HANDLE, c_size_t]),
    "jx_error_message": (c_char_p, [_HANDLE, c_size_t, c_char_p]),
    "jx_error_hint": (c_char_p, [_HANDLE, c_size_t, c_char_p]),
    "jx_error_pointer": (c_char_p, [_HANDLE, c_size_t]),
    "jx_error_subject": (c_char_p, [_HANDLE, c_size_t]),
    "jx_error_document": (c_char_p, [_HANDLE, c_size_t]),
    "jx_error_line": (c_int32, [_HANDLE, c_size_t]),
    "jx_error_column": (c_int32, [_HANDLE, c_size_t]),
    "jx_error_free": (None, [_HANDLE]),
    "jx_text_data": (c_void_p, [_HANDLE]),
    "jx_text_size": (c_size_t, [_HANDLE]),
    "jx_text_free": (None, [_HANDLE]),
    "jx_policies_new": (c_int32, [_OUT, _OUT]),
    "jx_policies_add": (c_int32, [_HANDLE, c_char_p, c_size_t, c_uint32, _OUT]),
    "jx_policies_count": (c_size_t, [_HANDLE]),
    "jx_policies_id": (c_char_p, [_HANDLE, c_size_t]),
    "jx_policies_edition": (c_char_p, [_HANDLE, c_size_t]),
    "jx_policies_title": (c_char_p, [_HANDLE, c_size_t]),
    "jx_policies_json": (c_char_p, [_HANDLE, c_size_t]),
    "jx_policies_free": (None, [_HANDLE]),
    "jx_case_parse": (c_int32, [c_char_p, c_size_t, c_uint32, _OUT, _OUT]),
    "jx_case_free": (None, [_HANDLE]),
    "jx_options_new": (c_int32, [_OUT, _OUT]),
    "jx_options_set_as_of": (c_int32, [_HANDLE, c_char_p, _OUT]),
    "jx_options_set_policy": (c_int32, [_HANDLE, c_char_p, _OUT]),
    "jx_options_add_scheme": (c_int32, [_HANDLE, c_char_p, _OUT]),
    "jx_options_set_layer": (c_int32, [_HANDLE, c_char_p, _OUT]),
    "jx_options_set_certify": (c_int32, [_HANDLE, c_int32, _OUT]),
    "jx_options_add_peer": (c_int32, [_HANDLE, _HANDLE, _OUT]),
    "jx_options_free": (None, [_HANDLE]),
    "jx_evaluate": (c_int32, [_HANDLE, _HANDLE, _HANDLE, _OUT, _OUT]),
    "jx_result_total": (c_char_p, [_HANDLE]),
    "jx_result_total_low": (c_char_p, [_HANDLE]),
    "jx_result_total_high": (c_char_p, [_HANDLE]),
    "jx_result_grade": (c_char_p, [_HANDLE, c_char_p]),
    "jx_result_is_illustrative": (c_int32, [_HANDLE]),
    "jx_result_node_count": (c_size_t, [_HANDLE]),
    "jx_result_node_code": (c_char_p, [_HANDLE, c_size_t]),
    "jx_result_node_title": (c_char_p, [_HANDLE, c_size_t]),
    "jx_result_node_path": (c_char_p, [_HANDLE, c_size_t]),
    "jx_result_node_parent": (c_int32, [_HANDLE, c_size_t]),
    "jx_result_node_full": (c_char_p, [_HANDLE, c_size_t]),
    "jx_result_node_score": (c_char_p, [_HANDLE, c_size_t]),
    "jx_result_node_fulfilment": (c_char_p, [_HANDLE, c_size_t]),
    "jx_result_finding_count": (c_size_t, [_HANDLE]),
    "jx_result_finding_severity": (c_char_p, [_HANDLE, c_size_t]),
    "jx_result_finding_code": (c_char_p, [_HANDLE, c_size_t]),
    "jx_result_finding_message": (c_char_p, [_HANDLE, c_size_t, c_char_p]),
    "jx_result_finding_pointer": (c_char_p, [_HANDLE, c_size_t]),
    "jx_result_to_json": (c_int32, [_HANDLE, _OUT, _OUT]),
    "jx_result_explain": (c_int32, [_HANDLE, c_char_p, c_char_p, _OUT, _OUT]),
    "jx_result_report": (c_int32, [_HANDLE, c_char_p, c_char_p, _OUT, _OUT]),
    "jx_result_free": (None, [_HANDLE]),
    "jx_plan_compile": (c_int32, [_HANDLE, _HANDLE, _HANDLE, _OUT, _OUT]),
    "jx_plan_input_count": (c_size_t, [_HANDLE]),
    "jx_plan_input_indicator": (c_char_p, [_HANDLE, c_size_t]),
    "jx_plan_input_kind": (c_char_p, [_HANDLE, c_size_t]),
    "jx_plan_input_name": (c_char_p, [_HANDLE, c_size_t]),
    "jx_plan_indicator_count": (c_size_t, [_HANDLE]),
    "jx_plan_indicator": (c_char_p, [_HANDLE, c_size_t]),
    "jx_plan_decimals": (c_int32, [_HANDLE]),
    "jx_plan_grade": (c_char_p, [_HANDLE, c_size_t]),
    "jx_plan_uses_integers": (c_int32, [_HANDLE]),
    "jx_plan_score": (c_int32, [_HANDLE, POINTER(c_int64), c_size_t, POINTER(c_int64), POINTER(c_int64), POINTER(c_int32), POINTER(c_uint8), _OUT]),
    "jx_plan_explain": (c_int32, [_HANDLE, POINTER(c_int64), _OUT, _OUT]),
    "jx_plan_free": (None, [_HANDLE]),
}


def _candidates() -> list[str]:
    """Where the shared library may be: JIXIAO_LIBRARY, beside this package, then the system's places."""
    named = os.environ.get("JIXIAO_LIBRARY")
    if named:
        return [named]
    file_name = {"darwin": "libjixiao.dylib", "win32": "jixiao.dll"}.get(sys.platform, f"libjixiao.so.{ABI_VERSION}")
    beside = pathlib.Path(__file__).parent / file_name
    found = ctypes.util.find_library("jixiao")
    return [*([str(beside)] if beside.exists() else []), file_name, *([found] if found else [])]


def _load() -> ctypes.CDLL:
    reasons = []
    for candidate in _candidates():
        try:
            library = ctypes.CDLL(candidate)
            break
        except OSError as error:
            reasons.append(f"{candidate}: {error}")
    else:
        raise ImportError("the jixiao library was not found; set JIXIAO_LIBRARY to the path of libjixiao.so\n" + "\n".join(reasons))
    for name, (result, arguments) in SIGNATURES.items():
        function = getattr(library, name)
        function.restype = result
        function.argtypes = arguments
    if library.jx_abi_version() != ABI_VERSION:
        raise ImportError(f"the jixiao library has ABI {library.jx_abi_version()}, this package needs {ABI_VERSION}")
    return library


lib = _load()
