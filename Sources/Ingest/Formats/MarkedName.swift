import Catalog

/// A name with the superscripts behind it: `Ana Lind<sup>a,b,1</sup>`.
struct MarkedName {
    var name: Substring
    /// The superscripts, in order.
    var keys: [Substring]

    /// Divides a line of authors at commas and “and”, but not inside a superscript.
    static func split(_ text: Substring) -> [MarkedName] {
        var found: [MarkedName] = []
        var rest = text
        while !rest.trimmed.isEmpty {
            let piece = nextName(in: rest)
            rest = rest[piece.end...]
            var keys: [Substring] = []
            while let mark = Superscript(at: rest) {
                keys += mark.keys
                rest = rest[mark.end...]
            }
            let name = bare(piece.name)
            if !name.isEmpty {
                found.append(MarkedName(name: name, keys: keys))
            } else if !keys.isEmpty, let last = found.indices.last {
                found[last].keys += keys
            }
            if piece.end == text.endIndex { break }
            if rest.hasPrefix(",") || rest.hasPrefix(";") { rest = rest.dropFirst() }
        }
        return found
    }

    /// The text up to a comma, an “and” or a superscript.
    private static func nextName(in text: Substring) -> (name: Substring, end: String.Index) {
        var index = text.startIndex
        while index < text.endIndex {
            let rest = text[index...]
            if rest.utf8.first == UInt8(ascii: ",") || rest.utf8.first == UInt8(ascii: ";") { break }
            if index > text.startIndex, let after = rest.after(prefix: " and ") ?? rest.after(prefix: " & "),
                !text[..<index].trimmed.isEmpty, text[..<index].trimmed != "and"
            {
                return (text[..<index], after.startIndex)
            }
            if Superscript(at: rest) != nil { break }
            index = text.unicodeScalars.index(after: index)
        }
        return (text[..<index], index)
    }

    private static func bare(_ text: Substring) -> Substring {
        var name = text.trimmed
        for word in ["and ", "& "] { name = name.after(prefix: word)?.trimmed ?? name }
        if name == "and" { return name.dropFirst(3) }
        return MarkdownText.plain(name)
    }
}

/// One superscript in any of the spellings Markdown converters use.
struct Superscript {
    var keys: [Substring]
    var end: String.Index

    init?(at text: Substring) {
        for (open, close) in [("<sup>", "</sup>"), ("$^{", "}$"), ("^{", "}"), ("<sup", "</sup>")] {
            guard let inner = text.after(prefix: open) else { continue }
            guard let (body, after) = inner.prefix(80).cut(at: close) else { return nil }
            keys = body.split { $0 == "," || $0 == " " || $0 == ";" }
            end = after.startIndex
            return
        }
        let marks = text.prefix { "¹²³⁴⁵⁶⁷⁸⁹⁰*†‡§¶∗".contains($0) }
        guard !marks.isEmpty else { return nil }
        keys = marks.indices.map { marks[$0...].prefix(1) }
        end = marks.endIndex
    }
}

/// Affiliations by their superscripts, from the lines below the authors.
struct AffiliationList {
    private var byKey: [String: (text: Substring, line: Line)] = [:]
    /// A line without a superscript that stands directly under the names.
    private var plain: (text: Substring, line: Line)?

    init(_ lines: ArraySlice<Line>) {
        for line in lines where !line.isOpen { read(line) }
        if let first = lines.first, byKey.isEmpty, !first.isOpen, Self.looksPlain(first.text) {
            plain = (Self.tidied(first.text[...]), first)
        }
    }

    /// `<sup>a</sup> One place; <sup>b</sup>Another; and <sup>c</sup>a third`.
    private mutating func read(_ line: Line) {
        var rest = line.text[...]
        guard let first = Superscript(at: rest) else { return }
        var keys = first.keys
        rest = rest[first.end...]
        while true {
            let next = nextMark(in: rest)
            let text = Self.tidied(rest[..<(next?.start ?? rest.endIndex)])
            if !text.isEmpty, !Self.isNote(text) {
                for key in keys where byKey[String(key)] == nil { byKey[String(key)] = (text, line) }
            }
            guard let next else { return }
            keys = next.mark.keys
            rest = rest[next.mark.end...]
        }
    }

    private func nextMark(in text: Substring) -> (start: String.Index, mark: Superscript)? {
        var index = text.startIndex
        while index < text.endIndex {
            if let mark = Superscript(at: text[index...]) { return (index, mark) }
            index = text.unicodeScalars.index(after: index)
        }
        return nil
    }

    /// Without the sign and the “and” that lead on to the next.
    private static func tidied(_ text: Substring) -> Substring {
        var text = text.trimmed
        for ending in [" and", ";", ",", "."] { text = text.before(suffix: ending)?.trimmed ?? text }
        return text
    }

    /// Footnotes of people are set like affiliations.
    private static func isNote(_ text: Substring) -> Bool {
        ["contributed equally", "correspond", "These authors", "Present address", "To whom"].contains {
            text.contains(literal: $0)
        } || text.contains("@")
    }

    /// A place has a comma and is no sentence.
    private static func looksPlain(_ text: String) -> Bool {
        text.contains(",") && text.utf8.count < 400 && !text.endsSentence && !text.contains("@")
            && !text.hasPrefix("Edited by ")
    }

    /// What the superscripts lead to; without any, what stands under the names, surely so only under a single one.
    func stated(for keys: [Substring], isOnly: Bool) -> [PrintedAssertion] {
        if keys.isEmpty, let plain {
            let place = plain.line.place(of: plain.text)
            return [.init(.affiliation, String(plain.text), at: place, confidence: isOnly ? 1 : 0.5)]
        }
        return keys.compactMap { key in
            byKey[String(key)].map { .init(.affiliation, String($0.text), at: $0.line.place(of: $0.text)) }
        }
    }
}
