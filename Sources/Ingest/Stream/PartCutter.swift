/// How large the parts of a long document are.
public struct PartSizes: Hashable, Sendable {
    /// No part ends before it holds so many bytes.
    public var smallest: Int
    /// After that one record in so many ends a part, chosen by its last bytes. A power of two.
    public var recordsBetween: Int
    /// The first record that ends beyond so many bytes ends the part.
    public var largest: Int

    public init(smallest: Int, recordsBetween: Int, largest: Int) {
        self.smallest = smallest
        self.recordsBetween = recordsBetween
        self.largest = largest
    }

    /// Some five megabytes, or three thousand papers.
    public static let usual = PartSizes(smallest: 2 << 20, recordsBetween: 2_048, largest: 16 << 20)
}

/// Finds where a long document is cut into parts: behind records, by what stands there and never by its place.
///
/// So the parts do not depend on how the bytes arrive, and a document that has grown or changed in some places has the
/// same parts as before everywhere else.
struct PartCutter {
    /// The bytes that end a record.
    private let mark: [UInt8]
    private let sizes: PartSizes
    /// Of the part so far.
    private var size = 0
    /// The bytes before those that come next, as many as the hash looks at.
    private var tail: [UInt8] = []
    private static let sight = 512
    /// Where no record ends for so many times the largest size, the part ends all the same.
    private static let patience = 4

    init(mark: StaticString, sizes: PartSizes) {
        self.mark = mark.withUTF8Buffer { Array($0) }
        self.sizes = sizes
    }

    /// How many of the bytes belong to the part, one at least, and whether the part ends with them.
    mutating func advance(_ bytes: ArraySlice<UInt8>) -> (count: Int, isEnd: Bool) {
        let found = bytes.withUnsafeBytes { end(in: $0) }
        let count = found ?? min(bytes.count, sizes.largest * Self.patience - size)
        size += count
        let isEnd = found != nil || size >= sizes.largest * Self.patience
        remember(bytes.prefix(count))
        if isEnd { size = 0 }
        return (count, isEnd)
    }

    /// The place behind the first record that ends the part; nil when none does.
    private func end(in bytes: UnsafeRawBufferPointer) -> Int? {
        guard let last = mark.last else { return nil }
        // A mark that ends before the part is large enough is not worth a look.
        var at = max(0, sizes.smallest - size - 1)
        let limit = min(bytes.count, sizes.largest * Self.patience - size)
        while at < limit {
            at = ByteScan.first(last, in: bytes, from: at)
            guard at < limit else { return nil }
            if isMark(endingAt: at, in: bytes), size + at + 1 >= sizes.largest || isChosen(endingAt: at, in: bytes) {
                return at + 1
            }
            at += 1
        }
        return nil
    }

    private func isMark(endingAt last: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
        mark.indices.dropLast().allSatisfy { byte(last + $0 - (mark.count - 1), in: bytes) == mark[$0] }
    }

    /// Whether the bytes that end there hash to a number that ends a part (FNV-1a).
    private func isChosen(endingAt last: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for place in (last - Self.sight + 1)...last {
            guard let byte = byte(place, in: bytes) else { continue }
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        // The upper half is the better mixed one.
        return (hash >> 32) & UInt64(sizes.recordsBetween - 1) == 0
    }

    /// A byte of the piece or, at a negative place, of what came before it.
    private func byte(_ place: Int, in bytes: UnsafeRawBufferPointer) -> UInt8? {
        if place >= 0 { return bytes[place] }
        let index = tail.count + place
        return index >= 0 ? tail[index] : nil
    }

    private mutating func remember(_ bytes: ArraySlice<UInt8>) {
        if bytes.count >= Self.sight {
            tail = Array(bytes.suffix(Self.sight))
        } else {
            tail.append(contentsOf: bytes)
            tail.removeFirst(max(0, tail.count - Self.sight))
        }
    }
}
