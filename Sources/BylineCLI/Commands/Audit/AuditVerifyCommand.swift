import Byline
package import Catalog

struct AuditVerifyCommand: Command {
    static let definition = CommandDefinition(
        "audit verify", "Computes the chain anew, names the first wrong row",
        flags: [.option("head", "HASH", .text, "A head that was kept elsewhere: must still be in the chain")],
        examples: [
            Example("byline audit verify", "Prints the head; keep it where the store's writers cannot reach"),
            Example("byline audit verify --head 5b4f...", "Shows that nothing up to then was written anew"),
        ],
        fields: Card<AuditReport>.auditReport.notes)
    let head: String?

    init(_ line: ParsedLine) throws(UsageError) {
        head = line.value("head")?.lowercased()
        if let head, head.utf8.count != 64 || !head.allSatisfy(\.isHexDigit) {
            throw UsageError(
                what: "--head is not a hash of 64 hexadecimal digits", mend: "Take it from `byline audit verify`")
        }
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let report = try session.registrar().auditReport(head: head)
        output.write(
            Card<AuditReport>.auditReport.render(report, as: session.format, layout: session.layout) { report, layout in
                let mark = report.isSound ? layout.style.good("pass") : layout.style.bad("FAIL")
                let found = report.fault ?? "\(report.rows) row\(report.rows == 1 ? "" : "s"), each as it was written"
                return "\(mark)  \(found)\nhead  \(report.head)\n"
            })
        return report.isSound ? .ok : .failure
    }
}

extension Card where Subject == AuditReport {
    package static var auditReport: Card<AuditReport> {
        Card([
            Column("sound", .boolean, "Whether every row is as it was written") { .bool($0.isSound) },
            Column("rows", .number, "How many rows there are") { .int($0.rows) },
            Column("fault_row", .number, "The first row that is wrong; null when none is") { Value($0.faultRow) },
            Column("fault", .text, "What is wrong with it") { Value($0.fault) },
            Column("head", .text, "The hash of the last row, to be kept elsewhere") { .text($0.head) },
        ])
    }
}
