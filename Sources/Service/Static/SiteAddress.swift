package import Byline

/// Where a static site will stand: `https://people.example/catalogue`.
package struct SiteBase: Hashable, Sendable {
    /// Scheme and host, without a slash at the end.
    package let origin: String
    /// The path below which the site stands there.
    package let segments: [String]

    /// - Throws: when the text is no address of a folder on a host.
    package init(_ text: String) throws(BylineError) {
        let scheme = ["https://", "http://"].first(where: text.hasPrefix)
        let parts = text.dropFirst(scheme?.count ?? 0).split(separator: "/", omittingEmptySubsequences: false)
        let host = parts.first ?? ""
        var folders = parts.dropFirst().map(String.init)
        if folders.last == "" { folders.removeLast() }
        let isHost =
            !host.isEmpty
            && host.utf8.allSatisfy { byte in
                SiteFolder.isPlainByte(byte)
                    || [UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]")].contains(byte)
            }
        guard let scheme, isHost, folders.allSatisfy({ SiteFolder.isPlain($0) }) else {
            throw BylineError(
                .invalidInput, "“\(text)” is not where a site can stand",
                mend: "Give the address of its folder, like https://byline.example or https://people.example/catalogue")
        }
        origin = scheme + host
        segments = folders
    }

    /// The address of the folder, with a slash at its end.
    package var text: String { origin + path }
    /// The same without scheme and host: `/catalogue/`.
    package var path: String { "/" + segments.map { $0 + "/" }.joined() }
}

/// One file of a static site and the request whose answer it holds.
struct SitePlace: Hashable {
    /// Below the folder: `researchers/R24/page-2.html`.
    let file: String

    /// - Parameter file: as `Links.file` names it.
    init(file: String) { self.file = file }

    /// The place an address leads to; nil when it leads away from the site.
    init?(address: String, under base: SiteBase) {
        var rest = address[...]
        if rest.hasPrefix(base.text) {
            rest = rest.dropFirst(base.text.count)
        } else if rest.hasPrefix(base.path), !rest.hasPrefix("//") {
            rest = rest.dropFirst(base.path.count)
        } else {
            return nil
        }
        let path = String(rest.prefix { $0 != "#" && $0 != "?" })
        file = path.isEmpty ? "index.html" : path
    }

    /// What the service is asked for: a page without its ending, one of several by its number.
    var request: Request {
        var segments = file.split(separator: "/").map(String.init)
        guard let last = segments.popLast(), last.hasSuffix(".html") else {
            return Request(path: file.split(separator: "/").map(String.init))
        }
        let name = String(last.dropLast(".html".count))
        var query: [(name: String, value: String)] = []
        if name.hasPrefix("page-") {
            query = [("page", String(name.dropFirst("page-".count)))]
        } else if file != "index.html" {
            segments.append(name)
        }
        return Request(path: segments, query: query, headers: ["Accept": "text/html"])
    }

    /// Whether it is a page of something that has a record for programs too: `researchers/R24.html`.
    var isOfRecord: Bool { file.hasSuffix(".html") && file.split(separator: "/").count == 2 }
    /// The file of that record.
    var record: String { "v1/" + file.dropLast(".html".count) + ".json" }
}
