/// A run of plain values of fixed length that stands in memory or in a mapped file: one column of a graph.
///
/// Copies share the values, which never change. Whoever holds them stays alive as long as any copy does.
public struct Packed<Element: BitwiseCopyable & Sendable>: RandomAccessCollection, @unchecked Sendable {
    /// Valid as long as this value is kept.
    public let values: UnsafeBufferPointer<Element>
    private let owner: AnyObject

    /// Values that `owner` keeps where they are, unchanged, as long as it lives.
    public init(_ values: UnsafeBufferPointer<Element>, keptBy owner: AnyObject) {
        self.values = values
        self.owner = owner
    }

    /// Room for `count` values, filled in by `fill`, which must set every one of them.
    public init(count: Int, filledBy fill: (UnsafeMutableBufferPointer<Element>) -> Void) {
        let room = UnsafeMutableBufferPointer<Element>.allocate(capacity: count)
        fill(room)
        values = UnsafeBufferPointer(room)
        owner = Allocation(start: UnsafeMutableRawPointer(room.baseAddress))
    }

    public init(_ array: [Element]) {
        self.init(count: array.count) { room in _ = room.initialize(from: array) }
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { values.count }

    public subscript(index: Int) -> Element {
        precondition(index >= 0 && index < values.count, "index \(index) of \(values.count) values")
        return values[index]
    }

    /// The bytes, for writing them to a file: in this machine's own order.
    public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(values) }
}

private final class Allocation {
    private let start: UnsafeMutableRawPointer?
    init(start: UnsafeMutableRawPointer?) { self.start = start }
    deinit { start?.deallocate() }
}
