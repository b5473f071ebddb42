import Claims
import Foundation
import TestSupport
import Testing

/// Which addresses a page's author gives for themself.
@Suite struct RelMeTests {
    static let pages: [(html: String, found: [String])] = [
        (#"<link rel="me" href="urn:a">"#, ["urn:a"]),
        (#"<a href=b rel=me>x</a><A REL="Me nofollow" HREF='c'>"#, ["b", "c"]),
        (#"<a rel="author me" href="d"/><a rel="meow" href="e"><a href="f">"#, ["d"]),
        (#"<a rel="me ugc" href="visitor">"#, []),
        (#"<!-- <a rel="me" href="g"> --><a rel=me href=h>"#, ["h"]),
        (#"<script>"<a rel='me' href='i'>"</script><a rel=me href=j>"#, ["j"]),
        (#"<textarea><a rel=me href=k></textarea><style><a rel=me href=l></style>"#, []),
        (#"<p title="<a rel='me' href='m'>">x</p>"#, []),
        (#"<a rel=me href=n rel=other href=o>"#, ["n"]),
        (#"<a rel=other rel=me href=p>"#, []),
        (#"1 < 2 <a  rel = "me"  href = "q" >"#, ["q"]),
        ("<a\nrel='me'\thref=\"r\">", ["r"]),
        (#"<ab rel=me href=s><div rel=me href=t><area rel=me href=u>"#, []),
        (#"<a rel="me">no address</a>"#, []),
    ]

    @Test(arguments: pages.indices) func `a link counts that its author wrote as one`(_ index: Int) {
        let (html, found) = Self.pages[index]
        #expect(RelMeLinks(html: html).addresses == found, "\(html)")
        // Cut anywhere, it gives nothing that the whole does not begin with.
        for count in 0..<html.utf8.count {
            let cut = RelMeLinks(html: String(decoding: html.utf8.prefix(count), as: UTF8.self)).addresses
            #expect(cut.count <= found.count, "\(html.prefix(count))")
        }
    }

    @Test(.enabled(if: hasPython)) func `Python's parser finds the same in pages put together from pieces`() throws {
        var random = SeededGenerator(seed: 5)
        let pieces =
            Self.pages.map(\.html).filter { $0.contains(">") && !$0.hasPrefix("1 <") }
            + ["<p>", "</p>", "text & more", "<br/>", "<!-- a -->", "<div class='x'>", "</div>", "<img alt=\"a>b\">"]
        let pages = (0..<300).map { _ in
            (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        }
        let told = try python("Oracles/relme.py", input: try JSONEncoder().encode(pages))
        let theirs = try JSONDecoder().decode([[String]].self, from: told)
        #expect(theirs.count == pages.count && theirs.contains { $0.count > 2 })
        for (page, expected) in zip(pages, theirs) { #expect(RelMeLinks(html: page).addresses == expected, "\(page)") }
    }

    @Test func `a page of nothing but beginnings is read once`() {
        for piece in ["<", "<a ", "<!--", "<script>", "<a rel=", "=\"", "<a href=\"x"] {
            #expect(RelMeLinks(html: String(repeating: piece, count: 50_000)).addresses.isEmpty, "\(piece)")
        }
    }
}
