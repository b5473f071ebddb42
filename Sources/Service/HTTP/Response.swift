/// What is answered: a status, header fields and bytes.
package struct Response: Sendable {
    package var status: Int
    package var headers: Headers
    package var body: [UInt8]
    /// For answers too large to make at once: called again and again for the next bytes, until it has none.
    package var stream: BodyStream?

    package init(status: Int = 200, headers: Headers = .init(), body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// An answer of one kind of content, with `Content-Type` set.
    package init(status: Int = 200, type: String, _ text: String) {
        self.init(status: status, headers: ["Content-Type": type], body: Array(text.utf8))
    }

    /// The body with all that streams into it.
    package func wholeBody() throws -> [UInt8] {
        var bytes = body
        while let piece = try stream?.next() { bytes += piece }
        return bytes
    }
}

/// The body of a large answer, piece by piece. It is read on one thread.
package final class BodyStream: @unchecked Sendable {
    // One answer owns it, and one thread at a time sends that.
    private let read: () throws -> [UInt8]?

    /// - Parameter read: the next piece; nil at the end.
    package init(_ read: @escaping () throws -> [UInt8]?) { self.read = read }

    package func next() throws -> [UInt8]? { try read() }
}
