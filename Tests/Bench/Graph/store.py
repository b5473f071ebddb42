"""Makes a large catalogue for the bench: store.py STORE RESEARCHERS TIES [SEED].

People write in groups of about forty and now and then with strangers; some write much more than others, so that the
numbers of collaborators are heavy-tailed. Ids say nothing about groups. Rows go straight into the tables that the
graph is built from; the search index and the evidence stay empty.
"""
import pathlib
import sqlite3
import sys

import numpy

store, people, ties = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
random = numpy.random.default_rng(int(sys.argv[4]) if len(sys.argv) > 4 else 1)
root = pathlib.Path(__file__).resolve().parents[3]

database = sqlite3.connect(store)
database.executescript((root / "schema.sql").read_text())
database.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF")
triggers = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
for name in triggers:
    database.execute(f"DROP TRIGGER {name}")

shuffled = random.permutation(people) + 1
activity = numpy.cumsum(random.pareto(1.6, people) + 0.1)
pairs, works = set(), []
while len(pairs) < ties:
    count = max(1000, (ties - len(pairs)) // 5)
    leads = numpy.searchsorted(activity, random.random(count) * activity[-1])
    sizes = 2 + random.geometric(0.45, count).clip(1, 12) - 1
    for lead, size in zip(leads.tolist(), sizes.tolist()):
        group = lead - lead % 40 + random.integers(0, 40, size - 1)
        if random.random() < 0.15:
            group[0] = numpy.searchsorted(activity, random.random() * activity[-1])
        authors = sorted({lead, *(a for a in group.tolist() if a < people)})
        if len(authors) < 2:
            continue
        works.append(authors)
        for index, a in enumerate(authors):
            for b in authors[index + 1:]:
                pairs.add(a * people + b)

run = ("INSERT INTO run (id, params_version, normaliser_version, started_at, records, mentions, merged, split, queued)"
       " VALUES (1, 'bench', 1, '2000-01-01T00:00:00Z', 0, 0, 0, 0, 0)")
database.execute(run)
database.executemany(
    "INSERT INTO researcher (id, display_name, name_forms, is_personal, created_run) VALUES (?, ?, '', 1, 1)",
    ((id, f"Person {id}") for id in range(1, people + 1)))
years = random.integers(1990, 2026, len(works)).tolist()
complete = random.random(len(works)) < 0.9
database.executemany(
    "INSERT INTO work (id, title, canonical_title, byline, year, year_is_inferred, authors_complete, created_run)"
    " VALUES (?, ?, '', '', ?, 0, ?, 1)",
    ((id, f"Work {id}", years[id - 1], int(complete[id - 1])) for id in range(1, len(works) + 1)))
database.executemany(
    "INSERT INTO authorship (work_id, researcher_id, position) VALUES (?, ?, ?)",
    ((id, int(shuffled[a]), place) for id, authors in enumerate(works, 1) for place, a in enumerate(authors, 1)))
database.execute("UPDATE revision SET number = 1")
database.commit()
database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
print(f"{people} researchers, {len(pairs)} ties, {len(works)} works")
