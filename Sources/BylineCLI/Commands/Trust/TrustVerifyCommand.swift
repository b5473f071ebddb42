import Byline
import Catalog

struct TrustVerifyCommand: Command {
    static let definition = CommandDefinition(
        "trust verify", "Derives an exported number again, from the file alone",
        argument: Argument(
            placeholder: "FILE", kind: .file, fewest: 1, most: 1,
            summary: "what `byline trust show NAME --json` printed; - reads standard input"),
        examples: [Example("byline trust verify R12.json", "One line a part; status 1 when one is wrong")],
        fields: Listing<CheckResult>.checks.notes, exits: [.notFound, .invalidInput, .denied])
    let file: String

    init(_ line: ParsedLine) throws(UsageError) { file = line.phrase }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let bytes: [UInt8]
        do {
            bytes =
                file == "-"
                ? try Files.readAll(0, limit: ImportPlan.byteLimit)
                : try Files.read(file, limit: ImportPlan.byteLimit)
        } catch {
            throw BylineError.unreadable(file, error)
        }
        if bytes.count > ImportPlan.byteLimit { throw BylineError.tooLarge(file) }
        let results = try Registrar.verifyTrust(bytes, label: file)
        if session.format == .table {
            output.write(CheckPage.text(results, session.layout))
        } else {
            output.write(Listing<CheckResult>.checks.render(results, as: session.format, layout: session.layout))
        }
        return CheckPage.status(results)
    }
}
