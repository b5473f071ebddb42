import Catalog

/// A number with commas between its thousands.
func grouped(_ number: Int) -> String {
    var digits = Array(String(number.magnitude))
    var place = digits.count - 3
    while place > 0 {
        digits.insert(",", at: place)
        place -= 3
    }
    return (number < 0 ? "−" : "") + String(digits)
}

/// A number with its noun: `1 work`, `12,345 works`.
func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? one : many ?? one + "s")"
}

/// First and last year: `1995–2025`, `2020`; nil when no year is known.
func span(_ first: Int?, _ last: Int?) -> String? {
    guard let start = first ?? last, let end = last ?? first else { return nil }
    return start == end ? "\(start)" : "\(start)–\(end)"
}

/// A text, or its beginning with an ellipsis.
func clipped(_ text: String, to limit: Int) -> String {
    guard let end = text.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex), end < text.endIndex else {
        return text
    }
    let kept = text[..<end]
    let word = kept.lastIndex(of: " ").map { kept[..<$0] } ?? kept
    return (word.count * 2 > limit ? word : kept) + "…"
}

/// A number to as many digits as a reader compares.
func shortNumber(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "not a number" : value < 0 ? "−∞" : "∞" }
    let size = abs(value)
    if value == value.rounded(), size < 1e7 { return String(Int(value)) }
    if size != 0, size < 1e-4 || size >= 1e7 {
        var (mantissa, exponent) = (value, 0)
        while abs(mantissa) >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
        while abs(mantissa) < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
        return "\(trimmed(mantissa, digits: 2)) × 10^\(exponent)"
    }
    let digits = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 5
    return trimmed(value, digits: digits)
}

/// Digits after the point, zeros at the end left out.
private func trimmed(_ value: Double, digits: Int) -> String {
    let unit = (0..<digits).reduce(1) { product, _ in product * 10 }
    let rounded = Int((abs(value) * Double(unit)).rounded())
    var fraction = String(rounded % unit)
    fraction = String(repeating: "0", count: digits - fraction.count) + fraction
    while fraction.last == "0" { fraction.removeLast() }
    let whole = String(rounded / unit)
    return (value < 0 && rounded > 0 ? "−" : "") + (digits == 0 || fraction.isEmpty ? whole : whole + "." + fraction)
}

extension ReproductionFinding.Measurement {
    /// `0.83308 ± 1 × 10^-11`
    var shown: String { shortNumber(value) + (error.map { " ± " + shortNumber($0) } ?? "") }
}

extension WorkSummary {
    var titleShown: String { title ?? "(no title; known by its abstract)" }

    /// The year, with the years that sources print where they differ.
    var yearShown: String {
        guard let year else { return "undated" }
        return "\(year)" + (yearIsInferred ? " (inferred)" : "")
    }

    /// Years that sources print and that are not the one shown.
    var otherYears: String? {
        let others = printedYears.filter { $0 != year }
        return others.isEmpty ? nil : "printed " + others.map(String.init).joined(separator: ", ")
    }
}

extension ReproductionVerdict {
    /// The class that colours it.
    var mark: String {
        switch self {
        case .reproduced: "verdict good"
        case .close: "verdict near"
        case .notReproduced: "verdict bad"
        case .notRun, .needsSource: "verdict open"
        }
    }
}

extension ClaimState {
    /// What it says of a record, in words for a reader.
    var shown: String {
        switch self {
        case .unclaimed, .rejected, .expired, .withdrawn, .revoked, .released: "unclaimed"
        case .pending, .verified: "a claim is being looked at"
        case .approved: "claimed"
        case .contested: "contested: several people claim it"
        case .disputed: "disputed; it counts as unclaimed until a person decides"
        }
    }
}
