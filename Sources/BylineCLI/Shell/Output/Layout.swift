/// The formats in which results are printed.
package enum OutputFormat: String, CaseIterable, Sendable {
    case table, json, ndjson, csv, tsv

    /// Whether a failure is told as a problem object.
    var isJSON: Bool { self == .json || self == .ndjson }
    /// Whether only programs are meant to read it: no colour, no cutting, no wording.
    var isForMachines: Bool { self != .table }
}

/// What a page may do on the paper it is given.
package struct Layout: Hashable, Sendable {
    /// Columns of the terminal; nil when the output goes to a file or a pipe, and then nothing is ever cut.
    package var width: Int?
    package var ascii: Bool
    package var style: Style

    package init(width: Int? = nil, ascii: Bool = false, style: Style = Style(isOn: false)) {
        self.width = width
        self.ascii = ascii
        self.style = style
    }

    /// The columns to which running text is broken.
    var proseWidth: Int { min(width ?? 88, 100) }

    /// The text as it may be printed: in ASCII when that was asked for.
    func plain(_ text: String) -> String { ascii ? text.transliterated : text }

    /// One line of foreign text, safe to print.
    func line(_ text: String) -> String { plain(text.onOneLine) }

    /// The mark that something was cut.
    var cutMark: String { ascii ? "..." : "…" }
}

/// Emphasis on a terminal. When it is off, texts come back as they are.
package struct Style: Hashable, Sendable {
    package var isOn: Bool
    package init(isOn: Bool) { self.isOn = isOn }

    func heading(_ text: String) -> String { marked(text, 1) }
    func faint(_ text: String) -> String { marked(text, 2) }
    func bad(_ text: String) -> String { marked(text, 31) }
    func good(_ text: String) -> String { marked(text, 32) }

    private func marked(_ text: String, _ code: Int) -> String {
        isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
