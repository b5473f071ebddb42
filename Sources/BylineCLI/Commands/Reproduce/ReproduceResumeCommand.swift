import Byline
import Catalog

struct ReproduceResumeCommand: Command {
    static let definition = CommandDefinition(
        "reproduce resume", "Goes on with a run that was stopped",
        argument: Argument(
            placeholder: "RUN", kind: .file, fewest: 0, most: 1,
            summary: "a run (X4) or a journal (runs/NAME.journal); by default the latest unfinished run of the store"),
        flags: [.threads, .option("shard", "I/N", .text, "The part that a journal is of")],
        examples: [
            Example("byline reproduce resume", "The latest that was stopped; the numbers are those of an unbroken run"),
            Example("byline reproduce resume runs/parity-machine-volume.2-of-5.journal --shard 2/5", "One part"),
        ],
        fields: Listing<FoundClaim>.findings.notes,
        exits: [.notFound, .invalidInput, .conflict, .denied, .limit, .interrupted])
    let word: String?
    let threads: Int?
    let shard: String?

    init(_ line: ParsedLine) throws(UsageError) {
        word = line.words.first
        threads = line.number("threads")
        shard = line.value("shard")
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let threads = threads ?? session.surroundings.processors
        if case .file(let path, let bytes) = try word.map({ try RunSource($0) }) {
            return try goOn(withFile: path, bytes, threads: threads, in: session, to: &output)
        }
        if shard != nil {
            throw UsageError(what: "--shard says which part a journal is of", mend: "Leave it out, or name a journal")
        }
        let id = word.flatMap { ReproductionRunID(printed: $0) }
        if let word, id == nil {
            throw UsageError(what: "“\(word)” is no run", mend: "Give an id such as X4, or a journal's path")
        }
        let desk = ReproductionDesk.ofThisProgram
        let (order, journal) = try session.registrar(.write).goOn(with: id, at: desk, threads: threads)
        let isStopped = session.surroundings.awaitInterruption()
        let finding = try session.perform(order, at: desk, journal: journal, file: nil, isStopped: isStopped)
        session.tellKeeping(finding, journal: journal, file: nil)
        let status = session.tell([finding], to: &output)
        return isStopped() ? .interrupted : status
    }

    /// Goes on with a journal, and puts the run into its place when all its samples are there.
    private func goOn(
        withFile path: String, _ bytes: [UInt8], threads: Int, in session: Session,
        to output: inout some TextOutputStream
    ) throws -> ExitStatus {
        let desk = ReproductionDesk.ofThisProgram
        let order = try desk.order(goingOnWith: bytes, label: path, threads: threads, shard: shard)
        let file = try RunFile(existing: path, bytes: bytes)
        let isStopped = session.surroundings.awaitInterruption()
        let finding = try session.perform(order, at: desk, journal: nil, file: file, isStopped: isStopped)
        if !isStopped() {
            let place = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
            try RunFolder(place).keep(finding, part: order.part, in: session)
            file.remove()
        }
        session.tellKeeping(finding, journal: nil, file: file)
        let status = session.tell([finding], to: &output)
        return isStopped() ? .interrupted : status
    }
}
