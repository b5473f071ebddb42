import Catalog

/// Writes values as JSON: keys in the given order, UTF-8 unescaped unless asked, numbers as numbers.
package enum JSONText {
    /// One line without any blank that is not inside a text.
    package static func compact(_ value: Value, ascii: Bool = false) -> String {
        var text = ""
        write(value, to: &text, ascii: ascii, indent: nil)
        return text
    }

    /// Indented by two blanks a level, without a final newline.
    package static func indented(_ value: Value, ascii: Bool = false) -> String {
        var text = ""
        write(value, to: &text, ascii: ascii, indent: 0)
        return text
    }

    private static func write(_ value: Value, to text: inout String, ascii: Bool, indent: Int?) {
        switch value {
        case .null: text += "null"
        case .bool(let flag): text += flag ? "true" : "false"
        case .int(let number): text += String(number)
        case .double(let number): text += number.isFinite ? "\(number)" : "null"
        case .text(let string): text += jsonQuoted(string, ascii: ascii)
        case .list(let items):
            writeAll(items, between: "[", and: "]", to: &text, indent: indent) { item, deeper, text in
                write(item, to: &text, ascii: ascii, indent: deeper)
            }
        case .object(let members):
            writeAll(members, between: "{", and: "}", to: &text, indent: indent) { member, deeper, text in
                text += jsonQuoted(member.key, ascii: ascii)
                text += deeper == nil ? ":" : ": "
                write(member.value, to: &text, ascii: ascii, indent: deeper)
            }
        }
    }

    private static func writeAll<Item>(
        _ items: [Item], between open: String, and close: String, to text: inout String, indent: Int?,
        each: (Item, Int?, inout String) -> Void
    ) {
        let deeper = indent.map { $0 + 1 }
        text += open
        for (number, item) in items.enumerated() {
            if number > 0 { text += "," }
            if let deeper { text += "\n" + String(repeating: "  ", count: deeper) }
            each(item, deeper, &text)
        }
        if let indent, !items.isEmpty { text += "\n" + String(repeating: "  ", count: indent) }
        text += close
    }
}
