import Byline
import Catalog

struct IdentityUndoCommand: Command {
    static let definition = CommandDefinition(
        "identity undo", "Takes back a decision, or what a run did",
        argument: Argument(
            placeholder: "WHAT", kind: .text, fewest: 1, most: 2,
            summary: "a decision (D3), or a run: run 14"),
        flags: .deciding,
        examples: [
            Example("byline identity undo D3", "As if it had never been decided, with all imported since"),
            Example("byline identity undo run 14", "Parts what run 14 joined, joins what it parted"),
        ],
        fields: Card<DecisionReport>.decisions.notes, exits: [.notFound, .conflict, .denied, .limit])
    private enum What {
        case ruling(RulingID)
        case run(Int64)
    }
    private let what: What
    let deciding: Deciding

    init(_ line: ParsedLine) throws(UsageError) {
        deciding = Deciding(line)
        if line.words.count == 2, line.words[0] == "run", let number = Int64(line.words[1]) {
            what = .run(number)
        } else if line.words.count == 1, let id = RulingID(printed: line.words[0]) {
            what = .ruling(id)
        } else {
            throw UsageError(
                what: "“\(line.phrase)” is neither a decision nor a run", mend: "Write D3, or run 14")
        }
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try deciding.registrar(session)
        let authority = deciding.authority(session)
        let report =
            switch what {
            case .ruling(let id): try registrar.undo(id, by: authority.actor)
            case .run(let number): try registrar.undo(run: number, by: authority)
            }
        return session.tell(report, to: &output)
    }
}
