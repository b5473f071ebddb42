import Byline
import Catalog
import Foundation
import TestSupport
import Testing

/// One paper in every form in which arXiv gives it out.
@Suite struct ArXivImportTests {
    private static let forms = [
        "snapshot.jsonl", "oai-arxiv.xml", "oai-arxivraw.xml", "oai-dc.xml", "atom.xml", "mail.txt",
        "abstract-page.html", "listing-page.html", "search-page.html",
    ]

    private func imported(_ files: [String], to path: String) throws -> (Registrar, ImportReport) {
        let registrar = try Registrar(store: path, mode: .write)
        let documents = try files.map {
            Result<Registrar.Document, BylineError>.success(.init(label: $0, bytes: try fixture("arxiv/" + $0)))
        }
        return (registrar, try registrar.import(documents))
    }

    private func paper(in registrar: Registrar) throws -> WorkSummary {
        guard case .one(let id) = try registrar.paper("2401.00017") else { throw Missing() }
        return try registrar.detail(of: id).summary
    }
    private struct Missing: Error {}

    @Test func `nine forms of one paper are one work by the same three people`() throws {
        try withTemporaryFolder { folder in
            let (registrar, report) = try imported(Self.forms, to: folder.path + "/forms.sqlite")
            #expect(report.documents.map(\.outcome) == Self.forms.map { _ in .new })
            // The deleted record is a work of which nothing but the identifier is known.
            let counts = try registrar.statistics().counts
            #expect(counts.first { $0.name == "works" }?.count == 2)
            let work = try paper(in: registrar)
            #expect(work.title == "Ducks find wide flat ponds")
            #expect(work.authors.map(\.name) == ["Ana Lind", "Jean-Luc van der Berg", "Émile Õ"])
            #expect(work.year == 2024)
            #expect(work.doi == "10.1000/ponds.17")
        }
    }

    @Test(arguments: forms)
    func `each form alone gives the same paper`(_ form: String) throws {
        try withTemporaryFolder { folder in
            let (registrar, report) = try imported([form], to: folder.path + "/one.sqlite")
            #expect(report.documents.first?.refusals == [])
            #expect(
                try paper(in: registrar).authors.map(\.name) == ["Ana Lind", "Jean-Luc van der Berg", "Émile Õ"])
        }
    }

    @Test func `the service's error message is refused`() throws {
        try withTemporaryFolder { folder in
            let (_, report) = try imported(["atom-error.xml"], to: folder.path + "/error.sqlite")
            #expect(report.documents.first?.outcome == .skipped)
            #expect(report.documents.first?.refusals.first?.what.contains("incorrect id format") == true)
        }
    }
}
