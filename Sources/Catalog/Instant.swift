/// A moment in UTC, to the second: what rules about age and expiry reckon with.
public struct Instant: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    public let secondsSinceEpoch: Int

    public init(secondsSinceEpoch: Int) { self.secondsSinceEpoch = secondsSinceEpoch }

    /// Reads RFC 3339 as the store keeps it, `2024-05-20T10:00:00Z`; an offset other than `Z` and fractions of a
    /// second are refused. A day alone, `2024-05-20`, is its first second.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10 || bytes.count == 20 else { return nil }
        for (index, mark) in zip([4, 7, 10, 13, 16, 19], "--T::Z".utf8) where index < bytes.count {
            guard bytes[index] == mark else { return nil }
        }
        func number(_ range: Range<Int>) -> Int? {
            range.upperBound > bytes.count ? 0 : Self.number(bytes[range])
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), let hour = number(11..<13),
            let minute = number(14..<16), let second = number(17..<19), year > 0, hour < 24, minute < 60, second < 60,
            (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day)
        else { return nil }
        secondsSinceEpoch = ((Self.day(year, month, day) * 24 + hour) * 60 + minute) * 60 + second
    }

    /// The moment so many days of 24 hours later.
    public func adding(days: Int) -> Instant { Instant(secondsSinceEpoch: secondsSinceEpoch + days * 86_400) }

    /// `2024-05-20T10:00:00Z`
    public var description: String {
        let days = Self.floored(secondsSinceEpoch, 86_400)
        let rest = secondsSinceEpoch - days * 86_400
        let date = Self.date(ofDay: days)
        return "\(Self.padded(date.year, 4))-\(Self.padded(date.month, 2))-\(Self.padded(date.day, 2))T"
            + "\(Self.padded(rest / 3600, 2)):\(Self.padded(rest / 60 % 60, 2)):\(Self.padded(rest % 60, 2))Z"
    }

    public static func < (a: Instant, b: Instant) -> Bool { a.secondsSinceEpoch < b.secondsSinceEpoch }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let instant = Instant(text) else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "“\(text)” is not of the form 2024-05-20T10:00:00Z")
            )
        }
        self = instant
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    // MARK: The calendar

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        return value
    }

    private static func days(in month: Int, of year: Int) -> Int {
        let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
        return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// Days since the epoch, in the Gregorian calendar. The year is reckoned from March, so that the leap day is its
    /// last and months have 153 days in every five.
    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return shifted * 365 + floored(shifted, 4) - floored(shifted, 100) + floored(shifted, 400) + dayOfYear - 719_468
    }

    private static func date(ofDay number: Int) -> (year: Int, month: Int, day: Int) {
        // A guess of the year, then steps to the last one that does not begin after the day.
        var year = 1970 + floored(number, 365)
        while day(year, 1, 1) > number { year -= max(1, (day(year, 1, 1) - number) / 366) }
        while day(year + 1, 1, 1) <= number { year += 1 }
        var month = 12
        while day(year, month, 1) > number { month -= 1 }
        return (year, month, number - day(year, month, 1) + 1)
    }

    private static func floored(_ number: Int, _ by: Int) -> Int {
        number >= 0 ? number / by : -((by - 1 - number) / by)
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
