import Testing

import Ingest

@Suite struct MarkupTests {
    private func lines(_ body: String) throws -> [String] {
        try Document(Array("<html><body>\(body)</body></html>".utf8), file: "page.html").lines.map(\.text)
    }

    @Test func `block elements break lines and inline ones glue`() throws {
        #expect(
            try lines(
                "<div>Trust 17 - Unverified<span>Verification L1</span><b>Unclaimed</b> author</div><p>4works</p>")
                == ["Trust 17 - UnverifiedVerification L1Unclaimed author", "4works"])
    }

    @Test func `white space collapses, breaks break, entities are read`() throws {
        #expect(try lines("<p>a\n   b<br>c&nbsp;&amp;&#233;<i>\n</i>d") == ["a b", "c &é d"])
    }

    @Test(arguments: [
        "<script>x</script>", "<style>x</style>", "<noscript>x</noscript>", "<template>x</template>", "<p hidden>x</p>",
        "<i aria-hidden=\"true\">x</i>", "<p style=\"Display : none\">x</p>", "<svg><text>x</text></svg>",
        "<nav>x</nav>",
        "<footer>x</footer>", "<!-- x -->",
    ])
    func `what a reader does not see is left out`(_ hidden: String) throws {
        #expect(try lines("<p>a</p>\(hidden)<p>b</p>") == ["a", "b"])
    }

    @Test func `text shown as it is keeps its lines`() throws {
        let document = try Document(Array("<html><body><pre>a\n\nb\nc</pre>".utf8), file: "page.html")
        #expect(document.lines.map(\.text) == ["a", "b", "c"])
        #expect(document.lines.map(\.followsBlank) == [true, true, false])
    }

    @Test func `a table of papers takes the form with bars, empty cells and all`() throws {
        let head = "<tr><th>Title<th>Authors<th>Year<th>Actions"
        #expect(
            try lines("<table>\(head)<tr><td><a>A <b>paper</b></a><td><td>2022<td><a>View Paper</a></table>")
                == [
                    "Title | Authors | Year | Actions |", "---|---|---|---|", "A paper", "|", "|", "2022", "|",
                    "View Paper |",
                ])
    }

    @Test func `a table that only lays out a page is blocks`() throws {
        #expect(try lines("<table><tr><td>a</td><td>b</td></tr></table>") == ["a", "b"])
    }

    @Test func `lines are those of the elements`() throws {
        let document = try Document(Array("<html>\n<body>\n<p>a</p>\n\n<p>b</p></body></html>".utf8), file: "page.html")
        #expect(document.lines.map(\.number) == [3, 5] && document.lines.allSatisfy { $0.column == nil })
    }

    @Test func `a page that ends inside its text is open at the end`() throws {
        #expect(try Document(Array("<html><p>a</p><p>b and".utf8), file: "p").lines.map(\.isOpen) == [false, true])
        #expect(try Document(Array("<html><p>a</p></html>\n".utf8), file: "p").lines.map(\.isOpen) == [false])
    }

    @Test(arguments: [
        "<!DOCTYPE html><p>", "<html>", "  \n<HTML lang=en>", "<?xml version=\"1.0\"?>", "<!-- saved -->",
        "<div class=a>",
    ])
    func `markup is told by how it begins`(_ text: String) { #expect(Markup.recognises(Array(text.utf8)[...])) }

    @Test(arguments: ["# Title", "<sup>a</sup> Place", "a < b", "<", "< 5", "<https://example.org>", ""])
    func `other text is not markup`(_ text: String) { #expect(!Markup.recognises(Array(text.utf8)[...])) }

    @Test func `elements nested without end are read to a bounded depth`() throws {
        let deep = String(repeating: "<div>", count: 100_000) + "x"
        // The parser may drop what lies too deep; reading it must end either way.
        _ = try? Document(Array(("<html><p>a</p>" + deep).utf8), file: "deep.html")
        _ = try? Document(
            Array(("<html><p>a</p>" + String(repeating: "<b><i>", count: 50_000)).utf8), file: "deep.html")
    }

    @Test func `the bytes of another alphabet are read as the page says`() throws {
        let page =
            Array("<html><head><meta charset=iso-8859-1></head><p>Z".utf8) + [0xFC] + Array("rich</p></html>".utf8)
        #expect(try Document(page, file: "page.html").lines.map(\.text) == ["Zürich"])
    }
}
