import Byline
import Catalog

struct ReproduceMergeCommand: Command {
    static let definition = CommandDefinition(
        "reproduce merge", "Joins the parts of a run and judges the whole",
        argument: Argument(
            placeholder: "FILE", kind: .file, fewest: 1, most: nil,
            summary: "what `byline reproduce run --shard I/N --out FOLDER` wrote, in any order"),
        flags: [.runFolder, .unrecorded],
        examples: [
            Example("byline reproduce merge runs/*.json", "Printed, ours, verdict; status 1 when not reproduced"),
            Example("byline reproduce merge runs/*.json --out whole", "And the figure they draw"),
        ],
        fields: Listing<FoundClaim>.findings.notes, exits: [.notFound, .invalidInput, .conflict, .denied, .limit])
    let files: [String]
    let folder: String?
    let isRecorded: Bool

    init(_ line: ParsedLine) throws(UsageError) {
        files = line.words
        folder = try line.runFolder()
        isRecorded = !line.has("no-record")
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let desk = ReproductionDesk.ofThisProgram
        let (order, finding) = try desk.merge(try files.map { file in (label: file, bytes: try RunSource.read(file)) })
        if let folder { try RunFolder(folder).keep(finding, in: session) }
        if !finding.isComplete {
            session.diagnostics.note("\(finding.tasks - finding.finished) samples are missing; merge their parts too.")
        } else if isRecorded, let registrar = try session.registrarForRuns() {
            let journal = try registrar.begin(order, on: session.surroundings.machine())
            try journal.keepAll(of: order)
            try journal.finish(finding)
            session.tellKeeping(finding, journal: journal, file: nil)
        }
        return session.tell([finding], to: &output)
    }
}
