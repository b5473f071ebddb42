import Byline
import Catalog
import Harvest

struct HarvestCommand: Command {
    static let definition = CommandDefinition(
        "harvest", "Harvests a server over OAI-PMH, and next time what is new",
        argument: Argument(placeholder: "URL", kind: .text, fewest: 1, most: 1, summary: "the server's address"),
        flags: [
            .option("set", "SET", .text, "One set: cs, physics:hep-th; all by default"),
            .option("prefix", "FORM", .text, "The metadata: arXiv (by default), arXivRaw, oai_dc"),
            .option("from", "DATE", .text, "Changed on that day or later: 2024-01-31"),
            .option("until", "DATE", .text, "Changed on that day or before"),
            .switch("anew", "Ask for everything again, whatever is known"),
            .switch("dry-run", "Ask the server who it is, print the plan and keep nothing"),
        ] + Flag.going,
        examples: [
            Example("byline harvest https://oaipmh.arxiv.org/oai --set cs", "Again later: what is new since"),
            Example("byline harvest https://oaipmh.arxiv.org/oai --from 2024-01-01", "What changed since that day"),
        ],
        fields: HarvestPages.card.notes,
        exits: [.invalidInput, .conflict, .denied, .limit, .partial, .interrupted])
    let line: ParsedLine
    let order: HarvestOrder
    let manners: Manners
    let isAnew: Bool

    init(_ line: ParsedLine) throws(UsageError) {
        self.line = line
        order = HarvestOrder(
            base: line.words[0], prefix: line.value("prefix") ?? "arXiv", set: line.value("set"),
            from: try Self.stamp("from", line), until: try Self.stamp("until", line))
        manners = try line.manners()
        isAnew = line.has("anew")
        if let from = order.from, let until = order.until, from > until {
            throw UsageError(what: "--from \(from) lies after --until \(until)", mend: "Exchange them")
        }
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let errand = session.errand(line)
        if line.has("dry-run") {
            let plan = try session.registrar(.dryRun).plan(order, anew: isAnew, errand: errand, manners: manners)
            output.write(HarvestPages.plan(plan, of: order, session))
            return .ok
        }
        session.tellContact(line)
        var pacing = Pacing(manners)
        let haul = try session.registrar(.write).harvest(order, anew: isAnew, errand: errand, pacing: &pacing)
        session.tell(haul, goOn: "the same call goes on from there", to: &output)
        return try session.status(of: haul)
    }

    /// A day or a second as OAI-PMH writes them.
    private static func stamp(_ flag: String, _ line: ParsedLine) throws(UsageError) -> String? {
        guard let text = line.value(flag) else { return nil }
        guard Stamp.isOne(text) else {
            throw UsageError(
                what: "--\(flag) is “\(text)”, no date", mend: "Write it like 2024-01-31 or 2024-01-31T23:59:59Z")
        }
        return text
    }
}
