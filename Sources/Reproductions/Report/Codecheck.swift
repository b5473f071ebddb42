import Catalog

/// Who vouches for a check, and where it is registered; what nobody said stays out of the file.
public struct CodecheckStatement: Hashable, Sendable {
    /// Name of the person who ran it, and their ORCID iD.
    public var checker: String?
    public var orcid: String?
    /// `2025-007`, as the register gives it.
    public var certificate: String?
    /// Where the code checked stands.
    public var repository: String?
    /// Where the report will stand: an address or DOI.
    public var report: String?

    public init(
        checker: String? = nil, orcid: String? = nil, certificate: String? = nil, repository: String? = nil,
        report: String? = nil
    ) {
        self.checker = checker
        self.orcid = orcid
        self.certificate = certificate
        self.repository = repository
        self.report = report
    }
}

/// A file that a report comes with.
public struct ReportedFile: Hashable, Sendable {
    public var name: String
    public var comment: String
    /// SHA-256 in hexadecimal digits.
    public var hash: String

    public init(name: String, comment: String, hash: String) {
        self.name = name
        self.comment = comment
        self.hash = hash
    }
}

/// A CODECHECK configuration, version 1.0, of the runs of one paper's reproductions.
///
/// To the keys of the specification it adds, below `byline`, environment, seeds, claim outcomes and the files' hashes.
/// All text is written between double quotes with the escapes of JSON, which YAML reads as the same text.
/// - Parameters:
///   - runs: of one paper; one or more.
///   - authors: of the paper, each with the ORCID iD that is known.
public func codecheckConfiguration(
    _ runs: [ReportedRun], authors: [(name: String, orcid: String?)], files: [ReportedFile],
    statement: CodecheckStatement
) -> String {
    guard let paper = runs.first?.assessment.record.paper else { return "" }
    var lines = [
        "---", "version: https://codecheck.org.uk/spec/config/1.0/", "paper:", "  title: \(jsonQuoted(paper.title))",
        "  authors:",
    ]
    for author in authors { lines += person(author.name, author.orcid, indent: "    ") }
    lines += ["  reference: \(jsonQuoted("https://doi.org/" + paper.doi))", "manifest:"]
    for file in files {
        lines += ["  - file: \(jsonQuoted(file.name))", "    comment: \(jsonQuoted(file.comment))"]
    }
    if let checker = statement.checker { lines += ["codechecker:"] + person(checker, statement.orcid, indent: "  ") }
    lines.append("summary: \(jsonQuoted(summary(runs)))")
    if let repository = statement.repository { lines.append("repository: \(jsonQuoted(repository))") }
    lines.append("check_time: \(jsonQuoted(runs.map(\.circumstances.finishedAt).max() ?? ""))")
    if let certificate = statement.certificate { lines.append("certificate: \(jsonQuoted(certificate))") }
    if let report = statement.report { lines.append("report: \(jsonQuoted(report))") }
    return (lines + ["byline:", "  runs:"] + runs.flatMap(details) + hashes(files)).joined(separator: "\n") + "\n"
}

private func person(_ name: String, _ orcid: String?, indent: String) -> [String] {
    ["\(indent)- name: \(jsonQuoted(name))"] + (orcid.map { ["\(indent)  ORCID: \(jsonQuoted($0))"] } ?? [])
}

/// Each claim with its verdict, in one sentence a reproduction.
private func summary(_ runs: [ReportedRun]) -> String {
    runs.map { run in
        let claims = run.assessment.outcomes.map { "\($0.claim.id) \($0.verdict.rawValue)" }
        return "\(run.name): " + claims.joined(separator: ", ") + "."
    }.joined(separator: " ")
}

private func details(_ run: ReportedRun) -> [String] {
    let (circumstances, plan) = (run.circumstances, run.run.plan)
    var lines = [
        "    - reproduction: \(jsonQuoted(run.name))", "      verdict: \(jsonQuoted(run.assessment.verdict.rawValue))",
        "      size: \(plan.effort.rawValue)", "      seed: \(plan.seed)",
        "      code: \(jsonQuoted("\(run.run.code), revision \(run.run.revision)"))", "      environment:",
        "        system: \(jsonQuoted(circumstances.system))",
        "        processor: \(jsonQuoted(circumstances.processor))",
        "        architecture: \(jsonQuoted(circumstances.architecture))", "        threads: \(circumstances.threads)",
        "      command: \(jsonQuoted(circumstances.command))", "      claims:",
    ]
    for outcome in run.assessment.outcomes {
        lines += [
            "        - id: \(jsonQuoted(outcome.claim.id))",
            "          printed: \(jsonQuoted(outcome.claim.published.text))",
            "          tolerance: \(number(outcome.claim.tolerance.reproduced))",
            "          measured: \(outcome.measured.map { number($0.value) } ?? "null")",
            "          error: \(outcome.measured?.error.map(number) ?? "null")",
            "          outcome: \(jsonQuoted(outcome.verdict.rawValue))",
        ]
    }
    return lines
}

private func hashes(_ files: [ReportedFile]) -> [String] {
    ["  sha256:"] + files.map { "    \(jsonQuoted($0.name)): \(jsonQuoted($0.hash))" }
}

/// A number to the last bit. YAML 1.1 takes one with an exponent for a number only when it has a point: `1.0e-11`.
private func number(_ value: Double) -> String {
    let text = "\(value)"
    guard let exponent = text.firstIndex(of: "e"), !text.contains(".") else { return text }
    return text[..<exponent] + ".0" + text[exponent...]
}
