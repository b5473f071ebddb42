import Catalog
import Testing
import Trust

/// The numbers of the project's own conventions, to the digit.
@Suite struct CalibrationTests {
    private func evidence(
        works: Int, at level: VerificationLevel, companions: [ResearcherID] = [], published: Bool = false
    ) -> TrustEvidence {
        TrustEvidence(
            researcher: subject, asOf: today, level: level,
            works: (0..<works).map { number in
                TrustEvidence.Work(
                    id: WorkID(Int64(number + 1)), year: 2020,
                    attributions: [
                        .init(source: SourceID(1), witness: "researcher-profile", isPublished: published)
                    ],
                    authorCount: companions.count + 1, companions: companions.map { .init($0) })
            })
    }

    @Test(
        "an unclaimed record has nine and two for each of up to six works",
        arguments: [(1, 11), (2, 13), (3, 15), (4, 17), (5, 19), (6, 21), (8, 21), (17, 21)])
    func unclaimed(works: Int, expected: Int) {
        for companions in [0, 1, 4, 29] {
            let found = assessTrust(
                evidence(works: works, at: .listed, companions: (0..<companions).map { ResearcherID(Int64($0 + 2)) }))
            #expect(found.score == expected)
            #expect(found.tier == (expected < 20 ? .unverified : .emerging))
        }
    }

    @Test func `a mere mention has nothing, however many works`() {
        let found = assessTrust(evidence(works: 50, at: .mentioned))
        #expect(found.score == 0 && found.tier == .unrated)
        #expect(found[.works].points == 100 && found[.works].cap == 0)
    }

    @Test func `the caps add up to 0, 21, 49, 74 and 100`() {
        #expect(VerificationLevel.allCases.map(TrustRule.ceiling) == [0, 21, 49, 74, 100])
    }

    @Test func `everything at its cap is the ceiling of its level`() {
        for (level, ceiling) in zip(VerificationLevel.allCases, [0, 21, 49, 74, 100]) {
            var full = evidence(
                works: 40, at: level, companions: (2...29).map { ResearcherID(Int64($0)) }, published: true)
            for giver in 100..<115 {
                let person = ResearcherID(Int64(giver))
                full.endorsements.levels[person] = .anchored
                full.endorsements.edges.append(
                    .init(
                        id: EndorsementID(Int64(giver)), giver: person, receiver: subject,
                        givenAt: today.adding(days: -30)))
            }
            full.reproductions = (1...10).map {
                .init(id: "Q\($0)", work: WorkID(Int64($0)), isPassing: true, isIndependent: true)
            }
            #expect(assessTrust(full).score == ceiling)
            #expect(trustRaises(full).allSatisfy { $0.component == .identity }, "only a level can still help")
        }
    }

    @Test func `tiers begin at 1, 20, 50 and 75`() {
        let tiers = [0, 1, 19, 20, 49, 50, 74, 75, 100].map { TrustTier(score: $0).rawValue }
        #expect(
            tiers == [
                "Unrated", "Unverified", "Unverified", "Emerging", "Emerging", "Established", "Established", "Anchored",
                "Anchored",
            ])
    }

    @Test func `works, witnesses and windows are counted at their borders`() {
        let outside = TrustEvidence.Attribution(source: SourceID(1), witness: "a")
        func work(_ id: Int64, _ year: Int?, authors: Int = 2, _ more: [TrustEvidence.Attribution] = [])
            -> TrustEvidence.Work
        {
            .init(
                id: WorkID(id), year: year, attributions: [outside] + more, authorCount: authors,
                companions: [.init(ResearcherID(2))])
        }
        func close(_ works: [TrustEvidence.Work]) -> Int {
            assessTrust(.init(researcher: subject, asOf: today, level: .anchored, works: works))[.collaboration].points
        }
        #expect(close([work(1, 2001), work(2, 2005)]) == 2)
        #expect(close([work(1, 2001), work(2, 2006)]) == 0)
        #expect(close([work(1, 2001), work(2, 2006), work(3, 2010)]) == 2)
        #expect(close([work(1, 2001, authors: 30), work(2, 2001, authors: 30)]) == 2)
        #expect(close([work(1, 2001, authors: 31), work(2, 2001)]) == 0)
        #expect(close([work(1, nil), work(2, 2001)]) == 0)

        func confirmed(_ works: [TrustEvidence.Work]) -> Int {
            assessTrust(.init(researcher: subject, asOf: today, level: .anchored, works: works))[.corroboration].points
        }
        let second = TrustEvidence.Attribution(source: SourceID(2), witness: "b")
        let repeated = TrustEvidence.Attribution(source: SourceID(2), witness: "a")
        let published = TrustEvidence.Attribution(source: SourceID(1), witness: "a", isPublished: true)
        #expect(confirmed([work(1, 2001, [second])]) == 0)
        #expect(confirmed([work(1, 2001, [second]), work(2, 2001, [published])]) == 1)
        #expect(confirmed([work(1, 2001, [repeated]), work(2, 2001, [second])]) == 0)
    }
}
