import Catalog
import Foundation
import Graph
import TestSupport
import Testing

/// Documents read by the programs they are written for: networkx, Graphviz, and checks of the published structures.
@Suite(.enabled(if: hasPython)) struct ExportOracleTests {
    private static let hasGraphviz = ["/usr/bin/dot", "/usr/local/bin/dot"].contains {
        FileManager.default.isExecutableFile(atPath: $0)
    }
    private static let formats = GraphFormat.allCases.filter { $0 != .svg && ($0 != .dot || hasGraphviz) }

    @Test func `nodes, edges and attributes come back whole, whatever the names`() throws {
        try expectNoComplaints(
            GraphExcerpt.Kind.allCases.map { hostileExcerpt($0) },
            kept: GraphExcerpt.Kind.allCases.map { hostileExcerpt($0, names: hostileNames.map(\.kept)) })
    }

    @Test func `random networks come back whole`() throws {
        let excerpts = (1...8).map { randomExcerpt(seed: $0) }
        try expectNoComplaints(excerpts, kept: excerpts)
    }

    @Test func `a network without anybody comes back`() throws {
        let header = GraphExcerpt.Header(query: "nobody", filters: [], revision: 1, rules: [])
        let empty = GraphExcerpt.Kind.allCases.map { GraphExcerpt(kind: $0, nodes: [], edges: [], header: header) }
        try expectNoComplaints(empty, kept: empty)
    }

    /// Something in a document, and what it is spoilt into.
    private static let faults: [(format: GraphFormat, part: String, fault: String)] = [
        (.graphml, "<node id=\"R3\"", "<node id=\"R33\""), (.graphml, ">0.25<", ">0.5<"),
        (.gexf, "id=\"works\" title", "id=\"labours\" title"),
        (.gexf, "<spell start=\"2005\"", "<spell start=\"2006\""), (.gexf, "version=\"1.3\"", "version=\"1.2\""),
        (.nodeLink, "\"works\": 1,", "\"works\": 2,"), (.cytoscape, "\"id\": \"R2\"", "\"id\": \"R1\""),
        (.dot, "weight=\"0.25\"", "weight=\"0.5\""), (.csv, "R1,R3", "R1,R2"), (.csvNodes, "\r\nR2,", "\r\nR9,"),
        (.vosviewerMap, "weight<Links>", "Links"), (.vosviewerNetwork, "1\t3\t", "2\t3\t"),
    ]

    /// The readers would be worth nothing if they found nothing.
    @Test func `a document with a fault is found out, one without is not`() throws {
        let excerpt = hostileExcerpt(.coauthors, names: ["Ada", "Bo", "Cem", "Di"])
        let faults = Self.faults.filter { Self.formats.contains($0.format) }
        let whole = faults.map { ExcerptDocument(excerpt, as: $0.format).text }
        let spoilt = zip(faults, whole).map { $1.replacing($0.part, with: $0.fault) }
        let cases = zip(faults, whole).map { Self.case(excerpt, $0.format, text: $1) }
        let spoiltCases = zip(faults, spoilt).map { Self.case(excerpt, $0.format, text: $1) }
        let answers = try complaints(cases + spoiltCases)
        for (number, fault) in faults.enumerated() {
            #expect(whole[number] != spoilt[number] && answers[number] == [], "\(fault)")
            #expect(!answers[number + faults.count].isEmpty, "\(fault)")
        }
    }

    // MARK: Asking

    private func expectNoComplaints(_ excerpts: [GraphExcerpt], kept: [GraphExcerpt]) throws {
        let cases = zip(excerpts, kept).flatMap { excerpt, kept in
            Self.formats.map { Self.case(kept, $0, text: ExcerptDocument(excerpt, as: $0).text) }
        }
        for (asked, answer) in zip(cases, try complaints(cases)) {
            #expect(answer == [], "\(asked["format"] ?? "")")
        }
    }

    private func complaints(_ cases: [[String: Any]]) throws -> [[String]] {
        let input = try JSONSerialization.data(withJSONObject: cases)
        return try JSONDecoder().decode([[String]].self, from: try python("Oracles/exports.py", input: input))
    }

    /// What a document should hold, told from the excerpt without the room's own table of attributes.
    private static func `case`(_ excerpt: GraphExcerpt, _ format: GraphFormat, text: String) -> [String: Any] {
        var nodes: [(String, [String: Any])] = []
        for node in excerpt.nodes {
            var facts: [String: Any] = ["role": node.role.rawValue]
            facts["name"] = node.name
            facts["distance"] = node.distance
            if let years = span(node.firstYear, node.lastYear) { facts["spells"] = [years] }
            if excerpt.kind == .coauthors {
                facts["works"] = node.workCount
                facts["first_year"] = node.firstYear
                facts["last_year"] = node.lastYear
            } else {
                facts["year"] = node.firstYear
                facts["arxiv"] = node.arxiv
                if !node.authors.isEmpty { facts["authors"] = node.authors.joined(separator: "; ") }
                if !node.topics.isEmpty { facts["topics"] = node.topics.joined(separator: "; ") }
            }
            nodes.append(("\(node.id)", facts))
        }
        let edges = excerpt.edges.map { edge in
            var facts: [String: Any] = ["source": "\(edge.source)", "target": "\(edge.target)"]
            switch edge.bond {
            case .tie(let tie):
                facts["weight"] = tie.strength
                facts["works"] = tie.works.count
                facts["first_year"] = tie.years.first
                facts["last_year"] = tie.years.last
                facts["is_lower_bound"] = tie.isLowerBound
                facts["work_ids"] = tie.works.map { "\($0)" }.joined(separator: "; ")
                // The samples know these years only.
                facts["spells"] = tie.years.count == 3 ? [[2001, 2002], [2005, 2005]] : tie.years.map { [$0, $0] }
            case .citation(let citation):
                facts["basis"] = citation.basis.rawValue
                facts["year"] = citation.year
                facts["source_label"] = citation.sourceLabel
                facts["locator"] = citation.locator
                facts["records"] = citation.records
                facts["spells"] = citation.year.map { [[$0, $0]] } ?? []
            }
            return facts
        }
        // A dictionary would lose the order of nodes, so they go as pairs.
        return [
            "format": format.rawValue, "text": text, "directed": excerpt.kind == .citations,
            "nodes": nodes.map { [$0.0, $0.1] as [Any] }, "edges": edges,
        ]
    }

    private static func span(_ first: Int?, _ last: Int?) -> [Int]? {
        guard let first, let last else { return nil }
        return [first, last]
    }
}
