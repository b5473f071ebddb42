/// A piece of a page. There is no case for markup from outside, so that all text is escaped by construction; the one
/// drawing there is comes from our own pen.
indirect enum HTML {
    case text(String)
    case element(String, attributes: [(name: String, value: String)], [HTML])
    case drawing(Figure, id: String)

    /// An element with nothing but text in it.
    static func element(_ name: String, _ text: String, _ attributes: (name: String, value: String)...) -> HTML {
        .element(name, attributes: attributes, [.text(text)])
    }

    static func element(_ name: String, _ children: [HTML]) -> HTML { .element(name, attributes: [], children) }

    /// A table with a row of headings.
    static func table(_ headings: [String], _ rows: [[HTML]]) -> HTML {
        let head = HTML.element("tr", headings.map { .element("th", $0, ("scope", "col")) })
        let body = rows.map { row in HTML.element("tr", row.map { .element("td", [$0]) }) }
        return .element("table", [.element("thead", [head]), .element("tbody", body)])
    }

    /// Elements that are closed by themselves.
    private static let void: Set<String> = ["meta", "br"]

    var markup: String {
        switch self {
        case .text(let text): return escaped(text)
        case .drawing(let figure, let id): return figure.svg(id: id)
        case .element(let name, let attributes, let children):
            let written = attributes.map { " \($0.name)=\"\(escaped($0.value))\"" }.joined()
            guard !Self.void.contains(name) else { return "<\(name)\(written)>" }
            return "<\(name)\(written)>" + children.map(\.markup).joined() + "</\(name)>"
        }
    }
}
