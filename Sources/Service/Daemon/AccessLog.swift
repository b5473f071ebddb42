package import Byline
import Catalog
import Glibc
import Synchronization

/// A line of JSON for each request, gathered and written a second later at most.
///
/// Values of queries are not written: what somebody searches for is theirs. Names of parameters are.
package final class AccessLog: Sendable {
    /// Where the lines go.
    package enum Target: Hashable, Sendable {
        case none
        case standardError
        case file(String)
    }

    private struct State {
        var lines: [UInt8] = []
        var second = 0
        var stamp = ""
    }
    private let state = Mutex(State())
    private let descriptor: Int32
    package var isOn: Bool { descriptor >= 0 }

    package init(_ target: Target) throws(BylineError) {
        switch target {
        case .none: descriptor = -1
        case .standardError: descriptor = STDERR_FILENO
        case .file(let path):
            descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o640)
            guard descriptor >= 0 else {
                throw BylineError(
                    .denied, "“\(path)” cannot be written: \(String(cString: strerror(errno)))",
                    mend: "Name another file with --access-log")
            }
        }
    }

    deinit { if descriptor > STDERR_FILENO { close(descriptor) } }

    /// What is written of one exchange.
    struct Line {
        var client: String
        var method: String
        var target: [UInt8]
        var status: Int
        var bytes: Int
        var microseconds: Int
        var isCached: Bool
        var fault: String?
    }

    func write(_ line: Line) {
        guard isOn else { return }
        let path = line.target.prefix { $0 != UInt8(ascii: "?") }
        var text = ",\"client\":\(jsonQuoted(line.client)),\"method\":\(jsonQuoted(line.method))"
        text += ",\"path\":\(jsonQuoted(String(decoding: path, as: UTF8.self)))"
        let names = Self.names(in: line.target.dropFirst(path.count + 1))
        if !names.isEmpty { text += ",\"query\":[\(names.map { jsonQuoted($0) }.joined(separator: ","))]" }
        text += ",\"status\":\(line.status),\"bytes\":\(line.bytes),\"microseconds\":\(line.microseconds)"
        if line.isCached { text += ",\"cached\":true" }
        if let fault = line.fault { text += ",\"fault\":\(jsonQuoted(fault))" }
        append(text)
    }

    /// A line that is about no request.
    package func note(_ event: String) { if isOn { append(",\"event\":\(jsonQuoted(event))") } }

    private func append(_ text: String) {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let isMuch = state.withLock { state in
            if state.second != now.tv_sec {
                state.second = now.tv_sec
                state.stamp = Instant(secondsSinceEpoch: now.tv_sec).description
            }
            state.lines += "{\"time\":\"\(state.stamp)\"\(text)}\n".utf8
            return state.lines.count > 1 << 16
        }
        if isMuch { flush() }
    }

    private static func names(in query: ArraySlice<UInt8>) -> [String] {
        query.split(separator: UInt8(ascii: "&")).prefix(pairLimit).map { pair in
            String(decoding: pair.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
        }
    }
    private static let pairLimit = 64

    /// Writes what has gathered.
    package func flush() {
        guard isOn else { return }
        let lines = state.withLock { state in
            let lines = state.lines
            state.lines.removeAll(keepingCapacity: true)
            return lines
        }
        lines.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count, let start = bytes.baseAddress {
                let count = Glibc.write(descriptor, start + done, bytes.count - done)
                // A log that cannot be written stops nobody: the lines are lost, requests are answered.
                if count < 0 && errno != EINTR { break }
                done += max(0, count)
            }
        }
    }
}
