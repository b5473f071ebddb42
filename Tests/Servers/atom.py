"""A query service that answers as arXiv's does: Atom, paging, its errors and its faults. See faults.py.

    /SESSION/api?search_query=...&start=N&max_results=N     plan?size=N papers, the newest first; one words, N = 0: none
    /SESSION/api?id_list=...                                those of them that are there
    plan?version=N                                          the newest papers come in this version
    plan?empty=N                                            the answer to the N-th request is an empty page
    plan?short=N                                            no page holds more than N entries, whatever is asked
"""
from xml.sax.saxutils import escape

from faults import Faulty, serve

PEOPLE = ["Ana Lind", "Jean-Luc van der Berg", "Émile Õ", "Wei Zhang", "Kim Park"]


def entry(number, version):
    """The paper with that number; the archive's own numbers begin with 1."""
    authors = "".join(f"<author><name>{PEOPLE[(number * k + k) % 5]}</name></author>" for k in (1, 2))
    return f"""
  <entry>
    <id>http://arxiv.org/abs/2402.{number + 1:05d}v{version}</id>
    <title>Swans of lake {number} and
  their shadows</title>
    <updated>2024-02-{number % 28 + 1:02d}T0{version}:00:00Z</updated>
    <published>2024-02-{number % 28 + 1:02d}T00:00:00Z</published>
    <summary>  We count swans on lake {number}, where x &lt; y.</summary>
    {authors}
    <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
    <arxiv:primary_category term="cs.LG"/>
  </entry>"""


def feed(title, total, start, size, entries):
    return f"""<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom"
      xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/ponds</id>
  <title>arXiv Query: {escape(title)}</title>
  <updated>2024-03-01T00:00:{feed.count % 60:02d}Z</updated>
  <opensearch:itemsPerPage>{size}</opensearch:itemsPerPage>
  <opensearch:totalResults>{total}</opensearch:totalResults>
  <opensearch:startIndex>{start}</opensearch:startIndex>{''.join(entries)}
</feed>""".encode()


feed.count = 0


def error(words):
    return feed("", 1, 0, 1, [f"""
  <entry>
    <id>https://arxiv.org/api/errors#{words.replace(' ', '_')}</id>
    <title>Error</title>
    <summary>{words}</summary>
    <author><name>arXiv api core</name></author>
  </entry>"""])


class Handler(Faulty):
    def content(self, session, path, query):
        feed.count += 1  # no two answers are the same bytes
        plan = session.plan
        size, version = int(plan.get("size", 7)), int(plan.get("version", 1))
        start, asked = int(query.get("start", 0)), int(query.get("max_results", 10))
        if path != ["api"]:
            return 404, b""
        if "bad" in query.get("search_query", "") + query.get("id_list", ""):
            return 400 if "400" in query.get("search_query", "") else 200, error("incorrect id format for bad")
        if query.get("id_list"):
            papers = [int(id.split(".")[1][:5]) - 1 for id in query["id_list"].split(",")]
            papers = [number for number in papers if number < size]
        else:
            papers = list(range(size))[::-1]
        page = papers[start:start + min(asked, int(plan.get("short", 1000)))]
        if session.count == int(plan.get("empty", 0)):
            page = []
        # Only the three that changed last come in the newer version.
        entries = [entry(number, version if number >= size - 3 else 1) for number in page]
        return 200, feed(str(query), len(papers), start, asked, entries)


serve(Handler)
