import Catalog
import Ingest
import Testing

/// Damaged documents end in a reading or in an error that says what to do, and always end.
@Suite struct MutationTests {
    /// A small generator of our own (SplitMix64), so that every run sees the same documents.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    private static let originals = (Samples.all.map(\.text) + [Samples.page]).map { Array($0.utf8) }

    private static let bits: [UInt8] = Array(" |\n,.-<>&;$\"'()·#[]{}0129AZaz\r".utf8) + [0xC2, 0xA0, 0xE2, 0xFF, 0xF0]

    private static func damaged(_ generator: inout Generator) -> [UInt8] {
        var bytes = originals.randomElement(using: &generator) ?? []
        for _ in 0..<Int.random(in: 1...6, using: &generator) where !bytes.isEmpty {
            let spot = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: bytes[spot] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            case 1: bytes[spot] = bits.randomElement(using: &generator) ?? 0
            case 2: bytes.removeSubrange(spot..<min(bytes.count, spot + Int.random(in: 1...40, using: &generator)))
            case 3: bytes.insert(contentsOf: bytes[..<spot].suffix(60), at: Int.random(in: 0...spot, using: &generator))
            case 4:
                let other = originals.randomElement(using: &generator) ?? []
                let start = Int.random(in: 0..<max(1, other.count), using: &generator)
                bytes.insert(contentsOf: other[start...].prefix(120), at: spot)
            default: bytes.removeLast(bytes.count - spot)
            }
        }
        return bytes
    }

    @Test(arguments: 0..<8)
    func `a damaged document is read or refused with a file and a mend`(_ seed: UInt64) {
        var generator = Generator(state: seed)
        for round in 0..<500 {
            let bytes = Self.damaged(&generator)
            let format = round % 3 == 0 ? formats.randomElement(using: &generator)?.name : nil
            do {
                let reading = try readDocument(bytes, file: "page", as: format)
                let locators = reading.records.map(\.locator)
                #expect(Set(locators).count == locators.count, "locators are unique within a document")
                for record in reading.records {
                    #expect(record.firstLine >= 1 && record.lastLine >= record.firstLine)
                    #expect(record.assertions.allSatisfy { !$0.value.isEmpty && (0...1).contains($0.confidence) })
                    #expect(record.mentions.allSatisfy { !$0.surface.isEmpty && (0...1).contains($0.confidence) })
                    let positions = record.mentions.compactMap(\.position)
                    #expect(positions == Array(1..<(positions.count + 1)))
                }
                #expect((reading.remarks + reading.refusals).allSatisfy { $0.file == "page" && !$0.what.isEmpty })
            } catch {
                #expect(error.remark.file == "page" && !error.remark.mend.isEmpty)
            }
        }
    }

    /// Patterns that make careless scanners slow. Their size is such that a square of it would not end.
    @Test(arguments: [
        "a", "Aa", "(", "<b>", "<", "|\n", "- \n", "- 1. A. B, ", "$", "https://x ", "10.1234/", "LGMar 3, 2024\n",
        "a, ",
        "preprint2020arXiv\n\n", "Trust ", "8works\n", "<sup>a", "@", "et al., ", " | ", "# A\n", "Summary\n", "· a ",
    ])
    func `a long repetition of any pattern is read in linear time`(_ pattern: String) {
        let bytes = Array(String(repeating: pattern, count: 20_000 / pattern.utf8.count).utf8)
        for format in formats {
            for head in ["", "# Title\n\n", "<p>", "Title | Authors | Year | Actions |\n", "Trust snapshot\n"] {
                do {
                    let reading = try readDocument(Array(head.utf8) + bytes, file: "page", as: format.name)
                    #expect(reading.format == format.name)
                } catch {
                    #expect(!error.remark.mend.isEmpty)
                }
            }
        }
    }
}
