import Glibc
import Synchronization

/// Threads for questions that take longer than a look-up, and the few questions that wait for them.
///
/// Each thread has a connection of its own to the store, and what hangs on it: the one that answers about the graph of
/// everybody has that graph, and no other has. A connection whose question waits here is suspended and keeps no other
/// waiting.
package final class WaitingLane<Question: Sendable>: @unchecked Sendable {
    // The threads and the semaphore are set up once; everything else is behind the lock.

    private struct State {
        var waiting: [Question] = []
        /// Places that were promised and not taken yet.
        var promised = 0
        var isClosed = false
    }
    private let state = Mutex(State())
    private let room: Int
    private let bell: UnsafeMutablePointer<sem_t>
    private var threads: [pthread_t] = []
    private var answer: (Question) -> Void = { _ in }

    /// - Parameter room: so many questions may wait, beside those that are being answered.
    package init(room: Int) {
        self.room = room
        bell = .allocate(capacity: 1)
        sem_init(bell, 0, 0)
    }

    deinit {
        sem_destroy(bell)
        bell.deallocate()
    }

    /// Begins to answer, on each thread one question after the other.
    /// - Returns: whether the system had the threads for it.
    package func open(threads count: Int, answering: @escaping (Question) -> Void) -> Bool {
        answer = answering
        for _ in 0..<count {
            guard let thread = LaneWork({ [self] in work() }).start() else { return false }
            threads.append(thread)
        }
        return true
    }

    /// Promises a place, if there is one: a connection must be suspended before its question may be answered.
    package func promise() -> Bool {
        state.withLock { state in
            guard !state.isClosed, state.waiting.count + state.promised < room else { return false }
            state.promised += 1
            return true
        }
    }

    /// Takes the place that was promised.
    package func add(_ question: Question) {
        state.withLock { state in
            state.promised -= 1
            state.waiting.append(question)
        }
        sem_post(bell)
    }

    /// Ends once the questions under way are answered and every place that was promised is taken.
    /// - Returns: those that still wait; their connections are the caller's to resume.
    package func close() -> [Question] {
        state.withLock { $0.isClosed = true }
        for _ in threads { sem_post(bell) }
        for thread in threads { pthread_join(thread, nil) }
        threads = []
        // Whoever was promised a place is about to take it, and nobody else will look for their question.
        while state.withLock({ $0.promised > 0 }) { usleep(1_000) }
        return state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
    }

    private func work() {
        while true {
            while sem_wait(bell) != 0 && errno == EINTR {}
            let next: Question? = state.withLock { state in
                state.isClosed || state.waiting.isEmpty ? nil : state.waiting.removeFirst()
            }
            if let next {
                answer(next)
            } else if state.withLock({ $0.isClosed }) {
                return
            }
        }
    }
}

/// What a thread does, in a shape that C can be handed.
private final class LaneWork {
    private let work: () -> Void

    init(_ work: @escaping () -> Void) { self.work = work }

    /// nil when the system has no thread to spare.
    func start() -> pthread_t? {
        let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
        pthread_attr_init(attributes)
        defer {
            pthread_attr_destroy(attributes)
            attributes.deallocate()
        }
        pthread_attr_setstacksize(attributes, 8 << 20)
        var thread: pthread_t = 0
        let held = Unmanaged.passRetained(self)
        let code = pthread_create(
            &thread, attributes,
            { pointer in
                if let pointer { Unmanaged<LaneWork>.fromOpaque(pointer).takeRetainedValue().work() }
                return nil
            }, held.toOpaque())
        guard code == 0 else {
            held.release()
            return nil
        }
        return thread
    }
}
