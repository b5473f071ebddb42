/// A web address as a source prints it or a claimant types it.
public struct WebAddress: Hashable, Sendable, CustomStringConvertible {
    public let scheme: String
    /// Host and port in lower case.
    public let host: String
    /// From the first slash on, without query and fragment, no slash at its end.
    public let path: String

    /// - Parameter text: `https://host/path`; without a scheme it is taken as https. nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "://", maxSplits: 1).map(String.init)
        let scheme = parts.count == 2 ? parts[0].lowercased() : "https"
        guard ["http", "https"].contains(scheme), let rest = parts.last, rest.utf8.count <= 2_000 else { return nil }
        let place = rest.prefix { $0 != "?" && $0 != "#" }
        let host = place.prefix { $0 != "/" }.lowercased()
        guard !host.isEmpty, host.contains(".") || host.hasPrefix("localhost"), host.utf8.allSatisfy(Self.isHost),
            place.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
        else { return nil }
        self.scheme = scheme
        self.host = host
        var path = String(place.dropFirst(host.count))
        while path.hasSuffix("/") { path.removeLast() }
        guard !path.split(separator: "/").contains("..") else { return nil }
        self.path = path
    }

    private static func isHost(_ byte: UInt8) -> Bool {
        MailAddress.isAlphanumeric(byte) || "-.:".utf8.contains(byte)
    }

    /// Without scheme, as a text may print it.
    public var bare: String { host + path.lowercased() }
    public var description: String { "\(scheme)://\(host)\(path)" }

    /// Host, owner and name of a repository as a text may print them; nil when the address names none.
    public var repositoryAddress: String? {
        let steps = path.lowercased().split(separator: "/").map(String.init)
        guard steps.count >= 2 else { return nil }
        let name = steps[1].hasSuffix(".git") ? String(steps[1].dropLast(4)) : steps[1]
        return name.isEmpty ? nil : "\(host)/\(steps[0])/\(name)"
    }

    /// The name under which the owner of the host shows a token in the name system.
    public var tokenName: String { "_byline." + host.prefix { $0 != ":" } }

    /// The name of the file in which a repository shows a token.
    public static let tokenFile = "byline-claim.txt"

    /// Where a forge serves the token file of this repository, at the head of its default branch; nil when the
    /// address names no repository.
    public var tokenFileAddress: WebAddress? {
        let steps = path.split(separator: "/").map(String.init)
        guard steps.count >= 2 else { return nil }
        let name = steps[1].hasSuffix(".git") ? String(steps[1].dropLast(4)) : steps[1]
        let repository = "\(steps[0])/\(name)"
        switch host {
        case "github.com", "www.github.com":
            return WebAddress("https://raw.githubusercontent.com/\(repository)/HEAD/\(Self.tokenFile)")
        case let host where host.hasPrefix("gitlab."):
            return WebAddress("\(scheme)://\(host)/\(repository)/-/raw/HEAD/\(Self.tokenFile)")
        default:
            // Gitea, Forgejo and those made after them.
            return WebAddress("\(scheme)://\(host)/\(repository)/raw/HEAD/\(Self.tokenFile)")
        }
    }
}
