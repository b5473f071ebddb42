import Wire

/// The domain name system as this machine sees it, or as one server does.
public struct PublicNames: NameLookup {
    private let server: NameServer?
    private let seconds: Int

    /// - Parameter server: an IPv4 address, with a port where it is not 53; nil for the system's.
    public init(server: String? = nil) throws(BylineError) {
        try self.init(server: server, seconds: 5)
    }

    package init(server text: String?, seconds: Int) throws(BylineError) {
        self.seconds = seconds
        guard let text else {
            server = nil
            return
        }
        guard let server = NameServer(text) else {
            throw BylineError(
                .invalidInput, "The name server is no IPv4 address", mend: "Write it like 127.0.0.1 or 127.0.0.1:5353")
        }
        self.server = server
    }

    public func texts(of name: String) throws(BylineError) -> [String] {
        do { return try NameRecords.texts(of: name, server: server, seconds: seconds) } catch {
            switch error.kind {
            case .timedOut: throw BylineError(.limit, error.what, mend: error.mend)
            default: throw BylineError(.failure, error.what, mend: error.mend)
            }
        }
    }
}
