public import Catalog
import Secrets
import Store

/// The catalogue in pieces, for programs that walk all of it.
extension Registrar {
    /// Researchers with an id after this one, by id.
    public func researchers(after id: ResearcherID, limit: Int) throws(BylineError) -> [ResearcherSummary] {
        try ask { store throws(StoreError) in try store.summaries(of: try store.researchers(after: id, limit: limit)) }
    }

    /// Works with an id after this one, by id.
    public func works(after id: WorkID, _ filter: WorkFilter = .init(), limit: Int) throws(BylineError)
        -> [WorkSummary]
    {
        try ask { store throws(StoreError) in
            try store.summaries(of: try store.works(after: id, filter, limit: limit))
        }
    }

    /// Sources with an id after this one, by id.
    public func sources(after id: SourceID, limit: Int) throws(BylineError) -> [SourceSummary] {
        try ask { store throws(StoreError) in try store.sources(after: id, limit: limit) }
    }

    /// Works and researchers that changed after a number, oldest change first.
    public func changes(after number: Int64, limit: Int) throws(BylineError) -> [CatalogueChange] {
        try ask { store throws(StoreError) in try store.changes(after: number, limit: limit) }
    }

    /// When a work last changed, RFC 3339; nil when that was never noted.
    public func lastChange(of work: WorkID) throws(BylineError) -> String? {
        try ask { store throws(StoreError) in try store.lastChange(of: work) }
    }

    /// When a researcher last changed, RFC 3339; nil when that was never noted.
    public func lastChange(of researcher: ResearcherID) throws(BylineError) -> String? {
        try ask { store throws(StoreError) in try store.lastChange(of: researcher) }
    }
}

/// Text that is handed out and comes back, sealed so that only what was handed out is taken.
public struct Seal: Sendable {
    private let key: [UInt8]

    /// With a key of its own that ends with the process.
    public init() { key = Array(RandomToken.make().revealed().utf8) }

    /// The text with its seal, in letters, digits, `-` and `_`.
    /// - Parameter purpose: has to be the same when it comes back.
    public func close(_ text: String, for purpose: String) -> String {
        Base64URL.text(Array(text.utf8)) + "." + mark(text, purpose)
    }

    /// The text behind a sealed one; nil when it was not sealed here for this purpose.
    public func open(_ sealed: String, for purpose: String) -> String? {
        let parts = sealed.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let bytes = Base64URL.bytes(String(parts[0])),
            let text = String(validating: bytes, as: UTF8.self),
            Secret(String(parts[1])).matches(Secret(mark(text, purpose)))
        else { return nil }
        return text
    }

    /// HMAC-SHA-256 (RFC 2104), its first 128 bits.
    private func mark(_ text: String, _ purpose: String) -> String {
        let message = Array("\(purpose.utf8.count) \(purpose)\(text)".utf8)
        let block = key + [UInt8](repeating: 0, count: 64 - key.count)
        let inner = Digest.sha256(block.map { $0 ^ 0x36 } + message)
        let outer = Digest.sha256(block.map { $0 ^ 0x5C } + Self.bytes(inner))
        return String(outer.prefix(32))
    }

    private static func bytes(_ hex: String) -> [UInt8] {
        let digits = hex.utf8.map { $0 <= UInt8(ascii: "9") ? $0 - UInt8(ascii: "0") : $0 - UInt8(ascii: "a") + 10 }
        return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
