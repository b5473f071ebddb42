/// Who really asks when a proxy asks for others.
package struct Forwarding: Sendable {
    /// In which field the proxies say for whom they ask. One alone is read: the other one any client could have written.
    package enum Field: String, CaseIterable, Sendable {
        case xForwardedFor = "x-forwarded-for"
        /// RFC 7239.
        case forwarded
    }
    package var trusted: [Network]
    package var field: Field

    package init(trusted: [Network] = [], field: Field = .xForwardedFor) {
        self.trusted = trusted
        self.field = field
    }

    package func trusts(_ address: IPAddress) -> Bool { trusted.contains { $0.contains(address) } }

    /// The client: the right-most address that is no trusted proxy's. What stands left of it, anybody could have
    /// written. Where a hop cannot be read, the proxy that told of it is taken.
    package func client(peer: IPAddress, headers: Headers) -> (address: IPAddress, isSecure: Bool?) {
        guard trusts(peer) else { return (peer, nil) }
        var client = peer
        for hop in hops(headers).reversed() {
            guard let address = hop else { break }
            client = address
            if !trusts(address) { break }
        }
        return (client, isSecure(headers))
    }

    /// The addresses of the chain, the client's first; nil for what is none.
    private func hops(_ headers: Headers) -> [IPAddress?] {
        let values = headers.all(field.rawValue).flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
        return values.suffix(32).map { value in
            switch field {
            case .xForwardedFor: Self.address(value)
            case .forwarded: Self.pair("for", in: value).flatMap(Self.address)
            }
        }
    }

    private func isSecure(_ headers: Headers) -> Bool? {
        switch field {
        case .xForwardedFor: headers.all("x-forwarded-proto").last.map { $0.lowercased() == "https" }
        case .forwarded:
            headers.all(field.rawValue).last?.split(separator: ",").last
                .flatMap { Self.pair("proto", in: $0) }.map { $0.lowercased() == "https" }
        }
    }

    /// `192.0.2.1`, `"[2001:db8::1]:4711"`
    private static func address(_ text: some StringProtocol) -> IPAddress? {
        var bare = String(text).filter { !$0.isWhitespace && $0 != "\"" }
        if bare.hasPrefix("["), let end = bare.firstIndex(of: "]") {
            bare = String(bare[bare.index(after: bare.startIndex)..<end])
        } else if bare.count(where: { $0 == ":" }) == 1, let colon = bare.firstIndex(of: ":") {
            bare = String(bare[..<colon])
        }
        return IPAddress(bare)
    }

    private static func pair(_ name: String, in element: Substring) -> String? {
        for pair in element.split(separator: ";") {
            let sides = pair.split(separator: "=", maxSplits: 1)
            if sides.count == 2, sides[0].filter({ !$0.isWhitespace }).lowercased() == name { return String(sides[1]) }
        }
        return nil
    }
}
