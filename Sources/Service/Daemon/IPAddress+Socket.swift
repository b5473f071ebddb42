import CMicroHTTPD
import Glibc

// Both are imported, since it is chance which of their modules the compiler finds `sockaddr` in.

extension IPAddress {
    /// The address in a socket's address; nil for another family.
    init?(_ place: UnsafePointer<sockaddr>) {
        switch Int32(place.pointee.sa_family) {
        case AF_INET:
            self = place.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                IPAddress(four: UInt32(bigEndian: $0.pointee.sin_addr.s_addr))
            }
        case AF_INET6:
            self = place.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
                IPAddress(six: $0.pointee.sin6_addr)
            }
        default: return nil
        }
    }
}
