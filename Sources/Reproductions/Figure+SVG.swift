extension Figure {
    /// The figure as an SVG document that needs nothing else, in the reader's light or dark scheme.
    ///
    /// The same figure gives the same text. Marks carry a `<title>`, the whole a title and a description.
    public var svg: String { svg(id: "") }

    /// The same, with identifiers that begin with `id`, so that several figures can stand on one page.
    func svg(id: String) -> String { Drawing(figure: self, id: id).document }
}

/// Puts a figure onto a sheet of 760 by 480 units.
private struct Drawing {
    let figure: Figure
    let id: String
    let left = 78.0
    let right = 740.0
    let top = 46.0
    let bottom = 372.0

    var document: String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 480" role="img" \
        aria-labelledby="\(id)title \(id)description" font-family="system-ui, sans-serif" font-size="13">
        <title id="\(id)title">\(escaped(figure.title))</title>
        <desc id="\(id)description">\(escaped(figure.description))</desc>
        \(style)
        <rect class="sheet" width="760" height="480"/>
        <text class="heading" x="\(length(left))" y="26">\(escaped(figure.title))</text>
        \(axes)
        \(figure.series.indices.map(drawn).joined(separator: "\n"))
        \(legend)
        </svg>

        """
    }

    private func across(_ x: Double) -> Double? { figure.x.place(x).map { left + $0 * (right - left) } }
    private func down(_ y: Double) -> Double? { figure.y.place(y).map { bottom - $0 * (bottom - top) } }

    /// Six hues told apart by colour-blind readers too (Okabe and Ito's set, the dark ones lightened).
    ///
    /// Colours are inherited from the group of a series and never held in CSS variables, which renderers other than
    /// browsers do not read: there every line would be missing and every mark black.
    private var style: String {
        let light = ["#0072b2", "#d55e00", "#007f5f", "#a6448a", "#8a6d00", "#4a4a4a"]
        let dark = ["#56b4e9", "#ff9f57", "#3ccf9f", "#e49ac6", "#f0e442", "#c8c8c8"]
        func rules(_ colours: [String]) -> String {
            colours.enumerated().map { ".s\($0.offset){fill:\($0.element);stroke:\($0.element)}" }.joined()
        }
        return """
            <style>
            .sheet{fill:#fff} text{fill:#222;stroke:none} .heading{font-size:15px;font-weight:600}
            .frame{fill:none;stroke:#555} .grid{stroke:#e3e3e3} .paper{stroke:#000}
            \(rules(light))
            .line,.diamond{fill:none;stroke-width:2} .bar{stroke-width:1.5} .mark{stroke:none}
            .dot{fill:none;opacity:.55}
            @media (prefers-color-scheme: dark){
            .sheet{fill:#16181c} text{fill:#e6e6e6} .frame{stroke:#a0a0a0} .grid{stroke:#33373d} .paper{stroke:#fff}
            \(rules(dark))
            }
            </style>
            """
    }

    private var axes: String {
        var lines: [String] = []
        for tick in figure.x.ticks {
            guard let x = across(tick.value) else { continue }
            lines.append(rule(x, top, x, bottom, "grid"))
            lines.append(text(signed(tick.label), x, bottom + 20, "middle"))
        }
        for tick in figure.y.ticks {
            guard let y = down(tick.value) else { continue }
            lines.append(rule(left, y, right, y, "grid"))
            lines.append(text(signed(tick.label), left - 8, y + 4.5, "end"))
        }
        let (width, height) = (length(right - left), length(bottom - top))
        lines.append(
            "<rect class=\"frame\" x=\"\(length(left))\" y=\"\(length(top))\" width=\"\(width)\" height=\"\(height)\"/>"
        )
        lines.append(text(figure.x.label, (left + right) / 2, bottom + 42, "middle"))
        let middle = length((top + bottom) / 2)
        let turned = "text-anchor=\"middle\" transform=\"translate(18 \(middle)) rotate(-90)\""
        lines.append("<text \(turned)>\(escaped(figure.y.label))</text>")
        return lines.joined(separator: "\n")
    }

    /// A tick's label with a true minus.
    private func signed(_ label: String) -> String { label.hasPrefix("-") ? "−" + label.dropFirst() : label }

    private func drawn(_ index: Int) -> String {
        let series = figure.series[index]
        let marks = series.points.compactMap { point -> String? in
            guard let x = across(point.x), let y = down(point.y) else { return nil }
            return mark(index, point, x, y)
        }
        return "<g class=\"\(colour(index))\">\n"
            + ((series.style == .line ? [path(series)] : []) + marks).joined(separator: "\n") + "\n</g>"
    }

    private func colour(_ index: Int) -> String {
        if figure.series[index].style == .published { return "paper" }
        let measured = figure.series[..<index].count { $0.style != .published }
        return "s\(measured % 6)"
    }

    private func path(_ series: Figure.Series) -> String {
        let steps = series.points.compactMap { point -> String? in
            guard let x = across(point.x), let y = down(point.y) else { return nil }
            return "\(length(x)) \(length(y))"
        }
        return "<path class=\"line\" d=\"M\(steps.joined(separator: "L"))\"/>"
    }

    private func mark(_ index: Int, _ point: Figure.Point, _ x: Double, _ y: Double) -> String {
        let series = figure.series[index]
        let error = point.error.map { " ± " + shortNumber($0) } ?? ""
        let title = "<title>\(escaped(series.name)): \(shortNumber(point.x)), \(shortNumber(point.y))\(error)</title>"
        let shape =
            switch series.style {
            // Where points stand close, their marks would only thicken the line.
            case .line: series.points.count > 40 ? "" : circle(x, y, 2.5, "mark", title)
            case .marks: solid(index, x, y, title)
            case .dots: circle(x, y, 3, "dot", title)
            case .published: diamond(x, y, title)
            }
        return bar(point, x) + shape
    }

    /// The error bar of a point, cut where a logarithmic axis has no room for it.
    private func bar(_ point: Figure.Point, _ x: Double) -> String {
        guard let error = point.error, error > 0 else { return "" }
        let high = min(max(down(point.y + error) ?? top, top), bottom)
        let low = max(min(down(point.y - error) ?? bottom, bottom), top)
        let ends = rule(x - 5, high, x + 5, high, "bar") + rule(x - 5, low, x + 5, low, "bar")
        return rule(x, high, x, low, "bar") + ends
    }

    private func circle(_ x: Double, _ y: Double, _ radius: Double, _ name: String, _ title: String = "") -> String {
        "<circle class=\"\(name)\" cx=\"\(length(x))\" cy=\"\(length(y))\" r=\"\(length(radius))\">\(title)</circle>"
    }

    /// A filled mark: a circle for the first series that has them, a square for the second, and so on in turn.
    private func solid(_ index: Int, _ x: Double, _ y: Double, _ title: String = "") -> String {
        let before = figure.series[..<index].count { $0.style == .marks }
        guard before % 2 == 1 else { return circle(x, y, 4.5, "mark", title) }
        let corner = "x=\"\(length(x - 4))\" y=\"\(length(y - 4))\""
        return "<rect class=\"mark\" \(corner) width=\"8\" height=\"8\">\(title)</rect>"
    }

    private func diamond(_ x: Double, _ y: Double, _ title: String = "") -> String {
        "<path class=\"diamond\" d=\"M\(length(x)) \(length(y - 7))l6 7l-6 7l-6 -7z\">\(title)</path>"
    }

    private func rule(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ name: String) -> String {
        "<line class=\"\(name)\" x1=\"\(length(x1))\" y1=\"\(length(y1))\" x2=\"\(length(x2))\" y2=\"\(length(y2))\"/>"
    }

    private func text(_ words: String, _ x: Double, _ y: Double, _ anchor: String) -> String {
        "<text x=\"\(length(x))\" y=\"\(length(y))\" text-anchor=\"\(anchor)\">\(escaped(words))</text>"
    }

    /// Names of the series below the axes, in two columns.
    private var legend: String {
        figure.series.indices.map { index in
            let (x, y) = (left + Double(index % 2) * 330, bottom + 64 + Double(index / 2) * 18)
            let key =
                switch figure.series[index].style {
                case .line: rule(x - 8, y, x + 8, y, "line")
                case .marks: solid(index, x, y)
                case .dots: circle(x, y, 3, "dot")
                case .published: diamond(x, y)
                }
            let name = text(figure.series[index].name, x + 16, y + 4.5, "start")
            return "<g class=\"\(colour(index))\">\(key)\(name)</g>"
        }.joined(separator: "\n")
    }
}
