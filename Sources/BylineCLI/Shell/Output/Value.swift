/// One answer value on its way to paper: what every output format is made from.
///
/// Keys keep the order in which they are given, so that equal answers give equal bytes.
package indirect enum Value: Hashable, Sendable {
    /// Unknown. JSON prints `null`, the other formats an empty cell.
    case null
    case bool(Bool)
    case int(Int)
    case double(Double)
    case text(String)
    case list([Value])
    case object([Member])

    /// One key of an object with its value.
    package struct Member: Hashable, Sendable {
        package var key: String
        package var value: Value
        package init(_ key: String, _ value: Value) {
            self.key = key
            self.value = value
        }
    }
}

extension Value {
    package init(_ text: String?) { self = text.map(Value.text) ?? .null }
    package init(_ number: Int?) { self = number.map(Value.int) ?? .null }
    package init(_ flag: Bool?) { self = flag.map(Value.bool) ?? .null }
    package init(texts: [String]) { self = .list(texts.map(Value.text)) }
    package init(numbers: [Int]) { self = .list(numbers.map(Value.int)) }
    /// The printed form of an identifier: `R12`.
    package init(id: (some CustomStringConvertible)?) { self.init(id.map { String(describing: $0) }) }

    /// The value with each of its texts replaced; keys stay as they are.
    package func mappingTexts(_ change: (String) -> String) -> Value {
        switch self {
        case .null, .bool, .int, .double: self
        case .text(let text): .text(change(text))
        case .list(let items): .list(items.map { $0.mappingTexts(change) })
        case .object(let members):
            .object(members.map { Member($0.key, $0.value.mappingTexts(change)) })
        }
    }
}

/// What a field of the output holds, as the documentation names it.
package enum FieldType: String, Sendable {
    case text, number, boolean, object
    case texts = "list of texts"
    case numbers = "list of numbers"
    case objects = "list of objects"
}

/// The documentation of one output field.
package struct FieldNote: Hashable, Sendable {
    /// In `snake_case`; part of the versioned interface.
    package var name: String
    package var type: FieldType
    package var summary: String
}
