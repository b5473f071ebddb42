package import Byline
import Glibc

/// A socket that waits for clients.
package struct Listener: Sendable {
    let socket: Int32
    /// The numeric address it is bound to, and its port.
    package let host: String
    package let port: Int

    /// - Parameters:
    ///   - host: a numeric address of this machine: `127.0.0.1`, `::1`, `0.0.0.0`.
    ///   - port: 0 for any that is free.
    package init(host: String, port: Int) throws(BylineError) {
        var hints = addrinfo()
        hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &found) == 0, let place = found else {
            throw BylineError(
                .invalidInput, "“\(host)” is not a numeric address", mend: "Write 127.0.0.1, ::1 or 0.0.0.0")
        }
        defer { freeaddrinfo(found) }
        let socket = Glibc.socket(
            place.pointee.ai_family, place.pointee.ai_socktype | Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue),
            0)
        guard socket >= 0 else { throw Self.refusal(host, port) }
        var yes: Int32 = 1
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        if place.pointee.ai_family == AF_INET6 {
            setsockopt(socket, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &yes, socklen_t(MemoryLayout<Int32>.size))
        }
        guard bind(socket, place.pointee.ai_addr, place.pointee.ai_addrlen) == 0, listen(socket, SOMAXCONN) == 0 else {
            let refusal = Self.refusal(host, port)
            close(socket)
            throw refusal
        }
        self.socket = socket
        self.host = host
        self.port = port > 0 ? port : Self.boundPort(of: socket)
    }

    /// `http://127.0.0.1:8080`
    package func address(isSecure: Bool) -> String {
        (isSecure ? "https://" : "http://") + (host.contains(":") ? "[\(host)]" : host) + ":\(port)"
    }

    private static func boundPort(of socket: Int32) -> Int {
        var place = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutableBytes(of: &place) { bytes in
            guard let start = bytes.baseAddress,
                getsockname(socket, start.assumingMemoryBound(to: sockaddr.self), &size) == 0
            else { return 0 }
            // The port stands at the same place for both families, its high byte first.
            return Int(bytes[2]) << 8 | Int(bytes[3])
        }
    }

    private static func refusal(_ host: String, _ port: Int) -> BylineError {
        let reason = String(cString: strerror(errno))
        return BylineError(
            .denied, "\(host) port \(port) cannot be listened on: \(reason)",
            mend: "Give another --port, or end the program that holds it")
    }
}
