/// What a client asks, read from its bytes and bounded, but not yet understood.
package struct Request: Sendable {
    package enum Method: String, Sendable, CaseIterable {
        case get = "GET"
        case head = "HEAD"
        case options = "OPTIONS"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
        /// Any method that no route has.
        case other = ""
    }

    package var method: Method
    /// The path's segments, each percent-decoded once. No segment is empty, `.` or `..`, or holds a NUL or a slash: the
    /// daemon refuses such a target. The home page has none.
    package var path: [String]
    /// The query's pairs in their order, decoded. Names may repeat.
    package var query: [(name: String, value: String)]
    package var headers: Headers
    package var body: [UInt8]
    /// The address of the client itself, as a trusted proxy tells it where one stands between.
    package var client: String
    /// Whether the client speaks TLS, to us or to a trusted proxy.
    package var isSecure: Bool

    package init(
        _ method: Method = .get, path: [String] = [], query: [(name: String, value: String)] = [],
        headers: Headers = .init(), body: [UInt8] = [], client: String = "127.0.0.1", isSecure: Bool = false
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.client = client
        self.isSecure = isSecure
    }

    /// The first value under this name in the query.
    package func parameter(_ name: String) -> String? { query.first { $0.name == name }?.value }
}
