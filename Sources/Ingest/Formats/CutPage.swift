import Catalog

extension Remark {
    /// The page ends inside a record.
    static func cut(_ locator: String, file: String, line: Int) -> Remark {
        Remark(
            "the page ends inside \(locator)", file: file, line: line,
            mend: "Save the whole page and import it again to complete the record")
    }
}

extension Reading {
    /// Marks the last item where a page ends right behind its title and every other item has an abstract: it was cut
    /// between two lines, which no single line shows.
    mutating func markBareEnd(file: String) {
        let items = records.indices.filter { records[$0].kind == .item }
        guard let last = items.last, items.count > 1, !records[last].isIncomplete, records[last][.title] != nil,
            records[last][.abstract] == nil, items.dropLast().allSatisfy({ records[$0][.abstract] != nil })
        else { return }
        records[last].isIncomplete = true
        remarks.append(.cut(records[last].locator, file: file, line: records[last].lastLine))
    }
}
