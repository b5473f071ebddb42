"""B-cubed, pairwise and variant-pair measures from sets, one grouping after the other."""
import json
import sys
from fractions import Fraction as F
from itertools import combinations


def harmonic(p, r):
    return 2 * p * r / (p + r) if p + r else F(0)


def measures(predicted, truth, surfaces):
    things = range(len(truth))
    cluster = {i: {j for j in things if predicted[j] == predicted[i]} for i in things}
    person = {i: {j for j in things if truth[j] == truth[i]} for i in things}
    p = sum(F(len(cluster[i] & person[i]), len(cluster[i])) for i in things) / len(truth)
    r = sum(F(len(cluster[i] & person[i]), len(person[i])) for i in things) / len(truth)
    together = {(i, j) for i, j in combinations(things, 2) if j in cluster[i]}
    belong = {(i, j) for i, j in combinations(things, 2) if j in person[i]}
    pp = F(len(together & belong), len(together)) if together else F(1)
    pr = F(len(together & belong), len(belong)) if belong else F(1)
    unlike = {(i, j) for i, j in belong if surfaces[i] != surfaces[j]}
    return [float(x) for x in (p, r, harmonic(p, r), pp, pr, len(unlike & together), len(unlike))]


print(json.dumps([measures(**line) for line in json.load(sys.stdin)]))
