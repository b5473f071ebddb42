/// Says how far a long piece of work has come: a line that redraws itself on a terminal, a line now and then elsewhere.
/// It knows no clock; the time is told to it.
package struct ProgressMeter {
    /// 0 where nobody knows how many there are.
    package var total: Int
    package var redraws: Bool
    /// What is counted, in the plural.
    package var noun: String
    private var lastTold: Duration = .zero
    private var hasDrawn = false

    package init(total: Int, redraws: Bool, noun: String = "documents") {
        self.total = total
        self.redraws = redraws
        self.noun = noun
    }

    /// What to write now; nil when it is not time yet.
    /// - Parameters:
    ///   - done: how many are dealt with, out of `total`.
    ///   - elapsed: since the work began.
    ///   - remark: what else there is to say.
    package mutating func text(done: Int, elapsed: Duration, remark: String? = nil) -> String? {
        let pause: Duration = redraws ? (hasDrawn ? .milliseconds(100) : .seconds(1)) : .seconds(10)
        guard elapsed - lastTold >= pause else { return nil }
        lastTold = elapsed
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        let rate = Double(done) / seconds
        var line = total > 0 ? "\(done) of \(total) \(noun), " : "\(done) \(noun), "
        line += rate > 0 && rate < 0.5 ? "\(Self.span(1 / rate)) each" : "\(decimal(rate, places: 1)) a second"
        if rate > 0, total > 0 { line += ", \(Self.span(Double(max(0, total - done)) / rate)) left" }
        if let remark { line += "; \(remark)" }
        guard redraws else { return line }
        hasDrawn = true
        return Self.erase + line
    }

    /// Takes the drawn line away again; nil when there is none.
    package func ending() -> String? { hasDrawn ? Self.erase : nil }

    private static let erase = "\r\u{1B}[K"

    private static func span(_ seconds: Double) -> String {
        let whole = Int(min(seconds.rounded(.up), 1e9))
        if whole < 60 { return "\(whole) s" }
        return whole < 3600 ? "\(whole / 60) min \(whole % 60) s" : "\(whole / 3600) h \(whole % 3600 / 60) min"
    }
}
