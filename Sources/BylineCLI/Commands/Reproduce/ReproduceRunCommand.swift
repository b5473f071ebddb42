import Byline
import Catalog

struct ReproduceRunCommand: Command {
    static let definition = CommandDefinition(
        "reproduce run", "Measures printed results again and judges them",
        argument: Argument(
            placeholder: "NAME", kind: .text, fewest: 0, most: nil, summary: "names that `byline reproduce list` prints"
        ),
        flags: [
            .option(
                "size", "SIZE", .choice(ReproductionDesk.sizes), "How much work: seconds, a minute, the paper's own"),
            .option("seed", "N", .text, "The random numbers' seed; 1 by default"),
            .option("set", "NAME=X,...", .text, "Other settings than the paper's; then no claim is judged"),
            .threads,
            .option("shard", "I/N", .text, "Only the I-th of N parts, for `reproduce merge`; needs --out"),
            .runFolder,
            .unrecorded,
            .switch("all", "Every reproduction there is"),
            .switch("dry-run", "Check the call and say what would be run"),
        ],
        examples: [
            Example(
                "byline reproduce run binary-perceptron-capacity",
                "Printed, ours, verdict; status 1 when not reproduced"),
            Example("byline reproduce run --all --size quick", "Everything, in a minute"),
            Example("byline reproduce run tree-committee-learners --set K=3,alpha=0.8", "Other settings"),
            Example(
                "byline reproduce run --all --size figure --shard $PART/20 --out runs",
                "One job of an array; the README has scripts for Slurm and GNU parallel"),
        ],
        fields: Listing<FoundClaim>.findings.notes,
        exits: [.notFound, .invalidInput, .conflict, .denied, .limit, .interrupted])
    let names: [String]
    let isAll: Bool
    let size: String
    let seed: UInt64
    let settings: [String: Double]
    let threads: Int?
    let shard: String?
    let folder: String?
    let isRecorded: Bool
    let isDryRun: Bool

    init(_ line: ParsedLine) throws(UsageError) {
        names = line.words
        isAll = line.has("all")
        size = line.value("size") ?? "quick"
        seed = try line.value("seed").map(Self.seed) ?? 1
        settings = try line.value("set").map(Self.settings) ?? [:]
        threads = line.number("threads")
        shard = line.value("shard")
        folder = try line.runFolder()
        isRecorded = !line.has("no-record")
        isDryRun = line.has("dry-run")
        if isAll == !names.isEmpty {
            throw UsageError(
                what: isAll ? "--all leaves no room for names" : "Nothing is named to run",
                mend: "Give names, or --all alone; `byline reproduce list` prints them")
        }
        if let twice = Dictionary(grouping: names, by: \.self).first(where: { $0.value.count > 1 })?.key {
            throw UsageError(what: "“\(twice)” is named twice", mend: "Name it once")
        }
        if shard != nil, folder == nil {
            throw UsageError(what: "--shard without --out would lose what was computed", mend: "Add --out FOLDER")
        }
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let desk = ReproductionDesk.ofThisProgram
        let orders = try (isAll ? desk.all().map(\.name) : desk.named(names)).map { name in
            try desk.order(
                name, size: size, seed: seed, settings: settings,
                threads: threads ?? session.surroundings.processors, shard: shard)
        }
        if isDryRun {
            for order in orders { session.diagnostics.note("Would run \(order.heading): \(order.remaining) samples.") }
            return .ok
        }
        let keeper = try folder.map { path in try RunFolder(path) }
        // A part is kept in its folder alone; `reproduce merge` keeps the whole.
        let registrar = isRecorded && shard == nil ? try session.registrarForRuns() : nil
        let isStopped = session.surroundings.awaitInterruption()
        var findings: [ReproductionFinding] = []
        do {
            for order in orders where !isStopped() {
                let journal = try registrar?.begin(order, on: session.surroundings.machine())
                let file = try keeper?.journal(for: order, in: session)
                let finding = try session.perform(order, at: desk, journal: journal, file: file, isStopped: isStopped)
                findings.append(finding)
                if !isStopped() {
                    try keeper?.keep(finding, part: order.part, in: session)
                    file?.remove()
                }
                session.tellKeeping(finding, journal: journal, file: file)
            }
        } catch {
            // What was finished before is told all the same.
            _ = session.tell(findings, to: &output)
            throw error
        }
        let status = session.tell(findings, to: &output)
        return isStopped() ? .interrupted : status
    }

    private static func seed(_ text: String) throws(UsageError) -> UInt64 {
        guard let seed = UInt64(text) else {
            throw UsageError(what: "--seed is “\(text)”", mend: "Give a whole number from 0 to \(UInt64.max)")
        }
        return seed
    }

    /// Reads `K=3,alpha=0.8`.
    private static func settings(_ text: String) throws(UsageError) -> [String: Double] {
        var settings: [String: Double] = [:]
        for pair in text.split(separator: ",", omittingEmptySubsequences: false) {
            let parts = pair.split(separator: "=", omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, let value = Double(parts[1]) else {
                throw UsageError(
                    what: "--set holds “\(pair)”", mend: "Write NAME=NUMBER, several separated by commas: K=3,alpha=0.8"
                )
            }
            guard settings.updateValue(value, forKey: String(parts[0])) == nil else {
                throw UsageError(what: "--set names “\(parts[0])” twice", mend: "Name it once")
            }
        }
        return settings
    }
}
