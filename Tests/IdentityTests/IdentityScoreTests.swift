import Identity
import TestSupport
import Testing

/// A catalogue of five records and what is true of it, small enough to count by hand.
@Suite struct IdentityScoreTests {
    private static let gold = """
        # three people, two of them strangers of one initial
        strangers\tWei Zhang\tWenlong Zhang
        record\ta\titem 1\tone\tWei Zhang\tAda Lind
        record\ta\titem 2\ttwo\tWenlong Zhang\t-
        record\tb\trow 1\tone\tWei Zhang\tAda Lind
        record\tb\trow 2\ttwo\tWenlong Zhang
        open\tb\trow 2
        record\tb\trow 9\tthree\tNobody There
        """

    /// Places, surfaces, records and positions; researchers and works as given.
    private func score(researchers: [Int], works: [Int], questions: [(a: Int, b: Int)] = []) throws -> IdentityScore {
        let places = [
            ("a", "item 1", 1, "Wei Zhang"), ("a", "item 1", 2, "Ada Lind"), ("a", "item 2", 1, "Wenlong Zhang"),
            ("a", "item 2", 2, "Bo Ek"), ("b", "row 1", 1, "W. Zhang"), ("b", "row 1", 2, "Ada Lind"),
            ("b", "row 2", 1, "W. Zhang"),
        ]
        let records = [("a", "item 1"), ("a", "item 2"), ("b", "row 1"), ("b", "row 2")]
        return IdentityScore(
            gold: try Gold(Self.gold),
            mentions: zip(places, researchers).map { place, researcher in
                MeasuredMention(
                    place: Gold.Place(source: place.0, locator: place.1).slot(place.2), surface: place.3,
                    position: place.2, record: records.firstIndex { $0 == (place.0, place.1) } ?? -1, work: nil,
                    researcher: researcher)
            },
            records: zip(records, works).enumerated().map { index, entry in
                MeasuredRecord(
                    place: .init(source: entry.0.0, locator: entry.0.1), record: index, work: entry.1)
            }, questions: questions)
    }

    @Test func `the truth itself scores one everywhere`() throws {
        let score = try score(researchers: [1, 2, 3, 4, 1, 2, 3], works: [1, 2, 1, 2])
        #expect(score.people.partition.bCubed.f1 == 1 && score.people.variantRecall == 1)
        #expect(score.people.strangersJoined == 0 && score.strangers == 1 && score.doublePlaces == 0)
        #expect(score.works.pairwise.f1 == 1 && score.workAccuracy == 1)
        // “Nobody There” and the record they stand in are at no place of the catalogue.
        #expect(score.labelsWithoutPlace == 2)
    }

    @Test func `joined strangers, a researcher at two places and a wrong work are each counted`() throws {
        let score = try score(researchers: [1, 1, 1, 4, 1, 2, 1], works: [1, 1, 1, 2])
        #expect(score.people.strangersJoined == 1)
        #expect(score.doublePlaces == 1)
        #expect(score.works.wrongPairs == 2 && score.works.missedPairs == 0)
        #expect(score.workAccuracy == 0)
    }

    @Test func `an open record left apart is no miss, joined to another work it is wrong`() throws {
        #expect(try score(researchers: [1, 2, 3, 4, 1, 2, 3], works: [1, 2, 1, 3]).works.pairwise.f1 == 1)
        #expect(try score(researchers: [1, 2, 3, 4, 1, 2, 3], works: [1, 2, 1, 1]).works.wrongPairs == 2)
    }

    @Test func `both floors are scored beside`() throws {
        let score = try score(researchers: [1, 2, 3, 4, 1, 2, 3], works: [1, 2, 1, 2])
        // Equal surfaces: both Ada Lind, and the two W. Zhang, who are strangers.
        #expect(score.exactName.strangersJoined == 1 && score.exactName.variantPairsFound == 0)
        #expect(score.exactName.variantPairs == 2)
        // Family and initial: all four Zhang together.
        #expect(score.surnameInitial.variantRecall == 1 && score.surnameInitial.partition.wrongPairs == 4)
    }

    @Test func `the queue is worth what its right questions would bring`() throws {
        let score = try score(
            researchers: [1, 2, 3, 4, 5, 2, 6], works: [1, 2, 1, 2], questions: [(0, 4), (4, 6), (3, 4)])
        // The third is about a name without a label.
        #expect(score.queue.asked == 2 && score.queue.firstRight == 1)
        #expect(score.people.partition.pairwise.recall == 1.0 / 3 && score.queue.recallIfAccepted == 2.0 / 3)
    }

    @Test(arguments: [
        ("record\ta\titem 1", 1), ("# fine\nopen\ta", 2), ("same\ta\tb", 1),
        ("record\ta\ti\tw\tX\nrecord\ta\ti\tv\tY", 2),
    ])
    func `a line that is no fact is refused with its number`(_ text: String, _ line: Int) {
        #expect {
            try Gold(text)
        } throws: { error in
            (error as? GoldError)?.line == line
        }
    }

    @Test func `the same seed gives the same pages, another seed others, and every slot has its label`() throws {
        let first = GeneratedCatalogue(seed: 11)
        let again = GeneratedCatalogue(seed: 11)
        let other = GeneratedCatalogue(seed: 12)
        #expect(first.gold == again.gold && first.pages.map(\.text) == again.pages.map(\.text))
        #expect(first.gold != other.gold)
        #expect(try Gold(first.gold).people.count == first.mentions)
        #expect((2_500...3_900).contains(first.mentions), "\(first.mentions)")
        #expect((40...160).contains(first.strangerPairs), "\(first.strangerPairs)")
    }
}
