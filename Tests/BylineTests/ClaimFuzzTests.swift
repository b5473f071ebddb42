import Byline
import Catalog
import Foundation
import TestSupport
import Testing

/// Anything at all, asked of claims in any order, with tokens that go out by mail and come back.
@Suite struct ClaimFuzzTests {
    /// A longer run by hand: `BYLINE_FUZZ_MOVES=20000 swift test -c release --filter ClaimFuzzTests`.
    private static let moves =
        ProcessInfo.processInfo.environment["BYLINE_FUZZ_MOVES"].flatMap { Int($0) } ?? 1_600
    private static let bunch = 400

    /// Every row that the rules can write: the moves of a claim, and what is said under it.
    private static let everything: Set<String> = [
        "open", "prove", "answer", "vouch", "verify", "review", "approve", "raise", "reject", "withdraw", "release",
        "expire", "report", "dismiss", "uphold", "contest", "favour", "overrule", "settle", "end-vouch", "mine",
        "not-mine", "taken-back", "opt-out", "opt-in",
    ]

    @Test func `random moves by random people, tokens by mail among them, leave a store without fault`() throws {
        try withTemporaryFolder { folder in
            let crowd = try Crowd(mailbox: folder.path)
            let registrar = crowd.pond.registrar
            var random = SeededGenerator(seed: 61)
            var (done, refused) = ([String: Int](), [BylineError.Kind: Int]())
            for number in 1...Self.moves {
                do {
                    // A hundred steps of people who mean well, a hundred of anything.
                    let isCalm = number / 100 % 2 == 0
                    done[try isCalm ? crowd.cooperate(&random) : crowd.act(&random), default: 0] += 1
                } catch let error as BylineError {
                    refused[error.kind, default: 0] += 1
                    #expect(!crowd.isSecret(error.description), "\(error)")
                }
                guard number.isMultiple(of: Self.bunch) || number == Self.moves else { continue }
                #expect(try registrar.check().filter { !$0.passed }.map(\.detail) == [], "after \(number)")
                #expect(try registrar.auditReport().fault == nil)
                let approved = try registrar.claims(in: [.approved], at: crowd.pond.now).map(\.claim)
                #expect(Set(approved.map(\.researcher)).count == approved.count, "one claim holds a record")
                #expect(Set(approved.map(\.account)).count == approved.count, "one account holds one record")
            }
            let rows = Dictionary(grouping: try registrar.auditLog(), by: \.action).mapValues(\.count)
            let told = "\(rows.sorted { $0.key < $1.key }); done \(done), refused \(refused)"
            if Self.moves > 10_000 { print(told) }
            #expect(Set(rows.keys) == Self.everything, "\(told)")
            #expect(crowd.granted.subtracting([.listed]) == [.claimed, .corroborated, .anchored], "\(crowd.granted)")
            #expect(
                done.values.reduce(0, +) > Self.moves / 4 && refused.values.reduce(0, +) > Self.moves / 8, "\(told)")
        }
    }
}
