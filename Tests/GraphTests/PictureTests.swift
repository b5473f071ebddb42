import Catalog
import Foundation
import Graph
import TestSupport
import Testing

/// Whole pictures, read by an XML parser and measured with a real font.
@Suite(.enabled(if: hasPython)) struct PictureTests {
    @Test func `networks of up to 60 show every name, and none over another by the font's own widths`() throws {
        try expectNoComplaints((31...42).map { randomExcerpt(seed: $0) })
    }

    @Test func `hostile names stay words`() throws {
        let names = hostileNames.map(\.given)
        try expectNoComplaints([hostileExcerpt(.coauthors, names: names), hostileExcerpt(.citations, names: names)])
    }

    @Test(arguments: [0, 1, 30, 81, 200])
    func `a paper's citations all stand in the picture, each on a line of its own`(_ count: Int) throws {
        try expectNoComplaints([star(citing: count, cited: count / 3)])
    }

    @Test func `paths show who is on them`() throws {
        try expectNoComplaints([1, 3, 9].map { web(wide: $0) })
    }

    @Test func `the paper is gray, citations green, references blue, in light and in dark`() {
        let text = ExcerptDocument(star(citing: 2, cited: 3), as: .svg).text
        #expect(text.matches(of: /<g class="citing"><title>[^<]*<\/title><circle/).count == 2)
        #expect(text.matches(of: /<g class="cited"><title>[^<]*<\/title><circle/).count == 3)
        #expect(text.matches(of: /<g class="centre"><title>[^<]*<\/title><rect class="plate"/).count == 1)
        let schemes = text.split(separator: "@media (prefers-color-scheme: dark)")
        #expect(schemes.count == 2)
        for scheme in schemes {
            #expect(hue(of: /\.citing \.disc\{fill:#([0-9a-f]{6})/, in: scheme) == .green)
            #expect(hue(of: /\.cited \.disc\{fill:#([0-9a-f]{6})/, in: scheme) == .blue)
            #expect(hue(of: /\.centre \.disc,\.plate\{fill:#([0-9a-f]{6})/, in: scheme) == .gray)
        }
    }

    // MARK: Samples

    /// A paper with long titles around it.
    private func star(citing: Int, cited: Int) -> GraphExcerpt {
        func node(_ number: Int, _ role: GraphExcerpt.Role) -> GraphExcerpt.Node {
            GraphExcerpt.Node(
                id: .work(WorkID(Int64(number))),
                name: "Work \(number) " + String(repeating: "on wide minima MWMW ", count: number % 9),
                role: role, distance: role == .centre ? 0 : 1, firstYear: number % 11 == 0 ? nil : 1950 + number % 80)
        }
        let paper = node(1, .centre)
        let others =
            (0..<citing).map { node($0 + 2, .citing) } + (0..<cited).map { node($0 + citing + 2, .cited) }
        let edges = others.map { other in
            GraphExcerpt.Edge(
                source: other.role == .citing ? other.id : paper.id,
                target: other.role == .citing ? paper.id : other.id,
                bond: .citation(.init(basis: .printed, sourceLabel: "p.txt", locator: "row 1", records: 1, year: nil)))
        }
        return GraphExcerpt(
            kind: .citations, nodes: [paper] + others, edges: edges,
            header: .init(query: "Citations of a work", filters: [], revision: 1, rules: ["r"]))
    }

    /// Paths of three steps, `wide` of them side by side.
    private func web(wide: Int) -> GraphExcerpt {
        func node(_ number: Int, _ distance: Int) -> GraphExcerpt.Node {
            GraphExcerpt.Node(
                id: .researcher(ResearcherID(Int64(number))), name: "Person \(number) of Wide-Mountain",
                role: distance % 3 == 0 ? .centre : .member, distance: distance, workCount: 3)
        }
        let nodes =
            [node(1, 0)] + (0..<wide).flatMap { [node(10 + $0, 1), node(100 + $0, 2)] } + [node(2, 3)]
        func edge(_ a: Int, _ b: Int) -> GraphExcerpt.Edge {
            GraphExcerpt.Edge(
                source: .researcher(ResearcherID(Int64(min(a, b)))),
                target: .researcher(ResearcherID(Int64(max(a, b)))),
                bond: .tie(
                    .init(works: (1...5).map { WorkID($0) }, years: [2001], strength: 1, isLowerBound: true)))
        }
        let edges = (0..<wide).flatMap { [edge(1, 10 + $0), edge(10 + $0, 100 + $0), edge(100 + $0, 2)] }
        let works = (1...5).map {
            GraphExcerpt.Work(id: WorkID($0), title: String(repeating: "Long title ", count: 30), year: 2001)
        }
        return GraphExcerpt(
            kind: .coauthors, nodes: nodes, edges: edges, works: works,
            header: .init(
                query: "Shortest paths", filters: ["works since 1999"], revision: 1, rules: ["r"],
                truncation: String(repeating: "there were too many of them ", count: 12)))
    }

    private enum Hue { case gray, green, blue, other }

    private func hue(of rule: Regex<(Substring, Substring)>, in style: Substring) -> Hue? {
        guard let match = style.firstMatch(of: rule), let colour = Int(match.1, radix: 16) else { return nil }
        let (red, green, blue) = (colour >> 16, colour >> 8 & 255, colour & 255)
        if max(red, green, blue) - min(red, green, blue) < 24 { return .gray }
        if green > red, green > blue { return .green }
        return blue > red && blue > green ? .blue : .other
    }

    private func expectNoComplaints(_ excerpts: [GraphExcerpt]) throws {
        let pictures = excerpts.map { excerpt in
            [
                "text": ExcerptDocument(excerpt, as: .svg).text,
                "labels": excerpt.nodes.filter { excerpt.kind == .coauthors || $0.role != .centre }.map { node in
                    let name = node.name ?? "\(node.id) (untitled)"
                    // As a reader sees it: on one line, without what cannot be written.
                    let written = String(
                        String.UnicodeScalarView(
                            name.unicodeScalars.filter { scalar in
                                !(scalar.value < 0x20 && !"\t\n\r".unicodeScalars.contains(scalar))
                                    && !(0x7F...0x9F).contains(scalar.value) && scalar.value & 0xFFFE != 0xFFFE
                            }))
                    return written.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                },
            ] as [String: Any]
        }
        let output = try python(
            "Oracles/pictures.py", input: try JSONSerialization.data(withJSONObject: pictures))
        let complaints = try JSONDecoder().decode([[String]].self, from: output)
        #expect(complaints.count == excerpts.count)
        for (number, complaint) in complaints.enumerated() { #expect(complaint == [], "picture \(number)") }
    }
}
