import Catalog
import Foundation
import Graph
import TestSupport
import Testing

/// The documents for other programs, without those programs.
@Suite struct ExportTests {
    private func document(_ excerpt: GraphExcerpt, _ format: GraphFormat) -> ExcerptDocument {
        ExcerptDocument(excerpt, as: format)
    }

    @Test(arguments: GraphExcerpt.Kind.allCases, GraphFormat.allCases)
    func `the order in which nodes and edges are given does not show`(
        _ kind: GraphExcerpt.Kind, _ format: GraphFormat
    ) {
        let excerpt = hostileExcerpt(kind)
        let turned = GraphExcerpt(
            kind: kind, nodes: excerpt.nodes.reversed(), edges: excerpt.edges.reversed(),
            works: excerpt.works.reversed(), header: excerpt.header)
        #expect(document(excerpt, format).text == document(turned, format).text)
    }

    @Test(arguments: GraphFormat.allCases)
    func `control characters are dropped and counted, the same in every format`(_ format: GraphFormat) {
        for kind in GraphExcerpt.Kind.allCases {
            let document = document(hostileExcerpt(kind), format)
            let clean = ExcerptDocument(hostileExcerpt(kind, names: hostileNames.map(\.kept)), as: format)
            #expect(document.text == clean.text)
            #expect(document.droppedCharacters > 0 && clean.droppedCharacters == 0)
            let forbidden = document.text.unicodeScalars.filter {
                ($0.value < 0x20 && !"\t\n\r".unicodeScalars.contains($0)) || (0x7F...0x9F).contains($0.value)
                    || $0.value & 0xFFFE == 0xFFFE
            }
            #expect(forbidden.isEmpty)
        }
    }

    @Test func `five control characters in one name count as five`() {
        let header = GraphExcerpt.Header(query: "one", filters: [], revision: 1, rules: [])
        let node = GraphExcerpt.Node(id: .researcher(ResearcherID(1)), name: "a\u{0}b\u{1}c\u{2}d\u{1F}e\u{9F}f\r\n")
        let excerpt = GraphExcerpt(kind: .coauthors, nodes: [node], edges: [], header: header)
        #expect(document(excerpt, .csvNodes).droppedCharacters == 5)
        #expect(document(excerpt, .csvNodes).text.contains("\"abcdef\n\""))
    }

    /// CSV and VOSviewer's files have no comments that their readers skip.
    @Test(arguments: GraphFormat.allCases.filter { ![.csv, .csvNodes, .vosviewerMap, .vosviewerNetwork].contains($0) })
    func `a document says what was asked, of which revision, by which rules and why something is missing`(
        _ format: GraphFormat
    ) {
        let text = document(hostileExcerpt(.coauthors), format).text
        for words in ["Things around", "works on -", "rule 1", "no room"] { #expect(text.contains(words)) }
        #expect(text.contains("revision 7") || text.contains("\"store_revision\": 7"))
    }

    @Test func `years that follow each other make one spell`() throws {
        let text = document(hostileExcerpt(.coauthors), .gexf).text
        #expect(
            text.contains("<spells><spell start=\"2001\" end=\"2002\"/><spell start=\"2005\" end=\"2005\"/></spells>"))
        #expect(text.contains("mode=\"dynamic\" timeformat=\"integer\" start=\"1991\" end=\"2008\""))
    }

    @Test(arguments: GraphFormat.allCases)
    func `an empty graph is a document too`(_ format: GraphFormat) {
        let header = GraphExcerpt.Header(query: "nobody", filters: [], revision: 1, rules: [])
        for kind in GraphExcerpt.Kind.allCases {
            let empty = GraphExcerpt(kind: kind, nodes: [], edges: [], header: header)
            #expect(!document(empty, format).text.isEmpty || format == .vosviewerNetwork)
        }
    }

    @Test func `titles of works stand in the document only when asked for`() {
        let excerpt = hostileExcerpt(.coauthors, names: ["Ada", "Bo", "Cem"])
        #expect(!ExcerptDocument(excerpt, as: .csv).text.contains("work_titles"))
        let text = ExcerptDocument(excerpt, as: .csv, titles: true).text
        #expect(
            text.hasPrefix("source,target,weight,works,first_year,last_year,is_lower_bound,work_ids,work_titles\r\n"))
        // The work of the edge and one without a title, which goes by its id.
        #expect(text.contains("W1; W40,Ada; W40\r\n"))
    }
}
