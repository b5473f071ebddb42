import Glibc
import Synchronization

/// Threads for questions that take longer than a look-up, and the few questions that wait for them.
///
/// Each thread has a connection of its own to the store, and what hangs on it: the one that answers about the graph of
/// everybody has that graph, and no other has. A connection whose question waits here is suspended and keeps no other
/// waiting.
final class WaitingLane: @unchecked Sendable {
    // The threads and the semaphore are set up once; everything else is behind the lock.

    /// A question and the connection that waits for its answer.
    struct Question: @unchecked Sendable {
        // The library leaves the exchange alone until its connection is resumed.
        let exchange: Exchange
        let request: Request
        let key: AnswerCache.Key?
        let connection: OpaquePointer
    }

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
    init(room: Int) {
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
    func open(threads count: Int, answering: @escaping (Question) -> Void) -> Bool {
        answer = answering
        for _ in 0..<count {
            guard let thread = start() else { return false }
            threads.append(thread)
        }
        return true
    }

    private func start() -> pthread_t? {
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
                if let pointer { Unmanaged<WaitingLane>.fromOpaque(pointer).takeRetainedValue().work() }
                return nil
            }, held.toOpaque())
        guard code == 0 else {
            held.release()
            return nil
        }
        return thread
    }

    /// Promises a place, if there is one: a connection must be suspended before its question may be answered.
    func promise() -> Bool {
        state.withLock { state in
            guard !state.isClosed, state.waiting.count + state.promised < room else { return false }
            state.promised += 1
            return true
        }
    }

    /// Takes the place that was promised.
    func add(_ question: Question) {
        state.withLock { state in
            state.promised -= 1
            state.waiting.append(question)
        }
        sem_post(bell)
    }

    /// Ends once the questions under way are answered.
    /// - Returns: those that still wait; their connections are the caller's to resume.
    func close() -> [Question] {
        state.withLock { $0.isClosed = true }
        for _ in threads { sem_post(bell) }
        for thread in threads { pthread_join(thread, nil) }
        threads = []
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
