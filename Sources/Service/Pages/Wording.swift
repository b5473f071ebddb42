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

/// A text, or its beginning with an ellipsis: at most so many bytes of UTF-8, cut between words where that keeps most
/// of it, never inside a scalar.
func clipped(_ text: String, to limit: Int) -> String {
    guard text.utf8.count > limit else { return text }
    var end = text.utf8.index(text.startIndex, offsetBy: limit)
    while text.utf8[end] & 0xC0 == 0x80 { end = text.utf8.index(before: end) }
    let kept = text[..<end]
    let word = kept.lastIndex(of: " ").map { kept[..<$0] } ?? kept
    return (word.utf8.count * 2 > limit ? word : kept) + "…"
}

/// A number to as many digits as a reader compares: `76`, `0.833`, `1 × 10⁻¹¹`.
func shortNumber(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "not a number" : value < 0 ? "−∞" : "∞" }
    let size = abs(value)
    if value == value.rounded(), size < 1e7 { return fixed(value, decimals: 0) }
    guard size >= 1e-4, size < 1e7 else { return withPower(value) }
    return fixed(value, decimals: size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 5)
}

/// A number with the digits that its error leaves it: two of the error's own are shown.
func shortNumber(_ value: Double, error: Double) -> String {
    guard value.isFinite, error.isFinite, error > 0, abs(value) < 1e7 else { return shortNumber(value) }
    var (decimals, size) = (1, error)
    while size < 1, decimals < 13 { (decimals, size) = (decimals + 1, size * 10) }
    return fixed(value, decimals: error >= 10 ? 0 : min(decimals, 12))
}

private func withPower(_ value: Double) -> String {
    var (mantissa, exponent) = (abs(value), 0)
    while mantissa >= 9.95 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    while mantissa < 0.995 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    let digits = String(exponent).map { $0 == "-" ? "⁻" : superscripts[$0.wholeNumberValue ?? 0] }
    return (value < 0 ? "−" : "") + fixed(mantissa, decimals: 1) + "\u{A0}×\u{A0}10" + String(digits)
}

private let superscripts = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")

/// With so many digits after the point at most; zeros at the end are left out.
private func fixed(_ value: Double, decimals: Int) -> String {
    let unit = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
    let rounded = Int((abs(value) * unit).rounded())
    var digits = String(rounded)
    digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let (whole, fraction) = (digits.dropLast(decimals), digits.suffix(decimals))
    let kept = fraction.reversed().drop { $0 == "0" }.reversed()
    return (value < 0 && rounded > 0 ? "−" : "") + whole + (kept.isEmpty ? "" : "." + String(kept))
}

extension ReproductionFinding.Measurement {
    /// `0.83307859974 ± 1 × 10⁻¹¹`
    var shown: String {
        error.map { "\(shortNumber(value, error: $0)) ± \(shortNumber($0))" } ?? shortNumber(value)
    }
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

extension Field {
    /// `trust score`, `count: close collaborators`
    var words: String {
        rawValue.replacing("count.", with: "count: ").map { ".-".contains($0) ? " " : String($0) }.joined()
    }
}
