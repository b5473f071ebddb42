"""How long readers of a running service wait, before an import into its store and while one runs.

Arguments: the address, how many papers there are, and the command that imports. Four readers ask for pages and records
of papers and people at random, each a process with a connection of its own and a short pause between two requests, for
ten seconds and then until the import has ended and a little longer. Threads of one process would wait for one another,
and not for the service. Prints the longest waits of both times.
"""
import http.client
import multiprocessing
import random
import subprocess
import sys
import time
import urllib.parse

address, papers, command = urllib.parse.urlsplit(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
FORMS = ["/works/W{}", "/v1/works/W{}", "/researchers/R{}", "/v1/researchers/R{}", "/v1/works?limit=50", "/"]
READERS, isOver = 4, multiprocessing.Event()


def read(seed, told):
    chance, waits = random.Random(seed), []
    line = http.client.HTTPConnection(address.hostname, address.port, timeout=60)
    while not isOver.is_set():
        path = chance.choice(FORMS).format(chance.randint(1, papers // 2))
        begun = time.monotonic()
        line.request("GET", path)
        answer = line.getresponse()
        answer.read()
        waits.append((begun, (time.monotonic() - begun) * 1000, path, answer.status))
        if answer.status >= 500:
            print(f"{path}: {answer.status}")
        time.sleep(0.005)
    told.send(waits)


def tell(name, begun, ended):
    some = sorted((wait, path) for at, wait, path, _ in waits if begun <= at < ended)
    if some:
        slow = ", ".join(f"{wait:.0f} ms {path}" for wait, path in some[-3:][::-1])
        print(f"{name}: {len(some)} requests in {ended - begun:.0f} s, p50 {some[len(some) // 2][0]:.1f} ms, "
              f"p99 {some[len(some) * 99 // 100][0]:.1f} ms; longest {slow}")


lines = [multiprocessing.Pipe(duplex=False) for _ in range(READERS)]
readers = [multiprocessing.Process(target=read, args=(seed, told)) for seed, (_, told) in enumerate(lines)]
for reader in readers:
    reader.start()
time.sleep(3)  # what is cold gets warm
quiet = time.monotonic()
time.sleep(10)
begun = time.monotonic()
status = subprocess.run(command, stdout=subprocess.DEVNULL).returncode
ended = time.monotonic()
time.sleep(2)
isOver.set()
waits = [wait for heard, _ in lines for wait in heard.recv()]
for reader in readers:
    reader.join()
tell("readers, nothing else going on", quiet, begun)
tell("readers while papers are imported", begun, time.monotonic())
print(f"the import ended with status {status} after {ended - begun:.0f} s")
