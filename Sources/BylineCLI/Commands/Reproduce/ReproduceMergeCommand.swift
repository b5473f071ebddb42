import Byline
import Catalog

struct ReproduceMergeCommand: Command {
    static let definition = CommandDefinition(
        "reproduce merge", "Joins the parts of a run and judges the whole",
        argument: Argument(
            placeholder: "FILE", kind: .file, fewest: 1, most: nil,
            summary: "what `byline reproduce run --shard I/N --out FOLDER` wrote, in any order"),
        flags: [.runFolder],
        examples: [
            Example("byline reproduce merge runs/*.json", "Printed, ours, verdict; status 1 when not reproduced"),
            Example("byline reproduce merge runs/*.json --out whole", "And the figure they draw"),
        ],
        fields: Listing<FoundClaim>.findings.notes, exits: [.notFound, .invalidInput, .conflict, .denied, .limit])
    let files: [String]
    let folder: String?

    init(_ line: ParsedLine) throws(UsageError) {
        files = line.words
        folder = try line.runFolder()
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let parts = try files.map { file in (label: file, bytes: try Self.read(file)) }
        let finding = try ReproductionDesk.ofThisProgram.merge(parts)
        if let folder { try RunFolder(folder).keep(finding, in: session) }
        if !finding.isComplete {
            session.diagnostics.note("\(finding.tasks - finding.finished) samples are missing; merge their parts too.")
        }
        return session.tell([finding], to: &output)
    }

    private static func read(_ file: String) throws -> [UInt8] {
        let bytes: [UInt8]
        do { bytes = try Files.read(file, limit: ImportPlan.byteLimit) } catch {
            throw BylineError.unreadable(file, error)
        }
        if bytes.count > ImportPlan.byteLimit { throw BylineError.tooLarge(file) }
        return bytes
    }
}
