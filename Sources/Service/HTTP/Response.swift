/// What is answered: a status, header fields and bytes.
package struct Response: Sendable {
    package var status: Int
    package var headers: Headers
    package var body: [UInt8]

    package init(status: Int = 200, headers: Headers = .init(), body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// An answer of one kind of content, with `Content-Type` set.
    package init(status: Int = 200, type: String, _ text: String) {
        self.init(status: status, headers: ["Content-Type": type], body: Array(text.utf8))
    }
}
