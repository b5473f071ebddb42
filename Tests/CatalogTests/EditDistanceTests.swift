import Catalog
import Testing

@Suite struct EditDistanceTests {
    @Test func `distance counts insertions, deletions, replacements and swaps`() {
        #expect(editDistance("", "abc") == 3 && editDistance("same", "same") == 0)
        #expect(editDistance("jsno", "json") == 1 && editDistance("limt", "limit") == 1)
        #expect(editDistance("paper", "taper") == 1 && editDistance("kitten", "sitting") == 3)
        let words = ["researcher", "paper", "search", "show", "works", "", "é", "source", "stats"]
        for a in words {
            for b in words {
                #expect(editDistance(a, b) == editDistance(b, a))
                #expect((editDistance(a, b) == 0) == (a == b))
            }
        }
    }

    @Test func `nothing is suggested for a word that resembles nothing`() {
        #expect(nearest(to: "zzzzzz", among: ["show", "works"]) == nil)
    }
}
