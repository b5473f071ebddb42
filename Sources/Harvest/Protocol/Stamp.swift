import Catalog

/// Datestamps as OAI-PMH writes them: `2024-01-31` or `2024-01-31T23:59:59Z`. Their order is that of their texts.
public enum Stamp {
    public static func isOne(_ text: String) -> Bool { Instant(text) != nil }
    public static func isDay(_ text: String) -> Bool { text.utf8.count == 10 && isOne(text) }
    /// A datestamp to the second, out of what a server prints: some add fractions. nil when it is none.
    static func second(_ text: String) -> String? {
        let whole = text.utf8.count > 20 && text.hasSuffix("Z") ? text.prefix(19) + "Z" : text[...]
        return isOne(String(whole)) ? String(whole) : nil
    }
    /// The day of a datestamp.
    static func day(_ text: String) -> String { String(text.prefix(10)) }
}
