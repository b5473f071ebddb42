"""Claims by real processes: people who try things, wrong ones and right ones, each command a process of its own.

    python3 Tests/Fuzz/claims.py .build/release/byline [commands] [seed]

Tokens go out by mail into a folder and come back from there. Every few hundred commands `byline check` and
`byline audit verify` must pass; no output may hold a password, a token that was mailed, or an address that was typed;
no command may crash. Where there is a C compiler, the processes' clock is moved on now and then, so that claims expire
and cool-downs end. Prints how often every kind of move came to be, and ends with status 1 at the first fault.
"""
import collections
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
CLOCK = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>
#include <sys/time.h>
static long shift(void) { const char *text = getenv("CLOCK_SHIFT"); return text ? atol(text) : 0; }
int clock_gettime(clockid_t clock, struct timespec *answer) {
    static int (*next)(clockid_t, struct timespec *);
    if (!next) next = dlsym(RTLD_NEXT, "clock_gettime");
    int code = next(clock, answer);
    if (clock == CLOCK_REALTIME) answer->tv_sec += shift();
    return code;
}
time_t time(time_t *answer) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (answer) *answer = now.tv_sec;
    return now.tv_sec;
}
int gettimeofday(struct timeval *answer, void *zone) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    answer->tv_sec = now.tv_sec;
    answer->tv_usec = now.tv_nsec / 1000;
    return 0;
}
"""
PEOPLE = {
    "Ana Lind": ["ana.lind@pond.example"],
    "Bo Ekberg": ["bo.ekberg@pond.example", "ekberg@lake.example"],
    "Dora Quist": ["dora.quist@harbour.example"],
    "Cem Dagdelen": ["cem@pond.example"],
}
CLAIMANTS = ["ca", "cb", "cc", "cd", "mixed"]
REVIEWERS = ["ra", "rb", "rc"]
HOSTILE = [
    "", " ", "'; DROP TABLE audit; --", "me@planted.example", "\u202egnp.exe", "@", "a@", "-", "--", "é" * 1001,
    "@" * 70_000, "http://127.0.0.1/", "file:///etc/passwd", "https://[::1]/x", "1 6 prove 0", "\n\nprevious 64 00",
    "🦆", "%00", "${HOME}", "C1", "C99999999999999999999", "-1", "0", "C-1", "NULL", "x" * 4000,
]
FITTING = {
    "verified": ["approve", "approve", "approve", "reject", "review", "withdraw"],
    "pending": ["withdraw", "approve", "review"],
    "approved": [
        "approve", "approve", "review", "approve", "review", "dispute", "release", "opt-out", "mine", "not-mine"],
    "contested": ["keep", "keep", "revoke", "withdraw", "release"],
    "disputed": ["keep", "keep", "revoke"],
}
VERBS = ["review", "approve", "reject", "withdraw", "release", "dispute", "keep", "revoke", "opt-out", "mine", "not-mine"]


class Town:
    def __init__(self, binary, folder, seed):
        self.binary, self.folder, self.random = binary, pathlib.Path(folder), random.Random(seed)
        self.shift, self.commands, self.statuses = 0, 0, collections.Counter()
        self.done, self.tokens, self.secrets = collections.Counter(), {}, set()
        self.clock = self.build_clock()
        for name in CLAIMANTS + REVIEWERS:
            (self.folder / f"{name}.txt").write_text(f"planted password of {name}\n")
            self.secrets.add(f"planted password of {name}")

    def build_clock(self):
        source, library = self.folder / "clock.c", self.folder / "clock.so"
        source.write_text(CLOCK)
        made = subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], capture_output=True)
        return library if made.returncode == 0 else None

    def byline(self, *words, by=None):
        words = [word.replace("\0", "") for word in words]
        if by:
            words += ["--account", by, "--password-file", str(self.folder / f"{by}.txt")]
        environment = {
            "PATH": os.environ["PATH"], "BYLINE_STORE": str(self.folder / "town.sqlite"),
            "BYLINE_MAIL": f"folder:{self.folder}/mail", "BYLINE_MAIL_FROM": "byline@host.example",
            "CLOCK_SHIFT": str(self.shift),
        }
        if self.clock:
            environment["LD_PRELOAD"] = str(self.clock)
        call = subprocess.run(
            [self.binary, *words], capture_output=True, env=environment, stdin=subprocess.DEVNULL, timeout=120)
        self.commands += 1
        self.statuses[call.returncode] += 1
        said = call.stdout + call.stderr
        if not 0 <= call.returncode <= 8 or b"please report" in said:
            fault(f"status {call.returncode}: {words}\n{said.decode(errors='replace')}")
        for secret in self.secrets:
            if secret.encode() in said:
                fault(f"a secret was printed: {words}")
        return call.returncode, call.stdout.decode(errors="replace"), call.stderr.decode(errors="replace")

    def settle(self):
        paper = (ROOT / "fixtures/claims/ducks.md").read_text()
        large = paper.replace("Ducks on Small Ponds", "Ducks on Large Ponds")
        (self.folder / "large.md").write_text(large)
        setting_up = [["import", str(ROOT / "fixtures/claims"), str(self.folder / "large.md")]]
        for name in CLAIMANTS + REVIEWERS:
            roles = "claimant,reviewer" if name == "mixed" else "claimant" if name in CLAIMANTS else "reviewer"
            setting_up.append(
                ["account", "add", name, "--roles", roles, "--password-file", str(self.folder / f"{name}.txt")])
        for words in setting_up:
            status, _, errors = self.byline(*words)
            if status:
                fault(f"{words}: {errors}")

    def claims(self):
        return json.loads(self.byline("claim", "list", "--json", "--limit", "10000")[1])

    def letters(self):
        """The tokens in new letters, which are thrown away once read."""
        box = self.folder / "mail/new"
        found = []
        for letter in sorted(box.iterdir()) if box.is_dir() else []:
            body = letter.read_bytes().replace(b"\r", b"").split(b"\n\n", 1)[1].decode()
            found += [word for word in re.findall(r"[\w-]+", body) if len(word) == 43]
            letter.unlink()
        return found

    # One thing by somebody.

    def act(self):
        dice = self.random.random()
        claims = self.claims()[-12:]
        claim = self.random.choice(claims) if claims else None
        if claim is None or dice < 0.10:
            return self.open()
        if dice < (0.75 if claim["state"] in ("pending", "rejected", "revoked") else 0.3):
            return self.show(claim)
        dice = self.random.random()
        if dice < 0.12:
            words = ["--take-back"] if self.random.random() < 0.3 else []
            return self.did(
                "vouch", self.byline("claim", "vouch", claim["id"], *words, by=self.random.choice(CLAIMANTS)))
        if dice < 0.15:
            return self.did("sweep", self.byline("claim", "sweep"))
        if dice < 0.19:
            self.shift += int(86_400 * self.random.uniform(0, 100 if self.random.random() < 0.2 else 10))
            return
        if dice < 0.25:
            return self.nonsense(claim)
        return self.decide(claim)

    def anybody(self):
        return self.random.choice(CLAIMANTS + REVIEWERS)

    def owner(self, claim):
        return claim["account"] if self.random.random() < 0.9 else self.anybody()

    def did(self, what, answer):
        if answer[0] == 0:
            self.done[what] += 1
        return answer

    def open(self):
        place = self.random.randrange(len(CLAIMANTS))
        names = list(PEOPLE)
        name = names[place] if place < len(names) and self.random.random() < 0.7 else self.random.choice(names)
        if self.random.random() < 0.1:
            name = self.random.choice(HOSTILE)
        return self.did("open", self.byline("claim", "open", name, by=CLAIMANTS[place]))

    def show(self, claim):
        by, dice = self.owner(claim), self.random.random()
        if dice < 0.1:
            file = self.folder / "letter.pdf"
            file.write_bytes(self.random.randbytes(9))
            return self.did(
                "document", self.byline("claim", "evidence", claim["id"], "--kind", "document", "--file", str(file), by=by))
        if dice < 0.15:
            kind = self.random.choice(["repository_file", "homepage_token"])
            place = self.random.choice(["github.com/ana-lind/ducks-on-ponds", "https://ana-lind.example"] + HOSTILE)
            return self.did(
                "ask page", self.byline("claim", "evidence", claim["id"], "--kind", kind, f"--address={place}", by=by))
        kind = self.random.choice(["paper_email", "paper_email", "institution_email"])
        waiting = self.tokens.get((claim["id"], kind))
        if waiting and self.random.random() < 0.8:
            token = waiting[-1] if self.random.random() < 0.85 else self.random.choice(["x" * 43, "", "'"])
            file = self.folder / "token.txt"
            file.write_text(token + "\n")
            return self.did(
                f"bring {kind}",
                self.byline("claim", "evidence", claim["id"], "--kind", kind, "--token-file", str(file), by=by))
        address = self.random.choice(PEOPLE.get(claim["name"], ["x@y.example"]))
        if self.random.random() < 0.15:
            address = self.random.choice(HOSTILE)
        answer = self.did(
            f"ask {kind}", self.byline("claim", "evidence", claim["id"], "--kind", kind, f"--address={address}", by=by))
        for token in self.letters():
            self.secrets.add(token)
            self.tokens.setdefault((claim["id"], kind), []).append(token)
        return answer

    def decide(self, claim):
        is_plain = self.random.random() < 0.85
        verb = self.random.choice(FITTING.get(claim["state"], ["withdraw"]) if is_plain else VERBS)
        who = {"withdraw": "owner", "release": "owner", "opt-out": "owner", "mine": "owner", "not-mine": "owner",
               "dispute": "anybody"}.get(verb, "reviewer")
        by = self.owner(claim) if who == "owner" else self.anybody() if who == "anybody" or not is_plain else (
            self.random.choice(REVIEWERS))
        words = ["claim", verb, claim["id"]]
        if verb in ("mine", "not-mine"):
            words += [f"W{self.random.randrange(0, 6)}"] + (["--take-back"] if self.random.random() < 0.3 else [])
        elif verb == "opt-out":
            words += ["--undo"] if self.random.random() < 0.5 else []
        else:
            if verb in ("keep", "revoke"):
                words[1:2] = ["resolve"]
                words += ["--verdict", verb]
            if verb not in ("withdraw", "release", "dispute"):
                words += ["--based-on", str(claim["version"] if is_plain else self.random.randrange(-1, 9))]
            if verb not in ("approve", "withdraw", "release") or not is_plain:
                words += ["--reason=" + ("as the papers show" if is_plain else self.random.choice(HOSTILE))]
        return self.did(verb, self.byline(*words, by=by))

    def nonsense(self, claim):
        """A command with arguments of any kind."""
        verb = self.random.choice(["open", "evidence", "review", "approve", "reject", "withdraw", "dispute", "resolve",
                                   "release", "list", "show", "vouch", "mine", "not-mine", "opt-out", "sweep"])
        pieces = HOSTILE + [claim["id"], "--reason", "--based-on", "--kind", "paper_email", "--verdict", "keep", "--json",
                            "--token-file", "/dev/null", "--file", "--dry-run", "--take-back", "--limit"]
        words = [self.random.choice(pieces) for _ in range(self.random.randrange(0, 6))]
        self.byline("claim", verb, *words, by=self.random.choice([None, self.anybody()]))

    def look(self):
        for words in (["check"], ["audit", "verify"]):
            status, output, errors = self.byline(*words)
            if status:
                fault(f"{words} after {self.commands} commands:\n{output}{errors}")


def fault(what):
    print(what)
    sys.exit(1)


def main():
    binary = os.path.abspath(sys.argv[1])
    commands = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    with tempfile.TemporaryDirectory() as folder:
        town = Town(binary, folder, seed)
        town.settle()
        looked = 0
        while town.commands < commands:
            town.act()
            if town.commands - looked > 250:
                town.look()
                looked = town.commands
        town.look()
        rows = json.loads(town.byline("audit", "log", "--json", "--limit", "1000000")[1])
        print(town.commands, "processes; statuses", dict(sorted(town.statuses.items())))
        print("moved on by", town.shift // 86_400, "days;", len(town.secrets) - 8, "tokens read from the mail")
        print("commands that succeeded:", dict(sorted(town.done.items())))
        print("audit rows:", dict(sorted(collections.Counter(row["action"] for row in rows).items())))


main()
