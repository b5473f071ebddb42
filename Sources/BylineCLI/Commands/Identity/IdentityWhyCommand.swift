import Byline
package import Catalog

struct IdentityWhyCommand: Command {
    static let definition = CommandDefinition(
        "identity why", "Tells why two are one, or are not",
        argument: .identityPair,
        examples: [
            Example("byline identity why R12 R40", "The evidence for and against, and what would change the answer"),
            Example("byline identity why M5 M90 --json", "The chain of links between two names"),
        ],
        fields: Card<IdentityExplanation>.explanation.notes, exits: [.notFound, .invalidInput, .conflict])
    let words: [String]

    init(_ line: ParsedLine) throws(UsageError) { words = line.words }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let explanation = try session.registrar().explain(words[0], words[1])
        output.write(
            Card<IdentityExplanation>.explanation.render(
                explanation, as: session.format, layout: session.layout, page: ExplanationPage.text))
        return .ok
    }
}

extension Card where Subject == IdentityExplanation {
    package static var explanation: Card<IdentityExplanation> {
        Card([
            Column("type", .text, "person or work") { .text($0.kind.rawValue) },
            Column("verdict", .text, "same, review or different") { .text($0.verdict.rawValue) },
            Column("stops", .objects, "The names or records from one to the other") {
                .list($0.stops.map(Listing<IdentityExplanation.Stop>.stops.object))
            },
            Column("steps", .objects, "The links between the stops: score, reason and contributions") {
                .list($0.steps.map(Value.init))
            },
            Column("score", .number, "Bits for the two ends themselves; null when they were not compared") {
                $0.judgement.map { .double($0.score) } ?? .null
            },
            Column("contributions", .objects, "The pieces of that score") {
                .list($0.judgement?.contributions.map(Value.init) ?? [])
            },
            Column("vetoes", .texts, "Why it cannot be, whatever the score") {
                Value(texts: $0.judgement?.vetoes ?? [])
            },
            Column("checked", .texts, "Vetoes that were looked for and not found") {
                Value(texts: $0.judgement?.checked ?? [])
            },
            Column("missing", .texts, "Evidence that was looked for and is not there") {
                Value(texts: $0.judgement?.missing ?? [])
            },
            Column("threshold", .number, "From this score on two are one") { .double($0.same) },
            Column("review_threshold", .number, "From this score on a person is asked") { .double($0.review) },
            Column("flip", .text, "The single fact that would turn the answer round") { .text($0.flip) },
            Column("decisions", .texts, "Decisions in force that pin one of the two") {
                Value(texts: $0.decisions.map(\.description))
            },
            Column("parameters", .text, "The version of the resolver's parameters") { .text($0.parameters) },
            Column("run", .number, "The last run") { .int($0.run) },
        ])
    }
}

extension Listing where Row == IdentityExplanation.Stop {
    package static var stops: Listing<IdentityExplanation.Stop> {
        Listing([
            Column("anchor", .text, "The mention (M5) or record (E40)") { .text($0.anchor) },
            Column("group", .text, "The researcher or work it is of") { Value($0.group) },
            Column("text", .text, "The name or title as printed") { .text($0.text) },
            Column("place", .text, "Where it is printed") { .text($0.place) },
            Column("title", .text, "The title beside a name") { Value($0.title) },
            Column("year", .number, "The earliest year printed there") { Value($0.year) },
        ])
    }
}

extension Value {
    fileprivate init(_ step: IdentityExplanation.Step) {
        self = .object([
            .init("score", .double(step.score)), .init("reason", .text(step.reason)),
            .init("contributions", .list(step.contributions.map(Value.init))),
        ])
    }
}

/// An explanation for a reader.
package enum ExplanationPage {
    package static func text(_ explanation: IdentityExplanation, _ layout: Layout) -> String {
        var page = PageText(layout)
        page.line(headline(explanation))
        page.rows(explanation.stops.map(row), whole: true)
        for (index, step) in explanation.steps.enumerated() {
            page.fact("step \(index + 1)", "\(inBits(step.score)) = \(sum(step.contributions))", labelWidth: 9)
            page.fact("", step.reason, labelWidth: 9)
        }
        if let judgement = explanation.judgement { tell(judgement, explanation, on: &page) }
        page.fact("to turn", explanation.flip, labelWidth: 9)
        page.fact("by hand", byHand(explanation), labelWidth: 9)
        return page.text
    }

    private static func headline(_ explanation: IdentityExplanation) -> String {
        let what = explanation.kind == .person ? "Same researcher" : "Same work"
        let rules =
            "(run \(explanation.run), parameters \(explanation.parameters), threshold \(inBits(explanation.same)))"
        switch explanation.verdict {
        case .same:
            let steps = explanation.steps.count
            return "\(what): yes \(rules). Strongest path, \(steps) step\(steps == 1 ? "" : "s"):"
        case .review: return "\(what): undecided \(rules)."
        case .different: return "\(what): no \(rules)."
        }
    }

    private static func row(_ stop: IdentityExplanation.Stop) -> [String] {
        [
            stop.anchor, stop.group ?? "–", stop.text, stop.place, stop.title.map { "“\($0)”" } ?? "",
            stop.year.map(String.init) ?? "",
        ]
    }

    /// `+ 7.0 same initial  + 8.0 shared co-author Enrico M. Malatesta`
    private static func sum(_ contributions: [Contribution]) -> String {
        if contributions.isEmpty { return "the rule alone" }
        return contributions.map { piece in
            "\(piece.bits < 0 ? "−" : "+") \(inBits(abs(piece.bits))) \(piece.detail)"
        }.joined(separator: "  ")
    }

    private static func tell(_ judgement: Judgement, _ explanation: IdentityExplanation, on page: inout PageText) {
        if explanation.steps.isEmpty, judgement.contributions.isEmpty, !judgement.vetoes.isEmpty {
            page.fact("evidence", "not weighed: the veto decides", labelWidth: 9)
        } else if explanation.steps.isEmpty {
            page.fact("evidence", "\(inBits(judgement.score)) = \(sum(judgement.contributions))", labelWidth: 9)
        }
        for veto in judgement.vetoes { page.fact("veto", veto, labelWidth: 9) }
        if !judgement.checked.isEmpty {
            page.fact("checked", judgement.checked.joined(separator: ", "), labelWidth: 9)
        }
        if !judgement.missing.isEmpty {
            page.fact("missing", judgement.missing.joined(separator: ", "), labelWidth: 9)
        }
    }

    private static func byHand(_ explanation: IdentityExplanation) -> String {
        if explanation.decisions.isEmpty { return "nothing was decided by hand" }
        let list = explanation.decisions.map(\.description).joined(separator: ", ")
        return "\(list); undo with `byline identity undo`"
    }
}
