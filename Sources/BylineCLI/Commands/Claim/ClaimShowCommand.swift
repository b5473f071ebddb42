import Byline
package import Catalog

struct ClaimShowCommand: Command {
    static let definition = CommandDefinition(
        "claim show", "Shows a claim: evidence, level, rivals, history", argument: .claim,
        examples: [Example("byline claim show C1", "What a reviewer looks at")],
        fields: ClaimPage.card.notes, exits: [.notFound])
    let call: ClaimCall

    init(_ line: ParsedLine) throws(UsageError) { call = try ClaimCall(line) }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let detail = try session.registrar().claimDetail(call.id, at: session.surroundings.clock())
        output.write(ClaimPage.card.render(detail, as: session.format, layout: session.layout, page: ClaimPage.text))
        return .ok
    }
}

/// One claim on one screen.
package enum ClaimPage {
    package static let card = Card<ClaimDetail>(
        Listing<ClaimSummary>.claims.columns.map { column in
            Column(column.note.name, column.note.type, column.note.summary) { column.value($0.summary) }
        } + [
            Column("prior", .text, "Where it stood before it was contested") {
                Value($0.summary.claim.prior?.rawValue)
            },
            Column("borne_level", .text, "The level its evidence bears today") { .text($0.bornLevel.code) },
            Column("next", .text, "What the next level takes; null at the top") { Value($0.nextDemand) },
            Column("rivals", .texts, "Other live claims to the record") { Value(texts: $0.rivals.map(\.description)) },
            Column("invitations", .boolean, "Whether invitations may come") { .bool($0.mayReceiveInvitations) },
            Column("hidden", .boolean, "Whether the page is hidden at its person's wish") { .bool($0.isProfileHidden) },
            Column("proofs", .objects, "Evidence: id, kind, strength, outcome, at, lapses_at, revoked_at, checker") {
                .list($0.proofs.map(\.object))
            },
            Column("statements", .objects, "On works: work, verdict, at") {
                .list($0.statements.map { Listing<WorkStatement>.statements.object($0) })
            },
            Column("history", .objects, "The claim's rows of the audit, as `audit log` prints them") {
                .list($0.history.map { Listing<AuditEntry>.audit.object($0) })
            },
        ])

    /// The page as text.
    package static func text(_ detail: ClaimDetail, _ layout: Layout) -> String {
        var page = PageText(layout)
        let claim = detail.summary.claim
        page.title("\(detail.summary.accountName) claims \(detail.summary.researcherName)", id: claim.id.description)
        page.fact("record", claim.researcher.description)
        page.fact("state", claim.state.rawValue + (claim.prior.map { ", was \($0.rawValue)" } ?? ""))
        page.fact("version", "\(claim.version)")
        page.fact(
            "level",
            "\(detail.summary.liftedLevel ?? "–") today; granted \(claim.granted.code), borne \(detail.bornLevel.code)"
        )
        if let next = detail.nextDemand { page.fact("next", next) }
        page.fact("invites", detail.mayReceiveInvitations ? "may come" : "may not come")
        if detail.isProfileHidden { page.fact("page", "hidden at its person's wish") }
        if !detail.rivals.isEmpty { page.fact("rivals", detail.rivals.map(\.description).joined(separator: ", ")) }
        if !detail.proofs.isEmpty {
            page.heading("Evidence")
            page.rows(
                detail.proofs.map { proof in
                    [
                        proof.id.description, proof.kind.rawValue, proof.kind.strengthName, proof.shownOutcome,
                        proof.at.description,
                    ]
                })
        }
        if !detail.statements.isEmpty {
            page.heading("Says of works")
            page.rows(detail.statements.map { [$0.work.description, $0.verdict.rawValue] })
        }
        page.heading("History")
        page.rows(
            detail.history.map { row in
                [
                    row.at, "\(row.from ?? "") → \(row.to ?? "")", row.action, row.actor?.description ?? row.role,
                    row.reason,
                ]
            })
        return page.text
    }
}

extension StoredProof {
    fileprivate var shownOutcome: String {
        if let revokedAt { return "taken back \(revokedAt.description.prefix(10))" }
        guard outcome == .accepted, let lapsesAt else { return outcome.rawValue }
        return "accepted, until \(lapsesAt.description.prefix(10))"
    }

    fileprivate var lapsesAt: Instant? { kind.lifetimeDays.map { at.adding(days: $0) } }

    fileprivate var object: Value { .object(members) }

    /// Nothing of what was shown, nor its hash.
    var members: [Value.Member] {
        [
            .init("id", Value(id: id)), .init("kind", .text(kind.rawValue)),
            .init("strength", .text(kind.strengthName)),
            .init("outcome", .text(outcome.rawValue)), .init("at", .text(at.description)),
            .init("lapses_at", Value(outcome == .accepted ? lapsesAt?.description : nil)),
            .init("revoked_at", Value(revokedAt?.description)), .init("checker", .text(checker)),
        ]
    }
}

extension ProofKind {
    fileprivate var strengthName: String { String(describing: strength) }
}
