"""Runs one program and reports what it took: python3 -I -S measure.py LOG PROGRAM ARGUMENT...

The kernel's own account of the ended process (wait4): processor time of it and the children it waited for, and the
largest resident size ever. It is started from this small process, because Linux lets a new program inherit the peak of
the one that started it."""

import json
import os
import sys
import time

log, program, *arguments = sys.argv[1:]
# Nobody else's unwritten pages are written at this program's expense.
os.sync()
target = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
start = time.perf_counter()
child = os.posix_spawnp(program, [program, *arguments], os.environ,
                        file_actions=[(os.POSIX_SPAWN_DUP2, target, 1), (os.POSIX_SPAWN_DUP2, target, 2)])
_, status, usage = os.wait4(child, 0)
wall = time.perf_counter() - start
print(json.dumps({"exit": os.waitstatus_to_exitcode(status), "wall": wall, "cpu": usage.ru_utime + usage.ru_stime,
                  "peakMib": usage.ru_maxrss / 1024}))
