import Synchronization

/// Answers that are being made, and who else asked for the same meanwhile: each is made once.
package final class Flights<Flight: Hashable & Sendable, Question: Sendable>: Sendable {
    private let waiting = Mutex<[Flight: [Question]]>([:])

    package init() {}

    /// - Returns: whether whoever asks is to make the answer, and to call `end` with it. Otherwise somebody is making it
    ///   already, and the question waits for that.
    package func begin(_ flight: Flight, for question: Question) -> Bool {
        waiting.withLock { waiting in
            guard waiting[flight] == nil else {
                waiting[flight]?.append(question)
                return false
            }
            waiting[flight] = []
            return true
        }
    }

    /// The answer is made.
    /// - Returns: those who waited for it, in their order.
    package func end(_ flight: Flight) -> [Question] { waiting.withLock { $0.removeValue(forKey: flight) ?? [] } }
}
