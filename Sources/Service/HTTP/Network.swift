import Glibc

/// An Internet address, IPv4 written as the part of IPv6 that maps it.
package struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    private let high: UInt64
    private let low: UInt64

    private init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Reads a numeric address; nil when the text is anything else.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count <= 45 else { return nil }
        var four = in_addr()
        if inet_pton(AF_INET, String(text), &four) == 1 {
            self.init(four: UInt32(bigEndian: four.s_addr))
            return
        }
        var six = in6_addr()
        guard inet_pton(AF_INET6, String(text), &six) == 1 else { return nil }
        self.init(six: six)
    }

    init(four: UInt32) { self.init(high: 0, low: 0xFFFF_0000_0000 | UInt64(four)) }

    init(six: in6_addr) {
        let (high, low) = withUnsafeBytes(of: six) {
            ($0.loadUnaligned(as: UInt64.self), $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        }
        self.init(high: UInt64(bigEndian: high), low: UInt64(bigEndian: low))
    }

    package var isIPv4: Bool { high == 0 && low >> 32 == 0xFFFF }

    /// The first bits alone; of IPv4 counted from its own first one.
    package func prefix(_ bits: Int) -> IPAddress {
        let bits = isIPv4 ? bits + 96 : bits
        func mask(_ count: Int) -> UInt64 { count <= 0 ? 0 : count >= 64 ? .max : ~(.max >> UInt64(count)) }
        return IPAddress(high: high & mask(bits), low: low & mask(bits - 64))
    }

    /// What shares one bound: an IPv4 address, or the part of IPv6 that one household gets.
    package var share: IPAddress { isIPv4 ? self : prefix(56) }

    package var description: String {
        if isIPv4 { return [24, 16, 8, 0].map { String(low >> $0 & 255) }.joined(separator: ".") }
        var six = in6_addr()
        withUnsafeMutableBytes(of: &six) {
            $0.storeBytes(of: high.bigEndian, as: UInt64.self)
            $0.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
        }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(AF_INET6, &six, &text, socklen_t(text.count)) != nil else { return "::" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// Addresses that share their first bits: `10.0.0.0/8`, `::1`.
package struct Network: Hashable, Sendable, CustomStringConvertible {
    private let first: IPAddress
    private let bits: Int

    /// Reads an address, or one with the number of bits behind a slash; nil when the text is anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = parts.first.flatMap({ IPAddress($0) }) else { return nil }
        let most = address.isIPv4 ? 32 : 128
        bits = parts.count == 2 ? Int(parts[1]) ?? -1 : most
        guard (0...most).contains(bits) else { return nil }
        first = address.prefix(bits)
    }

    package func contains(_ address: IPAddress) -> Bool {
        address.isIPv4 == first.isIPv4 && address.prefix(bits) == first
    }

    package var description: String { "\(first)/\(bits)" }
}
