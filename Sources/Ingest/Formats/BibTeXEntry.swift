/// One BibTeX entry as a page prints it for citing: keys and values, braces or quotes, on any number of lines.
struct BibTeXEntry {
    private var fields: [String: (value: String, line: Line)] = [:]

    /// Reads the first entry that begins on one of the lines; nil if none does or it is not closed.
    init?(_ lines: ArraySlice<Line>) {
        guard let start = lines.firstIndex(where: { $0.text.hasPrefix("@") }) else { return nil }
        var scanner = Scanner(lines: lines[start...])
        guard scanner.skip(past: "{") else { return nil }
        guard scanner.skip(past: ",") else { return nil }
        while let key = scanner.key() {
            let line = scanner.line
            guard let value = scanner.value() else { return nil }
            fields[key] = (value, line)
        }
        guard scanner.isClosed else { return nil }
    }

    subscript(_ key: String) -> (value: String, line: Line)? { fields[key] }

    /// `Ana Lind and Ek, Bo and others`: the names as printed, and whether the list is cut.
    static func people(_ text: String) -> (names: [String], isCut: Bool) {
        var names: [String] = []
        var isCut = false
        var words: [Substring] = []
        func close() {
            let name = words.joined(separator: " ")
            if name == "others" { isCut = true } else if !name.isEmpty { names.append(name) }
            words = []
        }
        for word in text.split(whereSeparator: \.isWhitespace) {
            if word == "and" { close() } else { words.append(word) }
        }
        close()
        return (names, isCut)
    }

    /// Reads scalar by scalar over line ends.
    private struct Scanner {
        private var scalars: [(scalar: Unicode.Scalar, line: Int)] = []
        private let lines: [Line]
        private var position = 0
        private(set) var isClosed = false

        init(lines: ArraySlice<Line>) {
            self.lines = Array(lines)
            // An entry is short; what stands behind it is no part of it.
            for (index, line) in self.lines.prefix(200).enumerated() {
                for scalar in line.text.unicodeScalars { scalars.append((scalar, index)) }
                scalars.append((" ", index))
            }
        }

        var line: Line { lines[scalars[min(position, scalars.count - 1)].line] }
        private var next: Unicode.Scalar? { position < scalars.count ? scalars[position].scalar : nil }

        mutating func skip(past mark: Unicode.Scalar) -> Bool {
            while let scalar = next {
                position += 1
                if scalar == mark { return true }
            }
            return false
        }

        /// A second pair of braces around the whole only keeps its capitals.
        private static func withoutBraces(_ value: Substring) -> String {
            guard let inner = value.after(prefix: "{")?.before(suffix: "}"), !inner.contains("{"), !inner.contains("}")
            else { return String(value) }
            return String(inner.trimmed)
        }

        /// The next key in small letters; nil at the closing brace or where no key stands.
        mutating func key() -> String? {
            while let scalar = next, scalar.isBlank || scalar == "," { position += 1 }
            var key = String.UnicodeScalarView()
            while let scalar = next, scalar.isLetter || scalar.isDigit || scalar == "-" || scalar == "_" {
                key.append(scalar)
                position += 1
            }
            while let scalar = next, scalar.isBlank { position += 1 }
            if key.isEmpty {
                isClosed = next == "}"
                return nil
            }
            guard next == "=" else { return nil }
            position += 1
            return String(key).lowercased()
        }

        /// A value in braces, in quotes or bare; outer marks are not part of it.
        mutating func value() -> String? {
            while let scalar = next, scalar.isBlank { position += 1 }
            guard let opening = next else { return nil }
            var value = String.UnicodeScalarView()
            var depth = 0
            if opening == "{" || opening == "\"" { position += 1 }
            while let scalar = next {
                let isEnd =
                    switch opening {
                    case "{": scalar == "}" && depth == 0
                    case "\"": scalar == "\"" && depth == 0
                    default: scalar == "," || scalar == "}"
                    }
                if isEnd {
                    if opening == "{" || opening == "\"" { position += 1 }
                    return Self.withoutBraces(String(value).trimmed)
                }
                if scalar == "{" { depth += 1 }
                if scalar == "}" { depth -= 1 }
                value.append(scalar)
                position += 1
            }
            return nil
        }
    }
}
