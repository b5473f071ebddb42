import Byline
import Catalog

struct ReproduceReportCommand: Command {
    static let definition = CommandDefinition(
        "reproduce report", "Writes a page about runs, and a CODECHECK file",
        argument: Argument(
            placeholder: "RUN", kind: .text, fewest: 0, most: nil,
            summary: "runs (X4) or names; by default every reproduction that has a finished run"),
        flags: [
            .option("out", "FOLDER", .folderOrFile, "Where to; by default the folder report"),
            .option("checker", "NAME", .text, "Who ran it, for the CODECHECK configuration"),
            .option("orcid", "ID", .text, "Their ORCID iD"),
            .option("certificate", "YYYY-NNN", .text, "The certificate's number, as the register gives it"),
            .option("repository", "URL", .text, "Where the code that was checked stands"),
        ],
        examples: [
            Example("byline reproduce report", "report/report.html, codecheck.yml, and each run with its figure"),
            Example("byline reproduce report X4 --out check --checker Ada", "One run, by whom"),
        ],
        exits: [.notFound, .invalidInput, .conflict, .denied])
    let names: [String]
    let folder: String
    let statement: CheckStatement

    init(_ line: ParsedLine) throws(UsageError) {
        names = line.words
        folder = try line.runFolder() ?? "report"
        let orcid: ORCID?
        do { orcid = try line.value("orcid").map { text throws(IdentifierError) in try ORCID.read(text) } } catch {
            throw UsageError(what: "--orcid: \(error.what)", mend: error.mend)
        }
        if orcid != nil, line.value("checker") == nil {
            throw UsageError(what: "--orcid without --checker", mend: "Name the person too")
        }
        let certificate = line.value("certificate")
        if let certificate, certificate.wholeMatch(of: /[0-9]{4}-[0-9]{3}/) == nil {
            throw UsageError(what: "--certificate is “\(certificate)”", mend: "Write a year and a number: 2025-007")
        }
        statement = CheckStatement(
            checker: line.value("checker"), orcid: orcid, certificate: certificate,
            repository: line.value("repository"))
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let report = try session.registrar().report(
            on: names, at: .ofThisProgram, statement: statement)
        let folder = try RunFolder(folder)
        try folder.write(report.files.map { (folder.file($0.name), $0.text) }, in: session)
        return .ok
    }
}
