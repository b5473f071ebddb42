import Byline

struct ExportMentionsCommand: Command {
    static let definition = CommandDefinition(
        "export mentions", "Prints who is who, one JSON object a line",
        flags: [
            .option(
                "ids", "KIND", .choice(Registrar.ExportIDs.allCases.map(\.rawValue)),
                "stored: R12 (default); canonical: independent of the order of imports"),
            .option("source", "SOURCE", .text, "Only what one source names: its id (S3) or label"),
            .option("format", "FORMAT", .choice(["jsonl"]), "The only format there is"),
            .option("out", "FILE", .file, "Write to FILE instead of standard output"),
        ],
        examples: [
            Example("byline export mentions --ids canonical", "Equal catalogues give equal bytes"),
            Example("byline export mentions --out mentions.jsonl", "Into a file, whole or not at all"),
            Example("byline export mentions --source page.txt", "What one page names, and who that is"),
        ], exits: [.notFound])
    let ids: Registrar.ExportIDs
    let source: String?
    let file: String?

    init(_ line: ParsedLine) throws(UsageError) {
        ids = line.value("ids").flatMap(Registrar.ExportIDs.init) ?? .stored
        source = line.value("source")
        file = line.value("out").flatMap { $0 == "-" ? nil : $0 }
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrar()
        guard let file else {
            try registrar.exportMentions(ids: ids, source: source) { output.write($0 + "\n") }
            return .ok
        }
        try session.protectStore(from: file, flag: "--out")
        let copy = try WholeFile(file)
        var count = 0
        try registrar.exportMentions(ids: ids, source: source) { line in
            copy.write(line + "\n")
            count += 1
        }
        try copy.finish()
        session.diagnostics.note("\(count) lines written to \(file).")
        return .ok
    }
}

extension Session {
    /// Refuses to write over the catalogue itself.
    func protectStore(from file: String, flag: String) throws(UsageError) {
        // A path that cannot be looked at does not exist yet, so it is not the store.
        let store = try? Files.facts(storePath)
        let target = try? Files.facts(file)
        let isSame = store.map { $0.node == target?.node && $0.device == target?.device } ?? (file == storePath)
        if isSame {
            throw UsageError(what: "\(flag) names the store itself, “\(file)”", mend: "Name another file")
        }
    }
}
