import Claims
package import Wire

/// Fetches pages over HTTP for proofs: from public hosts alone, at most a megabyte, within twenty seconds, without
/// following redirections.
///
/// The address was printed by a source, and a source may be made up, so hosts that only this machine or its network
/// can see are not asked; otherwise a proof would be a way to look behind the door. A public name that leads to a
/// private address is not recognised; who runs this as a service keeps it from inner addresses by other means too.
public struct WebPages: PageFetcher {
    private let allowsLoopback: Bool
    private let limits: Limits

    public init() {
        allowsLoopback = false
        limits = Limits(wholeMilliseconds: 20_000, bytes: 1 << 20)
    }

    /// For tests, with a server of their own on this machine.
    package init(allowingLoopback: Bool, limits: Limits) {
        allowsLoopback = allowingLoopback
        self.limits = limits
    }

    public func page(at address: String) throws(BylineError) -> String {
        guard let web = WebAddress(address), let place = WebPlace(web.description, schemes: ["http", "https"]) else {
            throw BylineError(.invalidInput, "That is no web address", mend: "Give one with --address")
        }
        guard allowsLoopback || !Self.isPrivate(place.host) else {
            throw BylineError(.denied, "That host is not a public one", mend: "Show the token on a public page")
        }
        let answer: HTTPAnswer
        do throws(WireError) {
            answer = try HTTP.get(place, accept: "text/plain, text/html, */*", limits: limits)
        } catch {
            // Its words name the host, and who asks need not be who claims.
            throw Self.missing(String(describing: error.kind))
        }
        guard answer.status == 200 else { throw Self.missing("the server answers \(answer.status)") }
        return String(decoding: answer.body, as: UTF8.self)
    }

    private static func missing(_ why: String) -> BylineError {
        BylineError(
            .failure, "The page cannot be fetched: \(why)", mend: "Check that it is public, then call again")
    }

    /// Names without a dot or of no public domain, and numeric addresses: of those in the usual spelling the
    /// loopback, link-local, private and reserved ranges, and all in any other spelling.
    static func isPrivate(_ host: String) -> Bool {
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = labels.compactMap { UInt8($0) }
        guard numbers.count == 4, labels.count == 4 else {
            // No public top-level domain is a number or begins like one.
            return labels.count < 2 || labels.last?.first?.isNumber ?? true || host.contains(":")
                || [".local", ".internal", ".localhost", ".home.arpa"].contains(where: host.hasSuffix)
        }
        switch (numbers[0], numbers[1]) {
        case (0, _), (10, _), (127, _), (169, 254), (172, 16...31), (192, 168), (100, 64...127), (224..., _):
            return true
        default: return false
        }
    }
}
