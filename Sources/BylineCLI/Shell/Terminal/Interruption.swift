import Catalog
import Glibc
import Synchronization

private let wasPressed = Atomic(false)

/// Ctrl-C, noted instead of obeyed, so that work which keeps what is finished can end in good order.
enum Interruption {
    /// Notes the next Ctrl-C; the one after it ends the process as if nobody waited.
    /// - Returns: whether it was pressed.
    static func wait() -> @Sendable () -> Bool {
        wasPressed.store(false, ordering: .relaxed)
        signal(SIGINT) { _ in
            wasPressed.store(true, ordering: .relaxed)
            signal(SIGINT, SIG_DFL)
        }
        // A parent may have left the signal blocked; then it would never arrive.
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, SIGINT)
        pthread_sigmask(SIG_UNBLOCK, &set, nil)
        return { wasPressed.load(ordering: .relaxed) }
    }

    /// Lets Ctrl-C end the process again.
    static func obey() { signal(SIGINT, SIG_DFL) }
}

/// The system and the processor this process runs on, as they call themselves.
func machineFacts() -> MachineFacts {
    var names = utsname()
    guard uname(&names) == 0 else { return MachineFacts() }
    return MachineFacts(
        system: text(names.sysname) + " " + text(names.release), architecture: text(names.machine),
        processor: processorName() ?? "unknown")
}

/// What Linux prints under “model name”; nil where it prints none.
private func processorName() -> String? {
    // A machine that does not say what it is costs a report one line and nothing else.
    guard let bytes = try? Files.read("/proc/cpuinfo", limit: 1 << 16) else { return nil }
    let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("model name") }
    return line?.split(separator: ":", maxSplits: 1).last.map { String($0.drop { $0 == " " }) }
}

/// The characters of a C array up to its end.
private func text<Characters>(_ characters: Characters) -> String {
    withUnsafeBytes(of: characters) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
}
