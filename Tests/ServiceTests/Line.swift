import Foundation
import Glibc
import Service

/// A client's connection: text out, one answer in.
final class Line {
    private let socket: Int32

    struct Broken: Error {}

    struct Answer {
        var status: Int
        var head: [String]
        var body: String

        func field(_ name: String) -> String? {
            let prefix = name.lowercased() + ": "
            return head.first { $0.lowercased().hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
        }
    }

    init(_ listener: Listener) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = in_port_t(listener.port).bigEndian
        place.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        let code = withUnsafePointer(to: &place) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else { throw Broken() }
        // So that a fault is a failed test and not one that never ends.
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(socket) }

    func send(_ text: String) {
        let bytes = Array(text.utf8)
        // What the other side no longer takes is seen when it is asked.
        _ = Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// Whether the other side has not closed.
    var isOpen: Bool {
        var byte: UInt8 = 0
        let count = recv(socket, &byte, 1, Int32(MSG_DONTWAIT) | Int32(MSG_PEEK))
        return count > 0 || (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
    }

    /// - Throws: when nothing comes, or no answer.
    func ask(_ target: String, _ headers: [String: String] = ["Connection": "close"], version: String = "1.1") throws
        -> Answer
    {
        let fields = headers.map { "\($0.key): \($0.value)\r\n" }.joined()
        send("GET \(target) HTTP/\(version)\r\nHost: here\r\n\(fields)\r\n")
        return try answer()
    }

    /// The answer to what was sent.
    /// - Throws: when nothing comes, or no answer.
    func answer() throws -> Answer {
        var bytes: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(socket, &room, room.count, 0)
            guard count > 0 else { break }
            bytes += room.prefix(count)
            if isWhole(bytes) { break }
        }
        let parts = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n\r\n")
        let head = parts[0].components(separatedBy: "\r\n")
        guard head[0].hasPrefix("HTTP/1."), let status = Int(head[0].dropFirst(9).prefix(3)) else { throw Broken() }
        return Answer(status: status, head: head, body: parts.dropFirst().joined(separator: "\r\n\r\n"))
    }

    /// Whether a body of told length has come; one without is at its end when the other side closes.
    private func isWhole(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.range(of: "\r\n\r\n") else { return false }
        let head = text[..<end.lowerBound].lowercased()
        if head.hasPrefix("http/1.1 304") || head.hasPrefix("http/1.1 204") { return true }
        guard let length = head.components(separatedBy: "content-length: ").dropFirst().first,
            let count = Int(length.prefix { $0.isNumber })
        else { return false }
        return text[end.upperBound...].utf8.count >= count
    }
}
