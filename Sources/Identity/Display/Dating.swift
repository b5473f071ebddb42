import Catalog

/// When a work first appeared, as far as its records say.
struct Dating: Hashable {
    /// The earliest date stated, with as much of it as is known.
    var first: PartialDate?
    /// Whether its year was inferred from the day a page was captured.
    var isInferred = false
    /// Every year printed, ascending.
    var printedYears: [Int] = []

    /// Earliest year first; within a year, the date that says most; within that, the earliest day. A date whose
    /// year is only inferred yields to any year that is printed.
    init(of records: [StoredRecord]) {
        var printed: [PartialDate] = []
        var undated: [(date: PartialDate, captured: PartialDate?)] = []
        for record in records {
            for date in record.printed.dates {
                if date.year != nil { printed.append(date) } else { undated.append((date, record.capturedOn)) }
            }
        }
        printedYears = Set(printed.compactMap(\.year)).sorted()
        if let earliest = printed.min(by: Self.isBetter) {
            first = earliest
            return
        }
        let inferred = undated.compactMap { entry in
            entry.captured.flatMap { $0.year }.flatMap { entry.date.inferring(year: $0) }
        }
        if let earliest = inferred.min(by: Self.isBetter) {
            first = earliest
            isInferred = true
        } else {
            first = undated.map(\.date).min(by: Self.isBetter)
        }
    }

    private static func isBetter(_ a: PartialDate, _ b: PartialDate) -> Bool {
        func key(_ date: PartialDate) -> (Int, Int, Int, Int) {
            let known = (date.month == nil ? 0 : 1) + (date.day == nil ? 0 : 1)
            return (date.year ?? 0, 2 - known, date.month ?? 0, date.day ?? 0)
        }
        return key(a) < key(b)
    }
}

extension PrintedRecord {
    /// Every date and year the record prints about its appearance, read as far as they can be.
    ///
    /// The day a manuscript was received is not one of them: nothing had appeared then.
    var dates: [PartialDate] {
        assertions.compactMap { assertion in
            switch assertion.field {
            case .date, .datePublished, .year: PartialDate(printed: assertion.value)
            default: nil
            }
        }
    }
}
