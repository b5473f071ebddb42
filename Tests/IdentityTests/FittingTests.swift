import Foundation
import Identity
import TestSupport
import Testing

@Suite struct FittingTests {
    /// Twenty pairs of either kind; the institution is shared by 15 of the one and 5 of the other.
    private var counts: EvidenceCounts {
        var counts = EvidenceCounts()
        for pair in 0..<20 {
            counts.add(pair < 15 ? ["institution", "identifier"] : ["identifier"], isSame: true)
            counts.add(pair < 5 ? ["institution", "identifier"] : ["identifier", "city"], isSame: false)
        }
        return counts
    }

    @Test func `a weight is the logarithm of two shares, half a count added to each`() throws {
        let expected = log2((15.5 / 21) / (5.5 / 21))
        #expect(abs(try #require(counts.bits("institution")) - expected) < 1e-12)
        // Seen 15 times in all: too few to say anything.
        #expect(counts.bits("city") == nil)
        // An identifier is certain by its nature.
        #expect(counts.bits("identifier") == nil)
    }

    @Test func `the file is one the program reads, and more of the same never says less`() throws {
        var counts = counts
        for pair in 0..<40 {
            // Two shared co-authors among strangers, one among people who are one: the wrong way round on purpose.
            counts.add(["coauthor.1"], isSame: true)
            counts.add(pair < 2 ? ["coauthor.1"] : ["coauthor.2"], isSame: pair % 2 == 0)
        }
        let file = counts.parameterFile(
            from: .standard, version: "test 1", provenance: "a test", same: 9, review: 2)
        let read = try ResolverParameters(json: Array(file.text.utf8), file: "test")
        #expect(read.version == "test 1" && read.same == 9 && read.review == 2)
        #expect(file.fitted.contains("institution") && !file.fitted.contains("city"))
        #expect(
            read.bits("institution")
                == (log2(15.5 / 5.5 * (Double(counts.different) + 1) / (Double(counts.same) + 1)) * 10).rounded() / 10)
        #expect(read.bits("city") == ResolverParameters.standard.bits("city"))
        #expect(read.bits("coauthor.1") >= read.bits("coauthor.2") && read.bits("coauthor.2") >= 0)
        #expect(read.evidence.map(\.name) == ResolverParameters.standard.evidence.map(\.name))
    }
}
