/// A date of which the day, the month or even the year may be unknown.
///
/// `May 8` on a listing has a month and a day and no year: the year is then nil and is never guessed here.
public struct PartialDate: Hashable, Sendable {
    public var year: Int?
    /// 1 … 12.
    public var month: Int?
    /// 1 … 31, valid for its month.
    public var day: Int?

    public init?(year: Int?, month: Int? = nil, day: Int? = nil) {
        if let year, !(1000...9999).contains(year) { return nil }
        if let month, !(1...12).contains(month) { return nil }
        if let day {
            guard let month, (1...Self.days(in: month, of: year)).contains(day) else { return nil }
        }
        guard year != nil || month != nil else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    static let monthNames = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// Reads `Mar 29, 2023`, `May 8`, `December 23, 2019`, `15 September 2016`, `2023-06-06`, `2023-06`, `2023`, and the
    /// day of a moment: `Mon, 2 Apr 2007 19:18:42 GMT`, `2016-05-26T17:59:46Z`.
    public init?(printed text: String) {
        let words = Self.dayWords(of: text)
        if words.count == 1, let only = words.first {
            let parts = only.split(separator: "-", omittingEmptySubsequences: false).map { Self.number(String($0)) }
            guard parts.count <= 3, let year = parts.first ?? nil, only.prefix(4).allSatisfy(\.isASCIIDigit) else {
                return nil
            }
            if parts.contains(where: { $0 == nil }) { return nil }
            self.init(
                year: year, month: parts.count > 1 ? parts[1] : nil, day: parts.count > 2 ? parts[2] : nil)
            return
        }
        guard (2...3).contains(words.count) else { return nil }
        if let month = Self.month(words[0]), let day = Self.number(words[1]) {
            if words.count == 2, day > 31 {
                self.init(year: day, month: month)
            } else if words.count == 2 {
                self.init(year: nil, month: month, day: day)
            } else if let year = Self.number(words[2]) {
                self.init(year: year, month: month, day: day)
            } else {
                return nil
            }
        } else if words.count == 3, let day = Self.number(words[0]), let month = Self.month(words[1]),
            let year = Self.number(words[2])
        {
            self.init(year: year, month: month, day: day)
        } else {
            return nil
        }
    }

    /// The words that name the day: no day of the week, no time.
    private static func dayWords(of text: String) -> [String] {
        var words = text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "\u{A0}" }).map(String.init)
        if words.count == 1, let only = words.first, only.utf8.count > 10, only.contains("T"), only.contains(":") {
            return [String(only.prefix { $0 != "T" })]
        }
        guard let time = words.firstIndex(where: { $0.contains(":") }) else { return words }
        words.removeSubrange(time...)
        if let first = words.first, weekdays.contains(first.lowercased()) { words.removeFirst() }
        // Messages of the nineties print two digits; arXiv began in 1991.
        if words.count == 3, words[2].utf8.count == 2, let year = number(words[2]) {
            words[2] = String(year > 90 ? 1900 + year : 2000 + year)
        }
        return words
    }

    private static let weekdays: Set<String> = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    private static func number(_ word: String) -> Int? { word.allSatisfy(\.isASCIIDigit) ? Int(word) : nil }

    private static func month(_ word: String) -> Int? {
        let low = word.lowercased().filter { $0 != "." }
        guard low.count >= 3 else { return nil }
        return monthNames.firstIndex { $0 == low || (low.count <= 4 && $0.hasPrefix(low)) }.map { $0 + 1 }
    }

    private static func days(in month: Int, of year: Int?) -> Int {
        switch month {
        case 4, 6, 9, 11: return 30
        case 2:
            guard let year else { return 29 }
            return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        default: return 31
        }
    }

    /// ISO 8601, as far as it is known: `2023-03-29`, `2023-03`, `2023`, `--05-08`, `--05`.
    public var iso: String {
        func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
        var text = year.map(String.init) ?? "-"
        if let month { text += "-" + two(month) }
        if let day { text += "-" + two(day) }
        return text
    }

    /// The same date with the year filled in from elsewhere, if it was unknown and the day exists in that year.
    public func inferring(year other: Int) -> PartialDate? {
        year == nil ? PartialDate(year: other, month: month, day: day) : self
    }
}

extension PartialDate: CustomStringConvertible {
    public var description: String { iso }
}
