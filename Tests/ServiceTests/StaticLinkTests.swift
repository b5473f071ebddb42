import Service
import Testing

@Suite struct StaticLinkTests {
    @Test func `every address in a page is found, once, without its escapes`() {
        let page = """
            <!DOCTYPE html>
            <html><head><link rel="stylesheet" href="/a.css"><meta content="href=&quot;/no&quot;"></head>
            <body><a class="x > y" href="/b?c=1&amp;d=2#e" title="src">href="/text"</a><img src="/i.svg" alt="">
            <form action="/search"><input name="q"></form><p>a &lt;a href="/escaped"&gt; b</p></body></html>
            """
        #expect(LinkScanner.addresses(in: Array(page.utf8)) == ["/a.css", "/b?c=1&d=2#e", "/i.svg", "/search"])
    }

    @Test func `lists of pages and feeds are read too`() {
        let list =
            "<urlset><url><loc>https://x.example/a?b=1&amp;c=2</loc></url><url><loc>https://x.example/</loc></url>"
        #expect(LinkScanner.addresses(in: Array(list.utf8)) == ["https://x.example/a?b=1&c=2", "https://x.example/"])
        let feed = "<feed><link rel='self'/><link href=\"https://x.example/f\"/></feed>"
        #expect(LinkScanner.addresses(in: Array(feed.utf8)) == ["https://x.example/f"])
    }

    @Test(arguments: ["", "<", "<a", "<a href=\"", "<a href=\"/x", "<loc>", "no tags", "<a href=\"/x\""])
    func `a cut document is read as far as it goes`(text: String) {
        #expect(LinkScanner.addresses(in: Array(text.utf8)).allSatisfy { $0 == "/x" })
    }
}
