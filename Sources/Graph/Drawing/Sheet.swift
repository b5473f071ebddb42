import Catalog

/// An SVG document in the making: a heading, a legend and drawn things, in the reader's light or dark scheme.
///
/// Colours are set by class and never held in CSS variables, which renderers other than browsers do not read.
struct Sheet {
    /// Where drawn things begin, below heading and legend.
    private(set) var top = 0.0
    private var lines: [String] = []
    private let header: GraphExcerpt.Header
    private let margin = 20.0
    private var width: Double

    static let textSize = 12.0

    /// - Parameters:
    ///   - width: at least as wide as everything that will be drawn.
    ///   - legend: what the marks mean, each with its mark, drawn around the origin within 12 units.
    init(_ header: GraphExcerpt.Header, width: Double, legend: [(mark: String, words: String)]) {
        self.header = header
        self.width = max(560, width.rounded(.up))
        top = 16
        addHeading()
        addLegend(legend)
        top += 12
    }

    private mutating func addHeading() {
        var heading: [String] = []
        // The heading is bold: about an eighth wider.
        for line in TextMeasure.wrapped(header.query, to: width - 2 * margin, size: 17 * 1.125, most: 3) {
            top += 20
            heading.append(Self.text(line, Point(margin, top), kind: "heading"))
        }
        let remarks = header.filters.map { "only " + $0 } + (header.truncation.map { ["not all: " + $0] } ?? [])
        for remark in remarks {
            for line in TextMeasure.wrapped(remark, to: width - 2 * margin, size: Self.textSize, most: 3) {
                top += 17
                heading.append(Self.text(line, Point(margin, top), kind: "faint"))
            }
        }
        add(title: header.lines.joined(separator: "\n"), heading.joined())
    }

    private mutating func addLegend(_ entries: [(mark: String, words: String)]) {
        var x = margin
        top += 22
        for entry in entries {
            let needed = 34 + TextMeasure.width(of: entry.words, size: Self.textSize)
            if x > margin, x + needed > width - margin { (x, top) = (margin, top + 20) }
            let place = "transform=\"translate(\(length(x + 12)) \(length(top)))\""
            add(
                title: entry.words,
                "<g \(place)>\(entry.mark)</g>" + Self.text(entry.words, Point(x + 30, top + 4), kind: "small"))
            x += needed + 14
        }
        if !entries.isEmpty { top += 10 }
    }

    /// Adds marks that belong together, with the words that a pointer shows over them.
    mutating func add(title: String, kind: String? = nil, _ marks: String) {
        let name = kind.map { " class=\"\($0)\"" } ?? ""
        lines.append("<g\(name)><title>\(xmlEscaped(title))</title>\(marks)</g>")
    }

    /// The document, as high as what was drawn on it.
    func document(bottom: Double) -> String {
        let height = (bottom + margin).rounded(.up)
        let size = "\(length(width)) \(length(height))"
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size)" width="\(length(width))" \
            height="\(length(height))" role="img" aria-labelledby="title description" \
            font-family="system-ui, sans-serif" font-size="\(length(Self.textSize))">
            <title id="title">\(xmlEscaped(onOneLine(header.query)))</title>
            <desc id="description">\(xmlEscaped(header.lines.map(onOneLine).joined(separator: "\n")))</desc>
            \(Self.style)
            <rect class="sheet" width="\(length(width))" height="\(length(height))">\
            <title>\(xmlEscaped(onOneLine(header.query)))</title></rect>
            \(lines.joined(separator: "\n"))
            </svg>

            """
    }

    // MARK: Marks

    static func disc(_ centre: Point, radius: Double) -> String {
        "<circle class=\"disc\" cx=\"\(length(centre.x))\" cy=\"\(length(centre.y))\" r=\"\(length(radius))\"/>"
    }

    /// - Parameter width: of the stroke.
    static func line(_ start: Point, _ end: Point, width: Double, dashed: Bool = false) -> String {
        "<path d=\"M\(place(start))L\(place(end))\"\(stroke(width, dashed))/>"
    }

    /// A curve that leaves and arrives level.
    static func swing(_ start: Point, _ end: Point, width: Double, dashed: Bool = false) -> String {
        let middle = (start.x + end.x) / 2
        return "<path d=\"M\(place(start))C\(place(Point(middle, start.y))) \(place(Point(middle, end.y)))"
            + " \(place(end))\"\(stroke(width, dashed))/>"
    }

    /// A curve between two places one above the other, reaching `reach` to the side.
    static func bow(_ start: Point, _ end: Point, reach: Double, width: Double, dashed: Bool = false) -> String {
        "<path d=\"M\(place(start))C\(place(Point(start.x + reach, start.y)))"
            + " \(place(Point(end.x + reach, end.y))) \(place(end))\"\(stroke(width, dashed))/>"
    }

    /// - Parameter anchor: which end of the text stands at the place: `start`, `middle` or `end`.
    static func text(_ words: String, _ place: Point, anchor: String = "start", kind: String = "label") -> String {
        "<text class=\"\(kind)\" x=\"\(length(place.x))\" y=\"\(length(place.y))\" text-anchor=\"\(anchor)\">"
            + "\(xmlEscaped(onOneLine(words)))</text>"
    }

    private static func stroke(_ width: Double, _ dashed: Bool) -> String {
        " stroke-width=\"\(length(width))\"" + (dashed ? " stroke-dasharray=\"5 3\"" : "")
    }

    private static func place(_ point: Point) -> String { "\(length(point.x)) \(length(point.y))" }

    /// Citations green, references blue, the paper itself gray; steps away from a researcher blue, ochre, purple.
    private static let style = """
        <style>
        .sheet{fill:#fff} text{fill:#1b1e23} path{fill:none;stroke:#7d8590;stroke-opacity:.55}
        .heading{font-size:17px;font-weight:600} .small{font-size:12px} .faint{fill:#59616b}
        .label{paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}
        .disc{stroke:#fff;stroke-width:1px} .plate{stroke:none}
        .centre .disc,.plate{fill:#6a717b} .plated{fill:#fff}
        .citing .disc{fill:#1a7f4b} path.citing,.citing path{stroke:#1a7f4b}
        .cited .disc{fill:#1f6fb2} path.cited,.cited path{stroke:#1f6fb2}
        .step1 .disc{fill:#1f6fb2} .step2 .disc{fill:#b06a00} .step3 .disc{fill:#8250a5}
        .own path{stroke-opacity:.28}
        @media (prefers-color-scheme: dark){
        .sheet{fill:#15181d} text{fill:#e7e9ec} path{stroke:#98a1ac} .faint{fill:#a7afb9}
        .label{stroke:#15181d} .disc{stroke:#15181d}
        .centre .disc,.plate{fill:#aab1bb} .plated{fill:#15181d}
        .citing .disc{fill:#4cc38a} path.citing,.citing path{stroke:#4cc38a}
        .cited .disc{fill:#62aeef} path.cited,.cited path{stroke:#62aeef}
        .step1 .disc{fill:#62aeef} .step2 .disc{fill:#e5a13a} .step3 .disc{fill:#c49ae0}
        }
        </style>
        """
}

/// A length in a drawing, to a hundredth.
func length(_ value: Double) -> String {
    let text = "\((value * 100).rounded() / 100)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
