package import Catalog

/// An Atom feed (RFC 4287) of works that came into the catalogue: all, one person's, or a topic's.
package struct NewsFeed: Sendable {
    package var links: Links
    package var place: Place
    package var title: String
    /// The page that tells the same.
    package var page: Place
    /// The latest first.
    package var arrivals: [Arrival]

    package init(links: Links, place: Place, title: String, page: Place, arrivals: [Arrival]) {
        self.links = links
        self.place = place
        self.title = title
        self.page = page
        self.arrivals = arrivals
    }

    /// So many works are told.
    package static let limit = 50

    package var document: [UInt8] {
        let head: [XML] = [
            .leaf("id", links.absolute(place).text), .leaf("title", title),
            .leaf("updated", arrivals.map(\.at).max() ?? "1970-01-01T00:00:00Z"),
            .element("link", ["rel": "self", "href": links.absolute(place).text], []),
            Self.alternate(links.absolute(page)), Self.author("Byline"), .leaf("generator", "Byline"),
        ]
        return XML.element("feed", ["xmlns": "http://www.w3.org/2005/Atom"], head + arrivals.map(entry)).document
    }

    private func entry(_ arrival: Arrival) -> XML {
        let work = arrival.work
        let address = links.absolute(.work(work.id))
        var parts: [XML] = [
            .leaf("id", address.text), .leaf("title", clipped(work.titleShown, to: 500)), .leaf("updated", arrival.at),
            Self.alternate(address),
        ]
        parts += (work.authors.isEmpty ? ["unknown"] : work.authors.prefix(20).map(\.name)).map(Self.author)
        parts += work.topics.map { XML.element("category", ["term": $0], []) }
        let summary = clipped(arrival.abstract ?? "No abstract.", to: 1500)
        return .element("entry", [:], parts + [.element("summary", ["type": "text"], [.text(summary)])])
    }

    private static func author(_ name: String) -> XML { .element("author", [:], [.leaf("name", name)]) }

    private static func alternate(_ address: Address) -> XML {
        .element("link", ["rel": "alternate", "type": "text/html", "href": address.text], [])
    }
}
