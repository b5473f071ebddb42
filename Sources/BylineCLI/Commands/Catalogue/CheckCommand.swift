import Byline
package import Catalog

struct CheckCommand: Command {
    static let definition = CommandDefinition(
        "check", "Looks for faults in the store; changes nothing",
        examples: [Example("byline check", "One line a check; status 1 when one fails")],
        fields: Listing<CheckResult>.checks.notes)

    init(_ line: ParsedLine) throws(UsageError) {}

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let results = try session.registrar().check()
        if session.format == .table {
            output.write(CheckPage.text(results, session.layout))
        } else {
            output.write(Listing<CheckResult>.checks.render(results, as: session.format, layout: session.layout))
        }
        return CheckPage.status(results)
    }
}

extension Listing where Row == CheckResult {
    package static var checks: Listing<CheckResult> {
        Listing([
            Column("name", .text, "What was looked at") { .text($0.name) },
            Column("passed", .boolean, "Whether all was well") { .bool($0.passed) },
            Column("detail", .text, "What was found") { .text($0.detail) },
        ])
    }
}

package enum CheckPage {
    /// One line a check, failures marked in capitals, and never cut: what is wrong must be read whole.
    package static func text(_ results: [CheckResult], _ layout: Layout) -> String {
        let width = results.map { layout.line($0.name).displayWidth }.max() ?? 0
        return results.map { result in
            let mark = result.passed ? layout.style.good("pass") : layout.style.bad("FAIL")
            return "\(mark)  \(layout.line(result.name).padded(to: width))  \(layout.line(result.detail))\n"
        }.joined()
    }

    package static func status(_ results: [CheckResult]) -> ExitStatus {
        results.allSatisfy(\.passed) ? .ok : .failure
    }
}
