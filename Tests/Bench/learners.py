"""The learners of arXiv 1905.07833 in numba: the yardstick for Tests/Bench/Learners.

One thread, single precision, fast mathematics, compiled for this very processor. The signs are held as floats, for a
product with them is then one fused operation; bytes, a quarter as large, were slower. Prints one line a learner: name,
microseconds per epoch, epochs timed.
"""
import os

for name in ("NUMBA_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = "1"

import math
import sys
import time

import numpy as np
from numba import njit

K, N, M, BATCH = 9, 999, 1000, 100
INPUTS = N // K
fast = njit(fastmath=True, boundscheck=False, error_model="numpy")


@fast
def preactivations(x, w, row, h):
    for unit in range(K):
        s = np.float32(0)
        for i in range(INPUTS):
            s += x[row, unit, i] * w[unit, i]
        h[unit] = s


@fast
def majority(h):
    votes = 0
    for unit in range(K):
        votes += (h[unit] > 0) - (h[unit] < 0)
    return votes > 0


@fast
def normalise(w):
    for unit in range(K):
        s = np.float32(0)
        for i in range(INPUTS):
            s += w[unit, i] * w[unit, i]
        scale = np.float32(1) / np.sqrt(s)
        for i in range(INPUTS):
            w[unit, i] *= scale


@fast
def stored(x, w, h):
    for row in range(M):
        preactivations(x, w, row, h)
        if not majority(h):
            return False
    return True


@fast
def shuffle(order):
    for last in range(M - 1, 0, -1):
        other = np.random.randint(0, last + 1)
        order[last], order[other] = order[other], order[last]


@fast
def lal_batch(x, w, rows, scratch, rate):
    # Pre-activations of the whole batch first, as the paper's learner has them.
    for b in range(rows.size):
        preactivations(x, w, rows[b], scratch[b])
    for b in range(rows.size):
        h = scratch[b]
        if majority(h):
            continue
        best, nearest = -1, np.float32(-np.inf)
        for unit in range(K):
            if h[unit] <= 0 and h[unit] > nearest:
                best, nearest = unit, h[unit]
        for i in range(INPUTS):
            w[best, i] += rate * x[rows[b], best, i]


@fast
def lal(x, rate, limit, seed):
    np.random.seed(seed)
    w = (2 * np.random.random((K, INPUTS)) - 1).astype(np.float32)
    normalise(w)
    order = np.arange(M)
    scratch = np.empty((BATCH, K), np.float32)
    for epoch in range(1, limit + 1):
        shuffle(order)
        for first in range(0, M, BATCH):
            lal_batch(x, w, order[first:first + BATCH], scratch, rate)
            normalise(w)
        if stored(x, w, scratch[0]):
            return epoch
    return limit


@fast
def centre(w, middle):
    y = w.shape[0]
    for unit in range(K):
        for i in range(INPUTS):
            middle[unit, i] = 0
    for a in range(y):
        for unit in range(K):
            for i in range(INPUTS):
                middle[unit, i] += w[a, unit, i]
    normalise(middle)


@fast
def elal(x, rate, y, coupling, growth, limit, seed):
    np.random.seed(seed)
    w = (2 * np.random.random((y, K, INPUTS)) - 1).astype(np.float32)
    for a in range(y):
        normalise(w[a])
    orders = np.empty((y, M), np.int64)
    for a in range(y):
        orders[a] = np.arange(M)
    middle = np.empty((K, INPUTS), np.float32)
    centre(w, middle)
    scratch = np.empty((BATCH, K), np.float32)
    for epoch in range(1, limit + 1):
        for a in range(y):
            shuffle(orders[a])
        pull = np.float32(coupling * rate)
        for first in range(0, M, BATCH):
            for a in range(y):
                lal_batch(x, w[a], orders[a, first:first + BATCH], scratch, rate)
                for unit in range(K):
                    for i in range(INPUTS):
                        w[a, unit, i] += pull * (middle[unit, i] - w[a, unit, i])
                normalise(w[a])
            centre(w, middle)
        coupling *= 1 + growth
        spread = np.float32(0)
        for a in range(y):
            for unit in range(K):
                for i in range(INPUTS):
                    d = w[a, unit, i] - middle[unit, i]
                    spread += d * d
        if spread < 1e-7:
            return epoch
    return limit


@fast
def cross_entropy(x, w, h, beta, gamma, limit):
    share = np.float32(1 / math.sqrt(K))
    loss = 0.0
    for row in range(M):
        preactivations(x, w, row, h)
        s = np.float32(0)
        for unit in range(K):
            s += math.tanh(beta * h[unit])
        t = -2 * gamma * float(s * share)
        loss += (max(t, 0.0) + math.log1p(math.exp(-abs(t)))) / (2 * gamma)
        if loss > limit:
            return False
    return loss < limit


@fast
def cesgd(x, rate, beta0, beta1, gamma0, gamma1, by_loss, limit, seed):
    np.random.seed(seed)
    w = (2 * np.random.random((K, INPUTS)) - 1).astype(np.float32)
    normalise(w)
    order = np.arange(M)
    scratch = np.empty((BATCH, K), np.float32)
    share = np.float32(1 / math.sqrt(K))
    for epoch in range(1, limit + 1):
        shuffle(order)
        beta, gamma = np.float32(beta0), np.float32(gamma0)
        length = np.float32(rate) * beta * share
        for first in range(0, M, BATCH):
            rows = order[first:first + BATCH]
            for b in range(rows.size):
                h = scratch[b]
                preactivations(x, w, rows[b], h)
                s = np.float32(0)
                for unit in range(K):
                    t = math.tanh(beta * h[unit])
                    h[unit] = 1 - t * t
                    s += t
                slope = length / (1 + math.exp(2 * gamma * s * share))
                for unit in range(K):
                    h[unit] *= slope
            for b in range(rows.size):
                for unit in range(K):
                    c = scratch[b, unit]
                    for i in range(INPUTS):
                        w[unit, i] += c * x[rows[b], unit, i]
            normalise(w)
        if by_loss:
            if cross_entropy(x, w, scratch[0], beta, gamma0, 1e-7):
                return epoch
        elif stored(x, w, scratch[0]):
            return epoch
        beta0 *= 1 + beta1
        gamma0 *= 1 + gamma1
    return limit


def fastest(rounds, work):
    """The fastest of several rounds, in microseconds per epoch."""
    work()  # compiles
    best, epochs = math.inf, 1
    for _ in range(rounds):
        start = time.perf_counter()
        done = work()
        spent = (time.perf_counter() - start) * 1e6 / done
        if spent < best:
            best, epochs = spent, done
    return best, epochs


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    generator = np.random.default_rng(1)
    x = generator.choice(np.array([-1, 1], np.float32), size=(M, K, INPUTS)).astype(np.float32)
    eta = np.float32
    for name, work in [
        ("LAL", lambda: lal(x, eta(5e-3), 20_000, 2)),
        ("eLAL", lambda: elal(x, eta(1e-2), 20, 0.5, 1e-4, 20, 2)),
        ("ceSGD-fast", lambda: cesgd(x, eta(1e-2), 1.0, 1e-3, 3.0, 0.0, False, 200, 2)),
        ("ceSGD-slow", lambda: cesgd(x, eta(3e-3), 0.5, 2e-4, 0.1, 4e-4, True, 200, 2)),
    ]:
        print(name, *fastest(rounds, work))


main()
