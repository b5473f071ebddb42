public import Catalog

/// A researcher's profile page: a head with chips and counters, then the works with kind, year, origin and abstract.
///
/// The person is an author of every work shown; the page gives no other author, no identifier and no link.
public enum ResearcherProfile: PageFormat {
    public static let name = "researcher-profile"
    public static let summary = "A researcher's profile page: trust chips, counters, works with year and abstract"

    public static func recognises(_ document: Document) -> Bool {
        var hasWorks = false
        for line in document.lines {
            if line.text == "Trust snapshot" { return true }
            if line.text == "Published work" { hasWorks = true }
            if hasWorks, publishedCount(line) != nil { return true }
        }
        return false
    }

    public static func read(_ document: Document) -> Reading {
        let lines = document.lines
        let start = startOfWorks(in: lines)
        let items = ProfileItem.split(lines, from: start)
        let page = ProfilePage(lines[..<(items.first?.range.lowerBound ?? lines.count)])

        var reading = Reading(format: name, records: [page.record])
        for (index, item) in items.enumerated() {
            reading.records.append(item.record(number: index + 1, lines: lines, profile: page.name))
        }
        for record in reading.records where record.isIncomplete {
            reading.remarks.append(.cut(record.locator, file: document.file, line: record.lastLine))
        }
        reading.markBareEnd(file: document.file)
        reading.remarks += countRemarks(page.record, found: items.count, file: document.file)
        return reading
    }

    /// `8 published item(s)`: the number.
    static func publishedCount(_ line: Line) -> Substring? {
        guard let number = line.text.before(suffix: "published item(s)")?.trimmed, number.isDigits else { return nil }
        return number
    }

    /// The index of the first line that can begin a record.
    private static func startOfWorks(in lines: [Line]) -> Int {
        if let heading = lines.firstIndex(where: { $0.text == "Published work" }) { return heading + 1 }
        return lines.firstIndex { publishedCount($0) != nil }.map { $0 + 1 } ?? lines.count
    }

    /// Numbers that say the same thing and differ. All of them are kept.
    private static func countRemarks(_ page: PrintedRecord, found: Int, file: String) -> [Remark] {
        var remarks: [Remark] = []
        let stated = [(Field.count("works"), "works"), (.count("published-items"), "published items")]
        for (field, label) in stated {
            guard let assertion = page.assertions.first(where: { $0.field == field }),
                let number = Int(assertion.value),
                number != found
            else { continue }
            remarks.append(
                Remark(
                    "the page states \(number) \(label) and shows \(found)", file: file, line: assertion.place.line,
                    mend: "Both are kept; the page may be cut"))
        }
        if let works = page[.count("works")], let items = page[.count("published-items")], works != items {
            remarks.append(
                Remark("the page states \(works) works and \(items) published items", file: file, mend: "Both are kept")
            )
        }
        if let button = page[.count("follow-button")], let followers = page[.count("followers")], button != followers {
            remarks.append(
                Remark(
                    "the follow button counts \(button) and the counter \(followers) followers", file: file,
                    mend: "Both are kept"))
        }
        return remarks
    }
}
