"""ln H(x) and G(x)/H(x) with 60 digits: lines of x in, lines of both out, to 25 digits."""
import sys

from mpmath import mp, mpf

mp.dps = 60
for line in sys.stdin:
    x = mpf(float.fromhex(line.strip()))
    tail = mp.erfc(x / mp.sqrt(2)) / 2
    # Left of zero H is nearly one: its logarithm is taken of what is missing.
    logarithm = mp.log(tail) if x > 0 else mp.log1p(-mp.erfc(-x / mp.sqrt(2)) / 2)
    density = mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi)
    print(mp.nstr(logarithm, 25), mp.nstr(density / tail, 25))
