import Foundation
import TestSupport
import Testing
import Wire

@Suite struct PublicHostTests {
    @Test(
        arguments: [
            ([8, 8, 8, 8], true), ([193, 0, 6, 139], true), ([192, 1, 0, 1], true), ([172, 32, 0, 1], true),
            ([127, 0, 0, 1], false), ([10, 1, 2, 3], false), ([169, 254, 169, 254], false), ([0, 0, 0, 0], false),
            ([255, 255, 255, 255], false), ([224, 0, 0, 1], false), ([], false), ([1, 2, 3], false),
            ([0x26, 0x06, 0x47, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x11], true),
            ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], false),
            ([0xFE, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], false),
            ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 127, 0, 0, 1], false),
            ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 8, 8, 8, 8], true),
            ([0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 1], false),
            ([0x20, 0x02, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], false),
        ] as [([UInt8], Bool)])
    func `an address is public or it is not`(_ bytes: [UInt8], _ isPublic: Bool) {
        #expect(PublicHost.isPublic(bytes) == isPublic)
    }

    @Test(.enabled(if: hasPython)) func `nothing counts as public that Python's ipaddress does not hold for global`()
        throws
    {
        var random = SeededGenerator(seed: 4)
        // Random addresses, and random ones behind beginnings that mean something.
        let heads: [[UInt8]] = [
            [], [10], [100, 64], [127], [169, 254], [172], [192, 0], [192, 88], [192, 168], [198], [203, 0], [240],
        ]
        let longHeads: [[UInt8]] = [
            [], [0x20, 0x01], [0x20, 0x01, 0, 0], [0x20, 0x01, 0x0D, 0xB8], [0x20, 0x02], [0x3F, 0xFF], [0xFC],
            [0xFE, 0x80],
            [0xFF], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], [0x20], [0x2A],
        ]
        var addresses: [[UInt8]] = []
        for _ in 0..<400 {
            for (heads, length) in [(heads, 4), (longHeads, 16)] {
                for head in heads {
                    addresses.append(
                        head + (head.count..<length).map { _ in UInt8.random(in: 0...255, using: &random) })
                }
            }
        }
        let digits = addresses.map { $0.map { String(format: "%02x", $0) }.joined() + "\n" }.joined()
        let said = String(decoding: try python("Servers/addresses.py", input: Data(digits.utf8)), as: UTF8.self)
        let isGlobal = said.split(separator: "\n").map { $0 == "1" }
        try #require(isGlobal.count == addresses.count)
        var count = 0
        for (address, isGlobal) in zip(addresses, isGlobal) where PublicHost.isPublic(address) {
            count += 1
            #expect(isGlobal, "\(address)")
        }
        #expect(count > addresses.count / 10)
    }

    @Test(.enabled(if: hasPython)) func `a name that leads to this machine is not asked where only public ones are`()
        throws
    {
        let server = try PythonServer("Servers/provider.py", ["plays"])
        for host in ["127.0.0.1", "localhost"] {
            let path = "http://\(host):\(server.port)/honest/.well-known/openid-configuration"
            let place = try #require(WebPlace(path, schemes: ["http"]))
            #expect(try HTTP.get(place).status == 200)
            #expect(throws: WireError.self) { try HTTP.get(place, limits: Limits(publicOnly: true)) }
        }
    }
}
