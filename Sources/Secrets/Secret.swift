import CSodium

/// A password or token while it is needed: it cannot be printed, encoded or compared by accident, and its memory is
/// overwritten when the last holder lets go.
///
/// A copy that Swift makes of a `String` on the way in or out is out of its reach; `revealed` is spelt out so that
/// every place where a secret leaves can be found by its name.
public final class Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Never changed between `init` and `deinit`, which alone have no other holder.
    nonisolated(unsafe) private let start: UnsafeMutableRawPointer
    public let byteCount: Int

    public init(_ bytes: [UInt8]) {
        byteCount = bytes.count
        // One byte more than there are, so that an empty secret has an address too.
        start = .allocate(byteCount: bytes.count + 1, alignment: 1)
        bytes.withUnsafeBytes { given in
            if let first = given.baseAddress { start.copyMemory(from: first, byteCount: given.count) }
        }
    }

    public convenience init(_ text: String) { self.init(Array(text.utf8)) }

    deinit {
        sodium_memzero(start, byteCount)
        start.deallocate()
    }

    public var isEmpty: Bool { byteCount == 0 }

    /// Lends the address of the bytes, without a copy, for the duration of `use`.
    func withBytes<T>(_ use: (UnsafePointer<UInt8>, Int) -> T) -> T {
        use(UnsafePointer(start.assumingMemoryBound(to: UInt8.self)), byteCount)
    }

    /// The same for functions of C that take characters.
    func withCharacters<T>(_ use: (UnsafePointer<CChar>, Int) -> T) -> T {
        withBytes { bytes, count in bytes.withMemoryRebound(to: CChar.self, capacity: count) { use($0, count) } }
    }

    /// The secret as text, for the one place it is meant for: the person it belongs to, the server it opens.
    public func revealed() -> String {
        withBytes { String(decoding: UnsafeBufferPointer(start: $0, count: $1), as: UTF8.self) }
    }

    /// Whether both hold the same bytes; takes the same time wherever they differ.
    public func matches(_ other: Secret) -> Bool {
        guard byteCount == other.byteCount else { return false }
        return withBytes { mine, count in other.withBytes { theirs, _ in sodium_memcmp(mine, theirs, count) == 0 } }
    }

    public var description: String { "•••" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
