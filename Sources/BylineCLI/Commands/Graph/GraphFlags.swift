import Byline
import Catalog

extension Flag {
    static let since = Flag.option("since", "YEAR", .count, "Only works of this year or later")
    static let until = Flag.option("until", "YEAR", .count, "Only works of this year or earlier")
    static let topic = Flag.option("topic", "CODE", .text, "Only works on this topic, such as cs.LG")
    static let minShared = Flag.option("min-shared", "N", .count, "Only pairs with N or more works together")
    /// The flags of a `GraphScope`.
    static let scope = [since, until, topic, minShared]
    static let depth = Flag.option("depth", "N", .count, "Steps from the researcher; 1 by default")
    static let maxNodes = Flag.option(
        "max-nodes", "N", .count, "Keep the N nearest and most strongly tied, and say so")
    static let maxSeconds = Flag.option("max-seconds", "N", .count, "Look no further after N seconds; 10 by default")
    static let outFile = Flag.option(
        "out", "FILE", .file, "Write to FILE instead of standard output, whole or not at all")

    /// A `--format` of rows, documents for other programs and the picture.
    static let rowsOrGraph = Flag.option(
        "format", "FORMAT",
        .choice(
            OutputFormat.allCases.map(\.rawValue) + GraphFormat.allCases.filter { $0 != .csv }.map(\.rawValue)),
        "table, json, ndjson, csv, tsv; or a graph: " + names(GraphFormat.allCases.filter { $0 != .csv }))

    /// A `--format` of documents for other programs alone.
    static let graphDocument = Flag.option(
        "format", "FORMAT", .choice(GraphFormat.documents.map(\.rawValue)),
        "graphml (default), " + names(Array(GraphFormat.documents.dropFirst())))

    private static func names(_ formats: [GraphFormat]) -> String {
        formats.map(\.rawValue).joined(separator: ", ")
    }
}

extension GraphFormat {
    /// All but the picture, which only shows a part well.
    static let documents = allCases.filter { $0 != .svg }

    var isJSON: Bool { self == .nodeLink || self == .cytoscape }
}

extension ParsedLine {
    /// Which works count.
    func scope() throws(UsageError) -> GraphScope {
        let scope = GraphScope(
            since: number("since"), until: number("until"), topic: value("topic"),
            minimumShared: number("min-shared") ?? 1)
        if let since = scope.since, let until = scope.until, since > until {
            throw UsageError(
                what: "--since \(since) is later than --until \(until)", mend: "Give the earlier year to --since")
        }
        return scope
    }

    /// The value of `--format` where it names a graph's format that is not one of rows.
    /// - Parameter rows: whether the command can also print rows, which then own the names they share.
    func graphFormat(rows: Bool) -> GraphFormat? {
        guard let name = value("format"), !rows || OutputFormat(rawValue: name) == nil else { return nil }
        return GraphFormat(rawValue: name)
    }

    /// The value of `--out`; nil for standard output.
    func outFile() -> String? { value("out").flatMap { $0 == "-" ? nil : $0 } }
}

extension Session {
    /// Writes an excerpt as a document to a file or to standard output, and tells what the document cannot say itself.
    func write(
        _ excerpt: GraphExcerpt, as format: GraphFormat, titles: Bool, file: String?,
        to output: inout some TextOutputStream
    ) throws {
        var shown = excerpt
        if layout.ascii, !format.isJSON { shown = excerpt.mappingTexts(layout.plain) }
        let dropped: Int
        if let file {
            try protectStore(from: file, flag: "--out")
            let copy = try WholeFile(file)
            var stream = DocumentStream(inner: copy, ascii: layout.ascii, isJSON: format.isJSON)
            dropped = shown.write(as: format, titles: titles, to: &stream)
            try copy.finish()
            diagnostics.note("Written: \(file), \(excerpt.sizeShown).")
        } else {
            var stream = DocumentStream(inner: output, ascii: layout.ascii, isJSON: format.isJSON)
            dropped = shown.write(as: format, titles: titles, to: &stream)
            output = stream.inner
        }
        if dropped > 0 {
            diagnostics.warn("\(dropped) control characters in names and titles were left out.")
        }
        if [.csv, .csvNodes, .vosviewerMap, .vosviewerNetwork].contains(format) {
            // These formats have no comments that their readers would skip.
            diagnostics.note(excerpt.header.lines.joined(separator: "; ") + ".")
        }
        tellTruncation(of: excerpt)
    }

    func tellTruncation(of excerpt: GraphExcerpt) {
        if let reason = excerpt.header.truncation { diagnostics.warn("Truncated: \(reason).") }
    }
}

/// Passes text on, in ASCII when that was asked for: escapes in JSON, plain letters elsewhere.
private struct DocumentStream<Inner: TextOutputStream>: TextOutputStream {
    var inner: Inner
    let ascii: Bool
    let isJSON: Bool

    mutating func write(_ text: String) {
        guard ascii else { return inner.write(text) }
        inner.write(isJSON ? escaped(text) : text.transliterated)
    }

    private func escaped(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            if scalar.isASCII { return String(scalar) }
            // In these documents every other scalar stands inside a string, where an escape means the same.
            return String(jsonQuoted(String(scalar), ascii: true).dropFirst().dropLast())
        }.joined()
    }
}

extension GraphExcerpt {
    /// `12 researchers, 30 ties`
    var sizeShown: String {
        switch kind {
        case .coauthors: "\(nodes.count) researchers, \(edges.count) ties"
        case .citations: "\(nodes.count) works, \(edges.count) citations"
        }
    }
}
