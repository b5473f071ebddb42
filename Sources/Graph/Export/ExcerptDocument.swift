public import Catalog

/// An excerpt of a graph, ready to be written in one of the formats of other programs.
///
/// Every format holds the same nodes and edges in the same order with the same attributes, but for VOSviewer's pair,
/// which has no place for some. Equal excerpts give equal bytes.
public struct ExcerptDocument: Sendable {
    /// The excerpt with its texts cleaned.
    let excerpt: GraphExcerpt
    let format: GraphFormat
    let table: AttributeTable
    /// How many control characters were left out, since XML has no way to write them.
    public let droppedCharacters: Int

    /// - Parameter titles: also names the works behind an edge by title, not by id alone.
    public init(_ excerpt: GraphExcerpt, as format: GraphFormat, titles: Bool = false) {
        var cleaner = TextCleaner()
        self.excerpt = excerpt.mappingTexts { cleaner.clean($0) }
        droppedCharacters = cleaner.dropped
        self.format = format
        table = AttributeTable(self.excerpt, titles: titles)
    }

    /// Writes the document, piece by piece.
    /// - Complexity: linear in nodes, edges and the works named, but for pictures, whose layout is quadratic in nodes.
    public func write(to output: inout some TextOutputStream) {
        switch format {
        case .graphml: writeGraphML(to: &output)
        case .gexf: writeGEXF(to: &output)
        case .dot: writeDOT(to: &output)
        case .csv: writeEdgeList(to: &output)
        case .csvNodes: writeNodeList(to: &output)
        case .nodeLink: writeNodeLink(to: &output)
        case .cytoscape: writeCytoscape(to: &output)
        case .vosviewerMap: writeVOSviewerMap(to: &output)
        case .vosviewerNetwork: writeVOSviewerNetwork(to: &output)
        case .svg: output.write(drawing(of: excerpt))
        }
    }

    /// The whole document as one text.
    public var text: String {
        var text = ""
        write(to: &text)
        return text
    }
}

extension GraphExcerpt.Node {
    /// What a reader sees in place of the id.
    var label: String { name ?? "\(id) (untitled)" }
}

extension GraphExcerpt.Edge {
    /// Names an edge: `R1-R7`, an XML name.
    var name: String { "\(source)-\(target)" }

    /// The years during which the edge was alive, as closed spans: 2019, 2020 and 2023 give 2019–2020 and 2023–2023.
    var spells: [ClosedRange<Int>] {
        switch bond {
        case .tie(let tie): Self.spans(of: tie.years)
        case .citation(let citation): citation.year.map { [$0...$0] } ?? []
        }
    }

    private static func spans(of years: [Int]) -> [ClosedRange<Int>] {
        years.reduce(into: []) { spans, year in
            if let last = spans.last, last.upperBound + 1 == year {
                spans[spans.count - 1] = last.lowerBound...year
            } else {
                spans.append(year...year)
            }
        }
    }
}
