import Byline
package import Catalog

struct ReproduceVerifyCommand: Command {
    static let definition = CommandDefinition(
        "reproduce verify", "Runs again and compares the numbers",
        argument: Argument(
            placeholder: "RUN", kind: .file, fewest: 1, most: nil,
            summary: "runs (X4), names for the run that speaks for each, or files (NAME.json)"),
        flags: [.threads],
        examples: [
            Example("byline reproduce verify binary-perceptron-capacity", "identical, within tolerance or differs"),
            Example("byline reproduce verify report/*.json", "The runs that came with a report"),
        ],
        fields: Listing<RunVerification>.verifications.notes,
        exits: [.notFound, .invalidInput, .conflict, .limit])
    let words: [String]
    let threads: Int?

    init(_ line: ParsedLine) throws(UsageError) {
        words = line.words
        threads = line.number("threads")
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let sources = try words.map { try RunSource($0) }
        var found: [RunVerification] = []
        do {
            for source in sources { found.append(try verify(source, in: session)) }
        } catch {
            // What was compared before is told all the same.
            session.print(found, as: .verifications, whenEmpty: "Nothing was compared.", to: &output)
            throw error
        }
        session.print(found, as: .verifications, whenEmpty: "Nothing was compared.", to: &output)
        return found.contains { $0.status == .differs } ? .failure : .ok
    }

    private func verify(_ source: RunSource, in session: Session) throws -> RunVerification {
        let (desk, threads) = (ReproductionDesk.ofThisProgram, threads ?? session.surroundings.processors)
        var meter = session.meter(of: "the run made again")
        let start = session.surroundings.now()
        defer { meter.ending().map(session.diagnostics.raw) }
        let watch = { (done: Int, total: Int) in session.show(&meter, done: done, total: total, since: start) }
        switch source {
        case .kept(let name):
            return try session.registrar().verify(name, at: desk, threads: threads, onSample: watch)
        case .file(let path, let bytes):
            return try desk.verify(bytes, label: path, threads: threads, onSample: watch)
        }
    }
}

extension Listing where Row == RunVerification {
    package static var verifications: Listing<RunVerification> {
        Listing([
            Column("name", .text, "The reproduction", heading: "name") { .text($0.name) },
            Column("size", .text, "check, quick or figure", heading: "size") { .text($0.size) },
            Column("seed", .text, "What the random numbers were made from", heading: "seed") { .text("\($0.seed)") },
            Column("status", .text, "identical, within tolerance or differs", heading: "status") {
                .text($0.status.rawValue)
            },
            Column("samples", .number, "Samples compared", heading: "samples") { .int($0.samples) },
            Column("differing", .number, "Samples with other bits", heading: "differing") { .int($0.differing) },
            Column("farthest", .text, "The claim whose number moved farthest") { Value($0.farthest) },
            Column("distance", .number, "How far, in units of its tolerance") {
                $0.distance.map { $0.isFinite ? .double($0) : .null } ?? .null
            },
        ])
    }
}
