import Dispatch

/// Does work number 0, 1, … `count` − 1, on all cores. What each does must not depend on the others.
func onAllCores(_ count: Int, _ work: @Sendable (Int) -> Void) {
    DispatchQueue.concurrentPerform(iterations: count, execute: work)
}

/// A buffer that several cores write to, each to places of its own.
struct Shared<Element>: @unchecked Sendable {
    let values: UnsafeMutableBufferPointer<Element>
    init(_ values: UnsafeMutableBufferPointer<Element>) { self.values = values }
}
