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
        "<footer>x</footer>", "<!-- x -->", "<div role=dialog>x</div>", "<div id=cookie-bar>x</div>",
        "<header><nav>y</nav><a>x</a></header>", "<span class=\"a sr-only\">x</span>", "<search>x</search>",
    ])
    func `what a reader does not see is left out`(_ hidden: String) throws {
        #expect(try lines("<p>a</p>\(hidden)<p>b</p>") == ["a", "b"])
    }

    @Test func `a header with a heading is the page's own, and a comma for screen readers still stands`() throws {
        #expect(try lines("<header><nav>y</nav><h1>Ana Lind</h1></header>") == ["Ana Lind"])
        #expect(try lines("<b>Ana Lind</b><i class=sr-only>, </i><b>Bo Ek</b>") == ["Ana Lind, Bo Ek"])
    }

    @Test func `a second line break leaves a blank line`() throws {
        let document = try Document(Array("<html><body>a<br>b<br><br>c</body></html>".utf8), file: "page.html")
        #expect(document.lines.map(\.followsBlank) == [true, false, true])
    }

    @Test(arguments: [
        "<math alttext='\\alpha'><mi>a</mi></math>",
        "<math><semantics><mi>a</mi><annotation encoding='application/x-tex'>\\alpha</annotation></semantics></math>",
        "<span class=MathJax>a</span><script type='math/tex; mode=display'> \\alpha </script>",
    ])
    func `a formula is given back in the TeX it was drawn from`(_ formula: String) throws {
        #expect(try lines("<p>at \(formula) only</p>") == ["at $\\alpha$ only"])
    }

    @Test func `a line of buttons is told from text, a button within text is not`() throws {
        let page = "<html><body><p>a <button>b</button></p><p><button>c</button> <i role=button>d</i></p><p>e</p>"
        let document = try Document(Array((page + "</body></html>").utf8), file: "page.html")
        #expect(document.lines.map(\.text) == ["a b", "c d", "e"])
        #expect(document.lines.map(\.isControl) == [false, true, false])
    }

    @Test func `soft hyphens are no text`() throws {
        #expect(try lines("<p>wa&shy;ter<wbr>fowl</p>") == ["waterfowl"])
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

    @Test func `what calls itself Latin-1, or nothing, is read as windows-1252`() throws {
        for head in ["<meta charset=iso-8859-1>", ""] {
            let page =
                Array("<html><head>\(head)</head><p>".utf8) + [0x93, 0x61, 0x94, 0x96, 0xE9] + Array("</p>".utf8)
            #expect(try Document(page, file: "page.html").lines.map(\.text) == ["“a”–é"])
        }
    }

    @Test func `a page in UTF-16 is read by its byte-order mark, cut or not`() throws {
        let text = "<html><p>Zürich 𝛼</p>"
        let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        for page in [[0xFF, 0xFE] + little, [0xFE, 0xFF] + big, [0xFF, 0xFE] + little + [0x20]] {
            #expect(try Document(page, file: "page.html").lines.map(\.text) == ["Zürich 𝛼"])
        }
        #expect(throws: IngestError.self) {
            try Document([0xFF, 0xFE] + Array(repeating: [0x00, 0xD8], count: 40).joined(), file: "page.html")
        }
    }
}
