/// An absolute address of the schemes this program speaks, cut into what matters for trusting it.
public struct WebPlace: Hashable, Sendable {
    public let scheme: String
    /// In lower case; an IPv6 address without its brackets.
    public let host: String
    public let port: Int?
    /// The address as it was given.
    public let text: String

    /// - Parameter schemes: those that are allowed, in lower case.
    public init?(_ text: String, schemes: Set<String>) {
        guard text.utf8.count <= 2048, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x5C }) else {
            return nil
        }
        guard let colon = text.range(of: "://") else { return nil }
        scheme = text[..<colon.lowerBound].lowercased()
        guard schemes.contains(scheme) else { return nil }
        let authority = text[colon.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        // Names and passwords in an address are a way to make one host look like another.
        guard !authority.isEmpty, !authority.contains("@") else { return nil }
        guard let (host, port) = Self.cut(authority) else { return nil }
        self.host = host
        self.port = port
        self.text = text
    }

    private static func cut(_ authority: Substring) -> (host: String, port: Int?)? {
        let isBracketed = authority.hasPrefix("[")
        let end = isBracketed ? authority.firstIndex(of: "]") : authority.firstIndex(of: ":")
        let host =
            isBracketed
            ? end.map { authority[authority.index(after: authority.startIndex)..<$0] }
            : authority[..<(end ?? authority.endIndex)]
        guard let host, !host.isEmpty else { return nil }
        let rest = authority[(end ?? authority.endIndex)...].drop { $0 == "]" }
        guard !rest.isEmpty else { return (host.lowercased(), nil) }
        guard rest.first == ":", let port = Int(rest.dropFirst()), (1...65_535).contains(port) else { return nil }
        return (host.lowercased(), port)
    }

    /// `host:port`, for messages.
    public var machine: String { host + (port.map { ":\($0)" } ?? "") }

    /// Whether it is this very machine, where nobody can listen in.
    public var isLoopback: Bool { host == "localhost" || host == "::1" || Self.isLoopback(host) }

    private static func isLoopback(_ host: String) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return parts.count == 4 && parts[0] == 127 && !parts.contains(nil)
    }
}

extension String {
    fileprivate func range(of part: String) -> Range<Index>? { firstRange(of: part) }
}
