import CCurl
import Glibc

/// Tells public network addresses from those of this machine and its neighbours (RFC 6890, RFC 4291).
package enum PublicHost {
    /// Opens the socket of a talk once its name has become a number: a public name may lead to an inner machine.
    static let open: curl_opensocket_callback = { _, _, address in
        guard let address, let bytes = number(of: address), isPublic(bytes) else { return -1 }  // CURL_SOCKET_BAD
        return socket(address.pointee.family, address.pointee.socktype, address.pointee.`protocol`)
    }

    /// The 4 or 16 bytes of an address; nil for one of another family.
    private static func number(of address: UnsafeMutablePointer<curl_sockaddr>) -> [UInt8]? {
        withUnsafeBytes(of: &address.pointee.addr) { bytes -> [UInt8]? in
            guard let start = bytes.baseAddress else { return nil }
            switch address.pointee.family {
            case AF_INET: return Array(UnsafeRawBufferPointer(start: start + 4, count: 4))
            // The structure goes on behind what C declares of it: family, port, flow, then the number.
            case AF_INET6: return Array(UnsafeRawBufferPointer(start: start + 8, count: 16))
            default: return nil
            }
        }
    }

    /// - Parameter bytes: 4 of IPv4 or 16 of IPv6, in network order.
    package static func isPublic(_ bytes: [UInt8]) -> Bool {
        guard bytes.count == 16 else { return bytes.count == 4 && isPublic(bytes[0], bytes[1], bytes[2]) }
        // Addresses that carry one of IPv4: mapped, and translated (RFC 6052).
        let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        let isTranslated = bytes[..<12].elementsEqual([0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0])
        if isMapped || isTranslated { return isPublic(bytes[12], bytes[13], bytes[14]) }
        // Of IPv6 only 2000::/3 is given out, and of that not these: 2002::/16 and the tunnels in 2001::/23 carry IPv4
        // addresses of anybody's choice; 2001:db8::/32 and 3fff::/20 are for examples.
        let head = Array(bytes[..<4])
        let isSpecial =
            head[0] == 0x20 && head[1] == 0x02 || head[0] == 0x20 && head[1] == 0x01 && head[2] < 2
            || head == [0x20, 0x01, 0x0D, 0xB8] || head[0] == 0x3F && head[1] == 0xFF && head[2] < 0x10
        return head[0] & 0xE0 == 0x20 && !isSpecial
    }

    private static func isPublic(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        switch (first, second) {
        case (0, _), (10, _), (127, _), (169, 254), (172, 16...31), (192, 168), (100, 64...127), (198, 18...19),
            (224..., _):
            false
        case (192, 0): third != 0 && third != 2
        case (192, 88): third != 99
        case (198, 51): third != 100
        case (203, 0): third != 113
        default: true
        }
    }
}
