import Byline
import Foundation
import Glibc
import TestSupport
import Testing

/// Fetching a page for a proof, against a server on this machine.
@Suite struct WebPagesTests {
    @Test func `a page is fetched, led on within its host, bounded, and refused otherwise`() throws {
        let server = try Server()
        defer { server.stop() }
        let pages = WebPages(allowingLoopback: true, seconds: 5)
        let here = "http://127.0.0.1:\(server.port)"
        #expect(try pages.page(at: here + "/ok") == "the token\n")
        #expect(try pages.page(at: here + "/again") == "the token\n")
        for path in ["/missing", "/away", "/large"] {
            let error = #expect(throws: BylineError.self) { try pages.page(at: here + path) }
            #expect(error?.description.contains("127.0.0.1") == false, "an address is not repeated")
        }
    }

    @Test(arguments: [
        "http://127.0.0.1/x", "http://localhost/x", "http://10.1.2.3/x", "http://192.168.0.1/x", "http://172.20.0.1/x",
        "http://169.254.169.254/latest", "http://0.0.0.0/", "http://server/x", "http://a.internal/x",
        "http://2130706433/x",
        "http://0x7f.1/x", "file:///etc/passwd", "http://127.1/x",
    ])
    func `hosts behind the door are not asked`(_ address: String) {
        let error = #expect(throws: BylineError.self) { try WebPages().page(at: address) }
        #expect([.denied, .invalidInput].contains(error?.kind))
    }
}

/// A server of a few fixed answers, one connection after the other.
private final class Server: @unchecked Sendable {
    let port: UInt16
    private let socket: Int32

    init() throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let socket = socket
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
                bind(socket, plain, length) == 0 && listen(socket, 8) == 0 && getsockname(socket, plain, &length) == 0
            }
        }
        guard isBound else { throw TestFailure() }
        port = UInt16(bigEndian: address.sin_port)
        Thread { [self] in serve() }.start()
    }

    func stop() {
        shutdown(socket, Int32(SHUT_RDWR))
        close(socket)
    }

    private func serve() {
        while true {
            let connection = accept(socket, nil, nil)
            guard connection >= 0 else { return }
            var bytes = [UInt8](repeating: 0, count: 4096)
            let count = max(0, read(connection, &bytes, bytes.count))
            let path = String(decoding: bytes[..<count], as: UTF8.self).split(separator: " ").dropFirst().first ?? ""
            send(answer(to: String(path)), connection)
            close(connection)
        }
    }

    private func answer(to path: String) -> String {
        func page(_ status: String, _ headers: String = "", _ body: String) -> String {
            "HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\(headers)\r\n\(body)"
        }
        switch path {
        case "/ok": return page("200 OK", "", "the token\n")
        case "/again": return page("302 Found", "Location: /ok\r\n", "")
        case "/away": return page("302 Found", "Location: http://127.0.0.2:\(port)/ok\r\n", "")
        case "/large": return page("200 OK", "", String(repeating: "x", count: 2 << 20))
        default: return page("404 Not Found", "", "the token\n")
        }
    }

    private func send(_ text: String, _ connection: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            // A client that has seen enough closes: the rest is not wanted.
            let sent = rest.withUnsafeBytes {
                Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { return }
            rest = rest.dropFirst(sent)
        }
    }
}
