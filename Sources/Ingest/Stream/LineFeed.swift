/// Cuts a stream of bytes into lines. Holds one unfinished line at most.
struct LineFeed {
    /// A longer line is passed over and reported.
    let limit: Int
    /// The number of the line that is being gathered, counted from 1.
    private(set) var number = 1
    private var pending: [UInt8] = []
    private var isPassedOver = false

    init(limit: Int) { self.limit = limit }

    /// One line: its bytes without the line's end, or nil when it was longer than the limit.
    typealias Line = (number: Int, bytes: ArraySlice<UInt8>?)

    mutating func take(_ bytes: ArraySlice<UInt8>, line: (Line) -> Void) {
        var rest = bytes
        while let end = Self.lineEnd(in: rest) {
            if pending.isEmpty, !isPassedOver, end - rest.startIndex <= limit {
                line((number, rest[..<end]))
            } else {
                gather(rest[..<end])
                line((number, isPassedOver ? nil : pending[...]))
                pending.removeAll(keepingCapacity: pending.count <= 1 << 20)
                isPassedOver = false
            }
            number += 1
            rest = rest[(end + 1)...]
        }
        gather(rest)
    }

    /// The last line, when no line's end follows it.
    mutating func finish(line: (Line) -> Void) {
        guard isPassedOver || !pending.isEmpty else { return }
        line((number, isPassedOver ? nil : pending[...]))
        pending = []
        isPassedOver = false
    }

    private static func lineEnd(in bytes: ArraySlice<UInt8>) -> Int? {
        let distance = bytes.withUnsafeBytes { ByteScan.first(0x0A, in: $0, from: 0) }
        return distance < bytes.count ? bytes.startIndex + distance : nil
    }

    private mutating func gather(_ bytes: ArraySlice<UInt8>) {
        guard !isPassedOver, !bytes.isEmpty else { return }
        guard pending.count + bytes.count <= limit else {
            isPassedOver = true
            pending = []
            return
        }
        pending.append(contentsOf: bytes)
    }
}
