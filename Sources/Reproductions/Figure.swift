/// A figure of our own drawing: what was measured, with error bars, beside what the paper prints.
public struct Figure: Hashable, Sendable {
    /// One point, with half the length of its error bar.
    public struct Point: Hashable, Sendable {
        public var x: Double
        public var y: Double
        public var error: Double?

        public init(x: Double, y: Double, error: Double? = nil) {
            self.x = x
            self.y = y
            self.error = error
        }
    }

    /// Points drawn alike and named together in the legend.
    public struct Series: Hashable, Sendable {
        public enum Style: Hashable, Sendable {
            case line
            case marks
            /// Small open marks for single samples.
            case dots
            /// Diamonds, for what the paper prints.
            case published
        }
        public var name: String
        public var style: Style
        public var points: [Point]

        public init(_ name: String, _ style: Style, _ points: [Point]) {
            self.name = name
            self.style = style
            self.points = points
        }
    }

    public var title: String
    /// What a reader who cannot see the figure should know.
    public var description: String
    public var x: Axis
    public var y: Axis
    public var series: [Series]

    public init(title: String, description: String, x: Axis, y: Axis, series: [Series]) {
        self.title = title
        self.description = description
        self.x = x
        self.y = y
        self.series = series
    }

    /// The points behind the figure, one a line: series, x, y, half the error bar. RFC 4180, lines end in a line feed.
    public var csv: String {
        series.reduce("series,x,y,error\n") { text, series in
            series.points.reduce(text) { text, point in
                text + "\(csvField(series.name)),\(point.x),\(point.y),\(point.error.map { "\($0)" } ?? "")\n"
            }
        }
    }
}

/// An axis of a figure: its label, its range and what stands along it.
public struct Axis: Hashable, Sendable {
    public struct Tick: Hashable, Sendable {
        public var value: Double
        public var label: String
    }
    public enum Scale: Hashable, Sendable {
        case linear
        case logarithmic
    }
    public var label: String
    public var scale: Scale
    public var low: Double
    public var high: Double
    public var ticks: [Tick]

    /// A linear axis with round ticks in it.
    public static func linear(_ label: String, _ low: Double, _ high: Double) -> Axis {
        precondition(low < high, "an axis cannot run from \(low) to \(high)")
        let step = roundStep((high - low) / 6)
        let ticks = stride(from: (low / step).rounded(.up), through: (high / step + 1e-9).rounded(.down), by: 1).map {
            Tick(value: $0 * step, label: shortNumber($0 * step))
        }
        return Axis(label: label, scale: .linear, low: low, high: high, ticks: ticks)
    }

    /// A logarithmic axis over whole decades that cover a range of positive numbers.
    public static func decades(_ label: String, covering low: Double, _ high: Double) -> Axis {
        precondition(low > 0 && low <= high, "a logarithmic axis cannot run from \(low) to \(high)")
        var (start, end) = (1.0, 1.0)
        while start > low { start /= 10 }
        while start * 10 <= low { start *= 10 }
        while end < high || end <= start { end *= 10 }
        var ticks: [Tick] = []
        var value = start
        while value <= end * 1.000001 {
            ticks.append(Tick(value: value, label: shortNumber(value)))
            value *= 10
        }
        return Axis(label: label, scale: .logarithmic, low: start, high: end, ticks: ticks)
    }

    /// An axis of names at 1, 2, 3, …
    public static func names(_ label: String, _ names: [String]) -> Axis {
        let ticks = names.enumerated().map { Tick(value: Double($0.offset + 1), label: $0.element) }
        return Axis(label: label, scale: .linear, low: 0.5, high: Double(names.count) + 0.5, ticks: ticks)
    }

    /// Where a value stands, 0 at the low end and 1 at the high one; nil when it cannot stand on this axis.
    func place(_ value: Double) -> Double? {
        switch scale {
        case .linear: (value - low) / (high - low)
        case .logarithmic: value > 0 ? decimalLogarithm(value / low) / decimalLogarithm(high / low) : nil
        }
    }
}
