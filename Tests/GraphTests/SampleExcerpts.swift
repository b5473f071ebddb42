import Catalog
import Foundation
import TestSupport

/// Names that have broken one program or another, and how a document may give them back: without what XML cannot
/// carry, with every line end a line feed.
let hostileNames: [(given: String, kept: String)] = [
    (#"O"Brien \ 'back\' \n \"#, #"O"Brien \ 'back\' \n \"#),
    (
        "<script>alert(1)</script> & ]]> &amp; &lt;b&gt; <!-- -->",
        "<script>alert(1)</script> & ]]> &amp; &lt;b&gt; <!-- -->"
    ),
    ("two\nlines\tand a tab", "two\nlines\tand a tab"),
    ("old\r\nline\rends", "old\nline\nends"),
    ("nul\u{0}bell\u{7}escape\u{1B}delete\u{7F}next\u{85}", "nulbellescapedeletenext"),
    ("no\u{FFFE}character\u{FFFF}\u{1FFFF}", "nocharacter"),
    ("שלום \u{202E}reversed\u{202C} عربى", "שלום \u{202E}reversed\u{202C} عربى"),
    ("𝔘𝔫𝔦 😀👩‍🔬 漢字 e\u{301}", "𝔘𝔫𝔦 😀👩‍🔬 漢字 e\u{301}"),
    ("a,b;c -- -> {}[]() # // /* */ =1+1 %s $x `y`", "a,b;c -- -> {}[]() # // /* */ =1+1 %s $x `y`"),
    ("graph", "graph"),
]

/// An excerpt of each kind with every hostile name in it, and some things unknown.
func hostileExcerpt(_ kind: GraphExcerpt.Kind, names: [String] = hostileNames.map(\.given)) -> GraphExcerpt {
    let header = GraphExcerpt.Header(
        query: "Things around \(names[1])", filters: ["works on --x--"], revision: 7, rules: ["rule 1"],
        truncation: "no room")
    switch kind {
    case .coauthors:
        let nodes = names.enumerated().map { number, name -> GraphExcerpt.Node in
            let isDated = number % 3 != 0
            return GraphExcerpt.Node(
                id: .researcher(ResearcherID(Int64(number + 1))), name: name, role: number == 0 ? .centre : .member,
                distance: number == 0 ? 0 : 1, workCount: number, firstYear: isDated ? 1990 + number : nil,
                lastYear: isDated ? 2000 + number : nil)
        }
        let edges = (1..<names.count).map { number -> GraphExcerpt.Edge in
            let tie = GraphExcerpt.Tie(
                works: [WorkID(Int64(number)), WorkID(40)], years: number == 2 ? [] : [2001, 2002, 2005],
                strength: 1 / Double(number + 2), isLowerBound: number % 2 == 0)
            return GraphExcerpt.Edge(source: nodes[0].id, target: nodes[number].id, bond: .tie(tie))
        }
        var works = names.enumerated().map { number, name in
            GraphExcerpt.Work(id: WorkID(Int64(number + 1)), title: name, year: 2001)
        }
        works.append(GraphExcerpt.Work(id: WorkID(40), title: nil, year: 2001))
        return GraphExcerpt(kind: kind, nodes: nodes, edges: edges, works: works, header: header)
    case .citations:
        let nodes = names.enumerated().map { number, name -> GraphExcerpt.Node in
            let role: GraphExcerpt.Role = number == 0 ? .centre : number % 2 == 0 ? .citing : .cited
            let year = number == 4 ? nil : 2010 + number
            return GraphExcerpt.Node(
                id: .work(WorkID(Int64(number + 1))), name: number == 3 ? nil : name, role: role,
                distance: number == 0 ? 0 : 1, firstYear: year, lastYear: year,
                authors: number == 5 ? [] : [name, "Ada Ampère"], arxiv: number == 6 ? "1905.07833" : nil, doi: nil,
                topics: number == 7 ? ["cs.LG", "stat.ML"] : [])
        }
        let edges = (1..<names.count).map { number in
            let ends = number % 2 == 0 ? (number, 0) : (0, number)
            return GraphExcerpt.Edge(
                source: nodes[ends.0].id, target: nodes[ends.1].id,
                bond: .citation(
                    .init(
                        basis: number == 1 ? .assumed : .printed, sourceLabel: names[number], locator: "row \(number)",
                        records: number, year: nodes[ends.0].firstYear)))
        }
        return GraphExcerpt(kind: kind, nodes: nodes, edges: edges, header: header)
    }
}

/// A random collaboration network: groups that write together, some alone.
func randomExcerpt(seed: UInt64, most: Int = 60) -> GraphExcerpt {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...most, using: &random)
    let letters = Array("abcdefghijklmnopqrstuvwxyzMWÅé ")
    let nodes = (1...count).map { number in
        GraphExcerpt.Node(
            id: .researcher(ResearcherID(Int64(number))),
            name: String(
                (0..<Int.random(in: 1...40, using: &random)).map { _ in letters.randomElement(using: &random) ?? "x" }),
            role: number == 1 ? .centre : .member, distance: number == 1 ? 0 : Int.random(in: 1...3, using: &random),
            workCount: Int.random(in: 1...60, using: &random))
    }
    var pairs: Set<[Int]> = []
    for _ in 0..<Int.random(in: 0...(2 * count), using: &random) {
        let (a, b) = (Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random))
        if a != b { pairs.insert([min(a, b), max(a, b)]) }
    }
    if Bool.random(using: &random) { for other in 1..<max(2, count) where other < count { pairs.insert([0, other]) } }
    let edges = pairs.map { pair in
        GraphExcerpt.Edge(
            source: nodes[pair[0]].id, target: nodes[pair[1]].id,
            bond: .tie(.init(works: [WorkID(1)], years: [2020], strength: 0.5, isLowerBound: false)))
    }
    return GraphExcerpt(
        kind: .coauthors, nodes: nodes, edges: edges,
        header: .init(query: "A random network", filters: [], revision: 1, rules: []))
}
