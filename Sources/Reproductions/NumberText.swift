import Foundation

/// 1, 2 or 5 times a power of ten, at least as large as `step`.
func roundStep(_ step: Double) -> Double {
    let power = pow(10, log10(step).rounded(.down))
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= step * 0.999999 } ?? 10 * power
}

func decimalLogarithm(_ value: Double) -> Double { log10(value) }

/// A number for a reader: at most six significant digits, no trailing zeros, a point whatever the locale.
func shortNumber(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : "\(value)" }
    let digits = 6 - 1 - Int(log10(abs(value)).rounded(.down))
    let power = pow(10, Double(digits))
    let rounded = (value * power).rounded() / power
    let text = "\(rounded)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// A length in a drawing, to a hundredth.
func length(_ value: Double) -> String {
    let text = "\((value * 100).rounded() / 100)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// A field of a CSV line, quoted when it has to be.
func csvField(_ text: String) -> String {
    guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
}

/// Text as it may stand in an XML element or attribute.
func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        .replacing("\"", with: "&quot;")
}
