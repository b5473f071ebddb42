import Byline
import Glibc

/// Standard output, gathered into large writes.
///
/// A failed write is kept until `finish`, which tells it: a full disk must not look like a whole answer.
/// A closed pipe ends the process by its signal, silently, as every filter does.
final class StandardOutput: TextOutputStream {
    private var buffer: [UInt8] = []
    private var refusal: Files.Refusal?

    func write(_ text: String) {
        buffer += text.utf8
        if buffer.count >= 1 << 16 { flush() }
    }

    func finish() throws(BylineError) {
        flush()
        if let refusal {
            throw BylineError(
                .failure, "Standard output cannot be written: \(refusal.reason)", mend: "Send it somewhere with room")
        }
    }

    private func flush() {
        if refusal == nil {
            do { try Files.write(buffer[...], to: STDOUT_FILENO) } catch { refusal = error }
        }
        buffer.removeAll(keepingCapacity: true)
    }
}

/// A file that appears under its name whole or not at all.
final class WholeFile: TextOutputStream {
    private let path: String
    private let draft: String
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var refusal: Files.Refusal?
    private var isFinished = false

    /// Opens a draft beside the file, so that a folder that cannot be written is noticed before the work begins.
    init(_ path: String) throws(BylineError) {
        self.path = path
        draft = path + ".\(getpid()).part"
        descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        if descriptor < 0 { throw Self.problem(path, Files.Refusal(number: errno)) }
    }

    deinit {
        if !isFinished {
            close(descriptor)
            unlink(draft)
        }
    }

    func write(_ text: String) {
        buffer += text.utf8
        if buffer.count >= 1 << 16 { flush() }
    }

    /// Puts the draft in the file's place.
    func finish() throws(BylineError) {
        flush()
        if let refusal { throw Self.problem(path, refusal) }
        guard close(descriptor) == 0, rename(draft, path) == 0 else {
            let refusal = Files.Refusal(number: errno)
            unlink(draft)
            isFinished = true
            throw Self.problem(path, refusal)
        }
        isFinished = true
    }

    private func flush() {
        if refusal == nil {
            do { try Files.write(buffer[...], to: descriptor) } catch { refusal = error }
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private static func problem(_ path: String, _ refusal: Files.Refusal) -> BylineError {
        let kind: BylineError.Kind = refusal.number == EACCES || refusal.number == EROFS ? .denied : .failure
        return BylineError(
            kind, "“\(path)” cannot be written: \(refusal.reason)", mend: "Name a file in a folder you may write to")
    }
}
