import Foundation  // a second thread

/// Something that is worked out on a thread of its own while the caller does something else.
final class Ahead<Found: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    // Guarded by `condition`.
    private var found: Found?

    /// Starts at once.
    init(_ work: @escaping @Sendable () -> Found) {
        let thread = Thread { [self] in
            let result = work()
            condition.withLock {
                found = result
                condition.broadcast()
            }
        }
        // Names are read by recursion.
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// Waits until it is there.
    func value() -> Found {
        condition.withLock {
            while true {
                if let found { return found }
                condition.wait()
            }
        }
    }
}
