"""Two OAI-PMH servers that others wrote, over a small archive of ours: see faults.py for how they are made to fail.

usage: oai.py [PORT]

    /SESSION/oai          the package pyoai: datestamps to the second, lists in order of identifiers, deletions told
    /SESSION/days         the package oai_repo: datestamps of days, lists in order of datestamps, no deletions
    /SESSION/loop         one of ours that gives out tokens and refuses them all
    plan?stage=N          what the archive holds: 0 at first; 1 later, some records changed, withdrawn and added
    plan?batch=N          records a page
"""
import sys, types, urllib.parse
from datetime import datetime, timezone

from faults import Faulty, serve

try:
    import cgi
except ImportError:  # Python 3.13 has it no more
    cgi = sys.modules["cgi"] = types.ModuleType("cgi")
cgi.parse_qs = urllib.parse.parse_qs  # pyoai looks for it where it was before Python 3.8

import oai_repo
from lxml import etree
from oaipmh import common, metadata, server

ARXIV = "http://arxiv.org/OAI/arXiv/"
DC = "http://purl.org/dc/elements/1.1/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
PEOPLE = [("Ana", "Lind"), ("Jean-Luc", "van der Berg"), ("Émile", "Õ"), ("Wei", "Zhang"), ("Kim", "Park")]
SETS = ["cs:cs:LG", "physics:cond-mat"]


class Paper:
    def __init__(self, number, stamp, title, deleted=False):
        self.key = f"2401.{number:05d}"
        self.id = "oai:arXiv.org:" + self.key
        self.stamp = stamp
        self.title = title
        self.deleted = deleted
        self.set = SETS[number % 2]
        self.authors = [PEOPLE[number % 5], PEOPLE[(number * 3 + 1) % 5]]
        self.authors = self.authors[:1] if self.authors[0] == self.authors[1] else self.authors

    def element(self, prefix):
        if prefix == "oai_dc":
            root = etree.Element(f"{{{OAI_DC}}}dc", nsmap={"oai_dc": OAI_DC, "dc": DC})
            parts = [("title", self.title)]
            parts += [("creator", f"{family}, {given}") for given, family in self.authors]
            parts += [("description", f"We count ducks & geese on pond {self.key}; x < y."), ("date", "2024-01-03"),
                      ("identifier", "http://arxiv.org/abs/" + self.key)]
            for name, text in parts:
                etree.SubElement(root, f"{{{DC}}}{name}").text = text
            return root
        root = etree.Element(f"{{{ARXIV}}}arXiv", nsmap={None: ARXIV})

        def add(name, text=None, parent=root):
            element = etree.SubElement(parent, f"{{{ARXIV}}}{name}")
            element.text = text
            return element

        add("id", self.key)
        add("created", "2024-01-03")
        authors = add("authors")
        for given, family in self.authors:
            author = add("author", parent=authors)
            add("keyname", family, author)
            add("forenames", given, author)
        add("title", self.title)
        add("categories", "cs.LG" if self.set == SETS[0] else "cond-mat.dis-nn")
        add("abstract", f"We count ducks & geese on pond {self.key}; x < y, and </record> is no tag.")
        return root


def archive(stage):
    papers = {n: Paper(n, datetime(2024, 1, 3 + n * 7 % 20, 8, n), f"Ducks of pond {n} and their feathers")
              for n in range(1, 14)}
    papers[5].deleted = True
    if stage >= 1:
        # Changes lie ahead of any clock, so that a server finds them newer than every harvest.
        later = datetime(2100, 1, 1)
        papers[2] = Paper(2, later, "Ducks of pond 2 and their feathers, revisited")
        papers[7] = Paper(7, later, "Ducks of pond 7 and their feathers", deleted=True)
        papers |= {n: Paper(n, later, f"Geese of pond {n}") for n in (20, 21, 22)}
    return list(papers.values())


def chosen(stage, set, since, until):
    def fits(paper):
        in_set = set is None or paper.set == set or paper.set.startswith(set + ":")
        return in_set and (since is None or paper.stamp >= since) and (until is None or paper.stamp <= until)

    return [paper for paper in archive(stage) if fits(paper)]


class PyOAI:
    """What the package pyoai asks of an archive."""

    def __init__(self, stage, base):
        self.stage, self.base = stage, base

    def identify(self):
        return common.Identify(
            "Ponds", self.base, "2.0", ["ponds@example.org"], datetime(2024, 1, 1), "persistent",
            "YYYY-MM-DDThh:mm:ssZ", ["identity"])

    def listRecords(self, metadataPrefix, set=None, from_=None, until=None):
        if metadataPrefix not in ("arXiv", "oai_dc"):
            raise server.error.CannotDisseminateFormatError(metadataPrefix)
        for paper in sorted(chosen(self.stage, set, from_, until), key=lambda paper: paper.id):
            header = common.Header(None, paper.id, paper.stamp, [paper.set], paper.deleted)
            yield header, None if paper.deleted else paper, None

    def answer(self, query, batch):
        registry = metadata.MetadataRegistry()
        for prefix in ("arXiv", "oai_dc"):
            registry.registerWriter(prefix, lambda parent, paper, prefix=prefix: parent.append(paper.element(prefix)))
        return server.Server(self, registry, resumption_batch_size=batch).handleRequest(query)


class OAIRepo(oai_repo.DataInterface):
    """What the package oai_repo asks of an archive."""

    def __init__(self, stage, base, batch):
        self.stage, self.base, self.limit = stage, base, batch
        self.papers = {paper.id: paper for paper in archive(stage) if not paper.deleted}

    def get_identify(self):
        return oai_repo.Identify(
            repository_name="Ponds by day", base_url=self.base, admin_email=["ponds@example.org"],
            earliest_datestamp="2024-01-01", deleted_record="no", granularity="YYYY-MM-DD")

    def get_metadata_formats(self, identifier=None):
        return [oai_repo.MetadataFormat("arXiv", ARXIV + "arXiv.xsd", ARXIV)]

    def get_record_header(self, identifier):
        paper = self.papers[identifier]
        return oai_repo.RecordHeader(identifier, paper.stamp, [paper.set])

    def get_record_metadata(self, identifier, metadataprefix):
        return self.papers[identifier].element(metadataprefix)

    def get_record_abouts(self, identifier):
        return []

    def list_identifiers(self, metadataprefix, filter_from=None, filter_until=None, filter_set=None, cursor=0):
        # A day as an upper end means its last second.
        bounds = [filter_from, filter_until and filter_until.replace(hour=23, minute=59, second=59)]
        found = chosen(self.stage, filter_set, *(bound and bound.replace(tzinfo=None) for bound in bounds))
        found = sorted((paper for paper in found if not paper.deleted), key=lambda paper: (paper.stamp, paper.id))
        return [paper.id for paper in found[cursor:cursor + self.limit]], len(found), None


def looping(query):
    """An archive of one record whose list never ends, because no token is ever taken."""
    body = etree.Element("OAI-PMH", nsmap={None: "http://www.openarchives.org/OAI/2.0/"})
    etree.SubElement(body, "responseDate").text = "2024-03-01T00:00:00Z"
    if query["verb"] == "Identify":
        parts = [("repositoryName", "Loop"), ("protocolVersion", "2.0"), ("earliestDatestamp", "2024-01-01"),
                 ("deletedRecord", "no"), ("granularity", "YYYY-MM-DD")]
        parent = etree.SubElement(body, "Identify")
        for name, text in parts:
            etree.SubElement(parent, name).text = text
    elif "resumptionToken" in query:
        etree.SubElement(body, "error", code="badResumptionToken").text = "never heard of it"
    else:
        parent = etree.SubElement(body, "ListRecords")
        record = etree.SubElement(parent, "record")
        header = etree.SubElement(record, "header")
        etree.SubElement(header, "identifier").text = "oai:arXiv.org:2401.00001"
        etree.SubElement(header, "datestamp").text = "2024-01-10"
        etree.SubElement(record, "metadata").append(archive(0)[0].element("arXiv"))
        etree.SubElement(parent, "resumptionToken").text = "next"
    return etree.tostring(body)


class Handler(Faulty):
    def content(self, session, path, query):
        stage, batch = int(session.plan.get("stage", 0)), int(session.plan.get("batch", 4))
        base = f"http://127.0.0.1:{self.server.server_port}{urllib.parse.urlsplit(self.path).path}"
        if path == ["oai"]:
            return 200, PyOAI(stage, base).answer(query, batch)
        if path == ["days"]:
            return 200, bytes(oai_repo.OAIRepository(OAIRepo(stage, base, batch)).process(query))
        if path == ["loop"]:
            return 200, looping(query)
        return 404, b"<html><body>There is no such page.</body></html>"


serve(Handler, int(sys.argv[1]) if len(sys.argv) > 1 else 0)
