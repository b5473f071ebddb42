/// A piece of a page as a value.
///
/// It has no case for markup from outside. Whatever text enters is written as text, tags and attributes come from our
/// own lists, and addresses from `Address`, which admits none that a browser would run. So a page is escaped by
/// construction: nobody can forget it.
package indirect enum HTML: Sendable {
    case text(String)
    case element(Tag, [Attribute], [HTML])
    /// Pieces side by side.
    case group([HTML])
    /// Facts for machines, in a `<script>` that no browser runs.
    case facts(JSONLD)

    package static let nothing = HTML.group([])
}

extension HTML: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) { self = .text(value) }
}

/// Elements in the order in which they stand.
@resultBuilder
package enum HTMLBuilder {
    package static func buildExpression(_ piece: HTML) -> HTML { piece }
    package static func buildBlock(_ pieces: HTML...) -> HTML { pieces.count == 1 ? pieces[0] : .group(pieces) }
    package static func buildOptional(_ piece: HTML?) -> HTML { piece ?? .nothing }
    package static func buildEither(first: HTML) -> HTML { first }
    package static func buildEither(second: HTML) -> HTML { second }
    package static func buildArray(_ pieces: [HTML]) -> HTML { .group(pieces) }
}

/// The kinds of elements that pages are made of, those of SVG included.
package struct Tag: Hashable, Sendable {
    package let name: String
    /// Has no content and no end tag.
    package let isVoid: Bool

    private init(_ name: String, isVoid: Bool = false) {
        self.name = name
        self.isVoid = isVoid
    }

    /// An element with what stands in it.
    package func callAsFunction(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
        .element(self, attributes, [content()])
    }

    /// An element with text in it.
    package func callAsFunction(_ text: String, _ attributes: Attribute...) -> HTML {
        .element(self, attributes, [.text(text)])
    }

    /// An element with nothing in it.
    package func callAsFunction(_ attributes: Attribute...) -> HTML { .element(self, attributes, []) }
}

extension Tag {
    package static let (html, head, body, title) = (Tag("html"), Tag("head"), Tag("body"), Tag("title"))
    package static let (meta, link) = (Tag("meta", isVoid: true), Tag("link", isVoid: true))
    package static let script = Tag("script")
    package static let (header, nav, main, footer) = (Tag("header"), Tag("nav"), Tag("main"), Tag("footer"))
    package static let (section, article, aside, div) = (Tag("section"), Tag("article"), Tag("aside"), Tag("div"))
    package static let (h1, h2, h3, p, pre) = (Tag("h1"), Tag("h2"), Tag("h3"), Tag("p"), Tag("pre"))
    package static let (ul, ol, li, dl, dt, dd) = (Tag("ul"), Tag("ol"), Tag("li"), Tag("dl"), Tag("dt"), Tag("dd"))
    package static let (table, caption, thead, tbody) = (Tag("table"), Tag("caption"), Tag("thead"), Tag("tbody"))
    package static let (tr, th, td) = (Tag("tr"), Tag("th"), Tag("td"))
    package static let (a, span, bdi, strong, em) = (Tag("a"), Tag("span"), Tag("bdi"), Tag("strong"), Tag("em"))
    package static let (code, abbr, time, cite) = (Tag("code"), Tag("abbr"), Tag("time"), Tag("cite"))
    package static let (details, summary) = (Tag("details"), Tag("summary"))
    package static let (figure, figcaption, img) = (Tag("figure"), Tag("figcaption"), Tag("img", isVoid: true))
    package static let (form, label, button) = (Tag("form"), Tag("label"), Tag("button"))
    package static let (select, option, input) = (Tag("select"), Tag("option"), Tag("input", isVoid: true))
    package static let (svg, g, circle, line) = (Tag("svg"), Tag("g"), Tag("circle"), Tag("line"))
    package static let (path, text) = (Tag("path"), Tag("text"))
}
