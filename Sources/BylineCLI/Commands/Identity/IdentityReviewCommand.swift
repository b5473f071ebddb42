import Byline
package import Catalog

struct IdentityReviewCommand: Command {
    static let definition = CommandDefinition(
        "identity review", "Lists the questions that wait for a person",
        flags: [
            .option("accept", "N", .text, "Answer a question with: the same"),
            .option("reject", "N", .text, "Answer a question with: different"), .limit,
        ] + .deciding,
        examples: [
            Example("byline identity review", "The worthiest first"),
            Example("byline identity review --accept 5", "They are one; undo with `byline identity undo`"),
        ],
        fields: Listing<Question>.questions.notes, exits: [.notFound, .conflict, .denied, .limit])
    private let answer: (id: QuestionID, same: Bool)?
    let limit: Int?
    let deciding: Deciding

    init(_ line: ParsedLine) throws(UsageError) {
        (limit, deciding) = (line.number("limit"), Deciding(line))
        guard let word = line.value("accept") ?? line.value("reject") else {
            answer = nil
            return
        }
        guard line.value("accept") == nil || line.value("reject") == nil else {
            throw UsageError(what: "--accept and --reject contradict each other", mend: "Give one of them")
        }
        guard let id = QuestionID(printed: word) ?? QuestionID(printed: "Q\(word)") else {
            throw UsageError(what: "“\(word)” is no question", mend: "Write its number, as in Q5 or 5")
        }
        answer = (id, line.value("accept") != nil)
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        guard let answer else {
            session.print(
                try session.registrar().questions(), as: .questions, limit: limit, whenEmpty: "No question is open.",
                to: &output)
            return .ok
        }
        let registrar = try deciding.registrar(session)
        return session.tell(
            try registrar.answer(answer.id, same: answer.same, by: deciding.authority(session)), to: &output)
    }
}

extension Listing where Row == Question {
    package static var questions: Listing<Question> {
        Listing([
            Column("id", .text, "The question's id", heading: "id") { Value(id: $0.id) },
            Column("type", .text, "person or work") { .text($0.kind.rawValue) },
            Column("a", .text, "One mention (M5) or record (E40)") { .text($0.a.anchor) },
            Column("a_group", .text, "The researcher or work it is of", heading: "one") { Value($0.a.group) },
            Column("a_text", .text, "As printed", heading: "", isFlexible: true) { .text($0.a.text) },
            Column("a_place", .text, "Where it is printed") { .text($0.a.place) },
            Column("b", .text, "The other mention or record") { .text($0.b.anchor) },
            Column("b_group", .text, "The researcher or work it is of", heading: "other") { Value($0.b.group) },
            Column("b_text", .text, "As printed", heading: "", isFlexible: true) { .text($0.b.text) },
            Column("b_place", .text, "Where it is printed") { .text($0.b.place) },
            Column(
                "score", .number, "Evidence in bits", heading: "bits", cell: { inBits($0.score) }
            ) { .double($0.score) },
            Column("reason", .text, "Why it is asked", heading: "why", isFlexible: true) { .text($0.reason) },
            Column("contributions", .objects, "The pieces of evidence and their bits") {
                .list($0.contributions.map(Value.init))
            },
            Column("priority", .number, "What the list is ordered by") { .double($0.priority) },
        ])
    }
}

extension Value {
    init(_ contribution: Contribution) {
        self = .object([
            .init("evidence", .text(contribution.evidence)), .init("bits", .double(contribution.bits)),
            .init("detail", .text(contribution.detail)),
        ])
    }
}

/// Bits to one decimal: `18.0`, `-1.5`.
func inBits(_ bits: Double) -> String {
    let tenths = Int((abs(bits) * 10).rounded())
    return "\(bits < 0 && tenths > 0 ? "-" : "")\(tenths / 10).\(tenths % 10)"
}
