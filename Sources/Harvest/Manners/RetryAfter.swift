public import Catalog

/// The header with which a server says how long to leave it alone (RFC 9110, section 10.2.3).
public enum RetryAfter {
    /// How many seconds to wait; nil for a text that is neither a number of seconds nor a date.
    /// - Parameters:
    ///   - text: the header's value: `120`, or a date in one of the three forms of HTTP.
    ///   - now: what a date is reckoned from. One that has passed is no wait at all.
    public static func seconds(_ text: String, now: Instant) -> Double? {
        let text = text.trimmed
        if !text.isEmpty, text.allSatisfy(\.isASCIIDigit) { return Double(text) }
        return date(text).map { Double(max(0, $0.secondsSinceEpoch - now.secondsSinceEpoch)) }
    }

    /// Reads `Sun, 06 Nov 1994 08:49:37 GMT`, and the older `Sunday, 06-Nov-94 08:49:37 GMT` and
    /// `Sun Nov  6 08:49:37 1994`: in all of them the month is a word and the hour holds the colons.
    package static func date(_ text: String) -> Instant? {
        let words = text.split { " ,-".contains($0) }
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        guard let time = words.first(where: { $0.contains(":") }), time.utf8.count == 8,
            let month = words.lazy.compactMap({ months.firstIndex(of: String($0)) }).first
        else { return nil }
        let numbers = words.filter { $0.allSatisfy(\.isASCIIDigit) }.compactMap { Int($0) }
        guard numbers.count == 2, numbers[1] >= 0, (1...31).contains(numbers[0]) else { return nil }
        // Two digits of a year come from a form that is older than this century.
        let year = numbers[1] >= 100 ? numbers[1] : numbers[1] + (numbers[1] < 70 ? 2000 : 1900)
        return Instant("\(padded(year, 4))-\(padded(month + 1, 2))-\(padded(numbers[0], 2))T\(time)Z")
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
