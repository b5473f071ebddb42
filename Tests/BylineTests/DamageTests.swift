import Byline
import Catalog
import Foundation
import TestSupport
import Testing

/// Ten thousand damaged pages: truncated, bit-flipped, spliced. Each costs at most itself.
@Suite struct DamageTests {
    /// Small ones: a hundred damaged copies of the same few pages are mostly about each other.
    static let batches = 1_000
    static let pagesABatch = 10

    private static let pages = Result { try fixturePages() + (hasSharedFolder ? seedPages() : []) }

    @Test(arguments: 0..<batches)
    func `a batch of damaged pages leaves a sound store, and every refusal says how to mend it`(_ batch: Int)
        throws
    {
        var generator = SeededGenerator(seed: UInt64(batch) + 2_026)
        let pages = try Self.pages.get().map(\.bytes)
        let registrar = try Registrar.inMemory()
        let damaged = (0..<Self.pagesABatch).map { number in
            Registrar.Document(
                label: "damaged-\(batch)-\(number)", bytes: Self.damage(pages, using: &generator))
        }
        let report = try registrar.take(damaged)
        #expect(report.documents.count == damaged.count)
        for document in report.documents {
            #expect(document.outcome != .skipped || !document.refusals.isEmpty)
            for refusal in document.refusals {
                #expect(refusal.file == document.label && !refusal.what.isEmpty && !refusal.mend.isEmpty, "\(refusal)")
            }
        }
        try registrar.expectSound()
    }

    /// The beginning of a page, by which it is told, and a run of it from anywhere: what is read is short, and over
    /// all batches every place of every page comes up.
    private static func excerpt(of page: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
        let start = Int.random(in: 0...page.count, using: &generator)
        return Array(page.prefix(min(start, 1_500)) + page[start...].prefix(2_500))
    }

    /// One to three kinds of damage to one page.
    private static func damage(_ pages: [[UInt8]], using generator: inout SeededGenerator) -> [UInt8] {
        var bytes = excerpt(of: pages.randomElement(using: &generator) ?? [], using: &generator)
        for _ in 0..<Int.random(in: 1...3, using: &generator) where !bytes.isEmpty {
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: bytes = Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &generator)))
            case 1: bytes = Array(bytes.dropFirst(Int.random(in: 0..<bytes.count, using: &generator)))
            case 2:
                for _ in 0..<Int.random(in: 1...40, using: &generator) {
                    bytes[Int.random(in: 0..<bytes.count, using: &generator)] ^=
                        1 << UInt8.random(in: 0..<8, using: &generator)
                }
            case 3:
                let other = pages.randomElement(using: &generator) ?? []
                let cut = Int.random(in: 0...bytes.count, using: &generator)
                bytes = Array(bytes.prefix(cut)) + other.dropFirst(Int.random(in: 0...other.count, using: &generator))
            default:
                let start = Int.random(in: 0..<bytes.count, using: &generator)
                let end = min(bytes.count, start + Int.random(in: 1...400, using: &generator))
                bytes.insert(contentsOf: bytes[start..<end], at: Int.random(in: 0...bytes.count, using: &generator))
            }
        }
        return bytes
    }
}
