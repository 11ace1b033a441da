"""Windows job objects: the memory limit of a worker, and its end when the host ends.

Not tried on a Windows machine yet. Where the job cannot be made the worker still has its
wall-clock limit; `limited` never raises.
"""

import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    NO_CONSOLE = subprocess.CREATE_NO_WINDOW
    _EXTENDED_LIMITS = 9
    _PROCESS_MEMORY = 0x100
    _ACTIVE_PROCESS = 0x8
    _KILL_ON_CLOSE = 0x2000

    class _Basic(ctypes.Structure):
        _fields_ = (
            ("per_process_user_time", ctypes.c_int64),
            ("per_job_user_time", ctypes.c_int64),
            ("limit_flags", wintypes.DWORD),
            ("minimum_working_set", ctypes.c_size_t),
            ("maximum_working_set", ctypes.c_size_t),
            ("active_process_limit", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority_class", wintypes.DWORD),
            ("scheduling_class", wintypes.DWORD),
        )

    class _Extended(ctypes.Structure):
        _fields_ = (
            ("basic", _Basic),
            ("io_counters", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    def _kernel() -> ctypes.WinDLL:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
        kernel.SetInformationJobObject.argtypes = (
            wintypes.HANDLE,
            ctypes.c_int,
            wintypes.LPVOID,
            wintypes.DWORD,
        )
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        return kernel

    def _job(memory: int) -> int:
        kernel = _kernel()
        job = kernel.CreateJobObjectW(None, None)
        if not job:
            return 0
        limits = _Extended()
        limits.basic.limit_flags = _PROCESS_MEMORY | _ACTIVE_PROCESS | _KILL_ON_CLOSE
        limits.basic.active_process_limit = 1
        limits.process_memory = memory
        size = ctypes.sizeof(limits)
        if not kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), size):
            kernel.CloseHandle(job)
            return 0
        return int(job)

    @contextmanager
    def limited(child: subprocess.Popen[bytes], memory: int) -> Generator[None]:
        """Hold a job around `child` while the block runs; it is killed with us."""
        job = _job(memory)
        try:
            if job:
                handle: int = getattr(child, "_handle")  # noqa: B009 - no public name
                _kernel().AssignProcessToJobObject(job, int(handle))
            yield
        finally:
            if job:
                _kernel().CloseHandle(job)

else:
    NO_CONSOLE = 0

    @contextmanager
    def limited(child: subprocess.Popen[bytes], memory: int) -> Generator[None]:  # noqa: ARG001
        """Do nothing: on POSIX a worker limits itself."""
        yield
