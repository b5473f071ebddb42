import Byline
import Catalog
import Foundation
import Store
import TestSupport
import Testing

@Suite struct TrustTests {
    private func samplePages() throws -> Registrar {
        let registrar = try Registrar.inMemory()
        try registrar.take(try fixturePages())
        return registrar
    }

    @Test func `the sample profile has 21 Emerging at L1, as its page prints`() throws {
        let registrar = try samplePages()
        let report = try registrar.trust(of: try registrar.one("Riccardo Zecchina"))
        #expect(report.score.score == 21 && report.score.tier == .emerging && report.score.level == .listed)
        #expect(report.score.parts.map(\.value) == [9, 12, 0, 0, 0, 0])
        #expect(
            report.comparisons == [
                "printed 21 by riccardo-zecchina.txt:13, ours 21",
                "printed Emerging by riccardo-zecchina.txt:13, ours Emerging",
                "printed L1 by riccardo-zecchina.txt:13, ours L1",
            ])
    }

    @Test func `owners of listings are at L1, authors who are only mentioned at L0`() throws {
        let registrar = try samplePages()
        for (name, level, score) in [
            ("Clarissa Lauditi", VerificationLevel.listed, 21), ("Francesca Mignacco", .listed, 21),
            ("Carlo Baldassi", .mentioned, 0), ("Blake Bordelon", .mentioned, 0),
        ] {
            let report = try registrar.trust(of: try registrar.one(name))
            #expect(report.score.level == level && report.score.score == score, "\(name)")
            #expect(report.pages.isEmpty == (level == .mentioned))
        }
    }

    @Test func `a printed number that differs is said to differ`() throws {
        let registrar = try Registrar.inMemory()
        var page = String(decoding: try fixture("pages/riccardo-zecchina.txt"), as: UTF8.self)
        page = page.replacingOccurrences(of: "Trust 21 - Emerging", with: "Trust 64 - Established")
        try registrar.take(page)
        let report = try registrar.trust(of: try registrar.one("Riccardo Zecchina"))
        #expect(report.score.score == 21)
        #expect(report.comparisons.first == "printed 64 by page.txt:13, ours 21; they differ")
    }

    @Test func `imports keep every number in step, whatever their order`() throws {
        let pages = try fixturePages()
        var answers: Set<[String]> = []
        for order in [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 4, 0, 3, 1]] {
            let registrar = try Registrar.inMemory()
            for index in order {
                try registrar.take([pages[index]])
                let found = try registrar.refreshTrust()
                #expect(found.new == 0 && found.rose == 0 && found.fell == 0, "\(order) after \(index)")
            }
            try registrar.expectSound()
            answers.insert(
                try ["Riccardo Zecchina", "Clarissa Lauditi", "Francesca Mignacco"].map { name in
                    let score = try registrar.trust(of: try registrar.one(name)).score
                    return "\(score.score) \(score.parts.map(\.points))"
                })
        }
        #expect(answers.count == 1, "\(answers)")
    }

    @Test func `a stored number that is not what counting gives is found`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "a.sqlite").path
            try Registrar(store: path, mode: .write).take(try fixturePages())
            let store = try Store(path: path, mode: .write)
            try store.database.run("UPDATE trust SET works = works - 2, score = score - 2 WHERE score = 21")
            let checks = try Registrar(store: path, mode: .read).check()
            #expect(checks.filter { !$0.passed }.map(\.name) == ["trust"])
            let found = try Registrar(store: path, mode: .write).refreshTrust()
            #expect(found.rose == 3 && found.fell == 0)
            try Registrar(store: path, mode: .read).expectSound()
        }
    }

    @Test func `in random stores numbers stay in step, and more pages never lower one`() throws {
        var random = SeededGenerator(seed: 21)
        for _ in 0..<200 {
            let registrar = try Registrar.inMemory()
            var last: [String: Int] = [:]
            for number in 0..<Int.random(in: 1...4, using: &random) {
                try registrar.take(Self.listing(&random), as: "listing \(number)")
                let found = try registrar.refreshTrust()
                #expect(found.new == 0 && found.rose == 0 && found.fell == 0)
                for name in Self.names {
                    guard case .one(let id) = try registrar.researcher(name) else { continue }
                    let score = try registrar.trust(of: id).score
                    #expect((0...score.level.rawValue * 21).contains(score.score))
                    #expect(score.score >= last[name, default: 0], "\(name)")
                    last[name] = score.score
                }
            }
            let trust = try registrar.check().filter { $0.name == "trust" }
            #expect(trust.map(\.passed) == [true], "\(trust)")
        }
    }

    private static let names = [
        "Agnes Pockels", "Bertha Swirles", "Cecilia Payne", "Dorothy Hodgkin", "Emmy Noether", "Grete Hermann",
    ]

    /// One author's listing: works out of a pool, so that pages overlap, each with its own two or three authors.
    private static func listing(_ random: inout SeededGenerator) -> String {
        let owner = names.randomElement(using: &random) ?? names[0]
        let subjects = ["Foams", "Spectra", "Crystals", "Rings", "Curves", "Films", "Stars", "Tides", "Gears"]
        return subjects.shuffled(using: &random).prefix(Int.random(in: 3...7, using: &random)).map { subject in
            // What a subject's work is does not depend on the page.
            let place = subjects.firstIndex(of: subject) ?? 0
            let others = [names[place % 6], names[(place + 2) % 6]].filter { $0 != owner }
            return """
                LGMar 3, \(2010 + place)
                A study of \(subject) and of what they are good for\(([owner] + others).joined(separator: ", "))
                Everything that is known of \(subject) is told anew here, with tables and two figures of \(subject).
                """
        }.joined(separator: "\n")
    }
}
