public import Catalog

/// The full text of one paper in Markdown, as programs make it from a printed article.
///
/// Only the front matter, the addresses and the list of references are read; the running text is not kept.
public enum FullText: PageFormat {
    public static let name = "full-text"
    public static let summary = "The full text of one paper in Markdown: title, authors, abstract, references"

    public static func recognises(_ document: Document) -> Bool {
        let lines = document.lines
        guard let title = lines.prefix(20).firstIndex(where: { $0.text.hasPrefix("# ") }) else { return false }
        if lines[title...].prefix(8).contains(where: {
            $0.text.contains(literal: "<sup>") || $0.text.contains(literal: "$^{")
        }) {
            return true
        }
        return lines.contains { MarkdownText.heading(of: $0.text)?.lowercased() == "abstract" }
            || ReferenceList(lines).entries.count >= 3
    }

    public static func read(_ document: Document) -> Reading {
        let lines = document.lines
        let list = ReferenceList(lines)
        let front = FullTextFront(lines)
        var subject = front.record
        // What stands in a reference belongs to that reference.
        let body = lines.indices.filter { !list.covers($0) }.map { lines[$0] }
        FullTextFacts.state(body, on: &subject)
        if list.entries.isEmpty, let last = lines.last, last.isOpen, !last.text.endsSentence {
            subject.isIncomplete = true
        }

        var reading = Reading(format: name, records: [subject])
        for (index, entry) in list.entries.enumerated() {
            reading.records.append(entry.record(position: index + 1))
        }
        for record in reading.records where record.isIncomplete {
            reading.remarks.append(.cut(record.locator, file: document.file, line: record.lastLine))
        }
        reading.remarks += remarks(on: reading.records, file: document.file)
        return reading
    }

    private static func remarks(on records: [PrintedRecord], file: String) -> [Remark] {
        let unread = records.filter { $0.kind == .reference && $0[.title] == nil && !$0.isIncomplete }
        return unread.map {
            Remark(
                "no title could be told in \($0.locator)", file: file, line: $0.firstLine,
                mend: "Compare with the printed list")
        }
    }
}

/// Markdown's own marks.
enum MarkdownText {
    /// The text of a heading line without its marks; nil for other lines.
    static func heading(of line: String) -> Substring? {
        let marks = line.utf8.prefix { $0 == UInt8(ascii: "#") }.count
        guard (1...6).contains(marks), let rest = line.dropFirst(marks).after(prefix: " ") else { return nil }
        return plain(rest)
    }

    /// A piece without the asterisks or underscores that set it off as a whole.
    static func plain(_ text: Substring) -> Substring {
        var text = text.trimmed
        for mark in ["***", "**", "__", "*", "_"] {
            if let inner = text.after(prefix: mark)?.before(suffix: mark), !inner.isEmpty,
                !inner.contains(literal: mark)
            {
                text = inner.trimmed
            }
        }
        return text
    }
}
