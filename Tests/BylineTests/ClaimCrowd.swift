import Byline
import Catalog
import Foundation
import Mail
import Secrets
import TestSupport
import Testing

/// People who try things with claims, wrong ones and right ones, and read their mail.
final class Crowd {
    let pond: Pond
    private let post: MailSettings
    private let mailbox: String
    private let actors: [Actor]
    private let reviewers: [Actor]
    private let people: [Person]
    /// Tokens that came by mail or were told for a page, used ones among them, each with what it was asked for.
    private var tokens: [Errand] = []
    /// What stands on the web: pages by address, texts by name.
    private var web: [String: String] = [:]
    private var names: [String: [String]] = [:]
    private var secrets: Set<String> = []
    private(set) var granted: Set<VerificationLevel> = []

    private struct Person {
        var id: ResearcherID
        var mails: [String]
        var repository: String
        var homepage: String
    }

    private struct Errand {
        var claim: ClaimID
        var kind: ProofKind
        var token: Secret
        var address: String
    }

    private struct Names: NameLookup {
        let known: [String: [String]]
        func texts(of name: String) throws(BylineError) -> [String] { known[name] ?? [] }
    }

    init(mailbox: String) throws {
        pond = try Pond()
        self.mailbox = mailbox
        post = try MailSettings(way: "folder:\(mailbox)", sender: "byline@host.example")
        let paper = String(decoding: try fixture("claims/ducks.md"), as: UTF8.self)
            .replacing("Ducks on Small Ponds", with: "Ducks on Large Ponds").replacing(
                "whatever the weather.", with: "as https://ana-lind.example shows.")
        try pond.registrar.take(paper, as: "large.md")
        try pond.registrar.take([.init(label: "author-page.html", bytes: try fixture("arxiv/author-page.html"))])
        reviewers = try ["ra", "rb", "rc"].map { [pond] name in try pond.actor(name, [.reviewer]) }
        let iDs = ["0000-0002-1825-0097", "0000-0001-5109-3700", nil, nil, nil]
        actors = try zip(["ca", "cb", "cc", "cd", "mixed"], iDs).map { [pond] name, iD in
            let actor = try pond.actor(name, name == "mixed" ? [.claimant, .reviewer] : [.claimant])
            guard let orcid = iD.flatMap(ORCID.init) else { return actor }
            return Actor(try pond.registrar.setORCID(of: try pond.registrar.account(actor.name), to: orcid))
        }
        let (ducks, geese) = (
            "https://github.com/ana-lind/ducks-on-ponds", "https://github.com/bo-ekberg/geese-and-lakes"
        )
        people = try [
            ("Ana Lind", ["ana.lind@pond.example"], ducks),
            ("Bo Ekberg", ["bo.ekberg@pond.example", "ekberg@lake.example"], geese),
            ("Dora Quist", ["dora.quist@harbour.example"], geese), ("Cem Dagdelen", ["cem@pond.example"], ducks),
        ].map { [pond] name, mails, repository in
            Person(
                id: try pond.person(name), mails: mails, repository: repository, homepage: "https://ana-lind.example")
        }
        web["https://arxiv.org/a/0000-0002-1825-0097.atom2"] = "<id>abs/2101.00011v1</id> <id>abs/2102.00022v3</id>"
    }

    /// Whether a text holds a token or an address that was given here.
    func isSecret(_ text: String) -> Bool {
        secrets.contains { text.contains($0) } || people.contains { $0.mails.contains { text.contains($0) } }
    }

    // MARK: Acting

    /// One thing by somebody; returns what it was.
    func act(_ random: inout SeededGenerator) throws -> String {
        let claims = try pond.registrar.claims(at: pond.now).map(\.claim)
        let open = claims.filter { $0.state.isLive || $0.state.isAnswerable }
        let claim = (Int.random(in: 0..<8, using: &random) == 0 ? claims : open).randomElement(using: &random)
        let isProvable = claim.map { $0.state == .pending || $0.state.isAnswerable } ?? false
        if isProvable, let claim, Bool.random(using: &random) { return try show(claim, &random) }
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<12: return try self.open(&random)
        case 12..<34:
            guard let claim else { return try self.open(&random) }
            return try show(claim, &random)
        case 34..<46:
            guard let claim else { return try self.open(&random) }
            return try vouch(claim, &random)
        case 46..<54: return try say(claim, &random)
        case 54..<57:
            for moved in try pond.registrar.sweepClaims(at: pond.now) { granted.insert(moved.claim.granted) }
            return "sweep"
        case 57..<60:
            // Mostly days; now and then past every term there is.
            pond.wait(
                days: Double.random(in: 0...(Int.random(in: 0..<6, using: &random) == 0 ? 100 : 8), using: &random))
            return "wait"
        case 60..<62:
            _ = try pond.registrar.claimDetail(
                claim?.id ?? ClaimID(.random(in: .min ... .max, using: &random)), at: pond.now)
            return "show"
        default: return try decide(claim, &random)
        }
    }

    /// The next step of somebody who claims their own record and has nothing to hide.
    func cooperate(_ random: inout SeededGenerator) throws -> String {
        let place = Int.random(in: people.indices, using: &random)
        let (person, actor) = (people[place], actors[place])
        pond.wait(days: Double.random(in: 0...1.5, using: &random))
        let own = try pond.registrar.claims(of: actor.account, at: pond.now).map(\.claim)
        if let stray = own.first(where: { $0.state == .approved && $0.researcher != person.id }) {
            return try move(stray, .release, by: actor)
        }
        let here = own.last { $0.researcher == person.id && ($0.state.isLive || $0.state.isAnswerable) }
        guard let claim = here else {
            // After a rejection elsewhere it takes a while.
            if Int.random(in: 0..<4, using: &random) == 0 { pond.wait(days: 30) }
            _ = try pond.registrar.openClaim(to: person.id, by: actor, network: "home", at: pond.now)
            return "open"
        }
        let reviewer = reviewers.randomElement(using: &random) ?? reviewers[0]
        switch claim.state {
        case .contested, .disputed: return try move(claim, .keep, by: reviewer)
        case .verified: return try move(claim, .approve, by: reviewer)
        case .approved:
            let others = try pond.registrar.claims(in: [.pending, .approved], at: pond.now).map(\.claim)
            switch Int.random(in: 0..<12, using: &random) {
            case 0..<3: return try move(claim, .approve, by: reviewer)
            case 3..<5: return try move(claim, .review, by: reviewer)
            case 5..<7:
                guard let other = others.randomElement(using: &random) else { return "nothing" }
                _ = try pond.registrar.vouch(for: other.id, by: actor, at: pond.now)
                return "vouch"
            case 7:
                let word = try pond.registrar.personalData(of: try pond.registrar.account(actor.name), at: pond.now)
                    .vouches.last { $0.revokedAt == nil }
                guard let word else { return "nothing" }
                _ = try pond.registrar.takeBackVouch(for: word.claim, by: actor, at: pond.now)
                return "take back"
            default: return try prove(claim, by: actor, &random)
            }
        default:
            if claim.state.isAnswerable { pond.wait(days: 30) }
            return try prove(claim, by: actor, &random)
        }
    }

    private func move(_ claim: RecordClaim, _ move: ClaimMove, by actor: Actor) throws -> String {
        let moved = try pond.registrar.moveClaim(
            claim.id, by: move, actor: actor, basedOn: claim.version, reason: "as the papers show", at: pond.now)
        granted.insert(moved.claim.granted)
        return move.rawValue
    }

    /// Evidence of any kind, the token brought back at once.
    private func prove(_ claim: RecordClaim, by actor: Actor, _ random: inout SeededGenerator) throws -> String {
        let registrar = pond.registrar
        switch Int.random(in: 0..<5, using: &random) {
        case 0 where actor.orcid != nil:
            _ = try registrar.proveByORCID(for: claim.id, by: actor, at: pond.now)
            return "orcid"
        case 1 where actor.orcid != nil:
            _ = try registrar.proveByAuthorPage(for: claim.id, by: actor, pages: Shelf(web), at: pond.now)
            return "author page"
        default:
            _ = try ask(claim, by: actor, &random)
            return try bringBack(claim, by: actor, &random)
        }
    }

    private func owner(_ claim: RecordClaim, _ random: inout SeededGenerator) -> Actor {
        let anybody = actors.randomElement(using: &random) ?? actors[0]
        if Int.random(in: 0..<10, using: &random) == 0 { return anybody }
        return actors.first { $0.account == claim.account } ?? anybody
    }

    private func open(_ random: inout SeededGenerator) throws -> String {
        // Most people claim their own record.
        let place = Int.random(in: actors.indices, using: &random)
        let isOwn = Int.random(in: 0..<8, using: &random) > 0
        let person = isOwn && place < people.count ? people[place] : people.randomElement(using: &random) ?? people[0]
        let id =
            Int.random(in: 0..<12, using: &random) == 0 ? ResearcherID(.random(in: -9...99, using: &random)) : person.id
        _ = try pond.registrar.openClaim(to: id, by: actors[place], network: "n\(place % 2)", at: pond.now)
        return "open"
    }

    // MARK: Evidence

    /// Asks for a token, brings one back, or shows what needs none.
    private func show(_ claim: RecordClaim, _ random: inout SeededGenerator) throws -> String {
        let (registrar, actor, now) = (pond.registrar, owner(claim, &random), pond.now)
        let pages = Shelf(web)
        switch Int.random(in: 0..<12, using: &random) {
        case 0: _ = try registrar.proveByORCID(for: claim.id, by: actor, at: now)
        case 1: _ = try registrar.proveByAuthorPage(for: claim.id, by: actor, pages: pages, at: now)
        case 2:
            _ = try registrar.addDocument(
                (0..<3).map { _ in .random(in: 0...255, using: &random) }, for: claim.id, by: actor, at: now)
            return "document"
        case 3..<7: return try ask(claim, by: actor, &random)
        default: return try bringBack(claim, by: actor, &random)
        }
        return "orcid"
    }

    private func ask(_ claim: RecordClaim, by actor: Actor, _ random: inout SeededGenerator) throws -> String {
        let person = people.first { $0.id == claim.researcher }
        let kind =
            [ProofKind.paperEmail, .paperEmail, .institutionEmail, .repositoryFile, .homepageToken]
            .randomElement(using: &random) ?? .paperEmail
        var address =
            switch kind {
            case .repositoryFile: person?.repository ?? ""
            case .homepageToken: person?.homepage ?? ""
            default: person?.mails.randomElement(using: &random) ?? ""
            }
        if Int.random(in: 0..<6, using: &random) == 0 { address = Self.hostile(&random) }
        let challenge = try pond.registrar.beginProof(kind, of: address, for: claim.id, by: actor, at: pond.now)
        secrets.insert(challenge.token.revealed())
        var token = challenge.token
        if let place = challenge.place {
            web[place] = kind == .homepageToken ? "<link rel=me href='urn:x:\(token.revealed())'>" : token.revealed()
            names["_byline.ana-lind.example"] = ["byline-claim=\(token.revealed())"]
        } else {
            try pond.registrar.send(challenge, to: Secret(address), by: post)
            token = try #require(try letter())
        }
        tokens.append(Errand(claim: claim.id, kind: kind, token: token, address: address))
        return "ask"
    }

    /// The token in the one letter that lies in the box, as its reader finds it; the letter is thrown away.
    private func letter() throws -> Secret? {
        let box = mailbox + "/new"
        var found: Secret?
        for name in try FileManager.default.contentsOfDirectory(atPath: box) {
            let text = try String(contentsOfFile: "\(box)/\(name)", encoding: .utf8).replacing("\r\n", with: "\n")
            let body = text.split(separator: "\n\n").dropFirst().joined(separator: " ")
            let words = body.split { !($0.isLetter || $0.isNumber || "-_".contains($0)) }
            found = words.first { $0.utf8.count == RandomToken.length }.map { Secret(String($0)) }
            try FileManager.default.removeItem(atPath: "\(box)/\(name)")
        }
        return found
    }

    private func bringBack(_ claim: RecordClaim, by actor: Actor, _ random: inout SeededGenerator) throws -> String {
        let (registrar, now) = (pond.registrar, pond.now)
        // Mostly the newest token of the claim; sometimes any, for whatever claim, or none that ever was.
        let fitting = tokens.last { $0.claim == claim.id }
        let any = tokens.randomElement(using: &random)
        guard let errand = Int.random(in: 0..<6, using: &random) == 0 ? any : fitting else {
            _ = try registrar.confirmMail(Secret(Self.hostile(&random)), .paperEmail, for: claim.id, by: actor, at: now)
            return "guess"
        }
        switch errand.kind {
        case .repositoryFile:
            _ = try registrar.confirmPage(
                errand.address, errand.kind, for: claim.id, by: actor, pages: Shelf(web), at: now)
        case .homepageToken where Bool.random(using: &random):
            _ = try registrar.confirmName(errand.address, for: claim.id, by: actor, names: Names(known: names), at: now)
        case .homepageToken:
            _ = try registrar.confirmPage(
                errand.address, errand.kind, for: claim.id, by: actor, pages: Shelf(web), at: now)
        default: _ = try registrar.confirmMail(errand.token, errand.kind, for: claim.id, by: actor, at: now)
        }
        return "\(errand.kind.rawValue)"
    }

    private func vouch(_ claim: RecordClaim, _ random: inout SeededGenerator) throws -> String {
        let actor = actors.randomElement(using: &random) ?? actors[0]
        if Int.random(in: 0..<4, using: &random) == 0 {
            _ = try pond.registrar.takeBackVouch(for: claim.id, by: actor, at: pond.now)
            return "take back"
        }
        _ = try pond.registrar.vouch(for: claim.id, by: actor, at: pond.now)
        return "vouch"
    }

    /// What a claimant says of works, and wishes for the page.
    private func say(_ claim: RecordClaim?, _ random: inout SeededGenerator) throws -> String {
        let claims = try pond.registrar.claims(in: [.approved, .verified], at: pond.now).map(\.claim)
        guard let claim = claims.randomElement(using: &random) ?? claim else { return "nothing" }
        let actor = owner(claim, &random)
        if Bool.random(using: &random) {
            _ = try pond.registrar.setProfileHidden(.random(using: &random), under: claim.id, by: actor, at: pond.now)
            return "hide"
        }
        let verdict = WorkVerdict.allCases.randomElement(using: &random) ?? .mine
        let works = (0...1).map { _ in WorkID(.random(in: 0...5, using: &random)) }
        _ = try pond.registrar.state(verdict, of: works, under: claim.id, by: actor, at: pond.now)
        return "state"
    }

    // MARK: Deciding

    private func decide(_ claim: RecordClaim?, _ random: inout SeededGenerator) throws -> String {
        let isPlain = Int.random(in: 0..<6, using: &random) > 0
        let moves = isPlain ? Self.fitting(claim?.state ?? .pending) : ClaimMove.allCases
        let move = moves.randomElement(using: &random) ?? .review
        let reviewer = reviewers.randomElement(using: &random) ?? reviewers[0]
        let anybody = (actors + reviewers).randomElement(using: &random) ?? reviewer
        let fit: Actor =
            switch move {
            case .withdraw, .release: claim.map { owner($0, &random) } ?? anybody
            case .dispute: actors.randomElement(using: &random) ?? anybody
            default: reviewer
            }
        let version =
            Int.random(in: 0..<6, using: &random) == 0 ? Int.random(in: -1...9, using: &random) : claim?.version
        let moved = try pond.registrar.moveClaim(
            claim?.id ?? ClaimID(1), by: move, actor: isPlain ? fit : anybody, basedOn: version,
            reason: isPlain ? "as the papers show" : Self.hostile(&random), at: pond.now)
        granted.insert(moved.claim.granted)
        return move.rawValue
    }
}
