/// Writes rows as CSV (RFC 4180) or TSV, with a header line.
package enum DelimitedText {
    /// Lines end in CR LF; a cell with a comma, a quote or a line break stands in quotes, quotes doubled.
    package static func csv(header: [String], rows: [[Value]]) -> String {
        ([header] + rows.map { $0.map(cell) }).map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
    }

    /// Lines end in LF; tab, line breaks and backslash inside a cell are written `\t`, `\n`, `\r`, `\\`.
    package static func tsv(header: [String], rows: [[Value]]) -> String {
        ([header] + rows.map { $0.map(cell) }).map { $0.map(escaped).joined(separator: "\t") + "\n" }.joined()
    }

    /// A value as one flat text: lists joined by `; `, nested objects as compact JSON, unknown as nothing.
    package static func cell(_ value: Value) -> String {
        switch value {
        case .null: ""
        case .text(let text): text
        case .list(let items) where items.contains(where: \.isObject): JSONText.compact(value)
        case .list(let items): items.map(cell).joined(separator: "; ")
        case .bool, .int, .double, .object: JSONText.compact(value)
        }
    }

    /// An object as one row: nested objects become columns of their own, `counts.works`.
    package static func flattened(_ members: [Value.Member], under prefix: String = "") -> [Value.Member] {
        members.flatMap { member -> [Value.Member] in
            guard case .object(let inner) = member.value else { return [.init(prefix + member.key, member.value)] }
            return flattened(inner, under: prefix + member.key + ".")
        }
    }

    private static func quoted(_ cell: String) -> String {
        // Scalars, not characters: Swift takes CR LF for one character that is neither CR nor LF.
        guard cell.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return cell }
        return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    private static func escaped(_ cell: String) -> String {
        var text = ""
        for scalar in cell.unicodeScalars {
            switch scalar {
            case "\t": text += "\\t"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\\": text += "\\\\"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

extension Value {
    fileprivate var isObject: Bool { if case .object = self { true } else { false } }
}
