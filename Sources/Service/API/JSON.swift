import Catalog

/// A JSON value whose objects keep the order of their members.
package enum JSON: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    case null
    case flag(Bool)
    case int(Int)
    case number(Double)
    case text(String)
    case list([JSON])
    /// A member without a value is left out.
    case object([(String, JSON?)])
    /// Text that is JSON already.
    case written(String)

    package init(stringLiteral text: String) { self = .text(text) }
    package init(integerLiteral number: Int) { self = .int(number) }
    package init(booleanLiteral flag: Bool) { self = .flag(flag) }
    package init(_ text: String?) { self = text.map(JSON.text) ?? .null }
    package init(_ number: Int?) { self = number.map(JSON.int) ?? .null }
    package init(_ flag: Bool?) { self = flag.map(JSON.flag) ?? .null }
    package init(_ texts: [String]) { self = .list(texts.map(JSON.text)) }

    /// The object with one more member; any other value as it is.
    package func adding(_ name: String, _ value: JSON?) -> JSON {
        guard case .object(let members) = self else { return self }
        return .object(members + [(name, value)])
    }

    /// One line, without a blank outside of texts, UTF-8.
    package var compact: String {
        var text = ""
        write(to: &text)
        return text
    }

    package func write(to text: inout String) {
        switch self {
        case .null: text += "null"
        case .flag(let flag): text += flag ? "true" : "false"
        case .int(let number): text += String(number)
        case .number(let number): text += number.isFinite ? "\(number)" : "null"
        case .text(let string): text += jsonQuoted(string)
        case .written(let json): text += json
        case .list(let items):
            text += "["
            for (place, item) in items.enumerated() {
                if place > 0 { text += "," }
                item.write(to: &text)
            }
            text += "]"
        case .object(let members):
            text += "{"
            var isFirst = true
            for case (let name, let value?) in members {
                if !isFirst { text += "," }
                isFirst = false
                text += jsonQuoted(name)
                text += ":"
                value.write(to: &text)
            }
            text += "}"
        }
    }

    /// The value as one cell of a table: a list with semicolons between, an object by its name where it has one.
    package var cell: String {
        switch self {
        case .null: return ""
        case .text(let text): return text
        case .list(let items): return items.map(\.cell).joined(separator: "; ")
        case .object(let members):
            let name = members.first { $0.0 == "name" || $0.0 == "title" }?.1
            return name?.cell ?? compact
        default: return compact
        }
    }
}
