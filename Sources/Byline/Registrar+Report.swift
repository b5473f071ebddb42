public import Catalog
import Foundation
import Reproductions
import Secrets
import Store

/// The files of a report: name and content, the page first.
public struct ReproductionReport: Sendable {
    public var files: [(name: String, text: String)]
    /// The runs it tells of.
    public var runs: [RecordedRun]
}

/// Who vouches for a check, for its CODECHECK configuration; nil is left out.
public struct CheckStatement: Hashable, Sendable {
    public var checker: String?
    public var orcid: ORCID?
    public var certificate: String?
    public var repository: String?

    public init(
        checker: String? = nil, orcid: ORCID? = nil, certificate: String? = nil, repository: String? = nil
    ) {
        self.checker = checker
        self.orcid = orcid
        self.certificate = certificate
        self.repository = repository
    }
}

extension Registrar {
    /// Tells finished runs of one paper's reproductions: a page, a CODECHECK configuration, and for each run itself, its
    /// figure and the points of the figure.
    /// - Parameter names: runs (`X4`) or reproductions; empty for every reproduction that has a finished run.
    public func report(
        on names: [String], at desk: ReproductionDesk, statement: CheckStatement
    ) throws(BylineError) -> ReproductionReport {
        let runs =
            try names.isEmpty
            ? standings().compactMap(\.run)
            : names.map { name throws(BylineError) in
                try recordedRun(name)
            }
        guard !runs.isEmpty else {
            throw BylineError(
                .notFound, "No finished run is kept", mend: "Make one with `byline reproduce run NAME`")
        }
        var told: [ReportedRun] = []
        for run in runs { told.append(try reported(run)) }
        guard let paper = told.first?.assessment.record.paper, told.allSatisfy({ $0.assessment.record.paper == paper })
        else {
            throw BylineError(.conflict, "The runs are of different papers", mend: "Make one report for each paper")
        }
        return ReproductionReport(files: try Self.files(told, statement), runs: runs)
    }

    private func reported(_ run: RecordedRun) throws(BylineError) -> ReportedRun {
        guard let finishedAt = run.finishedAt else {
            throw BylineError(
                .conflict, "\(run.id) of \(run.reproduction) is not finished",
                mend: "Go on with it: `byline reproduce resume \(run.id)`", subject: "\(run.id)")
        }
        let settings = run.settings.sorted { $0.key < $1.key }.map { " --set \($0.key)=\($0.value)" }.joined()
        let circumstances = RunCircumstances(
            system: run.machine.system, architecture: run.machine.architecture, processor: run.machine.processor,
            threads: run.threads, startedAt: run.startedAt, finishedAt: finishedAt,
            command: "byline reproduce run \(run.reproduction) --size \(run.size) --seed \(run.seed)\(settings)")
        do {
            let document = try document(of: run, code: run.code)
            let assessment = try Assessment(of: document, by: try reproduction(named: run.reproduction))
            return ReportedRun(document, assessment, circumstances)
        } catch let error as BylineError {
            throw error
        } catch {
            throw BylineError(.conflict, "\(run.id) cannot be judged: \(error)", mend: "", subject: "\(run.id)")
        }
    }

    private static func files(
        _ runs: [ReportedRun], _ statement: CheckStatement
    ) throws(BylineError) -> [(name: String, text: String)] {
        var files = [(name: "report.html", text: reportPage(runs), comment: "Claims, figures, parameters, machine")]
        for run in runs {
            let name = run.run.reproduction
            let document: Data
            do { document = try run.run.json() } catch {
                throw BylineError(.failure, "The run cannot be written down: \(error)", mend: "")
            }
            files += [
                (name + ".json", String(decoding: document, as: UTF8.self) + "\n", "The run with all its samples"),
                (name + ".csv", run.assessment.figure.csv, "The points of the figure"),
                (name + ".svg", run.assessment.figure.svg, "The figure"),
            ]
        }
        let configuration = codecheckConfiguration(
            runs, authors: runs[0].assessment.record.paper.authors.map { ($0, nil) },
            files: files.map {
                ReportedFile(name: $0.name, comment: $0.comment, hash: Digest.sha256(Array($0.text.utf8)))
            },
            statement: CodecheckStatement(
                checker: statement.checker, orcid: statement.orcid?.description, certificate: statement.certificate,
                repository: statement.repository, report: "report.html"))
        return files.map { ($0.name, $0.text) } + [("codecheck.yml", configuration)]
    }
}
