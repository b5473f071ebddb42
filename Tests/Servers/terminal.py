"""Runs a program on a terminal of its own, types what standard input holds, one line after each prompt that ends in
“: ”, and prints as JSON what the terminal showed, how the program ended, and whether the terminal echoes again.

usage: terminal.py [--ignoring] PROGRAM WORDS...

With --ignoring the program begins with Ctrl-C ignored and blocked, as under some parents.
"""
import json, os, pty, select, signal, sys, termios, time

lines = sys.stdin.buffer.read().split(b"\n")
ignoring = sys.argv[1] == "--ignoring"
words = sys.argv[2 if ignoring else 1:]
child, terminal = pty.fork()
if child == 0:
    # As at a login: whoever runs the tests may ignore or block the signal.
    signal.signal(signal.SIGINT, signal.SIG_IGN if ignoring else signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, [signal.SIGINT] if ignoring else [])
    os.execv(words[0], words)
shown, seen = b"", 0
end = time.monotonic() + 20
while time.monotonic() < end:
    if select.select([terminal], [], [], 0.1)[0]:
        try:
            part = os.read(terminal, 4096)
        except OSError:
            break  # the program has ended
        if not part:
            break
        shown += part
    if lines and shown[seen:].endswith(b": "):
        seen = len(shown)
        line = lines.pop(0)
        os.write(terminal, line if line == b"\x03" else line + b"\r")
else:
    os.kill(child, signal.SIGKILL)  # it never ended by itself
status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
# The settings of a terminal outlive the program that ran on it.
echoes = bool(termios.tcgetattr(terminal)[3] & termios.ECHO)
print(json.dumps({"shown": shown.decode(), "status": status, "echoes": echoes}))
