import Catalog

/// The page arXiv makes of an author's papers (`arxiv.org/a/…`), as far as it says whose they are.
///
/// An author who has tied an ORCID iD to their arXiv account has the page under that iD: it links to orcid.org, or to
/// its own feed under `/a/` and the iD. The heading is “Ana Lind's articles on arXiv”.
struct ArXivAuthorPage {
    let owner: String
    let orcid: ORCID

    init?(_ page: XMLUnit) {
        let headings = page.all { page.name(of: $0) == "h1" }.map { page.text(of: $0).collapsed }
        let owner = headings.lazy.compactMap { heading -> String? in
            guard let end = heading.firstRange(of: " articles on arXiv"), end.upperBound == heading.endIndex else {
                return nil
            }
            let name = heading[..<end.lowerBound]
            // Of a name that ends in s the apostrophe alone may stand.
            for mark in ["'s", "’s", "'", "’"] where name.hasSuffix(mark) { return String(name.dropLast(mark.count)) }
            return nil
        }.first
        let addresses = page.all { ["a", "link"].contains(page.name(of: $0)) }
            .compactMap { page.attribute("href", of: $0) }
        guard let owner, !owner.isEmpty, let orcid = addresses.lazy.compactMap(Self.orcid).first else { return nil }
        self.owner = owner
        self.orcid = orcid
    }

    /// The iD in an address of orcid.org or of an author's page.
    private static func orcid(_ address: String) -> ORCID? {
        for place in ["orcid.org/", "arxiv.org/a/"] {
            guard let found = address.firstRange(of: place) else { continue }
            return ORCID(String(address[found.upperBound...].prefix(19)))
        }
        return address.hasPrefix("/a/") ? ORCID(String(address.dropFirst(3).prefix(19))) : nil
    }

    /// Gives the iD to the one author of an entry who is the page's: by the whole name, else by the family name and the
    /// first initial where one author alone has both.
    func mark(_ entry: inout ArXivEntry) {
        let whole = entry.authors.indices.filter { entry.authors[$0].name.collapsed == owner }
        let short = entry.authors.indices.filter { Self.ends(entry.authors[$0].name) == Self.ends(owner) }
        guard let place = whole.first ?? (short.count == 1 ? short.first : nil) else { return }
        entry.authors[place].orcid = orcid
    }

    private static func ends(_ name: String) -> String {
        "\(name.lowercased().first.map(String.init) ?? "") \(name.lowercased().split(separator: " ").last ?? "")"
    }
}
