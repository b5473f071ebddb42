public import Catalog

/// An Atom feed (RFC 4287) of the works that came to something followed, newest first.
///
/// The text depends on its arguments alone: equal catalogues give equal feeds.
public struct AtomFeed: Sendable {
    private let follow: Follow
    private let entries: [Sighting]

    /// - Parameter sightings: in any order; works are given once.
    public init(_ follow: Follow, _ sightings: [Sighting]) {
        self.follow = follow
        entries = sightings.sorted { ($1.at, $1.work) < ($0.at, $0.work) }
    }

    /// The whole document, ending in a newline.
    public var text: String {
        let updated = entries.first?.at ?? follow.since
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom">
              <id>\(Self.address(of: follow.target))</id>
              <title>\(Self.escaped("Byline: " + follow.name))</title>
              <updated>\(updated)</updated>
              <author><name>Byline</name></author>
              <generator>byline</generator>

            """ + entries.map(entry).joined() + "</feed>\n"
    }

    private func entry(_ work: Sighting) -> String {
        var lines = [
            "<id>urn:byline:work:\(work.work.rawValue)</id>",
            "<title>\(Self.escaped(work.title ?? "(untitled)"))</title>", "<updated>\(work.at)</updated>",
            "<author><name>\(Self.escaped(work.authors.isEmpty ? "unknown" : work.authors))</name></author>",
        ]
        // A DOI may hold what no address may.
        let link =
            work.doi.map { "https://doi.org/" + Self.encoded($0, keeping: "/:;()") }
            ?? work.arxiv.map { "https://arxiv.org/abs/" + Self.encoded($0, keeping: "/") }
        if let link { lines.append("<link rel=\"alternate\" href=\"\(Self.escaped(link))\"/>") }
        // An entry without a link has to have content.
        lines.append("<content type=\"text\">\(Self.escaped(work.abstract ?? work.title ?? "(untitled)"))</content>")
        return "  <entry>\n" + lines.map { "    \($0)\n" }.joined() + "  </entry>\n"
    }

    /// What names the feed for ever, whoever reads it.
    private static func address(of target: FollowTarget) -> String {
        switch target {
        case .researcher(let id): "urn:byline:researcher:\(id.rawValue)"
        case .topic(let code): "urn:byline:topic:\(encoded(code))"
        case .search(let words): "urn:byline:search:\(encoded(words))"
        }
    }

    /// Percent-encoded as a part of an address (RFC 3986): all but unreserved characters, and those kept.
    private static func encoded(_ text: String, keeping kept: String = "") -> String {
        text.utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            let isKept = "-._~".utf8.contains(byte) || kept.utf8.contains(byte)
            if byte < 0x80, scalar.properties.isAlphabetic || (0x30...0x39).contains(byte) || isKept {
                return String(scalar)
            }
            let hex = String(byte, radix: 16, uppercase: true)
            return "%" + (hex.count < 2 ? "0" : "") + hex
        }.joined()
    }

    /// Text as XML 1.0 may hold it: marked characters escaped, characters it has no form for dropped.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || (0xFFFE...0xFFFF).contains(scalar.value): continue
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
