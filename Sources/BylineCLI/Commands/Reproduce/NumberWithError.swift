import Catalog
import Glibc

/// A number for a reader, to so many significant digits, without trailing zeros.
func significant(_ value: Double, digits: Int = 6) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : "\(value)" }
    let places = digits - 1 - Int(log10(abs(value)).rounded(.down))
    // Two factors, because the power of ten of a very small number is out of range.
    let power = pow(10, Double(abs(places)))
    guard power.isFinite else { return "\(value)" }
    let rounded = places < 0 ? (value / power).rounded() * power : (value * power).rounded() / power
    let text = "\(rounded)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// A measured number with its error bar: the error to two significant digits, the number to the same place.
func withError(_ value: Double, _ error: Double?) -> String {
    guard let error, error.isFinite, value.isFinite else { return significant(value) }
    guard error > 0 else { return significant(value) + " ± 0" }
    let exponent = Int(log10(error).rounded(.down))
    let leading = Int((error / pow(10, Double(exponent - 1))).rounded())
    var places = max(0, (leading % 10 == 0 ? 0 : 1) - exponent)
    // Beyond sixteen digits a double has nothing more to say.
    while places > 0, abs(value) * pow(10, Double(places)) >= 9e15 { places -= 1 }
    return decimal(value, places: places) + " ± " + significant(error, digits: 2)
}

extension PrintedNumber {
    /// The value as a number: `76 ± 15`.
    var valueShown: String {
        significant(value) + (uncertainty.map { " ± " + significant($0) } ?? "")
    }
}
