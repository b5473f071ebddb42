import Claims
import Wire

/// Fetches pages over HTTP for proofs: from public hosts alone, at most a megabyte, within twenty seconds, and led on
/// by a redirection only to the same host.
///
/// The address was printed by a source, and a source may be made up, so hosts that only this machine or its network
/// can see are not asked, whatever name leads to them; otherwise a proof would be a way to look behind the door.
public struct WebPages: PageFetcher {
    private let allowsLoopback: Bool
    private let seconds: Double

    public init() {
        allowsLoopback = false
        seconds = 20
    }

    /// For tests, with a server of their own on this machine.
    package init(allowingLoopback: Bool, seconds: Double = 20) {
        allowsLoopback = allowingLoopback
        self.seconds = seconds
    }

    public func page(at address: String) throws(BylineError) -> String {
        guard let web = WebAddress(address), var place = WebPlace(web.description, schemes: ["http", "https"]) else {
            throw BylineError(.invalidInput, "That is no web address", mend: "Give one with --address")
        }
        guard allowsLoopback || !Self.isPrivate(web.host) else {
            throw BylineError(.denied, "That host is not a public one", mend: "Show the token on a public page")
        }
        for _ in 0...3 {
            let answer = try ask(place)
            if answer.status == 200 { return String(decoding: answer.body, as: UTF8.self) }
            guard let next = answer.redirect.flatMap({ WebPlace($0, schemes: [place.scheme]) }),
                next.machine == place.machine
            else { throw Self.unfetched("the server answers \(answer.status)") }
            place = next
        }
        throw Self.unfetched("it sends from one address to the next")
    }

    private func ask(_ place: WebPlace) throws(BylineError) -> HTTPAnswer {
        let milliseconds = Int(seconds * 1000)
        let limits = Limits(
            connectMilliseconds: milliseconds, wholeMilliseconds: milliseconds, bytes: 1 << 20,
            publicOnly: !allowsLoopback)
        do { return try HTTP.get(place, accept: "*/*", limits: limits) } catch {
            // The error names the host, which is the address or most of it, so it is said in other words.
            switch error.kind {
            case .tooLarge: throw Self.unfetched("it is larger than a megabyte")
            case .timedOut: throw Self.unfetched("no answer in time")
            default: throw Self.unfetched("the connection failed")
            }
        }
    }

    private static func unfetched(_ why: String) -> BylineError {
        BylineError(
            .failure, "The page cannot be fetched: \(why)", mend: "Check that it is public, then call again")
    }

    /// Names without a dot and addresses in numbers: of the latter only the loopback, link-local and private ranges.
    static func isPrivate(_ host: String) -> Bool {
        let name = host.split(separator: ":").first.map(String.init) ?? host
        let parts = name.split(separator: ".").map { Int($0) }
        guard parts.count == 4, let first = parts[0], let second = parts[1] else {
            // No public top-level domain is a number: such a host is an address in an unusual spelling.
            return parts.count < 2 || parts.last.map { $0 != nil } ?? true || name.hasPrefix("0x")
                || [".local", ".internal", ".localhost", ".home.arpa"].contains(where: name.hasSuffix)
        }
        switch (first, second) {
        case (0, _), (10, _), (127, _), (169, 254), (172, 16...31), (192, 168), (100, 64...127), (224..., _):
            return true
        default: return false
        }
    }
}
