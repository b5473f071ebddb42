import Catalog

/// One JSON object on one line, its keys in the order given, text unescaped but for what JSON demands.
struct JSONLine: CustomStringConvertible {
    enum Value {
        case text(String?)
        case number(Int?)
        case decimal(Double)
        case flag(Bool?)
        case list([String])
    }

    private let fields: [(key: String, value: Value)]

    init(_ fields: [(key: String, value: Value)]) { self.fields = fields }

    var description: String {
        "{" + fields.map { "\(jsonQuoted($0.key)):\(Self.written($0.value))" }.joined(separator: ",") + "}"
    }

    private static func written(_ value: Value) -> String {
        switch value {
        case .text(let text): text.map { jsonQuoted($0) } ?? "null"
        case .number(let number): number.map(String.init) ?? "null"
        case .decimal(let number): "\(number)"
        case .flag(let flag): flag.map { $0 ? "true" : "false" } ?? "null"
        case .list(let items): "[" + items.map { jsonQuoted($0) }.joined(separator: ",") + "]"
        }
    }
}
