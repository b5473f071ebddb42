public import Catalog
import Claims
public import Foundation
public import Secrets
import Store

/// A token that waits to be shown, and where.
public struct ProofChallenge: Sendable {
    public var proof: ProofID
    public var kind: ProofKind
    /// For a page or a repository: to be put there by the claimant. For mail: to be sent, and told to nobody else.
    public var token: Secret
    /// The address of the file or page that must show it; nil for mail.
    public var place: String?
}

// Evidence. What is shown leaves nothing behind but its kind, the time, who looked, and a salted hash of what it is
// about. An address must be tied to the record by what sources print; that the claimant says so ties nothing.
extension Registrar {
    /// Hands out the token that proves a mailbox, a repository or a homepage.
    /// - Parameter address: as the claimant typed it. It is not kept and not repeated in errors.
    public func beginProof(
        _ kind: ProofKind, of address: String, for id: ClaimID, by actor: Actor, at now: Date = .now
    ) throws(BylineError) -> ProofChallenge {
        let claim = try claim(id)
        try demandProvable(claim, kind: kind, by: actor, at: now)
        let subject = try subject(of: address, kind: kind)
        let ties = try ties(of: claim)
        guard subject.isTied(kind, ties) else { throw Self.untied(kind) }
        let proof = try decide(at: now) { desk throws(BylineError) in
            try desk.addProof(kind, about: Secret(subject.text), for: claim, outcome: .waiting, checker: "token")
        }
        let token = try issueToken(kind.tokenPurpose, about: proof.description, at: now)
        return ProofChallenge(proof: proof, kind: kind, token: token, place: subject.place)
    }

    /// Takes back the token that was mailed.
    public func confirmMail(
        _ token: Secret, _ kind: ProofKind, for id: ClaimID, by actor: Actor, at now: Date = .now
    ) throws(BylineError) -> ClaimSummary {
        let claim = try claim(id)
        try demandProvable(claim, kind: kind, by: actor, at: now)
        let waiting = try waitingProofs(kind, of: id)
        for (index, proof) in waiting.enumerated() {
            do {
                try confirmToken(token, kind.tokenPurpose, about: proof.id.description, at: now)
                return try accept(proof.id, kind, for: claim, by: actor, checker: "token", at: now)
            } catch let error where error.kind == .denied && index < waiting.count - 1 { continue }
        }
        throw Self.nothingWaiting
    }

    /// Looks for the token at the place where it was to be put: anywhere in a repository's file, on a homepage in the
    /// `href` of a link with `rel="me"`, which only the page's author writes.
    public func confirmPage(
        _ address: String, _ kind: ProofKind, for id: ClaimID, by actor: Actor, pages: some PageFetcher,
        at now: Date = .now
    ) throws(BylineError) -> ClaimSummary {
        let claim = try claim(id)
        try demandProvable(claim, kind: kind, by: actor, at: now)
        let subject = try subject(of: address, kind: kind)
        guard let place = subject.place else { throw Self.nothingWaiting }
        let proof = try waitingProof(kind, about: subject, of: id)
        let page = try pages.page(at: place)
        let text = kind == .homepageToken ? RelMeLinks(html: page).addresses.joined(separator: "\n") : page
        return try accept(proof, kind, shownIn: text, for: claim, by: actor, at: now)
    }

    /// Looks for a homepage's token in the texts that the owner of its domain put into the name system. It proves a page
    /// that is a whole host; who keeps a university's names is not thereby every person with a page there.
    public func confirmName(
        _ address: String, for id: ClaimID, by actor: Actor, names: some NameLookup, at now: Date = .now
    ) throws(BylineError) -> ClaimSummary {
        let claim = try claim(id)
        try demandProvable(claim, kind: .homepageToken, by: actor, at: now)
        let subject = try subject(of: address, kind: .homepageToken)
        let proof = try waitingProof(.homepageToken, about: subject, of: id)
        guard let name = subject.tokenName else {
            throw BylineError(
                .conflict, "The page is a part of a host, and names are about the whole",
                mend: "Show the token on the page itself, in a link with rel=\"me\"")
        }
        let text = try names.texts(of: name).joined(separator: "\n")
        return try accept(proof, .homepageToken, shownIn: text, for: claim, by: actor, at: now)
    }

    private func waitingProof(_ kind: ProofKind, about subject: ProofSubject, of id: ClaimID) throws(BylineError)
        -> ProofID
    {
        let about = Secret(subject.text)
        let waiting = try waitingProofs(kind, of: id).filter { SaltedHash(stored: $0.subjectHash).verifies(about) }
        guard let proof = waiting.last else { throw Self.nothingWaiting }
        return proof.id
    }

    private func accept(
        _ proof: ProofID, _ kind: ProofKind, shownIn text: String, for claim: RecordClaim, by actor: Actor, at now: Date
    ) throws(BylineError) -> ClaimSummary {
        guard try confirmToken(in: text, kind.tokenPurpose, about: proof.description, at: now) else {
            throw BylineError(
                .conflict, "The token is not there", mend: "Put it there, wait until it is public, and call again")
        }
        return try accept(proof, kind, for: claim, by: actor, checker: "token", at: now)
    }

    /// Counts the account's sign-in at ORCID, when a source ties that iD to the record.
    public func proveByORCID(for id: ClaimID, by actor: Actor, at now: Date = .now) throws(BylineError) -> ClaimSummary
    {
        let claim = try claim(id)
        try demandProvable(claim, kind: .orcidSignIn, by: actor, at: now)
        guard let orcid = actor.orcid else {
            throw BylineError(
                .conflict, "The account has not signed in at ORCID", mend: "Sign in there first, then call again")
        }
        let printed = try ask { store throws(StoreError) in
            try store.printedIdentifiers("orcid", of: claim.researcher)
        }
        guard printed.contains(where: { ORCID($0) == orcid }) else { throw Self.untied(.orcidSignIn) }
        return try acceptAtOnce(
            .orcidSignIn, about: orcid.description, for: claim, by: actor, checker: "orcid", at: now)
    }

    /// Looks at the arXiv author page of the iD that was proven before.
    public func proveByAuthorPage(
        for id: ClaimID, by actor: Actor, pages: some PageFetcher, at now: Date = .now
    ) throws(BylineError) -> ClaimSummary {
        let claim = try claim(id)
        try demandProvable(claim, kind: .arxivAuthorPage, by: actor, at: now)
        let proofs = try ask { store throws(StoreError) in try store.proofs(of: id) }.compactMap(Proof.init)
        let isProven = proofs.contains { $0.kind == .orcidSignIn && $0.counts(at: Instant(now).secondsSinceEpoch) }
        guard isProven, let orcid = actor.orcid else {
            throw BylineError(
                .conflict, "No ORCID iD is proven for this claim", mend: "Prove it first with --kind orcid_signin")
        }
        let page = try pages.page(at: "https://arxiv.org/a/\(orcid).atom2")
        // Asked of the store: a hidden page does not keep its person from proving more.
        let own = try ask { store throws(StoreError) in
            try store.summaries(of: try store.works(of: claim.researcher))
        }
        let listed = own.count { work in
            work.arxiv.map { Self.lists($0.description, in: page) } ?? false
        }
        guard listed >= 2 else {
            throw BylineError(
                .conflict, "The author page lists \(listed) of the record's works, and it takes two",
                mend: "Claim the papers at arXiv first")
        }
        return try acceptAtOnce(
            .arxivAuthorPage, about: "arxiv \(orcid)", for: claim, by: actor, checker: "arxiv.org", at: now)
    }

    /// Keeps that a document was shown. It proves nothing by itself; the reviewer looks at it.
    public func addDocument(
        _ bytes: [UInt8], for id: ClaimID, by actor: Actor, at now: Date = .now
    ) throws(BylineError) -> ClaimSummary {
        let claim = try claim(id)
        try demandProvable(claim, kind: .document, by: actor, at: now)
        return try acceptAtOnce(
            .document, about: Digest.sha256(bytes), for: claim, by: actor, checker: actor.account.description, at: now)
    }

    // MARK: Vouching

    /// Gives the account's word for a claim, as a coauthor at L3 or above.
    public func vouch(for id: ClaimID, by actor: Actor, at now: Date = .now) throws(BylineError) -> ClaimSummary {
        let claim = try claim(id)
        return try atDesk(now, on: claim.researcher) { desk throws(BylineError) in
            let voucher = try desk.vouching(of: actor, for: claim)
            let proof = try desk.addProof(
                .coauthorVouch, about: Secret(actor.account.description), for: claim, outcome: .accepted,
                checker: actor.account.description, voucher: (actor.account, max(voucher.level, .corroborated)))
            return try desk.move(id, by: .vouch, as: .voucher, actor: actor, proofs: [proof]) { $0.vouching = voucher }
        }
    }

    /// Takes the account's word back. What it lifted falls at once.
    public func takeBackVouch(for id: ClaimID, by actor: Actor, at now: Date = .now) throws(BylineError)
        -> ClaimSummary
    {
        let claim = try claim(id)
        return try atDesk(now, on: claim.researcher) { desk throws(BylineError) in
            let given = try desk.ask { store throws(StoreError) in try store.vouches(of: actor.account) }
            let standing = given.filter { $0.claim == id && $0.revokedAt == nil }
            guard !standing.isEmpty else {
                throw BylineError(
                    .notFound, "The account's word for \(id) does not stand", mend: "Nothing is to be done")
            }
            for proof in standing { try desk.endVouch(proof, by: actor) }
            return claim
        }
    }

    // MARK: Helping

    /// Refuses what the rules would refuse once the proof is there, before a token is used up for it.
    private func demandProvable(
        _ claim: RecordClaim, kind: ProofKind, by actor: Actor, at now: Date
    ) throws(BylineError) {
        try decide(at: now) { desk throws(BylineError) in try desk.settle(claim.researcher) }
        // Asked on a copy of the claim as it will be, with a proof of the kind that no decision knew; nothing is kept.
        let moment = Instant(now)
        _ = try ask { store throws(StoreError) -> Result<Void, BylineError> in
            let desk = ClaimDesk(store: store, now: moment)
            do throws(BylineError) {
                try desk.rehearse(claim.id, kind: kind, by: actor)
                return .success(())
            } catch { return .failure(error) }
        }.get()
    }

    private func waitingProofs(_ kind: ProofKind, of id: ClaimID) throws(BylineError) -> [StoredProof] {
        try ask { store throws(StoreError) in try store.proofs(of: id) }
            .filter { $0.kind == kind && $0.outcome == .waiting }
    }

    private func accept(
        _ proof: ProofID, _ kind: ProofKind, for claim: RecordClaim, by actor: Actor, checker: String, at now: Date
    ) throws(BylineError) -> ClaimSummary {
        try atDesk(now, on: claim.researcher) { desk throws(BylineError) in
            try desk.ask { store throws(StoreError) in try store.accept(proof, checker: checker, at: desk.now) }
            return try desk.take(proof, for: claim.id, by: actor)
        }
    }

    private func acceptAtOnce(
        _ kind: ProofKind, about subject: String, for claim: RecordClaim, by actor: Actor, checker: String, at now: Date
    ) throws(BylineError) -> ClaimSummary {
        try atDesk(now, on: claim.researcher) { desk throws(BylineError) in
            let proof = try desk.addProof(
                kind, about: Secret(subject), for: claim, outcome: .accepted, checker: checker)
            return try desk.take(proof, for: claim.id, by: actor)
        }
    }

    private func ties(of claim: RecordClaim) throws(BylineError) -> RecordTies {
        try ask { store throws(StoreError) in
            let printed = try store.printedTies(of: claim.researcher)
            let own = try store.summaries(of: [claim.researcher]).first
            let companions = try store.companions(of: claim.researcher)
            let names = try store.displayNames(of: companions.reduce(into: Set()) { $0.formUnion($1.others) })
            return RecordTies(
                names: [own?.name].compactMap { $0 } + (own?.variants ?? []), affiliations: printed.affiliations,
                works: printed.works.map { entry in
                    let others = companions.first { $0.work == entry.work }?.others ?? []
                    return .init(text: entry.text, otherAuthors: others.compactMap { names[$0] }.sorted())
                })
        }
    }

    private func subject(of text: String, kind: ProofKind) throws(BylineError) -> ProofSubject {
        guard let subject = ProofSubject(text, kind: kind) else {
            let what = kind.tokenPurpose == .mail ? "mail address" : "web address"
            throw BylineError(.invalidInput, "That is no \(what)", mend: "Give one with --address")
        }
        return subject
    }

    private static func untied(_ kind: ProofKind) -> BylineError {
        let demand =
            switch kind {
            case .institutionEmail:
                "Its domain must belong to an affiliation that a source prints for the researcher; free mail never does"
            case .paperEmail: "It must be printed in one of the papers as the researcher's own"
            case .repositoryFile: "One of the works must link to that repository"
            case .homepageToken: "One of the works must print that page as the researcher's own"
            default: "A source must print it for the researcher"
            }
        return BylineError(.conflict, "No source ties that to the record", mend: demand)
    }

    private static var nothingWaiting: BylineError {
        BylineError(.notFound, "No such token was handed out", mend: "Ask for one with `byline claim evidence`")
    }

    /// Whether the page names this arXiv id, and not a longer one that begins with it.
    private static func lists(_ id: String, in page: String) -> Bool {
        page.ranges(of: id).contains { range in
            let next = range.upperBound < page.endIndex ? page[range.upperBound] : " "
            return !next.isNumber
        }
    }
}

/// What a proof is about, in the one form that is hashed.
private struct ProofSubject {
    let text: String
    /// Where the token has to stand.
    let place: String?
    private let mail: MailAddress?
    private let page: WebAddress?

    init?(_ typed: String, kind: ProofKind) {
        switch kind {
        case .institutionEmail, .paperEmail:
            guard let address = MailAddress(typed) else { return nil }
            (mail, page, text, place) = (address, nil, address.revealed, nil)
        case .repositoryFile:
            guard let address = WebAddress(typed), let file = address.tokenFileAddress else { return nil }
            (mail, page, text, place) = (nil, address, file.bare, file.description)
        case .homepageToken:
            guard let address = WebAddress(typed) else { return nil }
            (mail, page, text, place) = (nil, address, address.bare, address.description)
        case .orcidSignIn, .arxivAuthorPage, .coauthorVouch, .document: return nil
        }
    }

    /// The name whose texts show the token of a homepage; nil for a page that is only a part of its host.
    var tokenName: String? { page.flatMap { $0.path.isEmpty ? $0.tokenName : nil } }

    func isTied(_ kind: ProofKind, _ ties: RecordTies) -> Bool {
        switch kind {
        case .institutionEmail: mail.map { ties.nameInstitution(of: $0) } ?? false
        case .paperEmail: mail.map { ties.print($0) } ?? false
        case .repositoryFile: page.map { ties.link(to: $0) } ?? false
        case .homepageToken: page.map { ties.print(page: $0) } ?? false
        case .orcidSignIn, .arxivAuthorPage, .coauthorVouch, .document: false
        }
    }
}

extension ProofKind {
    /// What its token is handed out for.
    var tokenPurpose: TokenPurpose {
        switch self {
        case .repositoryFile: .repository
        case .homepageToken: .homepage
        default: .mail
        }
    }
}
